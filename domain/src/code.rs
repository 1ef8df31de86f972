//! The code of an opinion: said over the telephone, copied from paper, and checked.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

pub mod matter;
mod secret;

pub use matter::MatterCode;
pub use secret::{Secret, SecretError};

const ALPHABET: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const DIGITS: usize = 6;
/// Year, number and check character.
const TAIL: usize = 2 + DIGITS + 1;

/// A code such as `AKT-26-483920-M`: unit, year, random number, check character.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code(String);

/// Why something typed is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeError {
    /// It does not have the parts of a code.
    Malformed,
    /// It has the parts, but a character is wrong or two stand swapped.
    Mistyped,
}

impl Code {
    /// Numbers run from 0 up to, but not including, this one.
    pub const NUMBERS: u32 = 1_000_000;

    /// Makes the code of a unit's prefix, a year and a random number below [`Code::NUMBERS`].
    ///
    /// None when the check character would be one that reads two ways (0 O 1 I), so that the caller
    /// draws another number; also for a prefix that [`Code::is_prefix`] refuses or a number too large.
    #[must_use]
    pub fn compose(prefix: &str, year: i32, number: u32) -> Option<Self> {
        if !Self::is_prefix(prefix) || number >= Self::NUMBERS {
            return None;
        }
        let year = year.rem_euclid(100);
        let body = format!("{prefix}{year:02}{number:06}");
        let check = check(&body).filter(|check| !matches!(check, '0' | '1' | 'O' | 'I'))?;
        Some(Self(format!("{prefix}-{year:02}-{number:06}-{check}")))
    }

    /// Whether a unit may use this prefix: two to six of A–Z and 0–9, in capitals.
    #[must_use]
    pub fn is_prefix(prefix: &str) -> bool {
        (2..=6).contains(&prefix.len())
            && prefix.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    }

    /// Reads a code as people type it: any case, spaces, dots or dashes anywhere or nowhere, and the
    /// letters O and I for 0 and 1 in the year and the number.
    ///
    /// # Errors
    /// [`CodeError`] when the parts are wrong or the check character does not fit.
    pub fn parse(typed: &str) -> Result<Self, CodeError> {
        let mut plain = String::new();
        for ch in typed.chars().filter(|ch| !is_separator(*ch)) {
            if !ch.is_ascii_alphanumeric() || plain.len() > 6 + TAIL {
                return Err(CodeError::Malformed);
            }
            plain.push(ch.to_ascii_uppercase());
        }
        let (prefix, tail) =
            plain.len().checked_sub(TAIL).map(|at| plain.split_at(at)).ok_or(CodeError::Malformed)?;
        let (digits, checked) = tail.split_at(TAIL - 1);
        let digits = digits.replace('O', "0").replace('I', "1");
        if !Self::is_prefix(prefix) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(CodeError::Malformed);
        }
        if check(&format!("{prefix}{digits}")) != checked.chars().next() {
            return Err(CodeError::Mistyped);
        }
        let (year, number) = digits.split_at(2);
        Ok(Self(format!("{prefix}-{year}-{number}-{checked}")))
    }

    /// The code as it is stored and shown.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The prefix of the unit that gave the code.
    #[must_use]
    pub fn prefix(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }
}

/// The check character over capitals and digits: ISO/IEC 7064, MOD 37-2.
///
/// This system and not MOD 37,36, because it alone finds every pair of swapped neighbours. None when
/// it would be the standard's `*`, or when the text holds anything else.
#[must_use]
pub fn check(body: &str) -> Option<char> {
    let mut sum = 0;
    for byte in body.bytes() {
        let value = ALPHABET.iter().position(|known| *known == byte)?;
        sum = (sum + value) * 2 % 37;
    }
    let value = (38 - sum) % 37;
    ALPHABET.get(value).map(|byte| char::from(*byte))
}

/// What people put between the parts.
fn is_separator(ch: char) -> bool {
    ch.is_whitespace() || matches!(ch, '-' | '.' | '_' | '/' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl FromStr for Code {
    type Err = CodeError;

    fn from_str(typed: &str) -> Result<Self, CodeError> {
        Self::parse(typed)
    }
}

impl TryFrom<String> for Code {
    type Error = CodeError;

    fn try_from(typed: String) -> Result<Self, CodeError> {
        Self::parse(&typed)
    }
}

impl From<Code> for String {
    fn from(code: Code) -> Self {
        code.0
    }
}

impl fmt::Display for CodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Malformed => "not in the form of a code",
            Self::Mistyped => "the check character does not fit",
        })
    }
}

