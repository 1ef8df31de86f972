//! Counting a term over the calendar (Bộ luật Dân sự 2015, Đ.147–148).

use chrono::{Datelike, NaiveDate};

use super::{Deadline, Direction, Span, Step, Term};
use crate::calendar::{Calendar, Certainty, DayKind, Reading, is_weekend, shift};

impl Term {
    /// Counts this term from a day, which itself is not counted, and explains the sum.
    #[must_use]
    pub fn count(&self, calendar: &Calendar, from: NaiveDate) -> Deadline {
        self.count_both(calendar, from, from)
    }

    /// Counts this term on from the end of another; the day "if adopted" follows that end where it would move too.
    #[must_use]
    pub fn count_after(&self, calendar: &Calendar, first: &Deadline) -> Deadline {
        let (_, if_adopted) = first.term.ends(calendar, first.starts_on, Reading::IfAdopted);
        self.count_both(calendar, first.due_on, if_adopted)
    }

    /// The day this term would end on if all proposals were adopted, counted on from another that would move too.
    pub(super) fn if_adopted_after(&self, calendar: &Calendar, first: &Deadline) -> NaiveDate {
        let (_, from) = first.term.ends(calendar, first.starts_on, Reading::IfAdopted);
        self.ends(calendar, from, Reading::IfAdopted).1
    }

    fn count_both(&self, calendar: &Calendar, from: NaiveDate, if_adopted: NaiveDate) -> Deadline {
        let (ends_on, due_on) = self.ends(calendar, from, Reading::InForce);
        let stretch = self.stretch(from, ends_on, due_on);

        let mut steps = vec![Step::StartNotCounted { on: from }];
        steps.extend(self.weekends(calendar, stretch));
        steps.extend(special_days(calendar, stretch));
        steps.extend(self.roll(ends_on, due_on));
        steps.extend(self.unconfirmed(calendar, from, if_adopted));
        steps.extend(years(calendar, stretch));
        Deadline { due_on, starts_on: from, term: *self, steps }
    }

    /// The day the span ends on, and the working day that makes it due.
    fn ends(&self, calendar: &Calendar, from: NaiveDate, reading: Reading) -> (NaiveDate, NaiveDate) {
        let sign = match self.direction {
            Direction::After => 1,
            Direction::Before => -1,
        };
        let ends_on = match self.span {
            Span::CalendarDays(days) => shift(from, sign * i64::from(days)),
            Span::WorkingDays(days) => {
                (0..days).fold(from, |on, _| self.roll_on(calendar, shift(on, sign), reading))
            }
        };
        (ends_on, self.roll_on(calendar, ends_on, reading))
    }

    /// The first working day from that day on, the way the term runs.
    fn roll_on(&self, calendar: &Calendar, on: NaiveDate, reading: Reading) -> NaiveDate {
        match self.direction {
            Direction::After => calendar.roll_forward(on, reading),
            Direction::Before => calendar.roll_back(on, reading),
        }
    }

    /// First and last of the days whose kind decides the result: the whole way for working days,
    /// only the end for calendar days, where a holiday on the way changes nothing.
    fn stretch(&self, from: NaiveDate, ends_on: NaiveDate, due_on: NaiveDate) -> (NaiveDate, NaiveDate) {
        let near = match (self.span, self.direction) {
            (Span::CalendarDays(_) | Span::WorkingDays(0), _) => ends_on,
            (Span::WorkingDays(_), Direction::After) => shift(from, 1),
            (Span::WorkingDays(_), Direction::Before) => shift(from, -1),
        };
        (near.min(due_on), near.max(due_on))
    }

    fn weekends(&self, calendar: &Calendar, (first, last): (NaiveDate, NaiveDate)) -> Option<Step> {
        if matches!(self.span, Span::CalendarDays(_)) {
            return None;
        }
        let off = |on: &NaiveDate| is_weekend(*on) && !calendar.is_working(*on);
        let days = first.iter_days().take_while(|on| *on <= last).filter(off).count();
        let days = u32::try_from(days).unwrap_or(u32::MAX);
        (days > 0).then_some(Step::Weekends { days })
    }

    fn roll(&self, from: NaiveDate, to: NaiveDate) -> Option<Step> {
        if from == to {
            return None;
        }
        Some(match self.direction {
            Direction::After => Step::RolledForward { from, to },
            Direction::Before => Step::RolledBack { from, to },
        })
    }

    /// Warns of provisional rows that were applied and of proposals that may move the end.
    fn unconfirmed(&self, calendar: &Calendar, from: NaiveDate, if_adopted: NaiveDate) -> Vec<Step> {
        let (ends_on, due_on) = self.ends(calendar, from, Reading::InForce);
        let (first, last) = self.stretch(from, ends_on, due_on);
        let provisional = calendar
            .applied(first, last)
            .filter(|day| day.certainty == Certainty::Provisional)
            .map(|day| (day, None));

        let (other_end, other_due) = self.ends(calendar, if_adopted, Reading::IfAdopted);
        let (other_first, other_last) = self.stretch(if_adopted, other_end, other_due);
        let proposed = calendar
            .proposals(first.min(other_first), last.max(other_last))
            .map(|day| (day, Some(other_due)));

        provisional
            .chain(proposed)
            .map(|(day, alternative)| Step::Unconfirmed {
                on: day.on,
                name: day.name.clone(),
                name_en: day.name_en.clone(),
                alternative,
            })
            .collect()
    }
}

/// Names the holidays left out and the worked weekends counted, by date.
fn special_days(
    calendar: &Calendar,
    (first, last): (NaiveDate, NaiveDate),
) -> impl Iterator<Item = Step> + '_ {
    calendar.applied(first, last).filter_map(|day| {
        let (on, name, name_en) = (day.on, day.name.clone(), day.name_en.clone());
        match (day.kind, is_weekend(on)) {
            (DayKind::Off, false) => Some(Step::Holiday { on, name, name_en }),
            (DayKind::Worked, true) => Some(Step::WorkedSaturday { on, name, name_en }),
            (DayKind::Off, true) | (DayKind::Worked, false) => None,
        }
    })
}

/// Warns of years that are empty or wholly unconfirmed.
fn years(calendar: &Calendar, (first, last): (NaiveDate, NaiveDate)) -> impl Iterator<Item = Step> + '_ {
    (first.year()..=last.year()).filter_map(|year| {
        if !calendar.has_year(year) {
            Some(Step::CalendarMissing { year })
        } else if !calendar.is_sure_of(year) {
            Some(Step::YearUnconfirmed { year })
        } else {
            None
        }
    })
}
