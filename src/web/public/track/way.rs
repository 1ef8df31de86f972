//! The way of an opinion: what happens now, who has it, by when, and what was answered.

use askama::Template;
use askama::filters::Safe;
use axum::response::Response;
use domain::deadline::{Days, Standing, standing_in};
use domain::opinion::{Outcome, SetAsideReason, Stage, headline};

use super::marks::{Mark, marks};
use crate::app::App;
use crate::store::files::{self, Stored};
use crate::store::opinions::{self, Answer, Opinion};
use crate::store::register;
use crate::web::clock::{Sentence, days_of, explain_promise, explain_stored, standing_badge};
use crate::web::page::render;
use crate::web::public::shown::{Tied, Whose, paragraphs, tied};
use crate::web::visitor::Visitor;
use crate::web::{Badge, Failure, Frame};

/// What the office answered.
struct Said {
    who: String,
    number: Option<String>,
    day: Option<Safe<String>>,
    parts: Vec<(String, Vec<String>)>,
    done_by: Option<Safe<String>>,
}

#[derive(Template)]
#[template(path = "public/track.html")]
struct WayPage {
    f: Frame,
    code: String,
    title: String,
    village: Option<String>,
    received: Safe<String>,
    class: &'static str,
    icon: &'static str,
    now: String,
    now_more: String,
    office: Option<String>,
    clock: Option<(Badge, Safe<String>)>,
    why: Vec<Sentence>,
    may_move: Vec<Sentence>,
    marks: Vec<Mark>,
    answer: Option<Said>,
    words: Vec<String>,
    files: Vec<Tied>,
    conference: Option<(String, String)>,
}

/// The files the sender may fetch: the own ones, and those of the answer once it was issued. None of a restricted item.
pub async fn files_of(app: &App, opinion: &Opinion) -> Result<Vec<Stored>, Failure> {
    if restricted(opinion) {
        return Ok(Vec::new());
    }
    Ok(files::of_sender(&app.db, opinion.id, issued(app, opinion).await?.is_some()).await?)
}

/// The page of an opinion for its sender.
pub async fn show(app: &App, visitor: Visitor, opinion: Opinion) -> Result<Response, Failure> {
    let visitor = visitor.at(app, opinion.unit_id).await?;
    let f = visitor.f.clone();
    if restricted(&opinion) {
        return Ok(render(&quiet(f, &opinion)));
    }
    let office = visitor.book.office_name(opinion.lead_office_id, f.lang).map(str::to_owned);
    let answer = issued(app, &opinion).await?;
    let pages = app.almanac.read(&app.db).await?;
    let due = if opinion.stage.0 == Stage::Received { Some(opinion.promised_on) } else { opinion.due_on };
    let due = due.filter(|_| opinion.stage.0.awaits_answer());
    let days = match opinion.stage.0 {
        Stage::Received => Days::Working,
        _ => days_of(opinion.due_json.as_deref()),
    };
    let stands = due.map(|due| standing_in(days, &pages.calendar, due, f.today));
    let late = matches!(stands, Some(Standing::Late { .. }));
    let promise = pages.promise(opinion.unit_id, opinion.received_on)?;
    let why = match (due, opinion.due_json.as_deref()) {
        (Some(due), _) if opinion.stage.0 == Stage::Received && promise.due_on() == due => {
            explain_promise(&f, &promise)
        }
        (Some(due), Some(json)) if opinion.due_on == Some(due) => explain_stored(&f, json),
        _ => Vec::new(),
    };
    let (may_move, why): (Vec<_>, Vec<_>) = why.into_iter().partition(|sentence| sentence.warning);
    let conference = register::conference_of(&app.db, &opinion).await?;
    let (now, now_more) = now(&f, &opinion, office.as_deref(), late);
    let (class, icon) = look(opinion.stage.0, late);
    let page = WayPage {
        title: headline(&opinion.words, 90),
        village: visitor.book.village_name(opinion.village_id).map(str::to_owned),
        received: f.long(opinion.received_on),
        class,
        icon,
        now,
        now_more,
        clock: stands.zip(due).map(|(stands, due)| (standing_badge(&f, stands, days), f.long(due))),
        why,
        may_move,
        marks: marks(app, &f, &opinion, office.as_deref()).await?,
        answer: answer.map(|answer| said(&f, &answer, office.as_deref())),
        words: paragraphs(&opinion.words),
        files: tied(
            &f,
            &files_of(app, &opinion).await?,
            &format!("/tra-cuu/{}", opinion.code),
            Whose::TheSenders,
        ),
        conference: conference.map(|row| (format!("/hoi-nghi/{}", row.code), row.theme)),
        office,
        code: opinion.code,
        f,
    };
    Ok(render(&page))
}

