//! No typed text is ever lost: what a refused form said comes back on the page that says why it was refused.

use askama::Template;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use http_body_util::{BodyExt, Limited};

use super::failure::Failure;
use super::page::{Frame, respond};
use super::tongue::Tongue;
use crate::acts::Refusal;
use crate::app::App;

/// The largest form without files, in bytes; 10,000 characters of Vietnamese take about 90 kB when encoded.
pub const FORM_MOST: usize = 1_000_000;

/// Fields that are never shown back.
const SECRET: [&str; 5] = ["password", "new_password", "again", "totp", "secret"];

/// A page that says why, and carries what was typed.
#[derive(Template)]
#[template(path = "failure.html")]
struct FailurePage {
    f: Frame,
    title: String,
    words: String,
    help: Option<String>,
    sign_in: bool,
    action: String,
    shown: Vec<(String, String)>,
    hidden: Vec<(String, String)>,
    resume_body: String,
    again: bool,
}

/// Keeps the words of a form until it is answered; dresses every failure as a page.
pub async fn keep(State(app): State<App>, request: Request, next: Next) -> Response {
    let api = request.uri().path().starts_with("/api/");
    let tongue = request
        .extensions()
        .get::<Tongue>()
        .cloned()
        .unwrap_or(Tongue { lang: Default::default(), here: "/".to_owned() });
    let action = request.uri().path_and_query().map_or("/", |all| all.as_str()).to_owned();
    let is_form = request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.starts_with("application/x-www-form-urlencoded"));
    let mut pairs = Vec::new();
    let request = if request.method() == Method::POST && is_form && !api {
        let (parts, body) = request.into_parts();
        match Limited::new(body, FORM_MOST).collect().await {
            Ok(whole) => {
                let bytes: Bytes = whole.to_bytes();
                pairs = serde_urlencoded::from_bytes(&bytes).unwrap_or_default();
                Request::from_parts(parts, Body::from(bytes))
            }
            Err(_) => return dress(&app, &tongue, &action, Vec::new(), &Failure::TooLarge),
        }
    } else {
        request
    };
    let post = request.method() == Method::POST;
    let mut response = next.run(request).await;
    if api {
        return response;
    }
    match response.extensions_mut().remove::<Failure>() {
        Some(failure) => {
            let retry = response.headers().get(header::RETRY_AFTER).cloned();
            let mut dressed = dress(&app, &tongue, &action, if post { pairs } else { Vec::new() }, &failure);
            if let Some(retry) = retry {
                dressed.headers_mut().insert(header::RETRY_AFTER, retry);
            }
            dressed
        }
        None if response.status() == StatusCode::NOT_FOUND && !has_body(&response) => {
            dress(&app, &tongue, &action, Vec::new(), &Failure::Act(Refusal::NotFound))
        }
        None if response.status() == StatusCode::METHOD_NOT_ALLOWED => {
            let mut page = dress(&app, &tongue, &action, Vec::new(), &Failure::Act(Refusal::NotFound));
            *page.status_mut() = StatusCode::METHOD_NOT_ALLOWED;
            page
        }
        None if response.status() == StatusCode::PAYLOAD_TOO_LARGE && !has_body(&response) => {
            dress(&app, &tongue, &action, pairs, &Failure::TooLarge)
        }
        None => response,
    }
}

fn has_body(response: &Response) -> bool {
    response.headers().get(header::CONTENT_TYPE).is_some()
}

/// The page of a failure with the words that were typed.
pub fn dress(
    app: &App,
    tongue: &Tongue,
    action: &str,
    pairs: Vec<(String, String)>,
    failure: &Failure,
) -> Response {
    if let Failure::Act(Refusal::Internal(cause)) = failure {
        tracing::error!(%cause, "a request failed");
    }
    let frame = Frame::bare(tongue, app.today());
    let (key, args) = failure.said();
    let args: Vec<(&'static str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let sign_in = matches!(failure, Failure::SignedOut);
    let page = FailurePage {
        title: frame.say_with(key, &args),
        words: frame.say_with(&format!("{key}-help"), &args),
        help: None,
        sign_in,
        resume_body: if sign_in { encode(&pairs) } else { String::new() },
        again: !pairs.is_empty() && !sign_in,
        shown: shown(&pairs),
        hidden: pairs.into_iter().filter(|(name, _)| !SECRET.contains(&name.as_str())).collect(),
        action: action.to_owned(),
        f: frame,
    };
    respond(failure.status(), &page)
}

/// The page after signing in again: everything typed before, and one button to send it.
pub fn resume(app: &App, tongue: &Tongue, action: &str, body: &str) -> Response {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(body).unwrap_or_default();
    let frame = Frame::bare(tongue, app.today());
    let page = FailurePage {
        title: frame.say("rescue-resume").into_owned(),
        words: frame.say("rescue-resume-help").into_owned(),
        help: None,
        sign_in: false,
        resume_body: String::new(),
        again: true,
        shown: shown(&pairs),
        hidden: pairs,
        action: local(action),
        f: frame,
    };
    respond(StatusCode::OK, &page)
}

/// An address of this site, whatever was asked for.
pub fn local(address: &str) -> String {
    format!("/{}", address.trim_start_matches(['/', '\\', ' ']))
}

fn encode(pairs: &[(String, String)]) -> String {
    let kept: Vec<&(String, String)> = pairs.iter().filter(|(name, _)| !SECRET.contains(&name.as_str())).collect();
    serde_urlencoded::to_string(kept).unwrap_or_default()
}

/// The fields a person typed: long enough to be missed.
fn shown(pairs: &[(String, String)]) -> Vec<(String, String)> {
    pairs
        .iter()
        .filter(|(name, value)| {
            value.chars().count() > 12 && !SECRET.contains(&name.as_str()) && !["once", "version"].contains(&name.as_str())
        })
        .cloned()
        .collect()
}
