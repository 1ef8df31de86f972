//! The working calendar: which days the office works, and how sure that is.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

#[cfg(test)]
pub(crate) mod sample;

crate::words! {
    /// How a special day departs from its weekday.
    pub enum DayKind {
        /// A day off although it may fall on Monday to Friday.
        Off,
        /// A Saturday or Sunday worked in exchange for another day.
        Worked,
    }
}

crate::words! {
    /// How sure a special day is.
    pub enum Certainty {
        /// Announced by the competent authority; applied.
        Confirmed,
        /// Follows from the law but is not announced yet; applied with a warning.
        Provisional,
        /// Only suggested; not applied, its effect is explained.
        Proposed,
    }
}

/// One row of the calendar: a day that departs from its weekday.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpecialDay {
    /// The day itself.
    pub on: NaiveDate,
    /// Off or worked.
    pub kind: DayKind,
    /// How sure it is.
    pub certainty: Certainty,
    /// Name in Vietnamese, such as "Tết Nguyên đán".
    pub name: String,
    /// Name in English.
    pub name_en: String,
}

/// Which rows count when a day is looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Confirmed and provisional rows.
    InForce,
    /// The proposed rows too, all of them together, since a swap is two rows.
    IfAdopted,
}

/// Monday to Friday, less the days off, plus the worked weekends.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    applied: BTreeMap<NaiveDate, SpecialDay>,
    proposed: BTreeMap<NaiveDate, SpecialDay>,
    years: BTreeSet<i32>,
    sure_years: BTreeSet<i32>,
}

impl Calendar {
    /// Builds the calendar from its rows; a confirmed row beats a provisional one for the same day.
    #[must_use]
    pub fn new(days: Vec<SpecialDay>) -> Self {
        let mut calendar = Self::default();
        for day in days {
            match day.certainty {
                Certainty::Proposed => {
                    calendar.proposed.insert(day.on, day);
                }
                Certainty::Confirmed => {
                    calendar.years.insert(day.on.year());
                    calendar.sure_years.insert(day.on.year());
                    calendar.applied.insert(day.on, day);
                }
                Certainty::Provisional => {
                    calendar.years.insert(day.on.year());
                    calendar.applied.entry(day.on).or_insert(day);
                }
            }
        }
        calendar
    }

    /// Whether the office works that day by the rows in force.
    #[must_use]
    pub fn is_working(&self, on: NaiveDate) -> bool {
        self.works(on, Reading::InForce)
    }

    /// The first working day from that day on, itself when it is one.
    #[must_use]
    pub fn next_working(&self, on: NaiveDate) -> NaiveDate {
        self.roll_forward(on, Reading::InForce)
    }

    /// The last working day up to that day, itself when it is one.
    #[must_use]
    pub fn previous_working(&self, on: NaiveDate) -> NaiveDate {
        self.roll_back(on, Reading::InForce)
    }

    /// Working days after `from` up to and including `to`; negative when `to` lies before `from`.
    #[must_use]
    pub fn working_days_between(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        if to < from {
            return -self.working_days_between(to, from);
        }
        let days = (to - from).num_days();
        let rest = days % 7;
        let odd = to.iter_days().rev().take(usize::try_from(rest).unwrap_or(0));
        let mut working = days / 7 * 5;
        working += odd.map(|on| i64::from(!is_weekend(on))).sum::<i64>();
        for (on, day) in self.applied.range(from..=to).filter(|(on, _)| **on > from) {
            match (day.kind, is_weekend(*on)) {
                (DayKind::Off, false) => working -= 1,
                (DayKind::Worked, true) => working += 1,
                (DayKind::Off, true) | (DayKind::Worked, false) => {}
            }
        }
        working
    }

    /// Whether anybody filled in that year; proposals alone do not count.
    #[must_use]
    pub fn has_year(&self, year: i32) -> bool {
        self.years.contains(&year)
    }

    /// Whether at least one day of that year is confirmed; else the whole year may still change.
    #[must_use]
    pub fn is_sure_of(&self, year: i32) -> bool {
        self.sure_years.contains(&year)
    }

    pub(crate) fn works(&self, on: NaiveDate, reading: Reading) -> bool {
        let proposed = match reading {
            Reading::InForce => None,
            Reading::IfAdopted => self.proposed.get(&on),
        };
        match proposed.or_else(|| self.applied.get(&on)) {
            Some(day) => day.kind == DayKind::Worked,
            None => !is_weekend(on),
        }
    }

    pub(crate) fn roll_forward(&self, on: NaiveDate, reading: Reading) -> NaiveDate {
        on.iter_days().find(|day| self.works(*day, reading)).unwrap_or(on)
    }

    pub(crate) fn roll_back(&self, on: NaiveDate, reading: Reading) -> NaiveDate {
        on.iter_days().rev().find(|day| self.works(*day, reading)).unwrap_or(on)
    }

