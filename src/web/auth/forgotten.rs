//! `/quen-mat-khau` and `/dat-mat-khau/{token}`.

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use super::guard;
use super::plain::{self, Plain};
use crate::acts::staff::{self, NewPasswordForm, Opened, PASSWORD_LEAST, ResetForm};
use crate::acts::{Fields, Refusal};
use crate::app::App;
use crate::web::client::Address;
use crate::web::form::{Control, Field, FormView, Typed};
use crate::web::tongue::Tongue;
use crate::web::{Failure, Frame};

/// GET `/quen-mat-khau`
pub async fn ask(State(app): State<App>, Extension(tongue): Extension<Tongue>) -> Result<Response, Failure> {
    let f = guard::frame(&app, &tongue).await?;
    Ok(wish(f, &ResetForm::default(), None))
}

/// POST `/quen-mat-khau`: the same answer whether the account exists or not.
pub async fn send(
    State(app): State<App>,
    Extension(tongue): Extension<Tongue>,
    Address(address): Address,
    Typed(form): Typed<ResetForm>,
) -> Result<Response, Failure> {
    let f = guard::frame(&app, &tongue).await?;
    match staff::ask_reset(&app, form.clone(), address).await {
        Ok(()) => {
            Ok(plain::said(f, "forgotten-sent-title", "forgotten-sent", ("/dang-nhap", "sign-in-title")))
        }
        Err(Refusal::Invalid(fields)) => Ok(wish(f, &form, Some(&fields))),
        Err(refusal) => Err(refusal.into()),
    }
}

fn wish(f: Frame, form: &ResetForm, wrong: Option<&Fields>) -> Response {
    let view = FormView::new("/quen-mat-khau", f.say("forgotten-submit")).field(
        Field::text("account", f.say("forgotten-account"))
            .hint(f.say("forgotten-account-hint"))
            .value(&form.account)
            .autocomplete("username"),
    );
    plain::form(f, Plain { title: "forgotten-title", lead: Some("forgotten-lead") }, view, wrong)
}

/// GET `/dat-mat-khau/{token}`
pub async fn choose(
    State(app): State<App>,
    Extension(tongue): Extension<Tongue>,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    let f = guard::frame(&app, &tongue).await?;
    match staff::opened(&app, &token).await {
        Ok(opened) => Ok(password(f, &token, &opened, None)),
        Err(Refusal::NotFound) => Ok(expired(f)),
        Err(refusal) => Err(refusal.into()),
    }
}

/// POST `/dat-mat-khau/{token}`
pub async fn keep(
    State(app): State<App>,
    Extension(tongue): Extension<Tongue>,
    Path(token): Path<String>,
    Typed(form): Typed<NewPasswordForm>,
) -> Result<Response, Failure> {
    let f = guard::frame(&app, &tongue).await?;
    let opened = match staff::opened(&app, &token).await {
        Ok(opened) => opened,
        Err(Refusal::NotFound) => return Ok(expired(f)),
        Err(refusal) => return Err(refusal.into()),
    };
    match staff::reset(&app, &token, form).await {
        Ok(_) => Ok(Redirect::to("/dang-nhap?xong=mat-khau").into_response()),
        Err(Refusal::Invalid(fields)) => Ok(password(f, &token, &opened, Some(&fields))),
        Err(Refusal::NotFound) => Ok(expired(f)),
        Err(refusal) => Err(refusal.into()),
    }
}

fn password(f: Frame, token: &str, opened: &Opened, wrong: Option<&Fields>) -> Response {
    let view = FormView::new(format!("/dat-mat-khau/{token}"), f.say("password-submit"))
        .field(Field::text("login", f.say("sign-in-login")).value(&opened.login).autocomplete("username"))
        .field(new_password(&f));
    let title = if opened.first { "password-first-title" } else { "password-new-title" };
    plain::form(f, Plain { title, lead: None }, view, wrong)
}

/// The field of a new password, with its rules.
pub(super) fn new_password(f: &Frame) -> Field {
    Field::new("new_password", Control::Password, f.say("password-new"))
        .hint(f.say1("password-hint", "least", PASSWORD_LEAST))
        .autocomplete("new-password")
}

fn expired(f: Frame) -> Response {
    let mut response =
        plain::said(f, "link-expired-title", "link-expired", ("/quen-mat-khau", "forgotten-title"));
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}
