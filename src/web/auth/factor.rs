//! `/lam-viec/tai-khoan/xac-thuc`: the second factor, with a QR picture drawn here.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};

use super::plain::{self, Plain};
use crate::acts::staff::{self, DropForm, Enrolment, SecondFactorForm};
use crate::acts::{Fields, Refusal};
use crate::app::App;
use crate::web::desk::Desk;
use crate::web::form::{Control, Field, FormView, Typed};
use crate::web::page::escape;
use crate::web::qr;
use crate::web::{Failure, Frame};

const BACK: (&str, &str) = ("/lam-viec/tai-khoan", "account-title");

/// GET
pub async fn ask(State(app): State<App>, Desk { person, f, .. }: Desk) -> Result<Response, Failure> {
    Ok(page(f, &staff::begin_totp(&app, &person)?, None))
}

/// POST
pub async fn keep(
    State(app): State<App>,
    Desk { person, session, f, .. }: Desk,
    Typed(form): Typed<SecondFactorForm>,
) -> Result<Response, Failure> {
    match staff::confirm_totp(&app, &person, Some(session), form.clone()).await {
        Ok(()) => Ok(Redirect::to("/lam-viec/tai-khoan?xong=xac-thuc").into_response()),
        Err(Refusal::Invalid(fields)) => {
            Ok(page(f, &staff::resume_totp(&app, &person, &form)?, Some(&fields)))
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// GET `…/bo`
pub async fn ask_drop(Desk { f, .. }: Desk) -> Response {
    drop_page(f, None)
}

/// POST `…/bo`
pub async fn drop(
    State(app): State<App>,
    Desk { person, session, f, .. }: Desk,
    Typed(form): Typed<DropForm>,
) -> Result<Response, Failure> {
    match staff::drop_totp(&app, &person, Some(session), form).await {
        Ok(()) => Ok(Redirect::to("/lam-viec/tai-khoan?xong=bo-xac-thuc").into_response()),
        Err(Refusal::Invalid(fields)) => Ok(drop_page(f, Some(&fields))),
        Err(refusal) => Err(refusal.into()),
    }
}

fn page(f: Frame, enrolment: &Enrolment, wrong: Option<&Fields>) -> Response {
    let view = FormView::new("/lam-viec/tai-khoan/xac-thuc", f.say("factor-submit"))
        .hidden("secret", &enrolment.secret)
        .hidden("seal", &enrolment.seal)
        .field(
            Field::text("totp", f.say("factor-code"))
                .hint(f.say("factor-code-hint"))
                .autocomplete("one-time-code")
                .inputmode("numeric"),
        )
        .field(password(&f));
    let picture = picture(&f, enrolment);
    plain::desk_form(
        f,
        Plain { title: "factor-title", lead: Some("factor-lead") },
        BACK,
        picture,
        view,
        wrong,
    )
}

fn drop_page(f: Frame, wrong: Option<&Fields>) -> Response {
    let view =
        FormView::new("/lam-viec/tai-khoan/xac-thuc/bo", f.say("factor-drop-submit")).field(password(&f));
    let words = Plain { title: "factor-drop-title", lead: Some("factor-drop-lead") };
    plain::desk_form(f, words, BACK, String::new(), view, wrong)
}

fn password(f: &Frame) -> Field {
    Field::new("password", Control::Password, f.say("factor-password")).autocomplete("current-password")
}

/// The QR picture, and the secret in groups of four for typing by hand.
fn picture(f: &Frame, enrolment: &Enrolment) -> String {
    let mut out = qr::picture(&enrolment.address, &f.say("factor-picture"));
    let letters: Vec<char> = enrolment.secret.chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    out.push_str("<p>");
    escape(&mut out, &f.say("factor-by-hand"));
    out.push_str(" <code>");
    escape(&mut out, &groups.join(" "));
    out.push_str("</code></p>");
    out
}
