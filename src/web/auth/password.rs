//! `/lam-viec/tai-khoan/mat-khau`: another password for oneself.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};

use super::forgotten::new_password;
use super::plain::{self, Plain};
use crate::acts::staff::{self, PasswordForm};
use crate::acts::{Fields, Refusal};
use crate::app::App;
use crate::web::desk::Desk;
use crate::web::form::{Control, Field, FormView, Typed};
use crate::web::{Failure, Frame};

/// GET
pub async fn ask(Desk { f, .. }: Desk) -> Response {
    page(f, None)
}

/// POST
pub async fn keep(
    State(app): State<App>,
    Desk { person, session, f, .. }: Desk,
    Typed(form): Typed<PasswordForm>,
) -> Result<Response, Failure> {
    match staff::change_password(&app, &person, Some(session), form).await {
        Ok(()) => Ok(Redirect::to("/lam-viec/tai-khoan?xong=mat-khau").into_response()),
        Err(Refusal::Invalid(fields)) => Ok(page(f, Some(&fields))),
        Err(refusal) => Err(refusal.into()),
    }
}

fn page(f: Frame, wrong: Option<&Fields>) -> Response {
    let view = FormView::new("/lam-viec/tai-khoan/mat-khau", f.say("password-submit"))
        .field(
            Field::new("password", Control::Password, f.say("password-current"))
                .autocomplete("current-password"),
        )
        .field(new_password(&f));
    let words = Plain { title: "password-change-title", lead: Some("password-change-lead") };
    plain::desk_form(f, words, ("/lam-viec/tai-khoan", "account-title"), String::new(), view, wrong)
}
