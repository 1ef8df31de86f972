//! Days and times as people type and read them.

use chrono::{Datelike, NaiveDate};

use crate::lang::Lang;

mod day;
mod time;

pub use day::{DateError, parse_day};
pub use time::{TimeError, parse_time};

/// Shows a day as `05/02/2026`, the same in both languages.
#[must_use]
pub fn display_day(on: NaiveDate) -> String {
    format!("{:02}/{:02}/{:04}", on.day(), on.month(), on.year())
}

/// Shows a day with its weekday: `Thứ Sáu, 27/11/2026` or `Friday, 27 November 2026`.
#[must_use]
pub fn display_long(on: NaiveDate, lang: Lang) -> String {
    const WEEKDAYS: [&str; 7] = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"];
    match lang {
        Lang::Vi => {
            let weekday = WEEKDAYS[on.weekday().num_days_from_monday() as usize];
            format!("{weekday}, {}", display_day(on))
        }
        Lang::En => on.format("%A, %-d %B %Y").to_string(),
    }
}

/// Shows minutes after midnight as `07:30`.
#[must_use]
pub fn display_time(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::sample::{day, year};

    #[test]
    fn every_day_shown_is_read_back() {
        for on in (2024..=2027).flat_map(year) {
            assert_eq!(parse_day(&display_day(on)), Ok(on));
            assert_eq!(parse_day(&display_long(on, Lang::Vi)), Ok(on));
            assert_eq!(parse_day(&display_long(on, Lang::En)), Ok(on));
            assert_eq!(parse_day(&on.to_string()), Ok(on));
            assert_eq!(parse_day(&on.format("%d%m%Y").to_string()), Ok(on));
            assert_eq!(parse_day(&on.format("%Y%m%d").to_string()), Ok(on));
        }
    }

    #[test]
    fn a_day_is_shown_with_its_weekday_in_both_languages() {
        assert_eq!(display_day(day("2026-02-05")), "05/02/2026");
        assert_eq!(display_long(day("2026-11-27"), Lang::Vi), "Thứ Sáu, 27/11/2026");
        assert_eq!(display_long(day("2026-11-27"), Lang::En), "Friday, 27 November 2026");
        assert_eq!(display_long(day("2026-11-29"), Lang::Vi), "Chủ nhật, 29/11/2026");
    }

    #[test]
    fn every_time_shown_is_read_back() {
        for minutes in 0..1440 {
            assert_eq!(parse_time(&display_time(minutes)), Ok(minutes));
            let (hour, minute) = (minutes / 60, minutes % 60);
            assert_eq!(parse_time(&format!("{hour} giờ {minute:02}")), Ok(minutes));
        }
    }
}
