//! A posted form as it came: its fields, and its files with their names.

use std::net::IpAddr;

use axum::body::Bytes;
use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};

use super::Failure;
use super::kept::FORM_MOST;
use crate::files::{Files, Incoming, Purpose, Raw, failed};

/// The fields and files of a posted form in their order; names may repeat.
#[derive(Default)]
pub struct Posted {
    /// Name and value of each field.
    pub pairs: Vec<(String, String)>,
    /// The files that were chosen; a field left empty is none.
    pub files: Vec<Part>,
}

/// A file as it came, before it is looked at.
pub struct Part {
    name: String,
    bytes: Raw,
}

impl Posted {
    /// Reads a form with or without files to its end.
    pub async fn read(files: &Files, request: Request) -> Result<Posted, Failure> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let mut posted = Posted::default();
        if !kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
            let body = Bytes::from_request(request, &()).await.map_err(|_| Failure::BadForm)?;
            posted.pairs = serde_urlencoded::from_bytes(&body).map_err(|_| Failure::BadForm)?;
            return Ok(posted);
        }
        let mut room = FORM_MOST;
        let mut form = Multipart::from_request(request, &()).await.map_err(|_| Failure::BadForm)?;
        while let Some(field) = form.next_field().await.map_err(unreadable)? {
            let name = field.name().unwrap_or_default().to_owned();
            match field.file_name().map(str::to_owned) {
                Some(file) => {
                    let bytes = bytes_of(files, field).await?;
                    if !file.is_empty() || bytes.length() > 0 {
                        posted.files.push(Part { name: file, bytes });
                    }
                }
                None => {
                    let value = text_of(field, &mut room).await?;
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

impl Part {
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

/// The file's bytes; what is too large is read on, but not kept.
async fn bytes_of(files: &Files, mut field: Field<'_>) -> Result<Raw, Failure> {
    let mut bytes = Raw::default();
    while let Some(piece) = field.chunk().await.map_err(unreadable)? {
        bytes.add(files, &piece).await.map_err(|error| failed(&error))?;
    }
    Ok(bytes)
}

/// A field's text; all fields together are no longer than a form without files may be.
async fn text_of(mut field: Field<'_>, room: &mut usize) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(unreadable)? {
        *room = room.checked_sub(piece.len()).ok_or(Failure::TooLarge)?;
        bytes.extend_from_slice(&piece);
    }
    String::from_utf8(bytes).map_err(|_| Failure::BadForm)
}

/// A body over its limit is told apart from one that cannot be read.
fn unreadable(error: MultipartError) -> Failure {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Failure::TooLarge } else { Failure::BadForm }
}
