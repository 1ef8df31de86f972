//! The session: its cookie, locked to this host and to TLS where the site is reached over TLS, and who is behind it.

use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use domain::lang::Lang;

use super::client::SeenStaff;
use super::failure::Failure;
use super::tongue;
use crate::acts::staff::{self, Present};
use crate::app::App;
use crate::store::sessions;

/// Looks the session up once a request, tells the request log who it was, and leads a visitor who opens a page of
/// the desk to the sign-in page. Forms are left to the rescue page.
pub async fn recognise(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let page = matches!(*request.method(), Method::GET | Method::HEAD);
    let here = request.uri().path_and_query().map_or("/lam-viec", |all| all.as_str()).to_owned();
    let mut who = None;
    if let Some(token) = token(&app, request.headers()) {
        match staff::present(&app, &token).await {
            Ok(Some(present)) => {
                who = Some(SeenStaff(present.person.id));
                request.extensions_mut().insert(present);
            }
            Ok(None) => {}
            Err(refusal) => return Failure::from(refusal).into_response(),
        }
    }
    let mut response = next.run(request).await;
    if page && matches!(response.extensions().get::<Failure>(), Some(Failure::SignedOut)) {
        let query = serde_urlencoded::to_string([("tiep", here)]).unwrap_or_default();
        response = Redirect::to(&format!("/dang-nhap?{query}")).into_response();
    }
    if let Some(who) = who {
        response.extensions_mut().insert(who);
    }
    response
}

/// Who is behind a request; a visitor is led to the sign-in page.
pub(super) async fn present(parts: &mut Parts, app: &App) -> Result<Present, Failure> {
    if let Some(present) = parts.extensions.get::<Present>() {
        return Ok(present.clone());
    }
    let token = token(app, &parts.headers).ok_or(Failure::SignedOut)?;
    let present = staff::present(app, &token).await?.ok_or(Failure::SignedOut)?;
    parts.extensions.insert(present.clone());
    Ok(present)
}

/// The cookie's name: the prefix makes browsers refuse it from elsewhere.
pub fn name(app: &App) -> &'static str {
    if app.config.is_https() { "__Host-doithoai" } else { "doithoai" }
}

/// The session's token, if the browser sent one.
pub fn token(app: &App, headers: &HeaderMap) -> Option<String> {
    tongue::cookie(headers, name(app)).filter(|token| !token.is_empty())
}

/// Gives the browser a session.
pub fn give(app: &App, response: &mut Response, token: &str) {
    set(app, response, token, sessions::LONGEST.num_seconds());
}

/// Takes the session from the browser.
pub fn take(app: &App, response: &mut Response) {
    set(app, response, "", 0);
}

/// Keeps the language of the person's account for this browser.
pub fn speak(response: &mut Response, lang: Lang) {
    let cookie = format!("{}={lang}; Path=/; Max-Age=31536000; SameSite=Lax", tongue::COOKIE);
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

fn set(app: &App, response: &mut Response, token: &str, seconds: i64) {
    let secure = if app.config.is_https() { "; Secure" } else { "" };
    let cookie = format!("{}={token}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}", name(app));
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}
