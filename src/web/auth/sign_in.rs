//! `/dang-nhap` and `/dang-xuat`.

use askama::Template;
use axum::Extension;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::guard;
use crate::acts::staff::{self, Admission, Caller, SignInForm};
use crate::acts::{Fields, Refusal, Said};
use crate::app::App;
use crate::web::client::Address;
use crate::web::form::{Control, Field, FormView, Typed};
use crate::web::page::respond;
use crate::web::rescue;
use crate::web::session;
use crate::web::tongue::{self, Tongue};
use crate::web::{Failure, Frame};

/// The sign-in page.
#[derive(Template)]
#[template(path = "auth/sign_in.html")]
struct SignInPage {
    f: Frame,
    title: String,
    /// Why the person is here, if not by own wish.
    notice: Option<String>,
    form: FormView,
    /// Whether only the one-time code is asked for.
    second: bool,
}

/// Where to go after signing in, and what just happened.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    tiep: String,
    xong: String,
}

/// What the page posts.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Entry {
    login: String,
    password: String,
    totp: String,
    ticket: String,
    tiep: String,
    resume_action: String,
    resume_body: String,
    resume_seal: String,
}

impl Entry {
    fn resumed(&self) -> rescue::Resumed<'_> {
        rescue::Resumed { action: &self.resume_action, body: &self.resume_body, seal: &self.resume_seal }
    }
}

/// GET `/dang-nhap`
pub async fn ask(
    State(app): State<App>,
    Extension(tongue): Extension<Tongue>,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    if let Some(token) = session::token(&app, &headers)
        && staff::present(&app, &token).await?.is_some()
    {
        return Ok(Redirect::to(&onward(&asked.tiep)).into_response());
    }
    let f = guard::frame(&app, &tongue).await?;
    let notice = match asked.xong.as_str() {
        "mat-khau" => Some(f.say("sign-in-after-password").into_owned()),
        "dang-xuat" => Some(f.say("sign-in-after-leaving").into_owned()),
        "cai-dat" => Some(f.say("sign-in-after-set-up").into_owned()),
        _ if asked.tiep.is_empty() => None,
        _ => Some(f.say("sign-in-first").into_owned()),
    };
    let entry = Entry { tiep: asked.tiep, ..Entry::default() };
    Ok(page(f, StatusCode::OK, notice, &entry, false, None))
}

/// POST `/dang-nhap`
pub async fn enter(
    State(app): State<App>,
    Extension(tongue): Extension<Tongue>,
    Address(address): Address,
    headers: HeaderMap,
    Typed(entry): Typed<Entry>,
) -> Result<Response, Failure> {
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let caller = Caller { address, agent: agent.to_owned() };
    let form = SignInForm {
        login: entry.login.clone(),
        password: entry.password.clone(),
        totp: entry.totp.clone(),
        ticket: entry.ticket.clone(),
    };
    match staff::sign_in(&app, form, &caller).await {
        Ok(Admission::SignedIn(signed_in)) => {
            if let Some(old) = session::token(&app, &headers) {
                staff::sign_out(&app, &old).await?;
            }
            let resumed = entry.resumed();
            let mut response = if resumed.is_ours(&app) {
                rescue::resume(&app, &tongue, &resumed)
            } else {
                Redirect::to(&onward(&entry.tiep)).into_response()
            };
            session::give(&app, &mut response, &signed_in.token);
            if tongue::cookie(&headers, tongue::COOKIE).is_none() {
                session::speak(&mut response, signed_in.lang);
            }
            Ok(response)
        }
        Ok(Admission::NeedsCode { ticket }) => {
            let f = guard::frame(&app, &tongue).await?;
            Ok(page(f, StatusCode::OK, None, &Entry { ticket, ..entry }, true, None))
        }
        Err(Refusal::Invalid(fields)) => {
            let f = guard::frame(&app, &tongue).await?;
            let second = fields.of("totp").is_some();
            Ok(page(f, StatusCode::UNPROCESSABLE_ENTITY, None, &entry, second, Some(&fields)))
        }
        Err(Refusal::TooMany(seconds)) => {
            let f = guard::frame(&app, &tongue).await?;
            let minutes = seconds.div_ceil(60).max(1).to_string();
            let mut fields = Fields::new();
            fields.add("login", Said { key: "error-sign-in-too-many", args: vec![("minutes", minutes)] });
            let mut response = page(f, StatusCode::TOO_MANY_REQUESTS, None, &entry, false, Some(&fields));
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
            Ok(response)
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// POST `/dang-xuat`
pub async fn leave(State(app): State<App>, headers: HeaderMap) -> Result<Response, Failure> {
    if let Some(token) = session::token(&app, &headers) {
        staff::sign_out(&app, &token).await?;
    }
    let mut response = Redirect::to("/dang-nhap?xong=dang-xuat").into_response();
    session::take(&app, &mut response);
    Ok(response)
}

fn onward(tiep: &str) -> String {
    if tiep.is_empty() { "/lam-viec".to_owned() } else { rescue::local(tiep) }
}

fn page(
    f: Frame,
    status: StatusCode,
    notice: Option<String>,
    entry: &Entry,
    second: bool,
    wrong: Option<&Fields>,
) -> Response {
    let mut form = FormView::new("/dang-nhap", f.say("sign-in-submit"));
    for (name, value) in [
        ("tiep", &entry.tiep),
        ("resume_action", &entry.resume_action),
        ("resume_body", &entry.resume_body),
        ("resume_seal", &entry.resume_seal),
    ] {
        if !value.is_empty() {
            form = form.hidden(name, value);
        }
    }
    if second {
        form = form.hidden("login", &entry.login).hidden("ticket", &entry.ticket).field(
            Field::text("totp", f.say("sign-in-code"))
                .hint(f.say("sign-in-code-hint"))
                .autocomplete("one-time-code")
                .inputmode("numeric"),
        );
    } else {
        form = form
            .field(Field::text("login", f.say("sign-in-login")).value(&entry.login).autocomplete("username"))
            .field(
                Field::new("password", Control::Password, f.say("sign-in-password"))
                    .autocomplete("current-password"),
            );
    }
    if let Some(fields) = wrong {
        form = form.complain(&f, fields);
    }
    let title = f.say(if second { "sign-in-code-title" } else { "sign-in-title" });
    let title =
        if form.has_errors() { f.say1("form-title-error", "title", title) } else { title.into_owned() };
    respond(status, &SignInPage { title, notice, form, second, f })
}
