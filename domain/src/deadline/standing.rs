//! How a due day stands today.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Days;
use crate::calendar::Calendar;

/// From this many working days left on, a due day is near.
pub const SOON: u32 = 3;

/// How a due day stands today, in the days that its term counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "standing", rename_all = "snake_case")]
pub enum Standing {
    /// More than [`SOON`] working days are left.
    OnTime {
        /// Days after today, the due day included.
        left: u32,
    },
    /// The due day is near.
    Soon {
        /// Days after today, the due day included.
        left: u32,
    },
    /// Due by the end of today.
    Today,
    /// The due day is past.
    Late {
        /// Days past the due day, at least one: a delay over a weekend is a delay.
        by: u32,
    },
}

impl Standing {
    /// Whether the due day is past.
    #[must_use]
    pub const fn is_late(self) -> bool {
        matches!(self, Self::Late { .. })
    }
}

/// Says how a due day stands on the given day, which is today in Asia/Ho_Chi_Minh, in working days.
#[must_use]
pub fn standing(calendar: &Calendar, due_on: NaiveDate, today: NaiveDate) -> Standing {
    standing_in(Days::Working, calendar, due_on, today)
}

/// The same in the days that the term counts; whether a day is near is a matter of working days for every term.
#[must_use]
pub fn standing_in(days: Days, calendar: &Calendar, due_on: NaiveDate, today: NaiveDate) -> Standing {
    let working = calendar.working_days_between(today, due_on).unsigned_abs();
    let counted = match days {
        Days::Working => working,
        Days::Calendar => (due_on - today).num_days().unsigned_abs(),
    };
    let counted = u32::try_from(counted).unwrap_or(u32::MAX);
    if due_on < today {
        Standing::Late { by: counted.max(1) }
    } else if due_on == today {
        Standing::Today
    } else if working <= u64::from(SOON) {
        Standing::Soon { left: counted }
    } else {
        Standing::OnTime { left: counted }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::sample::{calendar, day};

    fn stands(due_on: &str, today: &str) -> Standing {
        standing(&calendar(), day(due_on), day(today))
    }

    #[test]
    fn a_due_day_comes_near_three_working_days_ahead() {
        assert_eq!(stands("2026-11-20", "2026-11-16"), Standing::OnTime { left: 4 });
        assert_eq!(stands("2026-11-20", "2026-11-17"), Standing::Soon { left: 3 });
        assert_eq!(stands("2026-11-25", "2026-11-20"), Standing::Soon { left: 2 });
        assert_eq!(stands("2026-11-25", "2026-11-25"), Standing::Today);
    }

    #[test]
    fn a_term_of_calendar_days_is_told_in_calendar_days() {
        let stands = |due_on, today| standing_in(Days::Calendar, &calendar(), day(due_on), day(today));
        assert_eq!(stands("2026-12-14", "2026-12-02"), Standing::OnTime { left: 12 });
        assert_eq!(stands("2026-12-14", "2026-12-11"), Standing::Soon { left: 3 });
        assert_eq!(stands("2026-12-14", "2026-12-21"), Standing::Late { by: 7 });
        assert_eq!(stands("2026-12-14", "2026-12-14"), Standing::Today);
    }

    #[test]
    fn holidays_do_not_make_a_due_day_near() {
        assert_eq!(stands("2026-02-25", "2026-02-13"), Standing::Soon { left: 3 });
        assert_eq!(stands("2026-02-26", "2026-02-13"), Standing::OnTime { left: 4 });
    }

    #[test]
    fn a_missed_day_is_late_from_the_next_morning() {
        assert_eq!(stands("2026-11-20", "2026-11-21"), Standing::Late { by: 1 });
        assert_eq!(stands("2026-11-20", "2026-11-23"), Standing::Late { by: 1 });
        assert_eq!(stands("2026-11-20", "2026-11-25"), Standing::Late { by: 2 });
        assert!(stands("2026-02-13", "2026-02-16").is_late());
    }
}
