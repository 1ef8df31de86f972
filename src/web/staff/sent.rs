//! A posted form as its fields, with files already taken in and replaced by their tokens.

use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header;
use serde::de::DeserializeOwned;

use crate::acts::{Fields, Refusal};
use crate::app::App;
use crate::files::{self, Incoming, Purpose};
use crate::web::Failure;

/// The fields of a posted form in their order; names may repeat.
#[derive(Debug, Clone, Default)]
pub struct Sent {
    /// The fields.
    pub pairs: Vec<(String, String)>,
    /// What was wrong with files.
    pub wrong: Fields,
}

/// A file as it came, before it is looked at.
struct Part {
    name: String,
    bytes: Vec<u8>,
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

    /// Reads a form with files; files are taken in for `unit` and `staff` as `purpose`.
    pub async fn read(
        request: Request,
        app: &App,
        unit: i64,
        staff: Option<i64>,
        purpose: Purpose,
    ) -> Result<Sent, Failure> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
            let axum::extract::RawForm(bytes) =
                axum::extract::RawForm::from_request(request, &()).await.map_err(|_| Failure::BadForm)?;
            let pairs = serde_urlencoded::from_bytes(&bytes).map_err(|_| Failure::BadForm)?;
            return Ok(Sent { pairs, wrong: Fields::new() });
        }
        let mut multipart = Multipart::from_request(request, &()).await.map_err(|_| Failure::BadForm)?;
        let mut sent = Sent::default();
        let mut parts = Vec::new();
        loop {
            let field = match multipart.next_field().await {
                Ok(Some(field)) => field,
                Ok(None) => break,
                Err(error) => return Err(broken(&error)),
            };
            let name = field.name().unwrap_or_default().to_owned();
            match field.file_name().map(str::to_owned) {
                Some(file) => {
                    let bytes = field.bytes().await.map_err(|error| broken(&error))?;
                    if !bytes.is_empty() {
                        parts.push(Part { name: file, bytes: bytes.to_vec() });
                    }
                }
                None => {
                    let text = field.text().await.map_err(|error| broken(&error))?;
                    sent.pairs.push((name, text));
                }
            }
        }
        for part in parts {
            let incoming = Incoming { unit, staff, purpose, name: part.name, bytes: part.bytes };
            match files::take(app, incoming).await {
                Ok(upload) => sent.pairs.push(("files".to_owned(), upload.token)),
                Err(Refusal::Invalid(fields)) => {
                    for (_, said) in fields.0 {
                        sent.wrong.add("files", said);
                    }
                }
                Err(other) => return Err(other.into()),
            }
        }
        Ok(sent)
    }
}

fn broken(error: &axum::extract::multipart::MultipartError) -> Failure {
    if error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        Failure::TooLarge
    } else {
        Failure::BadForm
    }
}
