//! A posted form as it came: its fields, and its files with their names.

use std::net::IpAddr;

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header;

use super::Failure;
use super::kept::FORM_MOST;
use super::parts::Parts;
use crate::files::{Files, Incoming, Purpose, Raw};
use crate::store::files::MOST;

/// The fields and files of a posted form in their order; names may repeat.
#[derive(Default)]
pub struct Posted {
    /// Name and value of each field.
    pub pairs: Vec<(String, String)>,
    /// The files that were chosen; a field left empty is none.
    pub files: Vec<Sent>,
}

/// A file as it came, before it is looked at.
pub struct Sent {
    name: String,
    bytes: Raw,
}

impl Posted {
    /// Reads a form with or without files to its end; `stranger` is where it comes from, none of a colleague.
    pub async fn read(files: &Files, stranger: Option<IpAddr>, request: Request) -> Result<Posted, Failure> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let mut posted = Posted::default();
        if !kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
            let body = Bytes::from_request(request, &()).await.map_err(|_| Failure::BadForm)?;
            posted.pairs = serde_urlencoded::from_bytes(&body).map_err(|_| Failure::BadForm)?;
            return Ok(posted);
        }
        let mut room = FORM_MOST;
        let mut parts = Parts::of(request).await.map_err(|_| Failure::BadForm)?;
        while let Some(part) = parts.next().await? {
            let name = part.name().to_owned();
            room = room.checked_sub(name.len()).ok_or(Failure::TooLarge)?;
            match part.file_name().map(str::to_owned) {
                Some(file) => {
                    room = room.checked_sub(file.len()).ok_or(Failure::TooLarge)?;
                    let wanted = (posted.files.len() as u64) < MOST;
                    let raw = if wanted { Raw::from(stranger) } else { Raw::unwanted() };
                    let bytes = part.into_raw(files, raw).await?;
                    if !file.is_empty() || bytes.length() > 0 {
                        posted.files.push(Sent { name: file, bytes });
                    }
                }
                None => {
                    let (bytes, more) = part.first(room).await?;
                    if more {
                        return Err(Failure::TooLarge);
                    }
                    room -= bytes.len();
                    let value = String::from_utf8(bytes).map_err(|_| Failure::BadForm)?;
                    posted.pairs.push((name, value));
                }
            }
        }
        Ok(posted)
    }

    /// The first value of a field.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

impl Sent {
    /// The file on its way in.
    pub fn into_incoming(
        self,
        unit: i64,
        staff: Option<i64>,
        from: Option<IpAddr>,
        purpose: Purpose,
    ) -> Incoming {
        Incoming { unit, staff, from, purpose, name: self.name, bytes: self.bytes }
    }
}
