//! `GET /api/v1/opinions/{code}`: the citizen's view with the secret, the staff's view with a token.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use chrono::NaiveDate;
use domain::code::MatterCode;
use domain::date::display_day;
use domain::lang::Lang;
use domain::opinion::{Outcome, Stage};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::asked_language::language;
use super::caller::{Shown, Staff, opened};
use super::case::{CaseView, FileView, case_of};
use super::document::PUBLIC;
use super::endpoint::Endpoint;
use super::place::InPath;
use super::problem::Problem;
use super::views::AnswerView;
use crate::acts::opinion::assign::{DayMoved, day_moved};
use crate::acts::opinion::see_identity::open_restricted;
use crate::acts::{Person, limits};
use crate::app::App;
use crate::messages::clock::warnings;
use crate::messages::{say, say_with};
use crate::store::journal::{self, Subject};
use crate::store::opinions::{self, Opinion};
use crate::store::statements::Statement;
use crate::store::{conferences, deadlines, files, sees::Sees};
use crate::web::client::Address;

/// The operations of this file.
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get("/api/v1/opinions/{code}", "readOpinion", "Track an opinion, or read it with a token", get(read))
            .tag(PUBLIC)
            .describe(
                "With `X-Tracking-Secret`: what the citizen may know. With a token: the facts of the case, without \
                 who sent it; opening an item of the restricted list is written into its journal.",
            )
            .for_either()
            .problem(429, "Too many codes and secrets that do not open; `Retry-After` says when to come back.")
            .answers_either::<TrackedView, CaseView>(200, "The opinion."),
    ]
}

/// What a citizen may know of the own statement.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = TrackedOpinion)]
struct TrackedView {
    /// The public code.
    code: String,
    /// The unit's name.
    unit: String,
    /// The day it came in.
    received_on: NaiveDate,
    /// The day told at receipt.
    promised_on: NaiveDate,
    /// The conference's code.
    #[serde(skip_serializing_if = "Option::is_none")]
    conference: Option<String>,
    /// The files sent with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    files: Vec<FileView>,
    /// What is followed: the one matter, or each of several, in their order.
    matters: Vec<MatterView>,
    /// The first matter again, beside the rest, for programs that know of one only.
    #[serde(flatten)]
    first: MatterView,
}

/// One matter of a statement, as its sender may know it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = TrackedMatter)]
struct MatterView {
    /// Its number, from 1.
    number: i32,
    /// The stage's word.
    stage: String,
    /// The stage as a sentence.
    state: String,
    /// The part of the words that it is about, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    excerpt: Option<String>,
    /// The day by which an answer was promised.
    #[serde(skip_serializing_if = "Option::is_none")]
    due_on: Option<NaiveDate>,
    /// How the promised day was moved, and why, where it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    moved: Option<MovedView>,
    /// What may still move the promised day, or the day the running term ends, one sentence each.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    may_move: Vec<String>,
    /// The name of the office that answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    office: Option<String>,
    /// The body outside that has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    transferred_to: Option<String>,
    /// The day of the first answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    answered_on: Option<NaiveDate>,
    /// The latest answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<AnswerView>,
    /// How much of it was accepted: `whole`, `part` or `no`.
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted: Option<String>,
    /// The day of closing.
    #[serde(skip_serializing_if = "Option::is_none")]
    closed_on: Option<NaiveDate>,
    /// What became of the matter.
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<String>,
    /// What the office tells about the outcome, or about passing it on.
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome_told: Option<String>,
    /// The day the outcome promises.
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome_due_on: Option<NaiveDate>,
    /// The files of its answers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    answer_files: Vec<FileView>,
}

/// A promised day that was moved.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = MovedDay)]
struct MovedView {
    /// The day promised before.
    before: NaiveDate,
    /// The day promised since.
    now: NaiveDate,
    /// Why.
    why: String,
}

async fn read(
    State(app): State<App>,
    Address(address): Address,
    staff: Option<Staff>,
    shown: Shown,
    headers: HeaderMap,
    InPath(code): InPath,
) -> Result<Response, Problem> {
    if let Some(Staff(person)) = staff {
        return Ok(Json(for_staff(&app, &person, &code).await?).into_response());
    }
    match opened(&app, &code, &shown).await? {
        Some(row) => Ok(Json(for_citizen(&app, language(&headers), row).await?).into_response()),
        None => {
            limits::missing(address).alone(&app).await?;
            Err(Problem::not_found())
        }
    }
}

