//! Getting in and being somebody: sign-in, forgotten passwords, first set-up, the own account, colleagues' accounts.

mod account;
mod colleague;
mod colleagues;
mod factor;
mod forgotten;
mod guard;
mod password;
mod plain;
mod proposals;
mod set_up;
mod sign_in;
mod tokens;

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;

/// The addresses of this room.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/dang-nhap", get(sign_in::ask).post(sign_in::enter))
        .route("/dang-xuat", post(sign_in::leave))
        .route("/quen-mat-khau", get(forgotten::ask).post(forgotten::send))
        .route("/dat-mat-khau/{token}", get(forgotten::choose).post(forgotten::keep))
        .route("/cai-dat/{token}", get(set_up::ask).post(set_up::keep))
        .route("/lam-viec/tai-khoan", get(account::show).post(account::prefer))
        .route("/lam-viec/tai-khoan/phien/{id}", post(account::end_session))
        .route("/lam-viec/tai-khoan/dang-xuat-moi-noi", post(account::leave_everywhere))
        .route("/lam-viec/tai-khoan/mat-khau", get(password::ask).post(password::keep))
        .route("/lam-viec/tai-khoan/xac-thuc", get(factor::ask).post(factor::keep))
        .route("/lam-viec/tai-khoan/xac-thuc/bo", get(factor::ask_drop).post(factor::drop))
        .route("/lam-viec/tai-khoan/ma-truy-cap", get(tokens::list).post(tokens::issue))
        .route("/lam-viec/tai-khoan/ma-truy-cap/{id}/thu-hoi", post(tokens::revoke))
        .route("/lam-viec/xac-nhan", get(proposals::list))
        .route("/lam-viec/xac-nhan/{id}/dong-y", post(proposals::confirm))
        .route("/lam-viec/xac-nhan/{id}/tu-choi", post(proposals::refuse))
        .route("/lam-viec/can-bo", get(colleagues::list))
        .route("/lam-viec/can-bo/moi", get(colleague::ask).post(colleague::add))
        .route("/lam-viec/can-bo/{login}", get(colleague::show).post(colleague::change))
        .route("/lam-viec/can-bo/{login}/ngung", post(colleague::disable))
        .route("/lam-viec/can-bo/{login}/duong-dan", post(colleague::send_link))
}

#[cfg(test)]
mod walk;
