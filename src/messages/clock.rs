//! The clock in words, for pages, letters and programs alike: why a due day is this day, and what may still move it.

use chrono::NaiveDate;
use domain::date::display_long;
use domain::deadline::{Deadline, Direction, Span, Step};
use domain::lang::Lang;

use super::say_with;

/// The sentence that opens a sum: how many days of which kind from which day.
pub fn opening(lang: Lang, deadline: &Deadline) -> String {
    let key = match (deadline.term.span, deadline.term.direction) {
        (Span::WorkingDays(_), Direction::After) => "clock-working-after",
        (Span::WorkingDays(_), Direction::Before) => "clock-working-before",
        (Span::CalendarDays(_), Direction::After) => "clock-calendar-after",
        (Span::CalendarDays(_), Direction::Before) => "clock-calendar-before",
    };
    let days = deadline.term.span.days().to_string();
    say_with(lang, key, &[("days", &days), ("on", &display_long(deadline.starts_on, lang))])
}

/// One step of a sum as a sentence; `due_on` is the day that the whole sum leads to.
pub fn sentence(lang: Lang, step: &Step, due_on: NaiveDate) -> String {
    let day = |on: &NaiveDate| display_long(*on, lang);
    let named = |key: &str, on: &NaiveDate, vi: &str, en: &str| {
        say_with(lang, key, &[("on", &day(on)), ("name", lang.pick(vi, en))])
    };
    match step {
        Step::StartNotCounted { on } => say_with(lang, "clock-start-not-counted", &[("on", &day(on))]),
        Step::Weekends { days } => say_with(lang, "clock-weekends", &[("days", &days.to_string())]),
        Step::Holiday { on, name, name_en } => named("clock-holiday", on, name, name_en),
        Step::WorkedSaturday { on, name, name_en } => named("clock-worked", on, name, name_en),
        Step::RolledForward { from, to } => {
            say_with(lang, "clock-rolled-forward", &[("from", &day(from)), ("to", &day(to))])
        }
        Step::RolledBack { from, to } => {
            say_with(lang, "clock-rolled-back", &[("from", &day(from)), ("to", &day(to))])
        }
        Step::Unconfirmed { on, name, name_en, alternative: None } => {
            named("clock-provisional", on, name, name_en)
        }
        Step::Unconfirmed { on, name, name_en, alternative: Some(other) } if *other == due_on => {
            named("clock-proposed-same", on, name, name_en)
        }
        Step::Unconfirmed { on, name: vi, name_en, alternative: Some(other) } => say_with(
            lang,
            "clock-proposed",
            &[("on", &day(on)), ("name", lang.pick(vi, name_en)), ("other", &day(other))],
        ),
        Step::YearUnconfirmed { year } => {
            say_with(lang, "clock-year-unconfirmed", &[("year", &format!(" {year}"))])
        }
        Step::CalendarMissing { year } => {
            say_with(lang, "clock-calendar-missing", &[("year", &format!(" {year}"))])
        }
    }
}

/// What may still move a day, one sentence each.
pub fn warnings(lang: Lang, steps: &[Step], due_on: NaiveDate) -> Vec<String> {
    steps.iter().filter(|step| step.is_warning()).map(|step| sentence(lang, step, due_on)).collect()
}
