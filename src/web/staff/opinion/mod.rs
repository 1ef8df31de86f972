//! The case: its page, the forms of its acts, its files, the restricted list.

mod act;
mod case;
mod files;
mod letter;
mod paper;
mod restricted;
mod slip;
mod verbs;

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;

/// Routes of single cases.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/lam-viec/y-kien/{code}", get(case::show))
        .route("/lam-viec/y-kien/{code}/nguoi-gui", post(case::show_identity))
        .route("/lam-viec/y-kien/{code}/tep/{key}", get(files::show))
        .route("/lam-viec/y-kien/{code}/phieu", get(slip::show))
        .route("/lam-viec/y-kien/{code}/viec/{act}", get(act::ask).post(act::perform))
        .route("/lam-viec/han-che", get(restricted::list))
}
