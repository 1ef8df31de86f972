//! Pages that are the same for everybody, kept as they were sent: packed, until something is written or their seconds are over.
//!
//! What this program writes takes every kept page out of use at once; what another instance writes is seen when the seconds
//! are over that the page's own `Cache-Control` tells browsers.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use domain::lang::Lang;
use http_body_util::BodyExt;
use moka::future::Cache;

use super::{Failure, tongue};
use crate::acts::Refusal;
use crate::app::App;

/// What all kept pages take together, in bytes.
const ROOM: u64 = 8_000_000;
/// The largest page that is kept, in bytes.
const LARGEST: usize = 500_000;
/// The longest word of a request by which pages are told apart, in bytes.
const WORD: usize = 255;
/// The longest address, in bytes.
const ADDRESS: usize = 1_000;
/// What an entry takes beside its page, in bytes.
const ENTRY: usize = 3_000;
/// No page is kept longer.
const LONGEST: Duration = Duration::from_secs(30);

/// What a page depends on beside the data.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    /// The installation: tests run several in one program.
    place: u64,
    today: NaiveDate,
    language: Lang,
    host: String,
    packing: String,
    address: String,
}

#[derive(Clone)]
struct Kept {
    written: u64,
    until: Instant,
    headers: HeaderMap,
    body: Bytes,
}

static SHELF: LazyLock<Cache<Key, Kept>> = LazyLock::new(|| {
    Cache::builder()
        .max_capacity(ROOM)
        .weigher(|_: &Key, kept: &Kept| u32::try_from(kept.body.len() + ENTRY).unwrap_or(u32::MAX))
        .time_to_live(LONGEST)
        .build()
});

/// Gives a kept page, or keeps the page that is made.
pub async fn keep(State(app): State<App>, request: Request, next: Next) -> Response {
    let Some(key) = key(&app, &request) else {
        return next.run(request).await;
    };
    let written = app.db.written();
    if let Some(kept) = SHELF.get(&key).await
        && kept.written == written
        && kept.until > Instant::now()
    {
        let mut response = Response::new(Body::from(kept.body));
        *response.headers_mut() = kept.headers;
        return response;
    }
    let response = next.run(request).await;
    let Some(lasts) = lasts(&response) else {
        return response;
    };
    let (parts, body) = response.into_parts();
    let body = match body.collect().await {
        Ok(whole) => whole.to_bytes(),
        Err(error) => {
            return Failure::from(Refusal::Internal(format!("a page broke off: {error}"))).into_response();
        }
    };
    if body.len() > LARGEST {
        return Response::from_parts(parts, Body::from(body));
    }
    let kept = Kept {
        written,
        until: Instant::now() + lasts.min(LONGEST),
        headers: parts.headers.clone(),
        body: body.clone(),
    };
    SHELF.insert(key, kept).await;
    Response::from_parts(parts, Body::from(body))
}

/// None where a page is not to be kept: what decides about it is said twice, or at unusual length.
fn key(app: &App, request: &Request) -> Option<Key> {
    let headers = request.headers();
    if request.method() != Method::GET || headers.contains_key(header::RANGE) {
        return None;
    }
    let word = |name: header::HeaderName| -> Option<String> {
        let mut values = headers.get_all(name).iter();
        let first = values.next().map_or(Some(""), |value| value.to_str().ok())?;
        (values.next().is_none() && first.len() <= WORD).then(|| first.to_owned())
    };
    let address = request.uri().path_and_query()?.as_str();
    Some(Key {
        place: app.place,
        today: app.today(),
        language: tongue::cookie(headers, tongue::COOKIE)
            .and_then(|word| word.parse().ok())
            .unwrap_or_default(),
        host: word(header::HOST)?,
        packing: word(header::ACCEPT_ENCODING)?,
        address: (address.len() <= ADDRESS).then(|| address.to_owned())?,
    })
}

/// How long an answer may be kept: a page for everybody that sets nothing in a browser.
fn lasts(response: &Response) -> Option<Duration> {
    let headers = response.headers();
    let page = headers.get(header::CONTENT_TYPE)?.as_bytes().starts_with(b"text/html");
    if response.status() != StatusCode::OK || !page || headers.contains_key(header::SET_COOKIE) {
        return None;
    }
    let said = headers.get(header::CACHE_CONTROL)?.to_str().ok()?;
    said.strip_prefix("public, max-age=")?.parse().ok().map(Duration::from_secs)
}
