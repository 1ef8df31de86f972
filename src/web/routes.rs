//! The whole route table and the layers around it.

use std::time::Duration;

use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Router, middleware};
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};

use super::{api, assets, auth, client, letters, public, rescue, security, session, shelf, staff, tongue};
use crate::app::App;
use crate::store::{self, Trouble, settings};

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
        .layer(middleware::from_fn_with_state(app.clone(), shelf::keep))
        .layer(middleware::from_fn(client::log))
        .with_state(app)
}

/// What is wrong, in words that tell nobody how this house is built; the log says more.
fn why(error: &store::Error) -> &'static str {
    match Trouble::of(error) {
        Trouble::Busy => "too busy",
        Trouble::Full => "the disk is full",
        Trouble::Away => "the disk or the way to the database fails",
        Trouble::Broken => "it is broken",
    }
}

/// Whether the database answers within a second and keeps what is committed.
async fn ready(State(app): State<App>) -> Response {
    let red = |why: String| (StatusCode::SERVICE_UNAVAILABLE, why).into_response();
    let look = async {
        if let Some(error) = app.db.trouble().await {
            return Err(format!(
                "nothing is acknowledged until the disk keeps what it is given: {}",
                why(&error)
            ));
        }
        match settings::get(&app.db, "key").await {
            Ok(Some(_)) => Ok(()),
            Ok(None) => Err("the database is not ours".to_owned()),
            Err(error) => Err(format!("the database does not answer: {}", why(&error))),
        }
    };
    match tokio::time::timeout(Duration::from_secs(1), look).await {
        Ok(Ok(())) => "ready".into_response(),
        Ok(Err(why)) => red(why),
        Err(_) => red("the database does not answer within a second".to_owned()),
    }
}
