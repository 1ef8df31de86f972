//! The session's cookie: locked to this host and to TLS where the site is reached over TLS.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use domain::lang::Lang;

use crate::app::App;
use crate::store::sessions;
use crate::web::tongue;

/// The cookie's name: the prefix makes browsers refuse it from elsewhere.
pub fn name(app: &App) -> &'static str {
    if app.config.is_https() { "__Host-doithoai" } else { "doithoai" }
}

/// The session's token, if the browser sent one.
pub fn token(app: &App, headers: &HeaderMap) -> Option<String> {
    tongue::cookie(headers, name(app)).filter(|token| !token.is_empty())
}

/// Whether this browser holds a session, running or over.
pub fn is_given(app: &App, headers: &HeaderMap) -> bool {
    token(app, headers).is_some()
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
