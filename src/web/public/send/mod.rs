//! Sending an opinion in four steps; hidden fields carry what was typed, so that no step depends on scripts.

mod done;
mod draft;
mod fields;
mod steps;

use axum::extract::{Query, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use self::draft::Draft;
use self::steps::Step;
use super::ticket;
use crate::acts::opinion::submit;
use crate::acts::{Fields, Refusal, limits};
use crate::app::App;
use crate::store::conferences::{self, Collecting};
use crate::web::Failure;
use crate::web::client::Address;
use crate::web::page::see_other;
use crate::web::visitor::Visitor;

pub use done::done;

/// What the address of the first step may say.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Begin {
    /// The code of the conference it is meant for.
    #[serde(rename = "hoi-nghi")]
    conference: String,
}

/// The first step; its once-token stays with the form to the end.
pub async fn begin(
    State(app): State<App>,
    visitor: Visitor,
    Query(asked): Query<Begin>,
) -> Result<Response, Failure> {
    let known = match asked.conference.as_str() {
        "" => Collecting::Unknown,
        code => conferences::collecting(&app.db, visitor.unit(), code).await?,
    };
    let draft = Draft {
        once: app.fresh_token(),
        conference: if known == Collecting::Unknown { String::new() } else { asked.conference },
        ..Draft::default()
    };
    steps::show(&app, &visitor, &draft, Step::Topic, &Fields::new()).await
}

/// A step was filled in: the next one, an earlier one, the same with what is wrong, or the receipt.
pub async fn go_on(
    State(app): State<App>,
    visitor: Visitor,
    Address(address): Address,
    request: Request,
) -> Result<Response, Failure> {
    let (mut draft, wrong) = Draft::read(&app, visitor.unit(), address, request).await?;
    if draft.once.is_empty() {
        draft.once = app.fresh_token();
    }
    let at = draft.step.parse().unwrap_or(Step::Topic);
    if let Ok(asked) = draft.go.parse::<Step>() {
        return steps::show(&app, &visitor, &draft, asked, &Fields::new()).await;
    }
    if draft.stays || !wrong.0.is_empty() {
        return steps::show(&app, &visitor, &draft, at, &wrong).await;
    }
    let wrong = draft.wrong(at);
    if !wrong.0.is_empty() {
        return steps::show(&app, &visitor, &draft, at, &wrong).await;
    }
    match at.next() {
        Some(next) => steps::show(&app, &visitor, &draft, next, &Fields::new()).await,
        None => send(&app, &visitor, draft, address).await,
    }
}

async fn send(
    app: &App,
    visitor: &Visitor,
    mut draft: Draft,
    address: std::net::IpAddr,
) -> Result<Response, Failure> {
    limits::sending(address).alone(app).await?;
    let form = draft.form(&visitor.book.unit.code, visitor.f.lang);
    match submit::submit(app, form).await {
        Ok(receipt) => {
            let mut response = see_other(&visitor.f.url("/gui-y-kien/xong"));
            ticket::give_receipt(app, &mut response, &draft.once);
            ticket::give_track(app, &mut response, &receipt.code);
            Ok(response)
        }
        Err(Refusal::Invalid(wrong)) => {
            if wrong.of("once").is_some() {
                draft.once = app.fresh_token();
                let mut again = Fields::new();
                again.add("once", "public-send-again");
                return steps::show(app, visitor, &draft, Step::Check, &again).await;
            }
            let step = wrong.0.first().map_or(Step::Check, |(field, _)| Step::of(field));
            let mut response = steps::show(app, visitor, &draft, step, &wrong).await?;
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(response)
        }
        Err(refusal) => Err(refusal.into()),
    }
}
