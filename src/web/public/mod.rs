//! The public site: what everybody reads, and how a citizen sends an opinion and follows it.

mod communes;
mod conference;
mod figures;
mod file;
mod home;
mod privacy;
mod published;
mod register;
mod send;
mod shown;
mod ticket;
mod track;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::get;

use crate::app::App;
use crate::files::LARGEST;

/// The pages of the public site.
pub fn routes() -> Router<App> {
    let photos = DefaultBodyLimit::max(LARGEST * 6);
    Router::new()
        .route("/", get(home::page))
        .route("/gui-y-kien", get(send::begin))
        .route("/gui-y-kien/{draft}/{step}", get(send::step).post(send::go_on).layer(photos))
        .route("/gui-y-kien/{draft}/xong", get(send::done))
        .route("/gui-y-kien/{draft}/tep/{key}", get(send::file))
        .route("/tra-cuu", get(track::ask).post(track::open))
        .route("/tra-cuu/{code}", get(track::page))
        .route("/tra-cuu/{code}/tep/{key}", get(track::file))
        .route("/hoi-nghi", get(conference::list))
        .route("/hoi-nghi/{code}", get(conference::page))
        .route("/cong-khai", get(register::page))
        .route("/cong-khai/{code}", get(published::page))
        .route("/cong-khai/{code}/tep/{key}", get(published::file))
        .route("/so-lieu", get(figures::page))
        .route("/thong-tin-ca-nhan", get(privacy::page))
        .route("/xa", get(communes::page))
}
