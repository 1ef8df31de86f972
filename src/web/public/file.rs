//! Hands out a stored file, so that nothing in it runs on our address.

use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use tokio_util::io::ReaderStream;

use crate::acts::Refusal;
use crate::app::App;
use crate::files;
use crate::store::files::Stored;
use crate::web::Failure;

/// The bytes of a file the visitor may have, streamed.
pub async fn give(app: &App, file: &Stored) -> Result<Response, Failure> {
    let shown = files::shown(file);
    let bytes = app.files.open(&file.storage_key).await.map_err(|error| {
        tracing::error!(%error, key = %file.storage_key, "a stored file is missing");
        Failure::Act(Refusal::NotFound)
    })?;
    let mut response = Body::from_stream(ReaderStream::new(bytes)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(shown.content_type));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(shown.policy));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=300"));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(file.size));
    if let Ok(value) = HeaderValue::from_str(&shown.disposition) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}
