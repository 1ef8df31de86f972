//! The moment at which tests begin, whatever the machine's clock says.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use doithoai::app::{day_in_vietnam, in_vietnam};

/// The variable that moves the tests, and the programs they start, to another moment.
pub const VARIABLE: &str = "DOITHOAI_TEST_NOW";

/// Tuesday, 1 December 2026, nine in the morning in Viet Nam, unless the run is about another day.
const USUAL: &str = "2026-12-01T09:00:00+07:00";

/// The moment at which this run begins.
pub fn moment() -> DateTime<Utc> {
    let told = std::env::var(VARIABLE).ok().filter(|text| !text.is_empty());
    let text = told.as_deref().unwrap_or(USUAL);
    text.parse().unwrap_or_else(|e| panic!("{VARIABLE} says {text:?}, which is no moment: {e}"))
}

/// The day of that moment in Viet Nam.
pub fn day() -> NaiveDate {
    day_in_vietnam(moment())
}

/// That moment and what has passed since, as a program is told it.
pub fn told(passed: std::time::Duration) -> String {
    let passed = TimeDelta::from_std(passed).expect("a test is shorter than centuries");
    in_vietnam(moment() + passed).to_rfc3339()
}

/// An hour of a day in Viet Nam.
pub fn at(day: NaiveDate, hour: u32, minute: u32) -> DateTime<Utc> {
    day.and_hms_opt(hour, minute, 0).expect("a time of the day").and_utc() - TimeDelta::hours(7)
}
