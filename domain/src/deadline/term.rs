//! What a term is, and what a counted one says.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

crate::words! {
    /// The terms that the procedure knows; their lengths are rows that a province edits.
    pub enum TermKey {
        /// From receipt to classification.
        Intake,
        /// The same for what cannot wait.
        IntakeUrgent,
        /// From assignment to the written answer.
        Answer,
        /// The same where checking on the spot or several offices are needed.
        AnswerComplex,
        /// Sending on what is outside the commune's authority.
        Transfer,
        /// The guidance slip for a complaint (khiếu nại).
        Guidance,
        /// Handing on a denunciation (tố cáo).
        Denunciation,
        /// Public notice before a conference (Luật 72/2025/QH15, Đ.43).
        Notice,
        /// Last day for opinions collected before a conference.
        CollectBefore,
        /// Asking the outside body again after a transfer.
        Chase,
        /// Publishing the results of a conference (Luật 72/2025/QH15, Đ.43).
        Results,
    }
}

crate::words! {
    /// Whether a term runs on from its day or back from it.
    pub enum Direction {
        /// Ends after the day; an end on a day off rolls later.
        After,
        /// Ends before the day; an end on a day off rolls earlier.
        Before,
    }
}

/// Which days a term counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Days {
    /// "Ngày làm việc".
    Working,
    /// "Ngày".
    Calendar,
}

/// The length of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    /// "Ngày làm việc": days that the office works.
    WorkingDays(u16),
    /// "Ngày": every day of the calendar.
    CalendarDays(u16),
}

/// A term: what for, how long, and which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Term {
    /// What it is for.
    pub key: TermKey,
    /// How long it is.
    pub span: Span,
    /// Which way it runs.
    pub direction: Direction,
}

/// A counted term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// The last day on which the thing is done in time; a working day.
    pub due_on: NaiveDate,
    /// The day the term is counted from, itself not counted.
    pub starts_on: NaiveDate,
    /// The term as it stood when it was counted.
    pub term: Term,
    /// The sum, in the order a reader follows it; warnings stand last.
    pub steps: Vec<Step>,
}

impl Span {
    /// The word for the kind of days, as stored.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::WorkingDays(_) => "working_days",
            Self::CalendarDays(_) => "calendar_days",
        }
    }

    /// Which days it counts.
    #[must_use]
    pub const fn kind(self) -> Days {
        match self {
            Self::WorkingDays(_) => Days::Working,
            Self::CalendarDays(_) => Days::Calendar,
        }
    }

    /// How many days.
    #[must_use]
    pub const fn days(self) -> u16 {
        match self {
            Self::WorkingDays(days) | Self::CalendarDays(days) => days,
        }
    }
}

impl Deadline {
    /// The steps that say the day may still change.
    pub fn warnings(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(|step| step.is_warning())
    }
}

/// One sentence of the sum that leads to a deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Step {
    /// The first day is not counted (Bộ luật Dân sự 2015, Đ.147).
    StartNotCounted {
        /// That day.
        on: NaiveDate,
    },
    /// Saturdays and Sundays left out of a term in working days.
    Weekends {
        /// How many.
        days: u32,
    },
    /// A weekday that is off and was left out.
    Holiday {
        /// That day.
        on: NaiveDate,
        /// Its Vietnamese name.
        name: String,
        /// Its English name.
        name_en: String,
    },
    /// A Saturday or Sunday that is worked and was counted.
    WorkedSaturday {
        /// That day.
        on: NaiveDate,
        /// Its Vietnamese name.
        name: String,
        /// Its English name.
        name_en: String,
    },
    /// The end fell on a day off and moved to the next working day (Bộ luật Dân sự 2015, Đ.148).
    RolledForward {
        /// Where the term ended.
        from: NaiveDate,
        /// The working day it moved to.
        to: NaiveDate,
    },
    /// The end of a backward term fell on a day off and moved to the working day before.
    RolledBack {
        /// Where the term ended.
        from: NaiveDate,
        /// The working day it moved to.
        to: NaiveDate,
    },
    /// Warning: a row that the sum depends on is not confirmed.
    Unconfirmed {
        /// The day of the row.
        on: NaiveDate,
        /// Its Vietnamese name.
        name: String,
        /// Its English name.
        name_en: String,
        /// None: the row is provisional and already applied. Some: the row is only proposed, and
        /// this is the due day if all proposals are adopted (it may be the same day).
        alternative: Option<NaiveDate>,
    },
    /// Warning: no row of that year is confirmed yet, so days off may still be added or moved.
    YearUnconfirmed {
        /// The year.
        year: i32,
    },
    /// Warning: nobody has filled in the calendar of that year, so only weekends were left out.
    CalendarMissing {
        /// The year.
        year: i32,
    },
}

impl Step {
    /// Whether this step says that the due day may still change.
    #[must_use]
    pub const fn is_warning(&self) -> bool {
        match self {
            Self::Unconfirmed { .. } | Self::YearUnconfirmed { .. } | Self::CalendarMissing { .. } => true,
            Self::StartNotCounted { .. }
            | Self::Weekends { .. }
            | Self::Holiday { .. }
            | Self::WorkedSaturday { .. }
            | Self::RolledForward { .. }
            | Self::RolledBack { .. } => false,
        }
    }
}
