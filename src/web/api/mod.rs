//! The API under `/api/v1` for programs: the same acts and the same refusals as the pages.
//!
//! - what every request needs: body (JSON and Idempotency-Key), caller (token, secret), place (codes and queries),
//!   asked_language, problem (errors as application/problem+json)
//! - the table of operations: endpoint, document; both the routes and the OpenAPI document come from it
//! - for everybody: lists, register, submit, track, uploads
//! - for staff: work, opinion_acts, conference_acts
//! - what is answered: views, case

mod asked_language;
mod body;
mod caller;
mod case;
mod conference_acts;
mod document;
mod endpoint;
mod lists;
mod opinion_acts;
mod place;
mod problem;
mod register;
mod submit;
mod track;
mod uploads;
mod views;
mod work;

use axum::Router;
use axum::http::header;
use axum::routing::{any, get};
use utoipa_axum::router::OpenApiRouter;

pub use asked_language::language;
pub use problem::{Problem, dress};

use crate::app::App;
use endpoint::Endpoint;

/// The largest JSON body, in bytes.
pub const BODY_MOST: usize = 1_000_000;

/// All operations, in the order of the document.
fn table() -> Vec<Endpoint> {
    let mut all = lists::endpoints();
    all.extend(register::endpoints());
    all.extend(submit::endpoints());
    all.extend(track::endpoints());
    all.extend(uploads::endpoints());
    all.extend(work::endpoints());
    all.extend(opinion_acts::endpoints());
    all.extend(conference_acts::endpoints());
    all
}

fn described() -> OpenApiRouter<App> {
    let router = OpenApiRouter::with_openapi(document::head());
    table().into_iter().fold(router, |router, endpoint| router.routes(endpoint.mounted()))
}

/// The routes of the API and of its description.
pub fn routes() -> Router<App> {
    let (router, document) = described().split_for_parts();
    let text: axum::body::Bytes = document.to_pretty_json().unwrap_or_default().into();
    let described = get(move || {
        let text = text.clone();
        async move {
            let headers =
                [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "public, max-age=300")];
            (headers, text)
        }
    });
    router
        .method_not_allowed_fallback(|| async { Problem::Method })
        .route("/openapi.json", described)
        .route("/api/{*rest}", any(|| async { Problem::not_found() }))
        .layer(axum::middleware::from_fn(dress))
}

/// The OpenAPI 3.1 description of the API.
pub fn openapi() -> utoipa::openapi::OpenApi {
    described().into_openapi()
}

#[cfg(test)]
mod tests;
