//! The address a request really comes from, request log, and commits that a lost connection does not cut short.

use std::net::{IpAddr, SocketAddr};
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use axum::extract::{ConnectInfo, FromRequestParts, MatchedPath, Request};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;
use tracing::Instrument;

use super::failure::Failure;
use crate::acts::Refusal;
use crate::app::App;

/// How long a visitor waits for an answer.
const ANSWER_MOST: Duration = Duration::from_secs(30);

/// How long one with files waits: 25 MB over a weak line take minutes; a body that stops coming is cut earlier.
const UPLOAD_MOST: Duration = Duration::from_secs(600);

/// The address of the person's machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Address(pub IpAddr);

/// Who was signed in, for the request log.
#[derive(Debug, Clone, Copy)]
pub struct SeenStaff(pub i64);

/// The right-most address of X-Forwarded-For that no trusted proxy of ours wrote, or the peer itself.
/// Some proxies add a line of their own instead of writing into the visitor's, so all lines count, in order.
pub fn address_of<'a>(
    peer: IpAddr,
    forwarded: impl DoubleEndedIterator<Item = &'a str>,
    trusted: &[IpAddr],
) -> IpAddr {
    let mut address = peer.to_canonical();
    for hop in forwarded.rev().flat_map(|line| line.rsplit(',')) {
        if !trusted.contains(&address) {
            break;
        }
        match hop.trim().parse::<IpAddr>() {
            Ok(ip) => address = ip.to_canonical(),
            Err(_) => break,
        }
    }
    address
}

impl FromRequestParts<App> for Address {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Address, Self::Rejection> {
        Ok(Address::of(app, &parts.extensions, &parts.headers))
    }
}

impl Address {
    /// Where a request comes from, by what is known of its connection and by its headers.
    pub fn of(app: &App, extensions: &Extensions, headers: &HeaderMap) -> Address {
        let peer = extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map_or(IpAddr::from([127, 0, 0, 1]), |ConnectInfo(socket)| socket.ip());
        let forwarded = headers.get_all("x-forwarded-for").iter();
        // A line that is no text ends the chain instead of hiding in it.
        let forwarded: Vec<&str> = forwarded.map(|value| value.to_str().unwrap_or_default()).collect();
        Address(address_of(peer, forwarded.into_iter(), &app.config.trusted_proxies))
    }
}

/// One line a request; no bodies, codes, names or addresses. What is logged on the way carries the request's id.
pub async fn log(request: Request, next: Next) -> Response {
    let began = std::time::Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map_or("unmatched", MatchedPath::as_str).to_owned();
    let id = crate::app::encode(&crate::app::random_bytes::<9>());
    let span = tracing::info_span!("request", request.id = %id);
    let mut response = next.run(request).instrument(span).await;
    let staff = response.extensions().get::<SeenStaff>().map(|seen| seen.0);
    if let Ok(value) = id.parse() {
        response.headers_mut().insert("x-request-id", value);
    }
    if !route.starts_with("/assets") && !route.starts_with("/healthz") {
        tracing::info!(
            request.id = %id, method = %method, route = %route, status = response.status().as_u16(),
            staff, duration_ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX), "request"
        );
    }
    response
}

/// Runs what changes something to its end even when the visitor hangs up or has waited too long:
/// a commit is never cut in the middle, and the once-token makes sending again safe.
pub async fn to_the_end(request: Request, next: Next) -> Response {
    let most = patience(&request);
    if request.method().is_safe() {
        let work = AssertUnwindSafe(next.run(request)).catch_unwind();
        return match tokio::time::timeout(most, work).await {
            Ok(Ok(response)) => response,
            Ok(Err(_)) => broken("a page panicked"),
            Err(_) => Failure::TimedOut.into_response(),
        };
    }
    match tokio::time::timeout(most, tokio::spawn(next.run(request).in_current_span())).await {
        Ok(Ok(response)) => response,
        Ok(Err(error)) => broken(&error.to_string()),
        Err(_) => Failure::TimedOut.into_response(),
    }
}

fn broken(cause: &str) -> Response {
    Failure::Act(Refusal::Internal(cause.to_owned())).into_response()
}

fn patience(request: &Request) -> Duration {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    match kind {
        Some(kind) if kind.starts_with("multipart/") => UPLOAD_MOST,
        Some(_) | None => ANSWER_MOST,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    fn seen(peer: &str, forwarded: &[&str], trusted: &[&str]) -> IpAddr {
        let trusted: Vec<IpAddr> = trusted.iter().map(|text| ip(text)).collect();
        address_of(ip(peer), forwarded.iter().copied(), &trusted)
    }

    #[test]
    fn a_visitor_cannot_choose_an_address_by_a_header() {
        assert_eq!(seen("203.0.113.9", &["10.0.0.1"], &[]), ip("203.0.113.9"));
    }

    #[test]
    fn behind_our_proxy_the_hop_it_wrote_counts() {
        let forwarded = ["198.51.100.7, 203.0.113.9"];
        assert_eq!(seen("10.0.0.1", &forwarded, &["10.0.0.1"]), ip("203.0.113.9"));
    }

    #[test]
    fn a_line_of_the_visitor_before_the_line_of_the_proxy_does_not_count() {
        let forwarded = ["198.51.100.7", "203.0.113.9"];
        assert_eq!(seen("10.0.0.1", &forwarded, &["10.0.0.1"]), ip("203.0.113.9"));
    }

    #[test]
    fn a_proxy_is_known_on_a_socket_of_both_families() {
        assert_eq!(seen("::ffff:10.0.0.1", &["203.0.113.9"], &["10.0.0.1"]), ip("203.0.113.9"));
    }
}
