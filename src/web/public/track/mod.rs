//! A citizen follows what was said: code and secret, or code and the last four digits of the telephone.

mod answer;
mod marks;
mod matter;
mod way;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::code::{Code, MatterCode, Secret};
use serde::Deserialize;

use super::{file as bytes, ticket};
use crate::acts::{Fields, Refusal, limits};
use crate::app::{App, digest};
use crate::store::files as rows;
use crate::store::statements::{self, Statement};
use crate::web::client::Address;
use crate::web::form::{Control, Field, FormView, Typed};
use crate::web::page::{respond, see_other};
use crate::web::visitor::Visitor;
use crate::web::{Failure, Frame};

/// What the address may say.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// A code, from the QR picture of a slip.
    #[serde(rename = "ma")]
    code: String,
}

/// What the address of a statement says.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Shown {
    /// Set: code and secret were right; a browser that comes without its ticket keeps no cookies, or lost it by time.
    #[serde(rename = "mo")]
    opened: String,
}

/// What is typed to open a statement.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Key {
    code: String,
    secret: String,
}

#[derive(Template)]
#[template(path = "public/track-ask.html")]
struct AskPage {
    f: Frame,
    form: FormView,
}

/// The form that asks for code and secret.
pub async fn ask(visitor: Visitor, Query(asked): Query<Asked>) -> Response {
    form(&visitor, &asked.code, &Fields::new())
}

/// Opens a statement. Whatever is wrong, the answer is the same, and so is the work done for it.
pub async fn open(
    State(app): State<App>,
    visitor: Visitor,
    Address(address): Address,
    Typed(key): Typed<Key>,
) -> Result<Response, Failure> {
    let parsed = statement_of(&key.code);
    let named = parsed.as_ref().map_or(key.code.trim(), Code::as_str);
    let digits = !key.secret.chars().any(char::is_alphabetic);
    limits::looking(address, named, digits).alone(&app).await?;
    let code = parsed.or_else(nobodys).ok_or(Failure::BadForm)?;
    let found = statements::by_code(&app.db, &code).await?;
    if fits(&code, found.as_ref(), &key.secret) {
        let mut response = see_other(&format!("/tra-cuu/{code}?mo=1"));
        ticket::give_track(&app, &mut response, &code);
        return Ok(response);
    }
    let mut wrong = Fields::new();
    wrong.add("code", "public-track-wrong");
    Ok(form(&visitor, &key.code, &wrong))
}

/// The way of each matter of a statement, for the browser that opened it.
pub async fn page(
    State(app): State<App>,
    visitor: Visitor,
    Path(code): Path<String>,
    Query(shown): Query<Shown>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let Some(code) = statement_of(&code) else {
        return Ok(form(&visitor, &code, &Fields::new()));
    };
    match opened(&app, &headers, &code).await? {
        Some(statement) => way::show(&app, visitor, statement).await,
        None => {
            let mut wrong = Fields::new();
            if !shown.opened.is_empty() {
                wrong.add("secret", "public-track-closed");
            }
            Ok(form(&visitor, code.as_str(), &wrong))
        }
    }
}

/// A file of an opened statement.
pub async fn file(
    State(app): State<App>,
    Path((code, key)): Path<(String, String)>,
    Query(size): Query<bytes::Size>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let code = statement_of(&code).ok_or(Refusal::NotFound)?;
    let statement = opened(&app, &headers, &code).await?.ok_or(Refusal::NotFound)?;
    let files = way::files_of(&app, &statement).await?;
    let file: &rows::Stored = files.iter().find(|file| file.storage_key == key).ok_or(Refusal::NotFound)?;
    bytes::give(&app, file, &file.original_name, size).await
}

/// The code of the statement, also where the code of one of its matters was typed.
fn statement_of(typed: &str) -> Option<Code> {
    typed.parse::<MatterCode>().ok().map(|code| code.statement)
}

/// The statement, if this browser has shown its secret within the hour. The secret is what gives the right to read it.
async fn opened(app: &App, headers: &HeaderMap, code: &Code) -> Result<Option<Statement>, Failure> {
    if !ticket::may_track(app, headers, code) {
        return Ok(None);
    }
    Ok(statements::by_code(&app.db, code).await?)
}

/// Whether the secret, or the last digits of the telephone, belong to the statement.
fn fits(code: &Code, statement: Option<&Statement>, typed: &str) -> bool {
    let secret = Secret::parse(typed).map(|secret| secret.plain()).unwrap_or_default();
    let letters = typed.chars().any(char::is_alphabetic);
    let digits: Vec<char> = typed.chars().filter(|c| c.is_ascii_digit() && !letters).collect();
    let tail: String = digits.iter().skip(digits.len().saturating_sub(4)).collect();
    let (secret, tail) = (digest(&secret), digest(&format!("{code}:{tail}")));
    let stored = statement.map_or("", |row| row.secret_hash.as_str());
    let stored_tail = statement.and_then(|row| row.phone_tail_hash.as_deref()).unwrap_or_default();
    let by_secret = ticket::same(secret.as_bytes(), stored.as_bytes());
    let by_tail = ticket::same(tail.as_bytes(), stored_tail.as_bytes());
    by_secret | by_tail
}

/// A code that no unit gives, looked up when what was typed is none.
fn nobodys() -> Option<Code> {
    (0..24).find_map(|number| Code::compose("000000", 0, number))
}

fn form(visitor: &Visitor, code: &str, wrong: &Fields) -> Response {
    let f = &visitor.f;
    let form = FormView::new(f.url("/tra-cuu"), f.say("public-track-open"))
        .field(
            Field::text("code", f.say("public-track-code"))
                .hint(f.say("public-track-code-hint"))
                .value(code.trim())
                .code(),
        )
        .field(
            Field::new("secret", Control::Text, f.say("public-track-secret"))
                .hint(f.say("public-track-secret-hint"))
                .code(),
        )
        .complain(f, wrong);
    let status = if wrong.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    respond(status, &AskPage { f: f.clone(), form })
}