/// Whether the item is a complaint or denunciation, of which nothing is shown here but that it takes its way.
fn restricted(opinion: &Opinion) -> bool {
    opinion.quarantined
        || opinion.stage.0 == Stage::Diverted
        || opinion.kind.is_some_and(|kind| !kind.is_opinion())
}

fn quiet(f: Frame, opinion: &Opinion) -> WayPage {
    let done = opinion.stage.0 == Stage::Closed;
    let key = if done { "public-track-restricted-done" } else { "public-track-restricted" };
    WayPage {
        code: opinion.code.clone(),
        title: f.say("public-track-restricted-title").into_owned(),
        village: None,
        received: f.long(opinion.received_on),
        class: if done { "is-done" } else { "is-waiting" },
        icon: if done { "check" } else { "clock" },
        now: f.say(key).into_owned(),
        now_more: String::new(),
        office: None,
        clock: None,
        why: Vec::new(),
        may_move: Vec::new(),
        marks: Vec::new(),
        answer: None,
        words: Vec::new(),
        files: Vec::new(),
        conference: None,
        f,
    }
}

async fn issued(app: &App, opinion: &Opinion) -> Result<Option<Answer>, Failure> {
    let answers = opinions::answers(&app.db, opinion.id).await?;
    Ok(answers.into_iter().rfind(|answer| answer.state == "issued"))
}

fn look(stage: Stage, late: bool) -> (&'static str, &'static str) {
    match stage {
        Stage::Answered | Stage::Closed => ("is-done", "check"),
        Stage::Transferred | Stage::Diverted => ("is-waiting", "pause"),
        Stage::Received | Stage::Assigned | Stage::InApproval | Stage::Approved if late => {
            ("is-late", "alert")
        }
        Stage::Received | Stage::Assigned | Stage::InApproval | Stage::Approved => ("is-on-time", "clock"),
    }
}

/// What happens now, and a sentence more.
fn now(f: &Frame, opinion: &Opinion, office: Option<&str>, late: bool) -> (String, String) {
    let sorry = if late { f.say("public-track-sorry").into_owned() } else { String::new() };
    let at = office.unwrap_or_else(|| f.unit());
    match opinion.stage.0 {
        Stage::Received => (f.say("public-track-now-received").into_owned(), sorry),
        Stage::Assigned => (f.say1("public-track-now-assigned", "office", at), sorry),
        Stage::InApproval | Stage::Approved => (f.say("public-track-now-approval").into_owned(), sorry),
        Stage::Answered => (
            f.say("public-track-now-answered").into_owned(),
            f.say("public-track-now-answered-more").into_owned(),
        ),
        Stage::Transferred | Stage::Diverted => {
            let body = opinion.transferred_to.clone().unwrap_or_default();
            (
                f.say1("public-track-now-transferred", "body", body),
                f.say("public-track-now-transferred-more").into_owned(),
            )
        }
        Stage::Closed => {
            let outcome = opinion.outcome.map_or(Outcome::Explained, |word| word.0);
            let mut more = opinion.outcome_note.clone().unwrap_or_default();
            if opinion.outcome_reason.as_deref() == Some(SetAsideReason::Praise.as_str()) {
                return (f.say("public-track-thanks").into_owned(), more);
            }
            if let (Outcome::InProgress, Some(on)) = (outcome, opinion.outcome_due_on) {
                return (f.say1("public-track-going-on", "on", domain::date::display_day(on)), more);
            }
            if let Some(on) = opinion.outcome_due_on {
                more = format!(
                    "{more} {}",
                    f.say1("public-track-promised", "on", domain::date::display_day(on))
                );
            }
            (f.word("outcome", outcome.as_str()).into_owned(), more.trim().to_owned())
        }
    }
}

fn said(f: &Frame, answer: &Answer, office: Option<&str>) -> Said {
    let who = match (&answer.spoken_by, answer.spot) {
        (Some(by), true) => f.say1("public-track-spoken-by", "who", by),
        _ => f.say1("public-track-answered-by", "office", office.unwrap_or_else(|| f.unit())),
    };
    let parts = [
        ("public-answer-checked", &answer.checked),
        ("public-answer-ground", &answer.legal_ground),
        ("public-answer-solution", &answer.solution),
        ("public-answer-responsible", &answer.responsible),
    ];
    Said {
        who,
        number: answer.number.clone(),
        day: answer.issued_on.map(|on| f.long(on)),
        parts: parts
            .into_iter()
            .filter(|(_, text)| !text.trim().is_empty())
            .map(|(key, text)| (f.say(key).into_owned(), paragraphs(text)))
            .collect(),
        done_by: answer.done_by.map(|on| f.long(on)),
    }
}
