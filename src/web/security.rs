//! Headers that every answer carries, and the guard against forms from other sites.

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::failure::Failure;
use crate::app::App;

const POLICY: &str = "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; script-src 'self'; \
    object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Adds the security headers, unless a handler set its own.
pub async fn headers(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let fixed = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("permissions-policy"), "geolocation=(), microphone=(), payment=(), usb=()"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    let out = response.headers_mut();
    for (name, value) in fixed {
        out.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if app.config.is_https() {
        out.entry(header::STRICT_TRANSPORT_SECURITY)
            .or_insert(HeaderValue::from_static("max-age=31536000; includeSubDomains"));
    }
    out.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Refuses unsafe requests that a browser says come from another site (Sec-Fetch-Site, else Origin).
/// Requests with a bearer token carry no cookie's power and pass.
pub async fn same_site(State(app): State<App>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || carries_token(&request) || is_ours(&app, &request) {
        next.run(request).await
    } else {
        Failure::CrossOrigin.into_response()
    }
}

/// Whether this is a call of the API that no cookie gives any power to.
fn carries_token(request: &Request) -> bool {
    let bearer = request
        .headers()
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.starts_with("Bearer "));
    bearer && request.uri().path().starts_with("/api/")
}

/// Whether a browser says that the request comes from this site, or says nothing about it.
pub(super) fn is_ours<B>(app: &App, request: &axum::http::Request<B>) -> bool {
    let word = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    match word("sec-fetch-site") {
        Some("same-origin" | "none") => return true,
        Some(_) => return false,
        None => {}
    }
    word("origin").is_none_or(|origin| is_own_origin(app, origin, word("host").unwrap_or_default()))
}

/// Whether an origin is the site's own: the configured address, or the host that was asked, over the web. Where the site
/// is reached over TLS, a page that came without it is another site.
fn is_own_origin(app: &App, origin: &str, host: &str) -> bool {
    let own = url::Url::parse(&app.config.public_url).map(|url| url.origin().ascii_serialization());
    if own.is_ok_and(|own| own == origin) {
        return true;
    }
    match origin.split_once("://") {
        Some(("https", rest)) => rest == host,
        Some(("http", rest)) => rest == host && !app.config.is_https(),
        Some(_) | None => false,
    }
}
