//! The address a request really comes from, request log, and commits that a lost connection does not cut short.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use axum::extract::{ConnectInfo, FromRequestParts, MatchedPath, Request};
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::failure::Failure;
use crate::app::App;

/// How long a handler may take.
const HANDLER_MOST: Duration = Duration::from_secs(30);

/// The address of the person's machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Address(pub IpAddr);

/// Who was signed in, for the request log.
#[derive(Debug, Clone, Copy)]
pub struct SeenStaff(pub i64);

/// The right-most address of X-Forwarded-For that no trusted proxy of ours wrote, or the peer itself.
pub fn address_of(peer: IpAddr, forwarded: Option<&str>, trusted: &[IpAddr]) -> IpAddr {
    let mut address = peer;
    for hop in forwarded.unwrap_or_default().rsplit(',') {
        if !trusted.contains(&address) {
            break;
        }
        match hop.trim().parse() {
            Ok(ip) => address = ip,
            Err(_) => break,
        }
    }
    address
}

impl FromRequestParts<App> for Address {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Address, Self::Rejection> {
        let peer = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map_or(IpAddr::from([127, 0, 0, 1]), |ConnectInfo(socket)| socket.ip());
        let forwarded = parts.headers.get("x-forwarded-for").and_then(|value| value.to_str().ok());
        Ok(Address(address_of(peer, forwarded, &app.config.trusted_proxies)))
    }
}

/// One line a request; no bodies, codes, names or addresses.
pub async fn log(request: Request, next: Next) -> Response {
    let began = std::time::Instant::now();
    let method = request.method().clone();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("unmatched", MatchedPath::as_str)
        .to_owned();
    let id = crate::app::encode(&crate::app::random_bytes::<9>());
    let mut response = next.run(request).await;
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

/// Runs what changes something to its end even when the visitor hangs up, and gives up after half a minute.
pub async fn to_the_end(request: Request, next: Next) -> Response {
    if request.method().is_safe() {
        return tokio::time::timeout(HANDLER_MOST, next.run(request))
            .await
            .unwrap_or_else(|_| Failure::TimedOut.into_response());
    }
    let work = tokio::spawn(async move { tokio::time::timeout(HANDLER_MOST, next.run(request)).await });
    match work.await {
        Ok(Ok(response)) => response,
        Ok(Err(_)) => Failure::TimedOut.into_response(),
        Err(error) => Failure::Act(crate::acts::Refusal::Internal(error.to_string())).into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn a_visitor_cannot_choose_an_address_by_a_header() {
        assert_eq!(address_of(ip("203.0.113.9"), Some("10.0.0.1"), &[]), ip("203.0.113.9"));
    }

    #[test]
    fn behind_our_proxy_the_hop_it_wrote_counts() {
        let trusted = [ip("10.0.0.1")];
        let forwarded = Some("198.51.100.7, 203.0.113.9");
        assert_eq!(address_of(ip("10.0.0.1"), forwarded, &trusted), ip("203.0.113.9"));
    }
}
