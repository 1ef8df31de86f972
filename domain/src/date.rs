//! Days and times as people type and read them.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use crate::fold::fold;
use crate::lang::Lang;

/// Why something typed is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateError {
    /// It cannot be read as day, month and year of four digits.
    NotADate,
    /// It can be read, but the calendar has no such day: 31/02.
    NoSuchDay,
}

/// Why something typed is no time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeError {
    /// It cannot be read as hours and minutes.
    NotATime,
    /// It can be read, but the day has no such time: 25:00.
    NoSuchTime,
}

/// Reads a day: `5/2/2026`, `05-02-2026`, `5 2 2026`, `05022026`, `2026-02-05`, `ngày 5 tháng 2 năm 2026`.
///
/// The day stands before the month unless the year comes first. A year of two digits is refused,
/// since 5/2/26 may be meant either way round.
///
/// # Errors
/// [`DateError`].
pub fn parse_day(typed: &str) -> Result<NaiveDate, DateError> {
    if typed.len() > 80 {
        return Err(DateError::NotADate);
    }
    let folded = fold(typed);
    let words: Vec<&str> = folded.split(' ').collect();
    let (day, month, year) = match words[..] {
        ["ngay" | "mung", day, "thang", month, "nam", year] | [day, "thang", month, "nam", year] => {
            (day, month, year)
        }
        ["ngay", first, second, third] | [first, second, third] if first.len() == 4 => (third, second, first),
        ["ngay", day, month, year] | [day, month, year] => (day, month, year),
        [all] if all.len() == 8 && all.is_ascii() => match &all[4..] {
            // A year never starts below 19, so that the other half is day and month.
            year if (1900..=2199).contains(&number(year, 4)?) => (&all[..2], &all[2..4], year),
            _ => (&all[6..], &all[4..6], &all[..4]),
        },
        _ => return Err(DateError::NotADate),
    };
    let (day, month, year) = (number(day, 2)?, number(month, 2)?, number(year, 4)?);
    let year = i32::try_from(year).map_err(|_| DateError::NotADate)?;
    if !(1900..=2199).contains(&year) {
        return Err(DateError::NotADate);
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(DateError::NoSuchDay)
}

fn number(digits: &str, longest: usize) -> Result<u32, DateError> {
    if digits.len() > longest || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DateError::NotADate);
    }
    digits.parse().map_err(|_| DateError::NotADate)
}

/// Reads a time of day in minutes after midnight: `7:30`, `7h30`, `7 giờ 30`, `07.30`, `0730`, `7h`.
///
/// # Errors
/// [`TimeError`].
pub fn parse_time(typed: &str) -> Result<u16, TimeError> {
    if typed.len() > 40 {
        return Err(TimeError::NotATime);
    }
    let parts = fold(typed).replace("phut", "p").replace("gio", "h").replace('h', " h ").replace('p', " p ");
    let words: Vec<&str> = parts.split_whitespace().collect();
    let (hour, minute) = match words[..] {
        [hour, "h"] => (hour, "0"),
        [hour, "h", minute] | [hour, "h", minute, "p"] | [hour, minute] => (hour, minute),
        [all] if all.len() == 4 && all.is_ascii() => all.split_at(2),
        _ => return Err(TimeError::NotATime),
    };
    let part = |digits| number(digits, 2).map_err(|_| TimeError::NotATime);
    let (hour, minute) = (part(hour)?, part(minute)?);
    if hour > 23 || minute > 59 {
        return Err(TimeError::NoSuchTime);
    }
    u16::try_from(hour * 60 + minute).map_err(|_| TimeError::NoSuchTime)
}

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

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotADate => "not a date",
            Self::NoSuchDay => "no such day",
        })
    }
}

impl std::error::Error for DateError {}

impl fmt::Display for TimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotATime => "not a time of day",
            Self::NoSuchTime => "no such time of day",
        })
    }
}

impl std::error::Error for TimeError {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::sample::{day, year};

    #[test]
    fn a_day_is_read_as_people_type_it() {
        for typed in [
            "5/2/2026",
            "05/02/2026",
            "05-02-2026",
            "5.2.2026",
            "5 2 2026",
            " 5 / 2 / 2026 ",
            "2026-02-05",
            "2026/2/5",
            "05022026",
            "20260205",
            "ngày 5 tháng 2 năm 2026",
            "Ngày 05 tháng 02 năm 2026",
            "mùng 5 tháng 2 năm 2026",
            "5 tháng 2 năm 2026",
            "ngày 5/2/2026",
        ] {
            assert_eq!(parse_day(typed), Ok(day("2026-02-05")), "{typed}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_told_apart_from_nonsense() {
        for typed in ["31/02/2026", "29/2/2025", "2026-02-30", "5/13/2026", "0/1/2026", "31022026"] {
            assert_eq!(parse_day(typed), Err(DateError::NoSuchDay), "{typed}");
        }
        assert_eq!(parse_day("29/2/2024"), Ok(day("2024-02-29")));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for typed in [
            "",
            "mai",
            "5/2",
            "5/2/26",
            "26-02-05",
            "5/2/20266",
            "5/2/0026",
            "5/2/2026/1",
            "tháng 2 năm 2026",
            "005/2/2026",
            "1234567",
            "ệệệệệệệệ",
            "٠٥/٠٢/٢٠٢٦",
        ] {
            assert_eq!(parse_day(typed), Err(DateError::NotADate), "{typed}");
        }
        assert_eq!(parse_day(&"1/".repeat(1_000_000)), Err(DateError::NotADate));
    }

    #[test]
    fn every_day_shown_is_read_back() {
        for on in (2024..=2027).flat_map(year) {
            assert_eq!(parse_day(&display_day(on)), Ok(on));
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
    fn a_time_is_read_as_people_type_it() {
        for typed in [
            "7:30",
            "07:30",
            "7h30",
            "7H30",
            "7 giờ 30",
            "7giờ30",
            "07.30",
            "0730",
            "7 30",
            "7 giờ 30 phút",
            "7h30p",
            "7h30'",
        ] {
            assert_eq!(parse_time(typed), Ok(450), "{typed}");
        }
        assert_eq!(parse_time("14h"), Ok(840));
        assert_eq!(parse_time("14 giờ"), Ok(840));
        assert_eq!(parse_time("0:00"), Ok(0));
        assert_eq!(parse_time("23:59"), Ok(1439));
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for typed in ["", "7", "730", "sáng", "7:30:00", "7 giờ sáng", "h30", "ệệ"] {
            assert_eq!(parse_time(typed), Err(TimeError::NotATime), "{typed}");
        }
        for typed in ["24:00", "7:60", "25h"] {
            assert_eq!(parse_time(typed), Err(TimeError::NoSuchTime), "{typed}");
        }
    }

    #[test]
    fn every_time_shown_is_read_back() {
        for minutes in 0..1440 {
            assert_eq!(parse_time(&display_time(minutes)), Ok(minutes));
        }
    }
}
