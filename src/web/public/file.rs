//! Hands out a stored file, so that nothing in it runs on our address.

use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use tokio_util::io::ReaderStream;

use crate::acts::Refusal;
use crate::app::App;
use crate::files;
use crate::store::files::Stored;
use crate::web::Failure;

/// In which size a picture is asked for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Size {
    /// `nho` asks for the size in which pages show it.
    c: String,
}

/// The bytes of a file the visitor may have, streamed under the name this visitor may know it by.
pub async fn give(app: &App, file: &Stored, name: &str, size: Size) -> Result<Response, Failure> {
    let shown = files::shown(file, name);
    let small = size.c == "nho" && files::is_picture(file);
    let opened =
        if small { app.files.open_small(file).await } else { app.files.open(&file.storage_key).await };
    let bytes = opened.map_err(|error| {
        tracing::error!(%error, key = %file.storage_key, "a stored file is missing");
        Failure::Act(Refusal::NotFound)
    })?;
    let length = bytes.metadata().await.map_or(0, |about| about.len());
    let mut response = Body::from_stream(ReaderStream::new(bytes)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(shown.content_type));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(shown.policy));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=300"));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    if let Ok(value) = HeaderValue::from_str(&shown.disposition) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}
