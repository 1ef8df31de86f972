//! Codes in addresses and values behind the question mark, read so that none of them can break anything.

use axum::extract::{FromRequestParts, Path, Query};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use super::body::storable;
use super::problem::Problem;
use crate::app::App;

/// The longest code or search text that is looked at, in bytes.
const LONGEST: usize = 400;

/// How many lines a page holds unless asked otherwise.
const PAGE: u64 = 50;
/// How many lines a page holds at most.
const PAGE_MOST: u64 = 100;

/// The code in the address; what cannot be one is simply not found.
pub struct InPath(pub String);

impl FromRequestParts<App> for InPath {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<InPath, Problem> {
        match Path::<String>::from_request_parts(parts, app).await {
            Ok(Path(code)) if storable(&code) && code.len() <= LONGEST => Ok(InPath(code)),
            _ => Err(Problem::not_found()),
        }
    }
}

/// The values behind the question mark.
pub struct Asked<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<App> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Asked<T>, Problem> {
        let pairs = url::form_urlencoded::parse(parts.uri.query().unwrap_or_default().as_bytes());
        let strange: Vec<_> = pairs
            .filter(|(_, value)| !storable(value) || value.len() > LONGEST)
            .map(|(name, _)| {
                (name.chars().filter(|c| !c.is_control()).take(60).collect(), "error-control".into())
            })
            .collect();
        if !strange.is_empty() {
            return Err(Problem::Shape(strange));
        }
        match Query::<T>::from_request_parts(parts, app).await {
            Ok(Query(asked)) => Ok(Asked(asked)),
            Err(_) => Err(Problem::about("query", "api-wrong-query")),
        }
    }
}

/// How many lines a page holds: as asked, within bounds.
pub fn page_size(asked: &str) -> Result<u64, Problem> {
    match asked.trim() {
        "" => Ok(PAGE),
        typed => match typed.parse() {
            Ok(n) if (1..=PAGE_MOST).contains(&n) => Ok(n),
            _ => Err(Problem::about("limit", "api-limit")),
        },
    }
}

/// A word of an enum from the query; empty means it was not asked for.
pub fn word<T: std::str::FromStr>(field: &str, typed: &str) -> Result<Option<T>, Problem> {
    match typed.trim() {
        "" => Ok(None),
        typed => typed.parse().map(Some).map_err(|_| Problem::about(field, "api-unknown-word")),
    }
}
