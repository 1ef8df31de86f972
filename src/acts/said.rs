//! What people type, parsed; parse errors of the domain become sentences for people.

use chrono::NaiveDate;
use domain::contact::{Email, EmailError, PersonName, Phone, PhoneError};
use domain::date::{DateError, TimeError, display_day, parse_day, parse_time};
use domain::text::{Line, TextError, Words};

use super::{Fields, Refusal, Said};
use crate::store::files::{Hung, MOST};

/// What is wrong with a text.
pub fn text(error: TextError) -> Said {
    match error {
        TextError::Empty => "error-empty".into(),
        TextError::TooLong { max, got } => Said {
            key: "error-too-long",
            args: vec![("max", max.to_string()), ("over", (got - max).to_string())],
        },
        TextError::Nul => "error-control".into(),
    }
}

/// What is wrong with a day.
pub fn date(error: DateError) -> Said {
    match error {
        DateError::NotADate => "error-date".into(),
        DateError::NoSuchDay => "error-no-such-day".into(),
        DateError::WrongWeekday(on) => {
            Said { key: "error-wrong-weekday", args: vec![("day", display_day(on))] }
        }
    }
}

/// One line, or none.
pub fn line(typed: &str, most: usize) -> Result<Option<Line>, Said> {
    optional(typed, |typed| Line::parse(typed, most).map_err(text))
}

/// Words over several lines, or none.
pub fn words(typed: &str, most: usize) -> Result<Option<Words>, Said> {
    optional(typed, |typed| Words::parse(typed, most).map_err(text))
}

/// A person's name, or none.
pub fn name(typed: &str) -> Result<Option<PersonName>, Said> {
    optional(typed, |typed| PersonName::parse(typed).map_err(text))
}

/// A telephone number, or none.
pub fn phone(typed: &str) -> Result<Option<Phone>, Said> {
    optional(typed, |typed| Phone::parse(typed).map_err(|_: PhoneError| "error-phone".into()))
}

/// An e-mail address, or none.
pub fn email(typed: &str) -> Result<Option<Email>, Said> {
    optional(typed, |typed| Email::parse(typed).map_err(|_: EmailError| "error-email".into()))
}

/// A day, or none.
pub fn day(typed: &str) -> Result<Option<NaiveDate>, Said> {
    optional(typed, |typed| parse_day(typed).map_err(date))
}

/// A time of day in minutes after midnight.
pub fn time(typed: &str) -> Result<u16, Said> {
    parse_time(typed).map_err(|error| match error {
        TimeError::NotATime => "error-time".into(),
        TimeError::NoSuchTime => "error-no-such-time".into(),
    })
}

/// A whole number within bounds, or none.
pub fn count(typed: &str, least: i32, most: i32) -> Result<Option<i32>, Said> {
    optional(typed, |typed| match typed.replace(['.', ' '], "").parse::<i32>() {
        Ok(n) if (least..=most).contains(&n) => Ok(n),
        _ => Err(Said {
            key: "error-number",
            args: vec![("least", least.to_string()), ("most", most.to_string())],
        }),
    })
}

/// Files that an opinion took, or the refusal for their field.
pub fn hung(field: &'static str, hung: Hung) -> Result<(), Refusal> {
    let said = match hung {
        Hung::All => return Ok(()),
        Hung::Full { here } => Said {
            key: "error-files-full",
            args: vec![("here", here.to_string()), ("most", MOST.to_string())],
        },
        Hung::Gone => "error-files-gone".into(),
    };
    Err(Fields::just(field, said))
}

fn optional<T>(typed: &str, read: impl Fn(&str) -> Result<T, Said>) -> Result<Option<T>, Said> {
    let typed = typed.trim();
    if typed.is_empty() { Ok(None) } else { read(typed).map(Some) }
}
