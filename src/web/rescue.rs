//! No typed text is ever lost: what a refused form said comes back on the page that says why it was refused.

use askama::Template;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use chrono::TimeDelta;

use super::client::{Address, SeenStaff};
use super::desk::Desk;
use super::failure::Failure;
use super::kept::{Typed, overhear};
use super::page::{Frame, respond};
use super::security;
use super::tongue::Tongue;
use super::visitor::{self, Visitor};
use crate::acts::Refusal;
use crate::app::{App, digest, encode as base64};

/// Fields that are never shown back.
const SECRET: [&str; 5] = ["password", "new_password", "again", "totp", "secret"];

/// Carries the names of fields with files through the sign-in, or nothing for a form that can carry some;
/// no field of ours begins with a colon.
const FILES: &str = ":files";

/// A form is carried through the sign-in for so long.
const SEAL_LASTS: TimeDelta = TimeDelta::hours(24);

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
    back: Option<String>,
    shown: Vec<(String, String)>,
    hidden: Vec<(String, String)>,
    files: Vec<String>,
    multipart: bool,
    resume_body: String,
    resume_seal: String,
    again: bool,
}

/// Where a refused request came from and went to.
struct Way {
    tongue: Tongue,
    parts: Parts,
    action: String,
    back: Option<String>,
    /// Whether it came from a page of this site: what did not is given back as text, never with a button that sends it.
    ours: bool,
}

