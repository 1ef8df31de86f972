//! The code of one matter of a statement: the statement's own for the first, `CODE/2` and so on after it.

use std::fmt;
use std::str::FromStr;

use super::{Code, CodeError};

/// The most matters that one statement can hold.
pub const MATTERS_MOST: i32 = 99;

/// The code of one matter, such as `AKT-26-483920-U/2`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MatterCode {
    /// The statement's code.
    pub statement: Code,
    /// The matter's number, from 1.
    pub number: i32,
}

impl MatterCode {
    /// The code of a statement's matter.
    #[must_use]
    pub fn of(statement: Code, number: i32) -> Self {
        Self { statement, number }
    }

    /// The code as part of an address, where a slash would end it: `AKT-26-483920-U~2`.
    #[must_use]
    pub fn slug(&self) -> String {
        self.to_string().replace('/', "~")
    }
}

/// A stored matter's code as part of an address.
#[must_use]
pub fn slug(code: &str) -> String {
    code.replace('/', "~")
}

impl fmt::Display for MatterCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.number {
            1 => self.statement.fmt(f),
            number => write!(f, "{}/{number}", self.statement),
        }
    }
}

impl FromStr for MatterCode {
    type Err = CodeError;

    /// Reads a code as people type it; without a number it is the first matter's.
    fn from_str(typed: &str) -> Result<Self, CodeError> {
        if let Some((code, number)) = typed.trim().rsplit_once(['/', '~'])
            && let Ok(statement) = Code::parse(code)
        {
            let number = number.trim();
            let plain = !number.is_empty() && number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit());
            let number = number.parse().ok().filter(|n| plain && (1..=MATTERS_MOST).contains(n));
            return number.map(|number| Self { statement, number }).ok_or(CodeError::Malformed);
        }
        Code::parse(typed).map(|statement| Self { statement, number: 1 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_matter_has_the_statements_code_and_the_others_a_number() {
        let code = Code::compose("AKT", 2026, 483_920).expect("a code");
        assert_eq!(MatterCode::of(code.clone(), 1).to_string(), "AKT-26-483920-U");
        let third = MatterCode::of(code, 3);
        assert_eq!(third.to_string(), "AKT-26-483920-U/3");
        assert_eq!(third.slug(), "AKT-26-483920-U~3");
        for typed in ["AKT-26-483920-U/3", "akt26483920u~3", " akt 26 483920 u / 3 "] {
            assert_eq!(typed.parse(), Ok(third.clone()), "{typed}");
        }
    }

    #[test]
    fn slashes_between_the_parts_of_a_code_are_no_number() {
        let typed: MatterCode = "akt/26/483920/u".parse().expect("a code");
        assert_eq!(typed.to_string(), "AKT-26-483920-U");
        for wrong in
            ["AKT-26-483920-U/0", "AKT-26-483920-U/100", "AKT-26-483920-U/-1", "AKT-26-483920-U/", "AKT/2"]
        {
            assert!(wrong.parse::<MatterCode>().is_err(), "{wrong}");
        }
    }
}
