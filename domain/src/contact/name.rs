//! The name of a person.

use std::fmt;

use serde::Serialize;

use crate::text::{Line, TextError};

/// The name of a person as the person writes it, one line.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct PersonName(Line);

impl PersonName {
    /// The longest name, in characters.
    pub const MAX: usize = 120;

    /// Takes a name; several spaces between its words become one.
    ///
    /// # Errors
    /// [`TextError`] as for any line.
    pub fn parse(typed: &str) -> Result<Self, TextError> {
        let line = Line::parse(typed, usize::MAX)?;
        let single: Vec<&str> = line.as_str().split_whitespace().collect();
        Line::parse(&single.join(" "), Self::MAX).map(Self)
    }

    /// The name as it is stored and shown.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl fmt::Display for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonName(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_tidy_line() {
        let name = PersonName::parse("  Nguyễn   Văn\tA ").expect("a name");
        assert_eq!(name.as_str(), "Nguyễn Văn A");
        assert!(!format!("{name:?}").contains("Nguyễn"));
    }

    #[test]
    fn a_name_cannot_carry_a_header() {
        let name = PersonName::parse("A\r\nBcc: x@example.org").expect("one line");
        assert_eq!(name.as_str(), "A Bcc: x@example.org");
        assert_eq!(PersonName::parse("A\0"), Err(TextError::Nul));
        assert_eq!(PersonName::parse(" "), Err(TextError::Empty));
    }

    #[test]
    fn a_name_has_at_most_120_characters() {
        assert!(PersonName::parse(&"Ễ".repeat(120)).is_ok());
        let refused = PersonName::parse(&"Ễ".repeat(121));
        assert_eq!(refused, Err(TextError::TooLong { max: 120, got: 121 }));
    }
}
