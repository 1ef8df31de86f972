//! The code of an opinion: said over the telephone, copied from paper, and checked.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::clean::compared;

#[cfg(test)]
mod keyboard;
pub mod matter;
mod secret;
mod spelling;
#[cfg(test)]
mod tests;

pub use matter::MatterCode;
pub use secret::{Secret, SecretError};

const ALPHABET: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const DIGITS: usize = 6;
/// Year, number and check character.
const TAIL: usize = 2 + DIGITS + 1;
/// More bytes than any code has, however much space is in it.
const LONGEST_TYPED: usize = 200;

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

    /// Reads a code as people type it: any case and width, spaces, dots or dashes anywhere or nowhere, the
    /// letters O and I for 0 and 1 in the year and the number.
    ///
    /// Where a Vietnamese keyboard has made accents of its letters (DD as Đ, HAS as HÁ) it is read back, if the check
    /// character fits one code only.
    ///
    /// # Errors
    /// [`CodeError`] when the parts are wrong or the check character does not fit.
    pub fn parse(typed: &str) -> Result<Self, CodeError> {
        if typed.len() > LONGEST_TYPED {
            return Err(CodeError::Malformed);
        }
        let typed = compared(typed).to_uppercase();
        if typed.is_ascii() || typed.chars().all(|ch| ch.is_ascii() || is_separator(ch)) {
            return Self::read(&typed);
        }
        let mut fitting = Vec::new();
        let mut refused = CodeError::Malformed;
        for spelt in spelling::before_the_keyboard(&typed) {
            match Self::read(&spelt) {
                Ok(code) if !fitting.contains(&code) => fitting.push(code),
                Err(CodeError::Mistyped) => refused = CodeError::Mistyped,
                Ok(_) | Err(CodeError::Malformed) => {}
            }
        }
        match fitting.pop() {
            Some(code) if fitting.is_empty() => Ok(code),
            Some(_) => Err(CodeError::Mistyped),
            None => Err(refused),
        }
    }

    /// Reads capitals and digits.
    fn read(typed: &str) -> Result<Self, CodeError> {
        let plain: String = typed.chars().filter(|ch| !is_separator(*ch)).collect();
        if !plain.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(CodeError::Malformed);
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
