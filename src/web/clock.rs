//! The clock in words: why a due day is this day, and how it stands today.

use chrono::NaiveDate;
use domain::date::display_long;
use domain::deadline::{Deadline, Direction, Span, Standing, Step};
use domain::lang::Lang;

use super::page::{Badge, Frame};

/// One sentence of the sum that leads to a due day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Whether it says that the day may still change.
    pub warning: bool,
    /// The words.
    pub text: String,
}

/// The sum of a deadline in sentences, in the order a reader follows it; warnings stand last.
pub fn explain(f: &Frame, deadline: &Deadline) -> Vec<Sentence> {
    let mut said = vec![Sentence { warning: false, text: opening(f, deadline) }];
    said.extend(
        deadline.steps.iter().map(|step| Sentence { warning: step.is_warning(), text: sentence(f, step) }),
    );
    said
}

/// The sum of a deadline as it was stored; nothing when the stored text cannot be read.
pub fn explain_stored(f: &Frame, json: &str) -> Vec<Sentence> {
    serde_json::from_str::<Deadline>(json).map(|deadline| explain(f, &deadline)).unwrap_or_default()
}

/// How a due day stands, as word, icon and colour.
pub fn standing_badge(f: &Frame, standing: Standing) -> Badge {
    match standing {
        Standing::OnTime { left } => {
            Badge { state: "is-on-time", icon: "clock", label: f.say1("clock-left", "days", left) }
        }
        Standing::Soon { left } => {
            Badge { state: "is-soon", icon: "clock", label: f.say1("clock-left", "days", left) }
        }
        Standing::Today => {
            Badge { state: "is-soon", icon: "alert", label: f.say("clock-today").into_owned() }
        }
        Standing::Late { by } => {
            Badge { state: "is-late", icon: "alert", label: f.say1("clock-late", "days", by) }
        }
    }
}

fn opening(f: &Frame, deadline: &Deadline) -> String {
    let key = match (deadline.term.span, deadline.term.direction) {
        (Span::WorkingDays(_), Direction::After) => "clock-working-after",
        (Span::WorkingDays(_), Direction::Before) => "clock-working-before",
        (Span::CalendarDays(_), Direction::After) => "clock-calendar-after",
        (Span::CalendarDays(_), Direction::Before) => "clock-calendar-before",
    };
    let days = deadline.term.span.days().to_string();
    f.say_with(key, &[("days", &days), ("on", &day(f, deadline.starts_on))])
}

fn sentence(f: &Frame, step: &Step) -> String {
    match step {
        Step::StartNotCounted { on } => f.say1("clock-start-not-counted", "on", day(f, *on)),
        Step::Weekends { days } => f.say1("clock-weekends", "days", days),
        Step::Holiday { on, name, name_en } => named(f, "clock-holiday", *on, name, name_en),
        Step::WorkedSaturday { on, name, name_en } => named(f, "clock-worked", *on, name, name_en),
        Step::RolledForward { from, to } => moved(f, "clock-rolled-forward", *from, *to),
        Step::RolledBack { from, to } => moved(f, "clock-rolled-back", *from, *to),
        Step::Unconfirmed { on, name, name_en, alternative: None } => {
            named(f, "clock-provisional", *on, name, name_en)
        }
        Step::Unconfirmed { on, name, name_en, alternative: Some(other) } => f.say_with(
            "clock-proposed",
            &[("on", &day(f, *on)), ("name", pick(f, name, name_en)), ("other", &day(f, *other))],
        ),
        Step::YearUnconfirmed { year } => {
            f.say_with("clock-year-unconfirmed", &[("year", &format!(" {year}"))])
        }
        Step::CalendarMissing { year } => {
            f.say_with("clock-calendar-missing", &[("year", &format!(" {year}"))])
        }
    }
}

fn named(f: &Frame, key: &str, on: NaiveDate, name: &str, name_en: &str) -> String {
    f.say_with(key, &[("on", &day(f, on)), ("name", pick(f, name, name_en))])
}

fn moved(f: &Frame, key: &str, from: NaiveDate, to: NaiveDate) -> String {
    f.say_with(key, &[("from", &day(f, from)), ("to", &day(f, to))])
}

fn day(f: &Frame, on: NaiveDate) -> String {
    display_long(on, f.lang)
}

fn pick<'a>(f: &Frame, vi: &'a str, en: &'a str) -> &'a str {
    match f.lang {
        Lang::En if !en.is_empty() => en,
        Lang::Vi | Lang::En => vi,
    }
}
