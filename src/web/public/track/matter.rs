//! One matter as its sender sees it: what happens now, who has it, by when, and what was answered.

use askama::filters::Safe;
use domain::date::display_day;
use domain::deadline::{Days, Standing, standing_in};
use domain::opinion::{Outcome, SetAsideReason, Stage};

use super::answer::{Said, answers};
use super::marks::{Mark, marks};
use crate::acts::opinion::assign::day_moved;
use crate::app::App;
use crate::store::directory::Book;
use crate::store::files;
use crate::store::journal::{self, Subject};
use crate::store::opinions::{self, Opinion};
use crate::web::clock::{Sentence, days_of, explain_promise, explain_stored, standing_badge};
use crate::web::public::shown::{Tied, office as named, paragraphs, tied};
use crate::web::{Badge, Failure, Frame};

/// A matter of a statement.
pub struct Matter {
    /// The part of the words that it is about; none while the whole statement is meant.
    pub excerpt: Option<String>,
    /// How it stands, as colour and icon.
    pub class: &'static str,
    /// The icon.
    pub icon: &'static str,
    /// What happens now.
    pub now: String,
    /// A sentence more.
    pub now_more: String,
    /// What the office tells about it, in its own words.
    pub told: Vec<String>,
    /// The office that has it, while somebody works on the answer.
    pub office: Option<Safe<String>>,
    /// How its day stands.
    pub clock: Option<(Badge, Safe<String>)>,
    /// From which day the promise was moved to which, and why.
    pub moved: String,
    /// Why it is that day.
    pub why: Vec<Sentence>,
    /// What may still move it.
    pub may_move: Vec<Sentence>,
    /// The steps of its way.
    pub marks: Vec<Mark>,
    /// The answers, the newest first.
    pub answers: Vec<Said>,
    /// The files of the answers.
    pub files: Vec<Tied>,
    /// Whether it is closed.
    pub closed: bool,
}

/// The matter for its sender.
pub async fn matter(app: &App, f: &Frame, book: &Book, opinion: &Opinion) -> Result<Matter, Failure> {
    if opinion.is_quiet() {
        return Ok(quiet(f, opinion));
    }
    let office = book.office_name(opinion.lead_office_id, f.lang);
    let stage = opinion.stage.0;
    let pages = app.almanac.read(&app.db).await?;
    let due = opinion.answer_promised_on();
    let days = match stage {
        Stage::Received => Days::Working,
        _ => days_of(opinion.due_json.as_deref()),
    };
    let stands = due.map(|due| standing_in(days, &pages.calendar, due, f.today));
    let late = matches!(stands, Some(Standing::Late { .. }));
    let promise = pages.promise(opinion.unit_id, opinion.received_on)?;
    let why = match (due, opinion.due_json.as_deref()) {
        (Some(due), _) if stage == Stage::Received && promise.due_on() == due => explain_promise(f, &promise),
        (Some(due), Some(json)) if opinion.due_on == Some(due) => explain_stored(f, json),
        _ => Vec::new(),
    };
    let (may_move, why): (Vec<_>, Vec<_>) = why.into_iter().partition(|sentence| sentence.warning);
    let lines = journal::of(&app.db, Subject::Opinion, opinion.id).await?;
    let moved = if due.is_some() { moved(f, &lines) } else { String::new() };
    let issued = opinions::issued_answers(&app.db, opinion.id).await?;
    let (now, now_more) = now(f, opinion, office, late);
    let (class, icon) = look(f, opinion, late);
    let base = format!("/tra-cuu/{}", domain::code::matter::slug(&opinion.code));
    Ok(Matter {
        excerpt: opinion.excerpt.clone(),
        class,
        icon,
        now,
        now_more,
        told: told(opinion),
        office: named(f, book, opinion.lead_office_id).filter(|_| stage.awaits_answer()),
        clock: stands.zip(due).map(|(stands, due)| (standing_badge(f, stands, days), f.long(due))),
        moved,
        why,
        may_move,
        marks: marks(f, opinion, &lines, office),
        answers: answers(f, book, opinion, &issued),
        files: tied(&files::of_issued(&app.db, opinion.id).await?, &base),
        closed: stage == Stage::Closed,
    })
}

/// From which day to which the promise was moved, and why; empty when it was not.
fn moved(f: &Frame, lines: &[journal::Entry]) -> String {
    day_moved(lines).map_or_else(String::new, |moved| {
        let (before, now) = (display_day(moved.before), display_day(moved.now));
        f.say_with("public-track-moved", &[("before", &before), ("now", &now), ("why", &moved.why)])
    })
}

fn quiet(f: &Frame, opinion: &Opinion) -> Matter {
    let closed = opinion.stage.0 == Stage::Closed;
    let key = if closed { "public-track-restricted-done" } else { "public-track-restricted" };
    Matter {
        excerpt: None,
        class: if closed { "is-done" } else { "is-waiting" },
        icon: if closed { "check" } else { "clock" },
        now: f.say(key).into_owned(),
        now_more: String::new(),
        told: Vec::new(),
        office: None,
        clock: None,
        moved: String::new(),
        why: Vec::new(),
        may_move: Vec::new(),
        marks: Vec::new(),
        answers: Vec::new(),
        files: Vec::new(),
        closed,
    }
}

