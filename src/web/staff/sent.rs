//! A posted form as its fields, with files already taken in and replaced by their tokens.

use axum::extract::Request;
use serde::de::DeserializeOwned;

use crate::acts::Fields;
use crate::app::App;
use crate::files::{Purpose, take_all};
use crate::store::files::MOST;
use crate::web::Failure;
use crate::web::posted::Posted;

/// The fields of a posted form in their order; names may repeat.
#[derive(Debug, Clone, Default)]
pub struct Sent {
    /// The fields.
    pub pairs: Vec<(String, String)>,
    /// What was wrong with files.
    pub wrong: Fields,
}

impl Sent {
    /// The first value of a field.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// All values of a field.
    pub fn all(&self, name: &str) -> Vec<String> {
        self.pairs.iter().filter(|(key, _)| key == name).map(|(_, value)| value.clone()).collect()
    }

    /// The fields as a struct.
    pub fn form<T: DeserializeOwned>(&self) -> Result<T, Failure> {
        let text = serde_urlencoded::to_string(&self.pairs).map_err(|_| Failure::BadForm)?;
        serde_html_form::from_str(&text).map_err(|_| Failure::BadForm)
    }

    /// Reads a form with files; files are taken in for `unit` and `staff` as `purpose`, and each that is not is named.
    pub async fn read(
        request: Request,
        app: &App,
        unit: i64,
        staff: Option<i64>,
        purpose: Purpose,
    ) -> Result<Sent, Failure> {
        let Posted { pairs, files } = Posted::read(&app.files, None, request).await?;
        let mut sent = Sent { pairs, wrong: Fields::new() };
        if files.is_empty() {
            return Ok(sent);
        }
        let room = usize::try_from(MOST).unwrap_or_default().saturating_sub(sent.all("files").len());
        let incoming = files.into_iter().map(|part| part.into_incoming(unit, staff, None, purpose)).collect();
        let taken = take_all(app, incoming, room).await?;
        sent.pairs.extend(taken.uploads.into_iter().map(|upload| ("files".to_owned(), upload.token)));
        for not in taken.not {
            sent.wrong.add("files", not.said());
        }
        Ok(sent)
    }
}