/// Keeps the words of a form until it is answered; dresses every failure as a page.
pub async fn keep(State(app): State<App>, request: Request, next: Next) -> Response {
    if request.uri().path().starts_with("/api/") {
        return next.run(request).await;
    }
    let way = Way::of(&app, &request);
    let Address(address) = Address::of(&app, request.extensions(), request.headers());
    let (request, words) = match overhear(address, request).await {
        Ok(both) => both,
        Err(refused) => {
            let (failure, typed) = *refused;
            return way.dress(&app, typed, &failure, false).await;
        }
    };
    let mut response = next.run(request).await;
    let said = response.extensions_mut().remove::<Failure>();
    let kind = response.headers().get(header::CONTENT_TYPE);
    let (bare, plain) = (kind.is_none(), kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/plain")));
    let failure = match (said, response.status()) {
        (Some(failure), _) => failure,
        (None, StatusCode::PAYLOAD_TOO_LARGE) => Failure::TooLarge,
        (None, StatusCode::NOT_FOUND) if bare => Failure::Act(Refusal::NotFound),
        // What an address or a form cannot be read as is told by no handler of ours.
        (None, StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY) if bare || plain => {
            Failure::BadForm
        }
        (None, StatusCode::METHOD_NOT_ALLOWED) => Failure::Act(Refusal::NotFound),
        (None, _) => return response,
    };
    let seen = response.extensions_mut().remove::<SeenStaff>();
    let staff = seen.is_some();
    let mut page = way.dress(&app, words.typed().await, &failure, staff).await;
    if let Some(seen) = seen {
        page.extensions_mut().insert(seen);
    }
    if response.status() == StatusCode::METHOD_NOT_ALLOWED {
        *page.status_mut() = StatusCode::METHOD_NOT_ALLOWED;
    }
    for name in [header::RETRY_AFTER, header::ALLOW, header::SET_COOKIE] {
        for value in response.headers().get_all(&name) {
            page.headers_mut().append(&name, value.clone());
        }
    }
    page
}

impl Way {
    fn of(app: &App, request: &Request) -> Way {
        let ours = security::is_ours(app, request);
        let action = request.uri().path_and_query().map_or("/", |all| all.as_str()).to_owned();
        let back = if request.method() == Method::POST { came_from(request.headers()) } else { None };
        let mut tongue = request
            .extensions()
            .get::<Tongue>()
            .cloned()
            .unwrap_or(Tongue { lang: Default::default(), here: action.clone() });
        if request.method() == Method::POST {
            // The language switch is a link, and the address of a form answers no link.
            tongue.here = back.clone().unwrap_or_else(|| "/".to_owned());
        }
        let (mut parts, ()) = Request::new(()).into_parts();
        (parts.uri, parts.headers) = (request.uri().clone(), request.headers().clone());
        parts.extensions.insert(tongue.clone());
        Way { tongue, parts, action, back, ours }
    }

    /// The frame with the menu and the telephone of the unit, as far as it can be had: nobody waits for a database that is down.
    async fn frame(mut self, app: &App, failure: &Failure, staff: bool) -> Frame {
        let down = visitor::remembered(app, &self.tongue, &self.parts);
        match failure {
            Failure::TimedOut | Failure::Act(Refusal::Unavailable | Refusal::Internal(_)) => return down,
            Failure::SignedOut
            | Failure::CrossOrigin
            | Failure::TooLarge
            | Failure::BadForm
            | Failure::Act(
                Refusal::NotFound
                | Refusal::Forbidden(_)
                | Refusal::NotAllowed { .. }
                | Refusal::Overtaken
                | Refusal::Invalid(_)
                | Refusal::NoRoom
                | Refusal::TooMany(_),
            ) => {}
        }
        if staff && let Ok(desk) = Desk::from_request_parts(&mut self.parts, app).await {
            return desk.f;
        }
        if let Ok(visitor) = Visitor::from_request_parts(&mut self.parts, app).await {
            return visitor.f;
        }
        // An address that names an unknown unit still belongs to somebody's site.
        self.parts.uri = axum::http::Uri::from_static("/");
        Visitor::from_request_parts(&mut self.parts, app).await.map_or(down, |visitor| visitor.f)
    }

    /// The page of a failure with the words that were typed.
    async fn dress(self, app: &App, typed: Typed, failure: &Failure, staff: bool) -> Response {
        if let Failure::Act(Refusal::Internal(cause)) = failure {
            tracing::error!(%cause, "a request failed");
        }
        let (action, back, ours) = (self.action.clone(), self.back.clone(), self.ours);
        let f = self.frame(app, failure, staff).await;
        let (key, args) = failure.said();
        let args: Vec<(&'static str, &str)> =
            args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let sign_in = ours && matches!(failure, Failure::SignedOut);
        let resume_body = if sign_in { encode(&typed) } else { String::new() };
        let something = !typed.pairs.is_empty() || !typed.files.is_empty();
        let page = FailurePage {
            title: f.say_with(key, &args),
            words: f.say_with(&format!("{key}-help"), &args),
            help: None,
            sign_in,
            resume_seal: seal(app, app.now().timestamp(), &action, &resume_body),
            resume_body,
            again: ours && something && may_help(failure),
            back,
            shown: shown(&typed.pairs),
            hidden: if ours { public(typed.pairs) } else { Vec::new() },
            files: typed.files,
            multipart: typed.multipart,
            action,
            f,
        };
        respond(failure.status(), &page)
    }
}

/// A form carried through the sign-in, with the proof that a page of this site was filled in with it.
pub struct Resumed<'a> {
    /// Where it goes.
    pub action: &'a str,
    /// Its fields.
    pub body: &'a str,
    /// The proof.
    pub seal: &'a str,
}

impl Resumed<'_> {
    /// Whether there is a form, and this site sealed it within [`SEAL_LASTS`].
    pub fn is_ours(&self, app: &App) -> bool {
        let made = self.seal.split_once('.').and_then(|(made, _)| made.parse::<i64>().ok());
        let Some(made) = made.filter(|_| !self.action.is_empty()) else {
            return false;
        };
        let fresh = (0..=SEAL_LASTS.num_seconds()).contains(&app.now().timestamp().saturating_sub(made));
        fresh && digest(&seal(app, made, self.action, self.body)) == digest(self.seal)
    }
}

/// The moment in seconds and the proof of it, of the address and of the fields.
fn seal(app: &App, made: i64, action: &str, body: &str) -> String {
    let proof = base64(&app.sign("resumed form", &format!("{made}\n{action}\n{body}")));
    format!("{made}.{proof}")
}

/// The page after signing in again: everything typed before, and one button to send it.
pub fn resume(app: &App, tongue: &Tongue, form: &Resumed<'_>) -> Response {
    let Resumed { action, body, seal: _ } = form;
    let (files, pairs): (Vec<_>, Vec<_>) = serde_urlencoded::from_str::<Vec<(String, String)>>(body)
        .unwrap_or_default()
        .into_iter()
        .partition(|(name, _)| name == FILES);
    let f = Frame::bare(tongue, app.today());
    let page = FailurePage {
        title: f.say("rescue-resume").into_owned(),
        words: f.say("rescue-resume-help").into_owned(),
        help: None,
        sign_in: false,
        resume_body: String::new(),
        resume_seal: String::new(),
        again: true,
        back: None,
        shown: shown(&pairs),
        hidden: public(pairs),
        multipart: !files.is_empty(),
        files: files.into_iter().map(|(_, name)| name).filter(|name| !name.is_empty()).collect(),
        action: local(action),
        f,
    };
    respond(StatusCode::OK, &page)
}

