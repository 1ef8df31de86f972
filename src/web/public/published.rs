//! One publication: redacted words, answer, office, days, outcome and public pictures.

use askama::Template;
use askama::filters::Safe;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use domain::code::MatterCode;
use domain::opinion::Stage;

use super::file as bytes;
use super::register::Asked;
use super::shown::{Row, Tied, about, accepted, paragraphs, row, tied_for_all};
use crate::acts::Refusal;
use crate::app::App;
use crate::files::called;
use crate::store::publications::{self, Publication};
use crate::store::{Sees, public_files, register};
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