    /// The applied rows of a stretch, both ends included.
    pub(crate) fn applied(&self, first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = &SpecialDay> {
        self.applied.values().skip_while(move |day| day.on < first).take_while(move |day| day.on <= last)
    }

    /// The proposals of a stretch, both ends included, that would change their day.
    pub(crate) fn proposals(&self, first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = &SpecialDay> {
        self.proposed
            .values()
            .filter(move |day| (first..=last).contains(&day.on))
            .filter(|day| self.works(day.on, Reading::InForce) != self.works(day.on, Reading::IfAdopted))
    }
}

/// Whether that day is a Saturday or a Sunday.
#[must_use]
pub fn is_weekend(on: NaiveDate) -> bool {
    matches!(on.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Moves a day by whole calendar days and stops at the ends of time.
pub(crate) fn shift(on: NaiveDate, days: i64) -> NaiveDate {
    let distance = Days::new(days.unsigned_abs());
    if days < 0 {
        on.checked_sub_days(distance).unwrap_or(NaiveDate::MIN)
    } else {
        on.checked_add_days(distance).unwrap_or(NaiveDate::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::sample::{calendar, day, year};
    use super::*;

    #[test]
    fn the_office_works_monday_to_friday() {
        let calendar = calendar();
        assert!(calendar.is_working(day("2026-11-20")));
        assert!(!calendar.is_working(day("2026-11-21")));
        assert!(!calendar.is_working(day("2026-11-22")));
    }

    #[test]
    fn holidays_are_off_and_swapped_saturdays_are_worked_unless_only_proposed() {
        let calendar = calendar();
        assert!(!calendar.is_working(day("2026-11-24")));
        assert!(!calendar.is_working(day("2026-01-02")));
        assert!(calendar.is_working(day("2026-01-10")));
        assert!(calendar.is_working(day("2026-08-22")));
        assert!(calendar.is_working(day("2025-04-26")));
        // The swap of this Monday and Saturday is only proposed.
        assert!(calendar.is_working(day("2026-11-23")) && !calendar.is_working(day("2026-11-28")));
    }

    #[test]
    fn the_days_before_and_after_tet_are_found() {
        let calendar = calendar();
        assert_eq!(calendar.next_working(day("2026-02-14")), day("2026-02-23"));
        assert_eq!(calendar.previous_working(day("2026-02-22")), day("2026-02-13"));
        assert_eq!(calendar.next_working(day("2024-02-08")), day("2024-02-15"));
        assert_eq!(calendar.next_working(day("2025-01-25")), day("2025-02-03"));
    }

    #[test]
    fn working_days_between_leaves_out_the_first_and_takes_the_last() {
        let calendar = calendar();
        assert_eq!(calendar.working_days_between(day("2026-11-20"), day("2026-11-20")), 0);
        assert_eq!(calendar.working_days_between(day("2026-11-20"), day("2026-11-25")), 2);
        assert_eq!(calendar.working_days_between(day("2026-11-25"), day("2026-11-20")), -2);
        assert_eq!(calendar.working_days_between(day("2026-08-21"), day("2026-08-22")), 1);
    }

    #[test]
    fn working_days_between_agrees_with_counting_them_one_by_one() {
        let calendar = calendar();
        for from in year(2026).step_by(5) {
            let mut counted = 0;
            for to in from.iter_days().skip(1).take(400) {
                counted += i64::from(calendar.is_working(to));
                assert_eq!(calendar.working_days_between(from, to), counted, "{from} {to}");
            }
        }
    }

    #[test]
    fn each_year_has_the_working_days_of_its_announcement() {
        let calendar = calendar();
        let working = |y| year(y).filter(|on| calendar.is_working(*on)).count();
        // Weekdays of the year, less the days off, plus the worked Saturdays.
        assert_eq!(working(2024), 262 - 12 + 1);
        assert_eq!(working(2025), 261 - 12 + 1);
        assert_eq!(working(2026), 261 - 14 + 2);
        assert_eq!(working(2027), 261 - 12);
    }

    #[test]
    fn a_year_is_known_only_by_rows_in_force() {
        let proposed = SpecialDay { certainty: Certainty::Proposed, ..sample::rows().remove(0) };
        assert!(!Calendar::new(vec![proposed]).has_year(2024));
        let calendar = calendar();
        assert!(calendar.has_year(2027) && !calendar.is_sure_of(2027));
        assert!(calendar.is_sure_of(2026) && !calendar.has_year(2028));
    }

    #[test]
    fn a_confirmed_row_beats_a_provisional_one_in_any_order() {
        let mut rows = sample::rows();
        let confirmed = rows.remove(0);
        let provisional =
            SpecialDay { certainty: Certainty::Provisional, kind: DayKind::Worked, ..confirmed.clone() };
        let on = confirmed.on;
        assert!(!Calendar::new(vec![confirmed.clone(), provisional.clone()]).is_working(on));
        assert!(!Calendar::new(vec![provisional, confirmed]).is_working(on));
    }
}