/// An address of this site, whatever was asked for. Browsers drop tabs and line ends, which could hide a second slash.
pub fn local(address: &str) -> String {
    let plain: String = address.chars().filter(|c| !c.is_control() && *c != '\\').collect();
    format!("/{}", plain.trim_start_matches(['/', ' ']))
}

/// The page of this site that a form stood on; our Referrer-Policy sends it to ourselves only.
fn came_from(headers: &HeaderMap) -> Option<String> {
    let word = |name| headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
    let (_, rest) = word(header::REFERER)?.split_once("://")?;
    let (host, path) = rest.split_once('/')?;
    (word(header::HOST)? == host).then(|| local(path))
}

/// Whether sending the same words again can help; where the page is out of date it cannot.
fn may_help(failure: &Failure) -> bool {
    match failure {
        Failure::TimedOut | Failure::TooLarge => true,
        Failure::Act(Refusal::TooMany(_) | Refusal::Unavailable | Refusal::NoRoom | Refusal::Internal(_)) => {
            true
        }
        Failure::CrossOrigin | Failure::SignedOut | Failure::BadForm => false,
        Failure::Act(
            Refusal::NotFound
            | Refusal::Forbidden(_)
            | Refusal::NotAllowed { .. }
            | Refusal::Overtaken
            | Refusal::Invalid(_),
        ) => false,
    }
}

fn public(pairs: Vec<(String, String)>) -> Vec<(String, String)> {
    pairs.into_iter().filter(|(name, _)| !SECRET.contains(&name.as_str())).collect()
}

fn encode(typed: &Typed) -> String {
    let kind = typed.multipart.then(String::new);
    let files = typed.files.iter().cloned().chain(kind).map(|name| (FILES.to_owned(), name));
    let all: Vec<(String, String)> = public(typed.pairs.clone()).into_iter().chain(files).collect();
    serde_urlencoded::to_string(all).unwrap_or_default()
}

/// The fields a person typed: long enough to be missed.
fn shown(pairs: &[(String, String)]) -> Vec<(String, String)> {
    let machine = |name: &str| {
        SECRET.contains(&name) || ["once", "version"].contains(&name) || name.starts_with("resume_")
    };
    pairs.iter().filter(|(name, value)| value.chars().count() > 12 && !machine(name)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_never_leaves_the_site() {
        for evil in ["//evil.example/a", "/\t/evil.example/a", "\\\\evil.example/a", " /evil.example/a"] {
            assert_eq!(local(evil), "/evil.example/a");
        }
    }

    #[test]
    fn the_way_back_is_a_page_of_this_site() {
        let headers = |referer: &str| {
            let pairs = [(header::HOST, "xa.example"), (header::REFERER, referer)];
            pairs
                .into_iter()
                .map(|(name, value)| (name, value.parse().expect("a value")))
                .collect::<HeaderMap>()
        };
        assert_eq!(came_from(&headers("https://xa.example/lam-viec?q=1")), Some("/lam-viec?q=1".to_owned()));
        assert_eq!(came_from(&headers("https://evil.example/lam-viec")), None);
    }

    #[test]
    fn words_and_fields_with_files_travel_through_the_sign_in() {
        let typed = Typed {
            pairs: vec![("text".into(), "Rác & nước\nbẩn".into()), ("password".into(), "mật".into())],
            files: vec!["photos".into()],
            multipart: true,
        };
        let back: Vec<(String, String)> = serde_urlencoded::from_str(&encode(&typed)).expect("reads");
        assert_eq!(
            back,
            [
                ("text".to_owned(), "Rác & nước\nbẩn".to_owned()),
                (FILES.to_owned(), "photos".to_owned()),
                (FILES.to_owned(), String::new()),
            ]
        );
    }

    #[test]
    fn a_stale_page_is_opened_again_instead_of_sent_again() {
        assert!(!may_help(&Failure::Act(Refusal::Overtaken)));
        assert!(may_help(&Failure::Act(Refusal::Unavailable)));
    }
}
