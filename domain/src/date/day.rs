//! Reading a day.

use std::fmt;

use chrono::{Datelike, NaiveDate, Weekday};

use crate::fold::unaccented;

/// Why something typed is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateError {
    /// It cannot be read as day, month and year of four digits.
    NotADate,
    /// It can be read, but the calendar has no such day: 31/02.
    NoSuchDay,
    /// It names a weekday, and this day is another: one of the two is a slip.
    WrongWeekday(NaiveDate),
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Reads a day: `5/2/2026`, `05022026`, `2026-02-05`, `ngày 5 tháng 2 năm 2026`, `5 tháng 2, 2026`, `5 February 2026`, and each
/// with its weekday in front, as pages show it: `Thứ Năm, 05/02/2026`.
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
    let plain = unaccented(typed);
    let words: Vec<&str> = plain.split(' ').collect();
    let mut refused = DateError::NotADate;
    for (weekday, rest) in weekdays(&words) {
        match without_weekday(rest) {
            Ok(on) if weekday.is_none_or(|weekday| on.weekday() == weekday) => return Ok(on),
            Ok(on) => return Err(DateError::WrongWeekday(on)),
            Err(DateError::NotADate) => {}
            Err(error) => refused = error,
        }
    }
    Err(refused)
}

/// The weekdays that may stand in front, each with what follows: "thu 3" is Tuesday, or Thursday the third.
fn weekdays<'a>(words: &'a [&'a str]) -> Vec<(Option<Weekday>, &'a [&'a str])> {
    let mut ways = vec![(None, words)];
    let vietnamese = |word: &str| {
        Some(match word {
            "hai" | "2" => Weekday::Mon,
            "ba" | "3" => Weekday::Tue,
            "tu" | "4" => Weekday::Wed,
            "nam" | "5" => Weekday::Thu,
            "sau" | "6" => Weekday::Fri,
            "bay" | "7" => Weekday::Sat,
            _ => return None,
        })
    };
    match words {
        ["thu", which, rest @ ..] if vietnamese(which).is_some() => ways.push((vietnamese(which), rest)),
        ["chu", "nhat", rest @ ..] | ["cn", rest @ ..] => ways.push((Some(Weekday::Sun), rest)),
        [short, rest @ ..] => match short.strip_prefix('t').and_then(vietnamese) {
            Some(weekday) => ways.push((Some(weekday), rest)),
            None => ways.extend(short.parse().ok().map(|weekday| (Some(weekday), rest))),
        },
        [] => {}
    }
    if let ["thu", rest @ ..] = words {
        ways.push((Some(Weekday::Thu), rest));
    }
    ways
}

fn without_weekday(words: &[&str]) -> Result<NaiveDate, DateError> {
    let words = match words {
        ["ngay" | "mung" | "mong", rest @ ..] => rest,
        all => all,
    };
    let (day, month, year) = match *words {
        [day, "thang" | "thg", month, "nam", year] | [day, "thang" | "thg", month, year] => {
            (day, number(month, 2)?, year)
        }
        [day, month, year] if english(month).is_some() => {
            (ordinal(day), english(month).unwrap_or_default(), year)
        }
        [month, day, year] if english(month).is_some() => {
            (ordinal(day), english(month).unwrap_or_default(), year)
        }
        [year, month, day] if year.len() == 4 => (day, number(month, 2)?, year),
        [day, month, year] => (day, number(month, 2)?, year),
        [all] if all.len() == 8 && all.is_ascii() => match &all[4..] {
            // A year never starts below 19, so that the other half is day and month.
            year if (1900..=2199).contains(&number(year, 4)?) => (&all[..2], number(&all[2..4], 2)?, year),
            _ => (&all[6..], number(&all[4..6], 2)?, &all[..4]),
        },
        _ => return Err(DateError::NotADate),
    };
    let (day, year) = (number(day, 2)?, number(year, 4)?);
    let year = i32::try_from(year).map_err(|_| DateError::NotADate)?;
    if !(1900..=2199).contains(&year) {
        return Err(DateError::NotADate);
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(DateError::NoSuchDay)
}

/// An English month by its name or its first three letters.
fn english(word: &str) -> Option<u32> {
    let at = MONTHS
        .iter()
        .position(|month| *month == word || month[..3] == *word || word == "sept" && *month == "september")?;
    u32::try_from(at + 1).ok()
}

/// 1st, 2nd, 3rd, 4th.
fn ordinal(day: &str) -> &str {
    ["st", "nd", "rd", "th"].iter().find_map(|end| day.strip_suffix(end)).unwrap_or(day)
}

pub(super) fn number(digits: &str, longest: usize) -> Result<u32, DateError> {
    if digits.len() > longest || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DateError::NotADate);
    }
    digits.parse().map_err(|_| DateError::NotADate)
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotADate => "not a date",
            Self::NoSuchDay => "no such day",
            Self::WrongWeekday(_) => "another weekday",
        })
    }
}

impl std::error::Error for DateError {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::sample::day;

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
    fn a_day_is_read_as_pages_and_documents_show_it() {
        for typed in [
            "Thứ Ba, 29/12/2026",
            "thứ 3, ngày 29/12/2026",
            "T3 29/12/2026",
            "29 tháng 12, 2026",
            "29 thg 12, 2026",
            "Thứ Ba, ngày 29 tháng 12 năm 2026",
            "THỨ BA (29-12-2026)",
            "Tuesday, 29 December 2026",
            "Tue 29 Dec 2026",
            "December 29th, 2026",
            "２９/１２/２０２６",
            "29/12\u{200b}/2026",
        ] {
            assert_eq!(parse_day(typed), Ok(day("2026-12-29")), "{typed}");
        }
        assert_eq!(parse_day("ngày 05 tháng 6 năm 2026"), Ok(day("2026-06-05")));
        assert_eq!(parse_day("thứ năm, ngày 5 tháng 2 năm 2026"), Ok(day("2026-02-05")));
        assert_eq!(parse_day("Thu 3 December 2026"), Ok(day("2026-12-03")));
        assert_eq!(parse_day("Thu 3/12/2026"), Ok(day("2026-12-03")));
        assert_eq!(parse_day("CN, 06/12/2026"), Ok(day("2026-12-06")));
    }

    #[test]
    fn a_weekday_that_is_another_ones_betrays_a_slip() {
        for typed in
            ["Thứ Tư, 29/12/2026", "chủ nhật 29/12/2026", "Monday, 29 December 2026", "t2 29/12/2026"]
        {
            assert_eq!(parse_day(typed), Err(DateError::WrongWeekday(day("2026-12-29"))), "{typed}");
        }
        assert_eq!(parse_day("Thứ Ba, 31/02/2026"), Err(DateError::NoSuchDay));
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
            "Thứ Ba",
            "thứ 8, 29/12/2026",
            "Thứ Ba, 29/12/26",
            "29 tháng 12",
            "Dec 29",
            "hello 29 Dec 2026",
            "1234567",
            "ệệệệệệệệ",
            "٠٥/٠٢/٢٠٢٦",
        ] {
            assert_eq!(parse_day(typed), Err(DateError::NotADate), "{typed}");
        }
        assert_eq!(parse_day(&"1/".repeat(1_000_000)), Err(DateError::NotADate));
    }
}
