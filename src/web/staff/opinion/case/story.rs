//! What happened to a case: the journal, the classifications, the letters.

use super::Looked;
use crate::store::journal::{self, Subject};
use crate::store::{opinions, outbox};
use crate::web::{Badge, Failure, Frame};

/// A line of the timeline.
pub(super) struct LineView {
    pub what: String,
    pub when: String,
    pub who: String,
    pub detail: Option<String>,
}

/// A letter about the case.
pub(super) struct SentView {
    pub kind: String,
    pub state: Badge,
}

pub(super) struct Story {
    pub timeline: Vec<LineView>,
    /// What it was classified as, and by whom.
    pub history: Vec<(String, String)>,
    pub letters: Vec<SentView>,
}

impl Story {
    pub(super) async fn of(looked: &Looked<'_>) -> Result<Story, Failure> {
        Ok(Story {
            timeline: timeline(looked).await?,
            history: history(looked).await?,
            letters: letters(looked).await?,
        })
    }
}

async fn timeline(looked: &Looked<'_>) -> Result<Vec<LineView>, Failure> {
    let (f, book) = (looked.f(), looked.book);
    let mut lines = journal::of(&looked.app.db, Subject::Opinion, looked.case.opinion.id).await?;
    lines.reverse();
    let view = |line: journal::Entry| {
        let detail = journal::facts(&line);
        let who = match line.staff_id {
            Some(id) => book
                .person(Some(id))
                .map_or_else(String::new, |row| format!("{}, {}", f.colleague(row), row.post)),
            None => f.word("actor", &line.actor_kind).into_owned(),
        };
        let reason = detail["reason"].as_str().or(detail["note"].as_str()).or(detail["number"].as_str());
        // A reason may also be a word of a list; then its name is shown and never the word itself.
        let named = |text: &str| {
            if line.act == "set_aside" { f.word("set-aside", text).into_owned() } else { text.to_owned() }
        };
        LineView {
            what: f.word("act", &line.act).into_owned(),
            when: f.moment(line.at).0,
            who,
            detail: reason.filter(|text| !text.is_empty()).map(named),
        }
    };
    Ok(lines.into_iter().map(view).collect())
}

async fn history(looked: &Looked<'_>) -> Result<Vec<(String, String)>, Failure> {
    let (f, book) = (looked.f(), looked.book);
    let topics = looked.app.directory.topics(&looked.app.db).await?;
    let lines = opinions::classifications(&looked.app.db, looked.case.opinion.id).await?;
    let view = |line: opinions::Classification| {
        let kind = f.word("kind", line.kind.0.as_str());
        let topic = topics.name(Some(&line.topic), f.lang).unwrap_or_default();
        let who = book.person(Some(line.staff_id)).map_or_else(String::new, |row| f.colleague(row));
        (format!("{kind} · {topic}"), format!("{who} · {}", line.reason.unwrap_or_default()))
    };
    Ok(lines.into_iter().map(view).collect())
}

async fn letters(looked: &Looked<'_>) -> Result<Vec<SentView>, Failure> {
    let f = looked.f();
    let rows = outbox::about(&looked.app.db, looked.case.opinion.id).await?;
    let view = |row: outbox::Stored| SentView {
        kind: f.letter_kind(&row.kind).into_owned(),
        state: badge(f, &row.state),
    };
    Ok(rows.into_iter().map(view).collect())
}

/// How a letter stands.
fn badge(f: &Frame, state: &str) -> Badge {
    let (class, icon) = match state {
        "sent" => ("is-done", "check"),
        "failed" => ("is-late", "alert"),
        _ => ("is-waiting", "clock"),
    };
    Badge { state: class, icon, label: f.word("letters-state", state).into_owned() }
}
