//! The secret word on a citizen's slip, which opens the own opinion together with its code.

use std::fmt;
use std::str::FromStr;

use unicode_normalization::char::is_combining_mark;

use crate::clean::compared_at;

/// Letters and digits that no Vietnamese keyboard changes: no vowel and none of D F J R S W X Z, which make accents with
/// their neighbours; a digit makes one behind a vowel only. Without B, L, O, I, 0 and 1 none reads two ways.
const ALPHABET: &[u8; 18] = b"23456789CGHKMNPQTV";
const LENGTH: usize = 12;

/// Twelve characters, 50 bits of chance, shown as `7KC2-M9HT-4PVQ`.
///
/// Printing it for debugging hides it; equality of two secrets is not constant in time, so compare
/// digests.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; LENGTH]);

/// What was typed is not twelve characters of the alphabet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SecretError;

impl Secret {
    /// Makes a secret from seven random bytes; they hold 62 times what it needs, so that every secret is as likely as the next.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 7]) -> Self {
        let mut rest = bytes.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        let mut chars = [0; LENGTH];
        for char in chars.iter_mut().rev() {
            *char = ALPHABET[(rest % 18) as usize];
            rest /= 18;
        }
        Self(chars)
    }

    /// Reads a secret as people type it: any case and width, spaces or dashes anywhere, the letters that look like a digit
    /// for that digit (B S Z), and accents that a keyboard has put on it.
    ///
    /// # Errors
    /// [`SecretError`] when it is not twelve characters of the alphabet.
    pub fn parse(typed: &str) -> Result<Self, SecretError> {
        if typed.len() > 200 {
            return Err(SecretError);
        }
        // Accents in the order in which they were typed, which composing would change.
        let keys = compared_at(typed).flat_map(|(_, ch)| ch.to_uppercase());
        let plain: Vec<char> = keys.filter(|ch| !super::is_separator(*ch)).collect();
        Self::from_chars(digits_behind_accents(&plain))
            .or_else(|_| Self::from_chars(plain.iter().copied().filter(|ch| !is_combining_mark(*ch))))
    }

    fn from_chars(typed: impl IntoIterator<Item = char>) -> Result<Self, SecretError> {
        let mut chars = [0; LENGTH];
        let mut written = 0;
        for ch in typed {
            let ch = match ch {
                'B' => '8',
                'S' => '5',
                'Z' => '2',
                other => other,
            };
            let known = ALPHABET.iter().find(|known| char::from(**known) == ch).ok_or(SecretError)?;
            *chars.get_mut(written).ok_or(SecretError)? = *known;
            written += 1;
        }
        if written == LENGTH { Ok(Self(chars)) } else { Err(SecretError) }
    }

    /// The twelve characters without dashes: what digests are taken of.
    #[must_use]
    pub fn plain(&self) -> String {
        self.0.iter().map(|byte| char::from(*byte)).collect()
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = self.plain();
        write!(f, "{}-{}-{}", &plain[..4], &plain[4..8], &plain[8..])
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl FromStr for Secret {
    type Err = SecretError;

    fn from_str(typed: &str) -> Result<Self, SecretError> {
        Self::parse(typed)
    }
}

impl fmt::Display for SecretError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not twelve characters of the secret's alphabet")
    }
}

impl std::error::Error for SecretError {}

/// The Vietnamese layout of Windows has letters and accents where other keyboards have the digits 1 to 9.
fn digits_behind_accents(typed: &[char]) -> Vec<char> {
    let mut read: Vec<char> = Vec::with_capacity(typed.len());
    for ch in typed {
        let digit = match (read.last(), ch) {
            (Some('A'), '\u{302}') => '2',
            (Some('E'), '\u{302}') => '3',
            (Some('O'), '\u{302}') => '4',
            (_, '\u{300}') => '5',
            (_, '\u{309}') => '6',
            (_, '\u{303}') => '7',
            (_, '\u{301}') => '8',
            (_, '\u{323}') => '9',
            (_, other) => *other,
        };
        if *ch == '\u{302}' && digit != *ch {
            read.pop();
        }
        read.push(digit);
    }
    read
}

#[cfg(test)]
mod tests {
    use super::super::keyboard::{self, Layout};
    use super::*;

    /// Secrets spread over all bytes.
    fn fresh(how_many: u64) -> impl Iterator<Item = Secret> {
        (1..=how_many).map(|n| {
            let bytes = n.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes();
            Secret::from_bytes(std::array::from_fn(|at| bytes[at]))
        })
    }

    #[test]
    fn a_vietnamese_keyboard_changes_no_secret() {
        for secret in fresh(1_000) {
            for shown in [secret.to_string(), secret.plain(), secret.to_string().to_lowercase()] {
                for layout in [Layout::Telex, Layout::Vni] {
                    let typed = keyboard::type_on(layout, &shown);
                    assert_eq!(typed, shown, "{layout:?}");
                    assert_eq!(Secret::parse(&typed), Ok(secret.clone()), "{layout:?} {typed}");
                }
                let typed = keyboard::type_on(Layout::Windows, &shown);
                assert_eq!(Secret::parse(&typed), Ok(secret.clone()), "{typed}");
            }
        }
    }

    #[test]
    fn every_secret_is_told_apart_and_as_likely_as_the_next() {
        assert_eq!(Secret::from_bytes([0; 7]).to_string(), "2222-2222-2222");
        let mut seen = std::collections::BTreeSet::new();
        for bit in 0..56 {
            let bytes = (1_u64 << (63 - bit)).to_be_bytes();
            let bytes: [u8; 7] = std::array::from_fn(|at| bytes[at]);
            assert!(seen.insert(Secret::from_bytes(bytes).plain()));
        }
        let chances = 18_u64.pow(u32::try_from(LENGTH).expect("a small number"));
        assert!(chances > 1 << 50, "fifty bits");
        assert!((1 << 56) / chances >= 32, "no secret is noticeably likelier than another");
    }

    #[test]
    fn a_secret_is_read_as_people_type_it() {
        let secret = Secret::parse("7KC2-M9HT-4PV8").expect("a secret");
        assert_eq!(secret.to_string(), "7KC2-M9HT-4PV8");
        for typed in [
            "7kc2m9ht4pv8",
            " 7KC2 M9HT 4PV8 ",
            "7kc2–m9ht—4pv8",
            "７ＫＣ２－Ｍ９ＨＴ－４ＰＶ８",
            "7KC2\u{200b}-M9HT\n4PVB",
            "7KCZ-M9HT-4PVB",
            "7ḰC2-M9ḦT-4PV8",
        ] {
            assert_eq!(Secret::parse(typed), Ok(secret.clone()), "{typed}");
        }
    }

    #[test]
    fn what_is_no_secret_is_refused() {
        for typed in [
            "",
            "7KC2-M9HT-4PV",
            "7KC2-M9HT-4PVQQ",
            "7KC2-M9HT-4PVU",
            "7KC2-M9HT-4PVß",
            "7KC2-M9HT-4PV1",
            "\0",
        ] {
            assert_eq!(Secret::parse(typed), Err(SecretError), "{typed}");
        }
        assert_eq!(Secret::parse(&"7".repeat(1_000_000)), Err(SecretError));
    }

    #[test]
    fn a_secret_is_not_printed_by_accident() {
        let secret = Secret::from_bytes([7; 7]);
        assert!(!format!("{secret:?}").contains(&secret.plain()));
    }
}