impl std::error::Error for CodeError {}

#[cfg(test)]
mod tests {
    use super::*;

    /// Codes of several prefixes spread over all numbers.
    fn codes() -> Vec<Code> {
        let prefixes = ["AKT", "BN", "HN2", "Z9Z9ZZ", "0A", "AB", "OI10"];
        let draw = |n: u32| n * 7_919 % Code::NUMBERS;
        prefixes
            .iter()
            .flat_map(|prefix| (0..60).filter_map(move |n| Code::compose(prefix, 2026, draw(n))))
            .collect()
    }

    fn plain(code: &Code) -> Vec<char> {
        code.as_str().chars().filter(|ch| *ch != '-').collect()
    }

    fn parse(chars: &[char]) -> Result<Code, CodeError> {
        Code::parse(&chars.iter().collect::<String>())
    }

    #[test]
    fn the_check_character_follows_the_standards_own_example() {
        // ISO/IEC 7064 and ISBT 128: the donation number G123498654321 has the check character H.
        assert_eq!(check("G123498654321"), Some('H'));
    }

    #[test]
    fn a_code_is_shown_in_four_parts() {
        let code = Code::compose("AKT", 2026, 483_920).expect("a good check character");
        assert_eq!(code.as_str(), "AKT-26-483920-U");
        assert_eq!(code.prefix(), "AKT");
    }

    #[test]
    fn every_single_wrong_character_is_noticed() {
        for code in codes() {
            let chars = plain(&code);
            for at in 0..chars.len() {
                for other in ALPHABET.iter().map(|byte| char::from(*byte)) {
                    let mut typed = chars.clone();
                    typed[at] = other;
                    let digit = (chars.len() - TAIL..chars.len() - 1).contains(&at);
                    let twin = digit && [('O', '0'), ('I', '1')].contains(&(other, chars[at]));
                    let same = typed == chars || twin;
                    assert_eq!(parse(&typed).is_ok(), same, "{code} {typed:?}");
                }
            }
        }
    }

    #[test]
    fn every_swap_of_neighbours_is_noticed() {
        for code in codes() {
            let chars = plain(&code);
            for at in 1..chars.len() {
                let mut typed = chars.clone();
                typed.swap(at - 1, at);
                assert!(typed == chars || parse(&typed).is_err(), "{code} {typed:?}");
            }
        }
    }

    #[test]
    fn no_code_ends_in_a_character_that_reads_two_ways() {
        let given = (0..2_000).filter_map(|n| Code::compose("AKT", 2026, n)).count();
        assert!((1_700..1_850).contains(&given), "{given}");
        for code in codes() {
            assert!(!code.as_str().ends_with(['0', '1', 'O', 'I', '*']));
        }
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = Code::parse("AKT-26-483920-U").expect("the code above");
        for typed in [
            "akt-26-483920-u",
            " AKT 26 483 920 U ",
            "AKT26483920U",
            "akt.26.483920.u",
            "AKT–26–48392O–U",
            "A K T – 2 6 – 4 8 3 9 2 o – u",
        ] {
            assert_eq!(Code::parse(typed), Ok(code.clone()), "{typed}");
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for typed in ["", "AKT", "AKT-26-48392-U", "AKT-26-4839200-UU", "A-26-483920-U", "ĂKT-26-483920-U"] {
            assert_eq!(Code::parse(typed), Err(CodeError::Malformed), "{typed}");
        }
        assert_eq!(Code::parse(&"A".repeat(100_000)), Err(CodeError::Malformed));
        assert_eq!(Code::parse("AKT-26-483902-U"), Err(CodeError::Mistyped));
    }

    #[test]
    fn prefixes_and_numbers_out_of_range_make_no_code() {
        for prefix in ["", "A", "ABCDEFG", "akt", "ĐH", "A-B"] {
            assert_eq!(Code::compose(prefix, 2026, 1), None, "{prefix}");
        }
        assert_eq!(Code::compose("AKT", 2026, Code::NUMBERS), None);
    }

    #[test]
    fn a_code_from_json_is_checked_too() {
        let code: Code = serde_json::from_str("\"akt26483920u\"").expect("the code above");
        assert_eq!(serde_json::to_string(&code).ok().as_deref(), Some("\"AKT-26-483920-U\""));
        assert!(serde_json::from_str::<Code>("\"AKT-26-483920-X\"").is_err());
    }
}
