//! Who calls: a program with somebody's personal token, or a citizen's with the secret of an opinion.

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::header;
use axum::http::request::Parts;
use domain::code::{Code, Secret};

use super::problem::Problem;
use crate::acts::{Person, Refusal, Why, staff};
use crate::app::{App, digest};
use crate::store::sessions::Scope;
use crate::store::statements::{self, Statement};

/// The header that carries the secret; never the address.
pub const SECRET_HEADER: &str = "x-tracking-secret";

/// The person in whose name a program acts.
#[derive(Debug, Clone)]
pub struct Staff(pub Person);

impl FromRequestParts<App> for Staff {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Staff, Problem> {
        let asked = parts.headers.get(header::AUTHORIZATION).ok_or(Problem::Token)?;
        let token = asked.to_str().ok().and_then(|text| text.split_once(' '));
        let token =
            token.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer")).map(|(_, token)| token.trim());
        let Some(token) = token.filter(|token| !token.is_empty() && token.len() <= 200) else {
            return Err(Problem::Token);
        };
        let bearer = staff::bearer(app, token).await?.ok_or(Problem::Token)?;
        let needed = if parts.method.is_safe() { Scope::Read } else { Scope::Act };
        if !bearer.may(needed) {
            return Err(Refusal::Forbidden(Why::Scope).into());
        }
        Ok(Staff(bearer.person))
    }
}

impl OptionalFromRequestParts<App> for Staff {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Option<Staff>, Problem> {
        if !parts.headers.contains_key(header::AUTHORIZATION) {
            return Ok(None);
        }
        <Staff as FromRequestParts<App>>::from_request_parts(parts, app).await.map(Some)
    }
}

/// What was sent as the secret; an absent one opens nothing, as a wrong one does.
#[derive(Debug, Clone, Default)]
pub struct Shown(String);

impl FromRequestParts<App> for Shown {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Shown, Self::Rejection> {
        let shown =
            parts.headers.get(SECRET_HEADER).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Ok(Shown(shown.to_owned()))
    }
}

/// The statement that code and secret open together. Every failure takes the same way: one look, one digest.
pub async fn opened(app: &App, code: &str, shown: &Shown) -> Result<Option<Statement>, Problem> {
    let parsed = Code::parse(code).ok();
    let looked_for = match &parsed {
        Some(code) => Some(code.clone()),
        None => Code::compose("XX", 0, 0).or_else(|| Code::compose("XX", 0, 1)),
    };
    let found = match &looked_for {
        Some(code) => statements::by_code(&app.db, code).await?,
        None => None,
    };
    let plain = Secret::parse(&shown.0).map(|secret| secret.plain()).unwrap_or_default();
    let shown = digest(&plain);
    // Digests are compared, so that the time tells nothing about the secret.
    let opens = found.as_ref().is_some_and(|row| row.secret_hash == shown);
    Ok(found.filter(|_| opens && parsed.is_some()))
}
