//! One published opinion: redacted words, answer, office, days, outcome and public pictures.

use askama::Template;
use askama::filters::Safe;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use domain::code::Code;

use super::file as bytes;
use super::shown::{Row, Tied, Whose, paragraphs, row, tied};
use crate::acts::Refusal;
use crate::app::App;
use crate::files::called;
use crate::store::{Sees, files, opinions, register};
use crate::web::page::{cacheable, render};
use crate::web::visitor::Visitor;
use crate::web::{Failure, Frame};

#[derive(Template)]
#[template(path = "public/published.html")]
struct PublishedPage {
    f: Frame,
    row: Row,
    received: Safe<String>,
    closed: Option<Safe<String>>,
    words: Vec<String>,
    answer: Vec<String>,
    outcome: Option<String>,
    promised: Option<Safe<String>>,
    body: Option<String>,
    files: Vec<Tied>,
    conference: Option<(String, String)>,
}

/// The public version of an opinion.
pub async fn page(
    State(app): State<App>,
    visitor: Visitor,
    Path(code): Path<String>,
) -> Result<Response, Failure> {
    let code = Code::parse(&code).map_err(|_| Refusal::NotFound)?;
    let opinion = opinions::by_code(&app.db, &Sees::public(None), &code).await?.ok_or(Refusal::NotFound)?;
    let visitor = visitor.at(&app, opinion.unit_id).await?;
    let f = visitor.f.clone();
    let topics = app.directory.topics(&app.db).await?;
    let files = files::of_opinion(&app.db, opinion.id, true).await?;
    let conference = register::conference_of(&app.db, &opinion).await?;
    let page = PublishedPage {
        row: row(&f, &visitor.book, &topics, &opinion),
        received: f.long(opinion.received_on),
        closed: opinion.closed_on.map(|on| f.long(on)),
        words: paragraphs(opinion.public_words.as_deref().unwrap_or_default()),
        answer: paragraphs(opinion.public_answer.as_deref().unwrap_or_default()),
        outcome: opinion
            .outcome
            .filter(|_| opinion.closed_on.is_some())
            .map(|outcome| f.word("outcome", outcome.0.as_str()).into_owned()),
        promised: opinion.outcome_due_on.map(|on| f.long(on)),
        body: opinion.transferred_to.clone(),
        files: tied(&f, &files, &format!("/cong-khai/{code}"), Whose::Everybodys),
        conference: conference.map(|row| (format!("/hoi-nghi/{}", row.code), row.theme)),
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
    let code = Code::parse(&code).map_err(|_| Refusal::NotFound)?;
    let sees = Sees::public(None);
    let opinion = opinions::by_code(&app.db, &sees, &code).await?.ok_or(Refusal::NotFound)?;
    let shown = files::of_opinion(&app.db, opinion.id, true).await?;
    let names = called(&shown);
    let (file, name) =
        shown.iter().zip(names).find(|(file, _)| file.storage_key == key).ok_or(Refusal::NotFound)?;
    bytes::give(&app, file, &name.file_name(), size).await
}
