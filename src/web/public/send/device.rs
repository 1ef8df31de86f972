//! Whether words may be kept on the visitor's device while they are typed: never where the next one sits down in a minute.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;

use crate::app::App;
use crate::web::page::see_other;
use crate::web::session;
use crate::web::tongue::cookie;

/// Marks the office's shared device.
const SHARED: &str = "may-chung";

/// Whether this browser is one person's own: neither marked as shared nor signed in at the desk.
pub fn is_own(app: &App, headers: &HeaderMap) -> bool {
    cookie(headers, SHARED).is_none() && session::token(app, headers).is_none()
}

/// Marks the device as asked, and leads to the form; none when nothing was asked.
pub fn marked(app: &App, asked: &str, to: &str) -> Option<Response> {
    let seconds = match asked {
        "chung" => 5 * 365 * 24 * 3600,
        "rieng" => 0,
        _ => return None,
    };
    let secure = if app.config.is_https() { "; Secure" } else { "" };
    let line = format!("{SHARED}=1; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    let mut response = see_other(to);
    if let Ok(value) = HeaderValue::from_str(&line) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    Some(response)
}
