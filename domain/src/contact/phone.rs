//! Telephone numbers as people write them.

use std::fmt;
use std::str::FromStr;

use phonenumber::country::Id;
use serde::{Deserialize, Serialize};

use crate::clean::{self, compared};

/// A telephone number in its international form (E.164), such as `+84912345678`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

/// Why a telephone number is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhoneError {
    /// Nothing was typed.
    Empty,
    /// It holds more than digits and what people put between them.
    NotANumber,
    /// No subscriber can have it: too short, too long, or no such prefix.
    NoSuchNumber,
}

impl Phone {
    /// Reads a number as people write it: with dots, dashes, spaces or brackets; from 0, 84, 0084
    /// or +84; mobile or landline. A number of another country needs its + or 00.
    ///
    /// # Errors
    /// [`PhoneError`].
    pub fn parse(typed: &str) -> Result<Self, PhoneError> {
        let international = international(typed)?;
        if !is_mobile(&international) && !is_known(&international) {
            return Err(PhoneError::NoSuchNumber);
        }
        Ok(Self(format!("+{international}")))
    }

    /// A number that is kept already, as people in Viet Nam write it; what has no such form stays as it is. The tables of
    /// numbering plans are not asked: they take a third of a second and fifty megabytes when they are first read.
    #[must_use]
    pub fn shown(stored: &str) -> String {
        match international(stored) {
            Ok(number) if number.starts_with("84") && matches!(number.len(), 11 | 12) => {
                Self(format!("+{number}")).display()
            }
            _ => stored.to_owned(),
        }
    }

    /// The international form, `+84912345678`, as it is stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number as people in Viet Nam write it: `0912 345 678`, `024 3812 3456`, `0209 3812 345`;
    /// one of another country in its international form.
    #[must_use]
    pub fn display(&self) -> String {
        let Some(national) = self.0.strip_prefix("+84") else {
            return self.0.clone();
        };
        let (first, second) = match national.len() {
            9 => (3, 3),
            10 if national.starts_with("24") || national.starts_with("28") => (2, 4),
            10 => (3, 4),
            _ => return format!("0{national}"),
        };
        let (first, rest) = national.split_at(first);
        let (second, third) = rest.split_at(second);
        format!("0{first} {second} {third}")
    }

    /// The last four digits, by which a citizen proves a number without showing it.
    #[must_use]
    pub fn last4(&self) -> &str {
        self.0.get(self.0.len().saturating_sub(4)..).unwrap_or_default()
    }
}

/// The digits with the code of their country, whether anybody has such a number or not.
fn international(typed: &str) -> Result<String, PhoneError> {
    let (abroad, digits) = digits(typed)?;
    let international = match digits.strip_prefix("00") {
        Some(rest) => rest.to_owned(),
        None if abroad => digits,
        None => match digits.strip_prefix('0') {
            Some(national) => format!("84{national}"),
            None if digits.starts_with("84") && digits.len() >= 11 => digits,
            None => format!("84{digits}"),
        },
    };
    // People write +84 (0) 912 …
    Ok(match international.strip_prefix("840") {
        Some(national) => format!("84{national}"),
        None => international,
    })
}

/// Nine digits from a Vietnamese mobile prefix. Ranges are not looked up: a new one opens before the
/// tables know it, and its owner must not be turned away.
fn is_mobile(international: &str) -> bool {
    let national = international.strip_prefix("84").unwrap_or_default();
    national.len() == 9 && national.starts_with(['3', '5', '7', '8', '9'])
}

/// Whether the numbering plan of its country has such a number.
fn is_known(international: &str) -> bool {
    phonenumber::parse(Some(Id::VN), format!("+{international}")).is_ok_and(|number| number.is_valid())
}

/// Whether a + stood in front, and the digits alone.
fn digits(typed: &str) -> Result<(bool, String), PhoneError> {
    let typed = compared(&clean::line(typed).map_err(|_| PhoneError::NotANumber)?);
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(PhoneError::Empty);
    }
    let after_bracket = typed.trim_start_matches(['(', ' ']);
    let (abroad, rest) = match after_bracket.strip_prefix('+') {
        Some(rest) => (true, rest),
        None => (false, after_bracket),
    };
    let mut digits = String::new();
    for ch in rest.chars() {
        match ch {
            '0'..='9' if digits.len() < 20 => digits.push(ch),
            '0'..='9' => return Err(PhoneError::NoSuchNumber),
            '.' | '-' | '(' | ')' | '/' | ',' | '\u{2010}'..='\u{2015}' | '\u{2212}' => {}
            space if space.is_whitespace() => {}
            _ => return Err(PhoneError::NotANumber),
        }
    }
    if digits.is_empty() { Err(PhoneError::NotANumber) } else { Ok((abroad, digits)) }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Phone(…)")
    }
}

impl FromStr for Phone {
    type Err = PhoneError;

