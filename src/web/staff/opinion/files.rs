//! Files of a case, for those who may open it.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use tokio_util::io::ReaderStream;

use super::case::find;
use crate::acts::Refusal;
use crate::acts::opinion::see_identity::open_restricted;
use crate::app::App;
use crate::files::shown;
use crate::store::files;
use crate::web::Failure;
use crate::web::desk::Desk;

/// Streams a file of a case.
pub(super) async fn show(
    desk: Desk,
    State(app): State<App>,
    Path((code, key)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let case = find(&app, &desk.person, &code).await?;
    let file = files::of_case(&app.db, &case).await?.into_iter().find(|file| file.storage_key == key);
    let file = file.ok_or(Failure::Act(Refusal::NotFound))?;
    if case.opinion.circle.is_closed() {
        open_restricted(&app, &desk.person, &code).await?;
    }
    stream(&app, &file).await
}

/// A stored file as a response with headers that keep it harmless.
pub(crate) async fn stream(app: &App, file: &files::Stored) -> Result<Response, Failure> {
    let handle = app.files.open(&file.storage_key).await.map_err(|error| {
        Failure::Act(Refusal::Internal(format!("a stored file cannot be opened: {error}")))
    })?;
    let how = shown(file, &file.original_name);
    let mut response = Body::from_stream(ReaderStream::new(handle)).into_response();
    let out = response.headers_mut();
    if let Ok(kind) = HeaderValue::from_str(how.content_type) {
        out.insert(header::CONTENT_TYPE, kind);
    }
    if let Ok(disposition) = HeaderValue::from_str(&how.disposition) {
        out.insert(header::CONTENT_DISPOSITION, disposition);
    }
    out.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(how.policy));
    Ok(response)
}