/// Colour and icon; what is only promised has no tick.
fn look(f: &Frame, opinion: &Opinion, late: bool) -> (&'static str, &'static str) {
    match opinion.stage.0 {
        Stage::Closed => match opinion.outcome.map(|word| word.0) {
            Some(Outcome::InProgress | Outcome::Roadmap) => {
                let missed = opinion.outcome_due_on.is_some_and(|on| on < f.today);
                if missed { ("is-late", "alert") } else { ("is-on-time", "clock") }
            }
            Some(Outcome::Transferred | Outcome::Forwarded) => ("is-waiting", "pause"),
            Some(
                Outcome::Resolved
                | Outcome::Explained
                | Outcome::Withdrawn
                | Outcome::NotProcessed
                | Outcome::Guided,
            )
            | None => ("is-done", "check"),
        },
        Stage::Answered => ("is-done", "check"),
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
        Stage::InApproval => (f.say("public-track-now-approval").into_owned(), sorry),
        Stage::Approved => (f.say("public-track-now-approved").into_owned(), sorry),
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
        Stage::Closed => (ended(f, opinion), String::new()),
    }
}

/// What the office tells of a matter that is passed on or closed; what is only proposed is not told yet.
fn told(opinion: &Opinion) -> Vec<String> {
    let standing = matches!(opinion.stage.0, Stage::Transferred | Stage::Closed);
    opinion.outcome_told.as_deref().filter(|_| standing).map(paragraphs).unwrap_or_default()
}

/// What became of a closed matter.
fn ended(f: &Frame, opinion: &Opinion) -> String {
    let outcome = opinion.outcome.map_or(Outcome::Explained, |word| word.0);
    let reason = opinion.outcome_reason.as_deref().and_then(|word| word.parse().ok());
    match (outcome, opinion.outcome_due_on, reason) {
        (Outcome::InProgress, Some(on), _) => f.say1("public-track-going-on", "on", display_day(on)),
        (Outcome::Roadmap, Some(on), _) => f.say1("public-track-now-promised", "on", display_day(on)),
        (Outcome::NotProcessed, _, Some(SetAsideReason::Praise)) => f.say("public-track-thanks").into_owned(),
        _ => f.word("outcome", outcome.as_str()).into_owned(),
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use domain::opinion::Circle;

    /// A matter on which nothing was done yet.
    pub fn new(code: &str) -> Opinion {
        Opinion::bare(1, code.to_owned(), "2026-11-20".parse().expect("a day"))
    }

    fn frame() -> Frame {
        let tongue = crate::web::tongue::Tongue { lang: domain::lang::Lang::Vi, here: "/".into() };
        Frame::bare(&tongue, "2026-11-25".parse().expect("a day"))
    }

    #[test]
    fn a_matter_in_a_closed_circle_says_only_that_it_takes_its_way() {
        for circle in [Circle::Desk, Circle::Leaders, Circle::Restricted, Circle::Province] {
            let closed = Opinion {
                circle: circle.into(),
                excerpt: Some("Ông T nhận tiền".into()),
                ..new("AKT-26-483920-U")
            };
            assert!(closed.is_quiet());
            let shown = quiet(&frame(), &closed);
            assert_eq!(shown.now, "Đang được xem xét theo quy định");
            assert!(shown.excerpt.is_none() && shown.marks.is_empty() && shown.office.is_none());
        }
    }

    #[test]
    fn what_is_only_promised_has_no_tick_and_the_offices_note_is_not_told() {
        let closed = Opinion {
            stage: Stage::Closed.into(),
            outcome: Some(Outcome::InProgress.into()),
            outcome_told: Some("Đổ bê tông 200 m.".into()),
            outcome_note: Some("Chưa chắc có vốn".into()),
            outcome_due_on: "2026-12-20".parse().ok(),
            ..new("AKT-26-483920-U")
        };
        assert_eq!(look(&frame(), &closed, false), ("is-on-time", "clock"));
        assert_eq!(ended(&frame(), &closed), "Xã đang giải quyết, hẹn xong trước ngày 20/12/2026");
        assert_eq!(told(&closed), ["Đổ bê tông 200 m."]);
    }

    #[test]
    fn what_is_told_at_a_transfer_is_read_at_once_and_a_proposed_outcome_is_not() {
        let told_at = |stage: Stage| {
            let words = Some("Đã gửi Sở Xây dựng.".into());
            told(&Opinion { stage: stage.into(), outcome_told: words, ..new("AKT-26-483920-U") })
        };
        assert_eq!(told_at(Stage::Transferred), ["Đã gửi Sở Xây dựng."]);
        assert!(told_at(Stage::Answered).is_empty());
    }
}
