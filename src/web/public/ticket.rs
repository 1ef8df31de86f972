//! Signed cookies that open an opinion whose secret was shown, for a short time.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use domain::code::Code;

use crate::app::{App, encode};
use crate::web::tongue::cookie;

/// How long an opened opinion stays open, in seconds.
const TRACK_FOR: i64 = 60 * 60;

/// Lets the browser see this opinion for an hour.
pub fn give_track(app: &App, response: &mut Response, code: &Code) {
    give(app, response, &format!("track-{code}"), code.as_str(), TRACK_FOR);
}

/// Whether the browser may see this opinion.
pub fn may_track(app: &App, headers: &HeaderMap, code: &Code) -> bool {
    taken(app, headers, &format!("track-{code}")).as_deref() == Some(code.as_str())
}

fn give(app: &App, response: &mut Response, name: &str, what: &str, seconds: i64) {
    let until = app.now().timestamp() + seconds;
    let mark = mark(app, name, what, until);
    let secure = if app.config.is_https() { "; Secure" } else { "" };
    let cookie = format!(
        "{}={what}~{until}~{mark}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}",
        full(app, name)
    );
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

fn taken(app: &App, headers: &HeaderMap, name: &str) -> Option<String> {
    let value = cookie(headers, &full(app, name))?;
    let mut parts = value.splitn(3, '~');
    let (what, until, shown) = (parts.next()?, parts.next()?.parse::<i64>().ok()?, parts.next()?);
    let ours = mark(app, name, what, until);
    (same(ours.as_bytes(), shown.as_bytes()) && until > app.now().timestamp()).then(|| what.to_owned())
}

fn mark(app: &App, name: &str, what: &str, until: i64) -> String {
    encode(&app.sign("ticket", &format!("{name}\n{what}\n{until}")))
}

fn full(app: &App, name: &str) -> String {
    if app.config.is_https() { format!("__Host-{name}") } else { name.to_owned() }
}

/// Compares without telling by its time where the first difference is.
pub fn same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |sum, (a, b)| sum | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn only_equal_bytes_are_the_same() {
        assert!(same(b"abc", b"abc"));
        assert!(!same(b"abc", b"abd"));
        assert!(!same(b"abc", b"ab"));
    }
}