    fn from_str(typed: &str) -> Result<Self, PhoneError> {
        Self::parse(typed)
    }
}

impl TryFrom<String> for Phone {
    type Error = PhoneError;

    fn try_from(typed: String) -> Result<Self, PhoneError> {
        Self::parse(&typed)
    }
}

impl From<Phone> for String {
    fn from(phone: Phone) -> Self {
        phone.0
    }
}

impl fmt::Display for PhoneError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "no number",
            Self::NotANumber => "not a telephone number",
            Self::NoSuchNumber => "no such telephone number",
        })
    }
}

impl std::error::Error for PhoneError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(typed: &str) -> Result<String, PhoneError> {
        Phone::parse(typed).map(|phone| phone.as_str().to_owned())
    }

    #[test]
    fn what_is_kept_is_shown_in_the_form_of_the_country_without_asking_who_has_it() {
        for (stored, shown) in [
            ("+84912345678", "0912 345 678"),
            ("0912.345.678", "0912 345 678"),
            ("+842438123456", "024 3812 3456"),
            ("0209 0000 000", "0209 0000 000"),
            ("+4930123456", "+4930123456"),
            ("113", "113"),
            ("gọi chị Lan", "gọi chị Lan"),
        ] {
            assert_eq!(Phone::shown(stored), shown);
        }
    }

    #[test]
    fn a_mobile_number_is_read_as_people_write_it() {
        for typed in [
            "0912345678",
            "0912.345.678",
            "0912 345 678",
            "0912-345-678",
            "(0912) 345 678",
            "+84 912 345 678",
            "+84(0)912345678",
            "\u{202a}0912345678\u{202c}",
            "(+84) 912 345 678",
            "84912345678",
            "0084 912345678",
            " 0912\u{a0}345\u{a0}678 ",
            "912345678",
            "０９１２\u{200b}３４５６７８",
            "0912\u{ad}345\u{96}678",
            "0912 345\r\n678",
        ] {
            assert_eq!(parsed(typed), Ok("+84912345678".to_owned()), "{typed}");
        }
    }

    #[test]
    fn landlines_and_every_mobile_network_are_taken() {
        assert_eq!(parsed("(0209) 3 812 345"), Ok("+842093812345".to_owned()));
        assert_eq!(parsed("024.3812.3456"), Ok("+842438123456".to_owned()));
        for typed in ["0321234567", "0521234567", "0561234567", "0701234567", "0812345678", "0961234567"] {
            assert!(parsed(typed).is_ok(), "{typed}");
        }
    }

    #[test]
    fn numbers_of_other_countries_need_their_sign() {
        assert_eq!(parsed("+49 30 901820"), Ok("+4930901820".to_owned()));
        assert_eq!(parsed("0081 3-3224-5000"), Ok("+81332245000".to_owned()));
    }

    #[test]
    fn what_is_no_number_is_refused() {
        assert_eq!(parsed(" "), Err(PhoneError::Empty));
        for typed in
            ["abc", "0912 345 678 (con trai)", "0912345678\0", "+", "0912345678\r\nBcc: x", "٠٩١٢٣٤٥٦٧٨"]
        {
            assert_eq!(parsed(typed), Err(PhoneError::NotANumber), "{typed:?}");
        }
        for typed in ["123", "091234567", "09123456789", "0012", "0000000000", "+84", "113"] {
            assert_eq!(parsed(typed), Err(PhoneError::NoSuchNumber), "{typed:?}");
        }
        assert_eq!(parsed(&"9".repeat(1_000_000)), Err(PhoneError::NoSuchNumber));
    }

    #[test]
    fn a_number_is_shown_in_groups() {
        let shown = |typed: &str| Phone::parse(typed).map(|phone| phone.display());
        assert_eq!(shown("+84912345678"), Ok("0912 345 678".to_owned()));
        assert_eq!(shown("02093812345"), Ok("0209 3812 345".to_owned()));
        assert_eq!(shown("02438123456"), Ok("024 3812 3456".to_owned()));
        assert_eq!(shown("+4930901820"), Ok("+4930901820".to_owned()));
    }

    #[test]
    fn what_is_stored_and_what_is_shown_are_read_back() {
        for typed in ["0912345678", "02093812345", "02438123456", "+4930901820"] {
            let phone = Phone::parse(typed).expect("a number of the tests above");
            assert_eq!(Phone::parse(phone.as_str()), Ok(phone.clone()));
            assert_eq!(Phone::parse(&phone.to_string()), Ok(phone.clone()));
            assert_eq!(Phone::parse(&phone.display()), Ok(phone));
        }
    }

    #[test]
    fn the_last_digits_are_told_and_the_number_is_not_printed_by_accident() {
        let phone = Phone::parse("0912345678").expect("a number");
        assert_eq!(phone.last4(), "5678");
        assert_eq!(format!("{phone:?}"), "Phone(…)");
    }
}
