//! The whole route table and the layers around it.

use std::time::Duration;

use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Router, middleware};
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};

use super::{api, assets, auth, client, letters, public, rescue, security, session, staff, tongue};
use crate::app::App;
use crate::store::settings;

/// The largest form with files, in bytes.
const UPLOAD_MOST: usize = 55 * 1024 * 1024;

/// Everything this program answers to.
pub fn router(app: App) -> Router {
    let packed = SizeAbove::new(1024).and(NotForContentType::const_new("image/jpeg"));
    let signed_in = auth::routes()
        .merge(staff::routes())
        .merge(letters::routes())
        .layer(middleware::from_fn_with_state(app.clone(), session::recognise));
    Router::new()
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(ready))
        .route("/assets/{*name}", get(assets::serve))
        .merge(public::routes())
        .merge(signed_in)
        .merge(api::routes())
        .layer(DefaultBodyLimit::max(UPLOAD_MOST))
        .layer(middleware::from_fn(client::to_the_end))
        .layer(middleware::from_fn_with_state(app.clone(), security::same_site))
        .layer(middleware::from_fn_with_state(app.clone(), rescue::keep))
        .layer(middleware::from_fn(tongue::choose))
        .layer(middleware::from_fn_with_state(app.clone(), security::headers))
        .layer(CompressionLayer::new().compress_when(packed))
        .layer(middleware::from_fn(client::log))
        .with_state(app)
}

/// Whether the database answers within a second.
async fn ready(State(app): State<App>) -> Response {
    match tokio::time::timeout(Duration::from_secs(1), settings::get(&app.db, "key")).await {
        Ok(Ok(Some(_))) => "ready".into_response(),
        _ => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer").into_response(),
    }
}
