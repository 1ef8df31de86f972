//! How a due day stands today.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::calendar::Calendar;

/// From this many working days left on, a due day is near.
pub const SOON: u32 = 3;

/// How a due day stands today, in working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "standing", rename_all = "snake_case")]
pub enum Standing {
    /// More than [`SOON`] working days are left.
    OnTime {
        /// Working days after today, the due day included.
        left: u32,
    },
    /// The due day is near.
    Soon {
        /// Working days after today, the due day included.
        left: u32,
    },
    /// Due by the end of today.
    Today,
    /// The due day is past.
    Late {
        /// Working days past the due day, at least one: a delay over a weekend is a delay.
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

/// Says how a due day stands on the given day, which is today in Asia/Ho_Chi_Minh.
#[must_use]
pub fn standing(calendar: &Calendar, due_on: NaiveDate, today: NaiveDate) -> Standing {
    let days = calendar.working_days_between(today, due_on).unsigned_abs();
    let days = u32::try_from(days).unwrap_or(u32::MAX);
    if due_on < today {
        Standing::Late { by: days.max(1) }
    } else if due_on == today {
        Standing::Today
    } else if days <= SOON {
        Standing::Soon { left: days }
    } else {
        Standing::OnTime { left: days }
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
