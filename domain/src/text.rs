//! Text as it comes in at the door: composed, cleaned of what nobody sees, within its length.

use std::fmt;

use serde::Serialize;

use crate::clean::{self, Nul, is_unseen};

/// Why a text is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextError {
    /// Nothing can be seen in it.
    Empty,
    /// It is longer than its field, in characters.
    TooLong {
        /// How many there may be.
        max: usize,
        /// How many there are.
        got: usize,
    },
    /// It holds U+0000, which PostgreSQL refuses; everything else that cannot be printed is cleaned away.
    Nul,
}

impl fmt::Display for TextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("empty"),
            Self::TooLong { max, got } => write!(f, "{got} characters where {max} fit"),
            Self::Nul => Nul.fmt(f),
        }
    }
}

impl std::error::Error for TextError {}

/// One line: a name, a title, a place. No line breaks, spaces at the ends removed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Line(String);

impl Line {
    /// Takes one line of at most `max` characters; line breaks and tabs become spaces.
    ///
    /// # Errors
    /// [`TextError`].
    pub fn parse(raw: &str, max: usize) -> Result<Self, TextError> {
        let text = clean::line(raw)?;
        fit(text.trim().to_owned(), max).map(Self)
    }
}

/// Several lines: an opinion, an answer, a reason. Kept as written but for the ends.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Words(String);

impl Words {
    /// Takes a text of at most `max` characters, a line break being one.
    ///
    /// # Errors
    /// [`TextError`].
    pub fn parse(raw: &str, max: usize) -> Result<Self, TextError> {
        let text = clean::words(raw)?;
        let from_first_line = text.trim_start_matches(['\n', ' ', '\t']).trim_end();
        fit(from_first_line.to_owned(), max).map(Self)
    }
}

fn fit(text: String, max: usize) -> Result<String, TextError> {
    if text.chars().all(is_invisible) {
        return Err(TextError::Empty);
    }
    let got = text.chars().count();
    if got > max {
        return Err(TextError::TooLong { max, got });
    }
    Ok(text)
}

/// Space, what is unseen, and the fillers that are letters without a shape.
fn is_invisible(ch: char) -> bool {
    ch.is_whitespace()
        || is_unseen(ch)
        || matches!(ch, '\u{115f}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}')
}

impl From<Nul> for TextError {
    fn from(Nul: Nul) -> Self {
        Self::Nul
    }
}

macro_rules! as_text {
    ($($name:ident),+) => {$(
        impl $name {
            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The text, owned.
            #[must_use]
            pub fn into_string(self) -> String {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }
    )+};
}

as_text!(Line, Words);

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    fn words(raw: &str) -> Result<String, TextError> {
        Words::parse(raw, 100).map(Words::into_string)
    }

    fn line(raw: &str) -> Result<String, TextError> {
        Line::parse(raw, 20).map(Line::into_string)
    }

    #[test]
    fn decomposed_text_is_stored_composed() {
        let decomposed: String = "Đồng Giếng".nfd().collect();
        assert_eq!(words(&decomposed), Ok("Đồng Giếng".to_owned()));
        assert_eq!(line(&decomposed), Ok("Đồng Giếng".to_owned()));
    }

    #[test]
    fn nobody_is_sent_to_look_for_what_cannot_be_seen() {
        for code in (0..0x20).chain(0x7f..0xa0) {
            let ch = char::from(u8::try_from(code).expect("below 256"));
            let raw = format!("a{ch}b");
            let expected = if ch == '\0' { Err(TextError::Nul) } else { Ok(()) };
            assert_eq!(words(&raw).map(|_| ()), expected, "{code:x}");
            assert_eq!(line(&raw).map(|_| ()), expected, "{code:x}");
        }
    }

    #[test]
    fn emoji_and_other_scripts_are_kept_as_written() {
        for raw in ["Đường ngập 🙏🏽👨‍👩‍👧", "שלום \u{202e}a\u{202c}", "ꪼꪕ", "ꨌꩌ", "𡨸喃"]
        {
            assert_eq!(words(raw), Ok(raw.to_owned()));
        }
    }

    #[test]
    fn line_breaks_of_browsers_become_plain_ones() {
        assert_eq!(words("\r\n  một\r\n\r\n\thai \r\n"), Ok("một\n\n\thai".to_owned()));
    }

    #[test]
    fn a_line_has_no_breaks() {
        assert_eq!(line("a\nb"), Ok("a b".to_owned()));
        assert_eq!(line("a\u{2028}b\u{b}"), Ok("a b".to_owned()));
        assert_eq!(line("  a\tb \r\n"), Ok("a b".to_owned()));
    }

    #[test]
    fn a_text_without_anything_to_see_is_empty() {
        for raw in ["", "  ", "\n\t", "\u{a0}\u{3000}", "\u{200b}\u{2060}\u{feff}"] {
            assert_eq!(words(raw), Err(TextError::Empty), "{raw:?}");
            assert_eq!(line(raw), Err(TextError::Empty), "{raw:?}");
        }
    }

    #[test]
    fn length_is_counted_in_characters_after_composing() {
        let twenty: String = "ệ".repeat(20);
        assert!(line(&twenty.nfd().collect::<String>()).is_ok());
        assert_eq!(line(&"ệ".repeat(21)), Err(TextError::TooLong { max: 20, got: 21 }));
        assert!(words(&"a\r\n".repeat(50)).is_ok());
    }
}
