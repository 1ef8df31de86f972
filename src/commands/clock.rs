//! The clock that a command begins with: the system's, or one that a test or the demo was told.

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, Utc};

use crate::app::Clock;

/// The moment at which the clock of a test begins, such as `2026-11-25T09:00:00+07:00`.
const VARIABLE: &str = "DOITHOAI_TEST_NOW";

/// The hour at which the day of a demo begins when only the day was told.
const MORNING: TimeDelta = TimeDelta::hours(9);

/// The clock of the demo: from the morning of a told day, else from the moment in the environment, else the system's.
pub fn of_demo(today: Option<NaiveDate>) -> Result<Clock, String> {
    match (today, told()?) {
        (Some(day), _) => Ok(begun(morning(day))),
        (None, Some(moment)) => Ok(begun(moment)),
        (None, None) => Ok(Clock::default()),
    }
}

/// The clock of a real installation: the system's. Only a build for tests heeds the environment.
pub fn of_server() -> Result<Clock, String> {
    match told()? {
        Some(moment) if cfg!(debug_assertions) => Ok(begun(moment)),
        Some(_) => {
            tracing::warn!("{VARIABLE} is not heeded: this build lives by the system's clock");
            Ok(Clock::default())
        }
        None => Ok(Clock::default()),
    }
}

fn told() -> Result<Option<DateTime<Utc>>, String> {
    let Some(text) = std::env::var(VARIABLE).ok().filter(|text| !text.is_empty()) else { return Ok(None) };
    let moment: DateTime<FixedOffset> =
        text.parse().map_err(|_| format!("{VARIABLE}: wants a moment such as 2026-11-25T09:00:00+07:00"))?;
    Ok(Some(moment.to_utc()))
}

fn begun(at: DateTime<Utc>) -> Clock {
    tracing::warn!("the clock does not follow the system: it begins at {}", crate::app::in_vietnam(at));
    Clock::running_from(at)
}

/// The office lives seven hours ahead.
fn morning(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(chrono::NaiveTime::MIN).and_utc() + MORNING - TimeDelta::hours(7)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::day_in_vietnam;

    #[test]
    fn a_demo_told_a_day_begins_on_the_morning_of_that_day_and_runs_on() {
        let day = NaiveDate::from_ymd_opt(2027, 2, 5).expect("a day");
        let clock = of_demo(Some(day)).expect("a clock");
        let first = clock.now();
        assert_eq!(day_in_vietnam(first), day);
        assert!((clock.now() - morning(day)) < TimeDelta::minutes(1));
        let hand = clock.stand_at(first - TimeDelta::days(60));
        clock.put_back(hand);
        assert!(clock.now() >= first, "after a stop it goes on from where it was");
    }
}
