//! The steps of the way with their days.

use askama::filters::Safe;
use domain::deadline::TermKey;
use domain::opinion::Stage;

use crate::app::App;
use crate::store::deadlines::{self, Of};
use crate::store::opinions::Opinion;
use crate::web::{Failure, Frame};

/// One step of the way.
pub struct Mark {
    /// Its class; `current` is where it stands.
    pub class: &'static str,
    /// What was or will be done.
    pub title: String,
    /// When.
    pub day: Option<Safe<String>>,
    /// A word more.
    pub note: String,
}

/// The steps from receipt to closing, those to come among them.
pub async fn marks(
    app: &App,
    f: &Frame,
    opinion: &Opinion,
    office: Option<&str>,
) -> Result<Vec<Mark>, Failure> {
    let history = deadlines::history(&app.db, Of::Opinion(opinion.id)).await?;
    let assigned = history.iter().rfind(|row| matches!(row.key.0, TermKey::Answer | TermKey::AnswerComplex));
    let stage = opinion.stage.0;
    let word = |key: &str| f.say(key).into_owned();
    let mut marks = vec![Mark {
        class: "is-past",
        title: word("public-then-received"),
        day: Some(f.long(opinion.received_on)),
        note: String::new(),
    }];
    let current = |here: bool| if here { "current" } else { "is-next" };
    match (office, assigned, opinion.stage.0) {
        (Some(office), Some(row), at) if at != Stage::Received => marks.push(Mark {
            class: "is-past",
            title: f.say1("public-track-given-to", "office", office),
            day: Some(f.long(row.starts_on)),
            note: f.say1("public-track-due", "on", domain::date::display_day(row.due_on)),
        }),
        (_, _, Stage::Received) => marks.push(Mark {
            class: "current",
            title: word("public-then-assigned"),
            day: None,
            note: word("public-then-assigned-how"),
        }),
        _ => {}
    }
    if stage == Stage::Transferred || (opinion.transferred_to.is_some() && !stage.awaits_answer()) {
        marks.push(Mark {
            class: "is-past",
            title: f.say1(
                "public-track-passed-to",
                "body",
                opinion.transferred_to.clone().unwrap_or_default(),
            ),
            day: None,
            note: String::new(),
        });
    }
    match opinion.answered_on.filter(|_| !stage.awaits_answer()) {
        Some(on) => marks.push(Mark {
            class: "is-past",
            title: word("public-track-answered"),
            day: Some(f.long(on)),
            note: String::new(),
        }),
        None if stage != Stage::Closed => marks.push(Mark {
            class: current(stage != Stage::Received),
            title: word("public-then-answered"),
            day: None,
            note: String::new(),
        }),
        None => {}
    }
    let closed = stage == Stage::Closed;
    marks.push(Mark {
        class: if closed { "is-past" } else { current(stage == Stage::Answered) },
        title: word("public-then-closed"),
        day: opinion.closed_on.filter(|_| closed).map(|on| f.long(on)),
        note: if closed { String::new() } else { word("public-then-closed-how") },
    });
    Ok(marks)
}
