//! Parse errors of the domain as sentences for people.

use domain::contact::ContactError;
use domain::date::DateError;
use domain::text::TextError;

use super::Said;

/// What is wrong with a text.
pub fn text(error: TextError) -> Said {
    match error {
        TextError::Empty => "error-empty".into(),
        TextError::TooLong { max, got } => {
            Said { key: "error-too-long", args: vec![("max", max.to_string()), ("over", (got - max).to_string())] }
        }
        TextError::Control => "error-control".into(),
    }
}

/// What is wrong with a name, number or address.
pub fn contact(error: ContactError) -> Said {
    match error {
        ContactError::NotAPhone => "error-phone".into(),
        ContactError::NotAnEmail => "error-email".into(),
        ContactError::Text(error) => text(error),
    }
}

/// What is wrong with a day.
pub fn date(error: DateError) -> Said {
    match error {
        DateError::NotADate => "error-date".into(),
        DateError::NoSuchDay => "error-no-such-day".into(),
        DateError::NotATime => "error-time".into(),
    }
}

/// A whole number as typed, within bounds; empty is none.
pub fn count(typed: &str, least: i32, most: i32) -> Result<Option<i32>, Said> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    match typed.replace(['.', ' '], "").parse::<i32>() {
        Ok(n) if (least..=most).contains(&n) => Ok(Some(n)),
        _ => Err(Said { key: "error-number", args: vec![("least", least.to_string()), ("most", most.to_string())] }),
    }
}
