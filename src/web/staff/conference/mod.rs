//! Conferences at the desk: the list, the plan, the page of one, the hall desk, and the intake of single opinions.

mod acts;
mod hall;
mod history;
mod intake;
mod list;
mod plan;
mod plan_form;
mod show;
mod slip;
mod spoken;
mod state;

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;

/// The routes of these pages.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/lam-viec/hoi-nghi", get(list::list))
        .route("/lam-viec/hoi-nghi/moi", get(plan::blank).post(plan::plan))
        .route("/lam-viec/hoi-nghi/{code}", get(show::show))
        .route("/lam-viec/hoi-nghi/{code}/sua", get(plan::edit).post(plan::revise))
        .route("/lam-viec/hoi-nghi/{code}/announce", post(acts::announce))
        .route("/lam-viec/hoi-nghi/{code}/open", post(acts::open))
        .route("/lam-viec/hoi-nghi/{code}/adjourn", post(acts::adjourn))
        .route("/lam-viec/hoi-nghi/{code}/cancel", post(acts::cancel))
        .route("/lam-viec/hoi-nghi/{code}/postpone", get(acts::postpone_form).post(acts::postpone))
        .route("/lam-viec/hoi-nghi/{code}/ghi", get(hall::desk).post(hall::log))
        .route("/lam-viec/ghi", get(intake::blank).post(intake::log))
        .route("/lam-viec/ghi/phieu/{once}", get(slip::slip))
}
