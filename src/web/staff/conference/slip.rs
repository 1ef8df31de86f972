//! The slip for the person whose opinion was written down: code, secret, by when, and a picture that opens the page.

use askama::Template;
use askama::filters::Safe;
use axum::extract::{Path, State};
use axum::response::Response;
use chrono::NaiveDate;
use domain::opinion::Act;

use crate::acts::{Refusal, Why};
use crate::app::{App, digest};
use crate::messages::clock::warnings;
use crate::store::{opinions, statements};
use crate::web::desk::Desk;
use crate::web::page::Frame;
use crate::web::qr;
use crate::web::{Failure, render};

#[derive(Template)]
#[template(path = "conference/slip.html")]
struct SlipPage {
    f: Frame,
    unit: String,
    code: String,
    secret: String,
    received_on: NaiveDate,
    due_on: NaiveDate,
    may_move: Vec<String>,
    address: String,
    qr: Safe<String>,
    in_hall: bool,
    /// An address was written down, and nothing will be sent there: the person did not agree to messages.
    unasked: bool,
}

/// The slip of what this very person wrote down with this form; nobody else can open it.
pub async fn slip(State(app): State<App>, desk: Desk, Path(once): Path<String>) -> Result<Response, Failure> {
    if !desk.may(Act::Log) {
        return Err(Refusal::Forbidden(Why::Role).into());
    }
    let key = format!("staff:{}:{once}", desk.person.id);
    let row = statements::by_once(&app.db, &digest(&key))
        .await?
        .filter(|row| row.unit_id == desk.person.unit_id && row.logged_by == Some(desk.person.id))
        .ok_or(Failure::Act(Refusal::NotFound))?;
    // What was recognised as a denunciation meanwhile is nobody's slip any more but of those who may know of it.
    let open = opinions::beside(&app.db, &desk.person.sees(), row.id).await?;
    let matters = opinions::of_statement(&app.db, row.id).await?;
    let hidden = |matter: &opinions::Opinion| {
        matter.circle.is_quarantine() && !open.iter().any(|seen| seen.id == matter.id)
    };
    if matters.iter().any(hidden) {
        return Err(Failure::Act(Refusal::NotFound));
    }
    let address = app.link(&format!("/tra-cuu?ma={}", row.code));
    let f = desk.f.clone();
    let promise = app.almanac.read(&app.db).await?.promise(row.unit_id, row.received_on)?;
    let unmoved = promise.due_on() == row.promised_on;
    let sender = statements::identity(&app.db, row.id).await?;
    Ok(render(&SlipPage {
        unasked: sender.is_some_and(|sender| sender.email.is_some() && !sender.consent_messages),
        unit: f.unit().to_owned(),
        secret: app.secret_for(&key).to_string(),
        received_on: row.received_on,
        due_on: row.promised_on,
        may_move: if unmoved { warnings(f.lang, &promise.warnings(), row.promised_on) } else { Vec::new() },
        qr: Safe(qr::picture(&address, &f.say("conference-desk-slip-qr"))),
        address: app.link("/tra-cuu"),
        in_hall: row.spoken_order.is_some(),
        code: row.code,
        f,
    }))
}
