//! The clock on a page: why a due day is this day, and how it stands today.

use domain::deadline::{Days, Deadline, Promise, Standing};

use super::page::{Badge, Frame};
use crate::messages::clock::{opening, sentence};

/// One sentence of the sum that leads to a due day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Whether it says that the day may still change.
    pub warning: bool,
    /// The words.
    pub text: String,
}

impl Sentence {
    /// A sentence that explains.
    pub fn plain(text: impl Into<String>) -> Sentence {
        Sentence { warning: false, text: text.into() }
    }
}

/// The sum of a deadline in sentences, in the order a reader follows it; warnings stand last.
pub fn explain(f: &Frame, deadline: &Deadline) -> Vec<Sentence> {
    let mut said = vec![Sentence::plain(opening(f.lang, deadline))];
    said.extend(
        deadline.steps.iter().map(|step| Sentence {
            warning: step.is_warning(),
            text: sentence(f.lang, step, deadline.due_on),
        }),
    );
    said
}

/// The sums of the promised day, and what may still move it.
pub fn explain_promise(f: &Frame, promise: &Promise) -> Vec<Sentence> {
    let mut said = Vec::new();
    for deadline in [&promise.intake, &promise.answer] {
        said.extend(explain(f, deadline).into_iter().filter(|sentence| !sentence.warning));
    }
    said.extend(
        promise
            .warnings()
            .iter()
            .map(|step| Sentence { warning: true, text: sentence(f.lang, step, promise.due_on()) }),
    );
    said.dedup();
    said
}

/// The sum of a deadline as it was stored; nothing when the stored text cannot be read.
pub fn explain_stored(f: &Frame, json: &str) -> Vec<Sentence> {
    serde_json::from_str::<Deadline>(json).map(|deadline| explain(f, &deadline)).unwrap_or_default()
}

/// The days that a stored deadline counts; working days where nothing is stored.
pub fn days_of(json: Option<&str>) -> Days {
    json.and_then(|json| serde_json::from_str::<Deadline>(json).ok())
        .map_or(Days::Working, |deadline| deadline.term.span.kind())
}

/// How a due day stands, as word, icon and colour, counted in the days of its term.
pub fn standing_badge(f: &Frame, standing: Standing, days: Days) -> Badge {
    let (left, late) = match days {
        Days::Working => ("clock-left", "clock-late"),
        Days::Calendar => ("clock-left-calendar", "clock-late-calendar"),
    };
    match standing {
        Standing::OnTime { left: n } => {
            Badge { state: "is-on-time", icon: "clock", label: f.say1(left, "days", n) }
        }
        Standing::Soon { left: n } => {
            Badge { state: "is-soon", icon: "clock", label: f.say1(left, "days", n) }
        }
        Standing::Today => {
            Badge { state: "is-soon", icon: "alert", label: f.say("clock-today").into_owned() }
        }
        Standing::Late { by } => Badge { state: "is-late", icon: "alert", label: f.say1(late, "days", by) },
    }
}
