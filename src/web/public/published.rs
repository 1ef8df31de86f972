//! One publication: redacted words, answer, office, days, outcome and public pictures.

use askama::Template;
use askama::filters::Safe;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use domain::code::MatterCode;
use domain::date::display_day;
use domain::opinion::Stage;

use super::file as bytes;
use super::register::Asked;
use super::shown::{Row, Tied, about, accepted, answered_by, paragraphs, row, row_office, tied_for_all};
use crate::acts::Refusal;
use crate::app::App;
use crate::files::called;
use crate::store::publications::{self, Publication};
use crate::store::register::{self, State as Standing, state_of};
use crate::store::{Sees, public_files};
use crate::web::page::{cacheable, render};
use crate::web::visitor::Visitor;
use crate::web::{Failure, Frame};

#[derive(Template)]
#[template(path = "public/published.html")]
struct PublishedPage {
    f: Frame,
    row: Row,
    about: String,
    received: Safe<String>,
    words: Vec<String>,
    answer: Vec<String>,
    /// Who gave the answer that stands there.
    answered_by: Safe<String>,
    /// What is said where no answer stands, or where the answer is not the last word.
    stands: String,
    due: Option<Safe<String>>,
    accepted: Option<String>,
    outcome: Option<String>,
    promised: Option<Safe<String>>,
    files: Vec<Tied>,
    conference: Option<(String, String)>,
    back: String,
}

/// The public version of an opinion.
pub async fn page(
    State(app): State<App>,
    visitor: Visitor,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let code: MatterCode = code.parse().map_err(|_| Refusal::NotFound)?;
    let shown = found(&app, &code).await?;
    let visitor = visitor.at(&app, shown.unit_id).await?;
    let f = visitor.f.clone();
    let topics = app.directory.topics(&app.db).await?;
    let files = public_files::of_publication(&app.db, shown.id).await?;
    let conference = register::conference_of(&app.db, &shown).await?;
    let answer = shown.answer.as_deref().unwrap_or_default();
    let closed = shown.stage.0 == Stage::Closed;
    let page = PublishedPage {
        row: row(&f, &visitor.book, &topics, &shown),
        about: about(if answer.is_empty() { &shown.words } else { answer }),
        received: f.long(shown.received_on),
        words: paragraphs(&shown.words),
        answer: paragraphs(answer),
        stands: stands(&f, &shown),
        answered_by: match &shown.answer {
            Some(_) => answered_by(&f, &visitor.book, &shown).unwrap_or_else(|| Safe(String::new())),
            None => row_office(&f, &visitor.book, &shown),
        },
        due: shown.due_on.map(|on| f.long(on)),
        accepted: shown.accepted.map(|word| accepted(&f, word.0)),
        outcome: shown
            .outcome
            .filter(|_| closed)
            .map(|outcome| f.word("outcome", outcome.0.as_str()).into_owned()),
        promised: shown.outcome_due_on.filter(|_| closed).map(|on| f.long(on)),
        files: tied_for_all(&f, &files, &format!("/cong-khai/{}", code.slug())),
        conference: conference.map(|row| (format!("/hoi-nghi/{}", row.code), row.theme)),
        back: asked.back(&f),
        f,
    };
    Ok(cacheable(render(&page), 10))
}

/// How a publication without an answer stands, or one that waits for another; empty where the answer says it all.
fn stands(f: &Frame, shown: &Publication) -> String {
    let without = shown.answer.is_none();
    let key = match (state_of(shown, f.today), shown.stage.0) {
        (Standing::Transferred, _) => return passed_on(f, shown),
        (_, stage) if stage.awaits_answer() && shown.answered_on.is_some() => "public-published-again",
        (_, stage) if stage.awaits_answer() && without => "public-published-no-answer",
        (_, Stage::Closed) if without && shown.answered_on.is_none() => "public-published-ended",
        _ if without => "public-published-answered-apart",
        _ => return String::new(),
    };
    f.say(key).into_owned()
}

/// That it was passed on: to whom, as far as everybody may read it, and when.
fn passed_on(f: &Frame, shown: &Publication) -> String {
    let on = shown.passed_on.map(display_day).unwrap_or_default();
    match (&shown.transferred_to, on.as_str()) {
        (Some(body), "") => f.say1("public-track-now-transferred", "body", body),
        (Some(body), on) => f.say_with("public-published-passed-to", &[("body", body), ("on", on)]),
        (None, "") => f.word("public-state", Standing::Transferred.as_str()).into_owned(),
        (None, on) => f.say1("public-published-passed", "on", on),
    }
}

/// A picture or document that was made public with the opinion.
pub async fn file(
    State(app): State<App>,
    Path((code, key)): Path<(String, String)>,
    Query(size): Query<bytes::Size>,
) -> Result<Response, Failure> {
    let code: MatterCode = code.parse().map_err(|_| Refusal::NotFound)?;
    let shown = found(&app, &code).await?;
    let files = public_files::of_publication(&app.db, shown.id).await?;
    let names = called(files.iter().map(|shown| &shown.file));
    let mut named = files.iter().zip(names);
    let (shown, name) = named.find(|(shown, _)| shown.file.storage_key == key).ok_or(Refusal::NotFound)?;
    bytes::give(&app, &shown.file, &name.file_name(), size).await
}

async fn found(app: &App, code: &MatterCode) -> Result<Publication, Failure> {
    Ok(publications::by_code(&app.db, &Sees::public(None), code).await?.ok_or(Refusal::NotFound)?)
}