/// The case; an item of the restricted list is opened by an act, before its words are shown.
async fn for_staff(app: &App, person: &Person, code: &str) -> Result<CaseView, Problem> {
    let parsed: MatterCode = code.parse().map_err(|_| Problem::not_found())?;
    let found = opinions::by_code(&app.db, &person.sees(), &parsed).await?;
    let case = found.ok_or_else(Problem::not_found)?;
    if case.opinion.circle.is_closed() {
        open_restricted(app, person, code).await?;
    }
    case_of(app, person, case).await
}

/// What may still move the day that the sender was told, or that holds since the assignment.
async fn may_move(app: &App, lang: Lang, row: &Opinion) -> Result<Vec<String>, Problem> {
    if row.stage.0 == Stage::Received {
        let promise = app.almanac.read(&app.db).await?.promise(row.unit_id, row.received_on)?;
        let unmoved = promise.due_on() == row.promised_on;
        return Ok(if unmoved { warnings(lang, &promise.warnings(), row.promised_on) } else { Vec::new() });
    }
    let running = row.due_json.as_deref().filter(|_| row.stage.0.awaits_answer());
    let running = running.and_then(deadlines::from_json);
    Ok(running.map(|deadline| warnings(lang, &deadline.steps, deadline.due_on)).unwrap_or_default())
}

async fn for_citizen(app: &App, lang: Lang, said: Statement) -> Result<TrackedView, Problem> {
    let book = app.directory.book(&app.db, said.unit_id).await?;
    let rows = opinions::of_statement(&app.db, said.id).await?;
    let quiet = said.sealed || rows.iter().any(Opinion::is_quiet);
    let mut matters = Vec::with_capacity(rows.len());
    for row in rows {
        matters.push(matter(app, lang, book.office_name(row.lead_office_id, lang), row).await?);
    }
    let first = matters.first().cloned().ok_or_else(Problem::not_found)?;
    // Whoever looks over a shoulder learns neither where a quiet matter was said nor what was sent with it.
    let conference = match said.conference_id.filter(|_| !quiet) {
        Some(id) => conferences::by_id(&app.db, &Sees::public(None), id).await?.map(|found| found.code),
        None => None,
    };
    let held = if quiet { Vec::new() } else { files::of_sender(&app.db, &said).await? };
    Ok(TrackedView {
        code: said.code,
        unit: book.unit_name(lang).to_owned(),
        received_on: said.received_on,
        promised_on: said.promised_on,
        conference,
        files: held.into_iter().map(FileView::from).collect(),
        matters,
        first,
    })
}

async fn matter(app: &App, lang: Lang, office: Option<&str>, row: Opinion) -> Result<MatterView, Problem> {
    let state =
        |stage: Stage| say(lang, &format!("api-state-{}", stage.as_str().replace('_', "-"))).into_owned();
    let neutral = MatterView {
        number: row.number,
        stage: Stage::Diverted.to_string(),
        state: state(Stage::Diverted),
        excerpt: None,
        due_on: None,
        moved: None,
        may_move: Vec::new(),
        office: None,
        transferred_to: None,
        answered_on: None,
        answer: None,
        accepted: None,
        closed_on: None,
        outcome: None,
        outcome_told: None,
        outcome_due_on: None,
        answer_files: Vec::new(),
    };
    if row.is_quiet() {
        return Ok(neutral);
    }
    let answers = opinions::answers(&app.db, row.id).await?;
    let answer = answers.into_iter().rfind(|answer| answer.state == "issued").map(AnswerView::from);
    let held = files::of_issued(&app.db, row.id).await?;
    let (closed, due_on) = (row.stage.0 == Stage::Closed, row.answer_promised_on());
    let lines = journal::of(&app.db, Subject::Opinion, row.id).await?;
    let moved = day_moved(&lines).filter(|_| due_on.is_some());
    let going_on = row.outcome_due_on.filter(|_| closed && row.outcome == Some(Outcome::InProgress.into()));
    Ok(MatterView {
        stage: row.stage.to_string(),
        state: match going_on {
            Some(on) => say_with(lang, "public-track-going-on", &[("on", &display_day(on))]),
            None => state(row.stage.0),
        },
        may_move: may_move(app, lang, &row).await?,
        excerpt: row.excerpt,
        due_on,
        moved: moved.map(|DayMoved { before, now, why }| MovedView { before, now, why }),
        office: office.map(str::to_owned),
        transferred_to: row.transferred_to,
        answered_on: row.answered_on,
        answer,
        accepted: row.accepted.map(|word| word.to_string()),
        closed_on: row.closed_on,
        outcome: row.outcome.filter(|_| closed).map(|word| word.to_string()),
        outcome_told: row.outcome_told.filter(|_| closed || row.stage.0 == Stage::Transferred),
        outcome_due_on: row.outcome_due_on.filter(|_| closed),
        answer_files: held.into_iter().map(FileView::from).collect(),
        ..neutral
    })
}
