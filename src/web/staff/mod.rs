//! The pages of the office.

pub mod conference;
pub mod opinion;
mod published;
mod sent;
pub mod work;

pub use sent::Sent;

use axum::Router;

use crate::app::App;

/// All staff pages but sign-in, accounts and letters.
pub fn routes() -> Router<App> {
    Router::new().merge(work::routes()).merge(opinion::routes()).merge(conference::routes())
}
