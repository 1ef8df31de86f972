//! Sending an opinion in four steps, each with an address of its own: a form is posted, kept, and the next page is only looked at.
//! Back, Forward and loading again never send anything twice; neither cookies nor scripts are needed.

mod device;
mod done;
mod draft;
mod drawer;
mod fields;
mod forward;
mod steps;
mod token;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use serde::Deserialize;

use self::draft::Draft;
use self::drawer::Found;
use self::steps::Step;
use self::token::Token;
use super::file as bytes;
use crate::acts::{Fields, Refusal};
use crate::app::App;
use crate::store::conferences::{self, Collecting};
use crate::store::files;
use crate::web::Failure;
use crate::web::page::see_other;
use crate::web::visitor::Visitor;

pub use done::done;
pub use forward::go_on;

/// What the address of the first step may say.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Begin {
    /// The code of the conference it is meant for.
    #[serde(rename = "hoi-nghi")]
    conference: String,
    /// `chung` marks this browser as the office's shared device, `rieng` takes the mark away.
    #[serde(rename = "may")]
    device: String,
}

/// The first step. Nothing is stored before it is sent, and its address can be passed on: it leads everybody to a draft of their own.
pub async fn begin(
    State(app): State<App>,
    visitor: Visitor,
    Query(asked): Query<Begin>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    if let Some(response) = device::marked(&app, &asked.device, &visitor.f.url("/gui-y-kien")) {
        return Ok(response);
    }
    let known = match asked.conference.as_str() {
        "" => Collecting::Unknown,
        code => conferences::collecting(&app.db, visitor.unit(), code).await?,
    };
    let draft = Draft {
        conference: if known == Collecting::Unknown { String::new() } else { asked.conference },
        ..Draft::default()
    };
    let token = Token::fresh(&app);
    let mut response =
        steps::show(&app, &visitor, &headers, &token, &draft, Step::Topic, &Fields::new()).await?;
    // With Back the browser shows this very page again, whose form still leads to the same draft.
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=0"));
    Ok(response)
}

/// A step as it was left.
pub async fn step(
    State(app): State<App>,
    visitor: Visitor,
    Path((token, step)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let (token, step) = place(&token, &step)?;
    if drawer::is_sent(&app, &token).await? {
        return Ok(see_other(&done::address(&token)));
    }
    let Some(Found { draft, unit }) = drawer::find(&app, &token).await? else {
        return Ok(see_other(&visitor.f.url("/gui-y-kien")));
    };
    let visitor = visitor.at(&app, unit).await?;
    let wrong = if draft.stuck == Some(step) { draft.wrong(step) } else { Fields::new() };
    steps::show(&app, &visitor, &headers, &token, &draft, step, &wrong).await
}

/// A picture or document of a draft.
pub async fn file(
    State(app): State<App>,
    Path((token, key)): Path<(String, String)>,
    Query(size): Query<bytes::Size>,
) -> Result<Response, Failure> {
    let token = Token::parse(&token).ok_or(Refusal::NotFound)?;
    let found = drawer::find(&app, &token).await?.ok_or(Refusal::NotFound)?;
    for upload in &found.draft.photos {
        if let Some(file) = files::by_token(&app.db, upload).await?.filter(|file| file.storage_key == key) {
            return bytes::give(&app, &file, &file.original_name, size).await;
        }
    }
    Err(Refusal::NotFound.into())
}

/// The draft and the step that an address names.
fn place(token: &str, step: &str) -> Result<(Token, Step), Failure> {
    let token = Token::parse(token).ok_or(Refusal::NotFound)?;
    let step = Step::of_address(step).ok_or(Refusal::NotFound)?;
    Ok((token, step))
}
