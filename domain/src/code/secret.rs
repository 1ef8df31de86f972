//! The secret word on a citizen's slip, which opens the own opinion together with its code.

use std::fmt;
use std::str::FromStr;

/// Crockford's base 32: no I, L, O or U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 11;

/// Eleven characters of Crockford's base 32, 55 bits of chance, shown as `7KQ2-M9XR-4TB`.
///
/// Printing it for debugging hides it; equality of two secrets is not constant in time, so compare
/// digests.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; LENGTH]);

/// What was typed is not eleven characters of the alphabet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SecretError;

impl Secret {
    /// Makes a secret from seven random bytes, of which the last bit is not used.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 7]) -> Self {
        let bits = bytes.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte)) >> 1;
        let mut chars = [0; LENGTH];
        for (at, char) in chars.iter_mut().rev().enumerate() {
            *char = ALPHABET[(bits >> (5 * at) & 31) as usize];
        }
        Self(chars)
    }

    /// Reads a secret as people type it: any case, spaces or dashes anywhere, O for 0, I and L for 1.
    ///
    /// # Errors
    /// [`SecretError`] when it is not eleven characters of the alphabet.
    pub fn parse(typed: &str) -> Result<Self, SecretError> {
        let mut chars = [0; LENGTH];
        let mut written = 0;
        for ch in typed.chars().filter(|ch| !super::is_separator(*ch)) {
            let ch = match ch.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let known = ALPHABET.iter().find(|known| char::from(**known) == ch).ok_or(SecretError)?;
            *chars.get_mut(written).ok_or(SecretError)? = *known;
            written += 1;
        }
        if written == LENGTH { Ok(Self(chars)) } else { Err(SecretError) }
    }

    /// The eleven characters without dashes: what digests are taken of.
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
        f.write_str("not eleven characters of the secret's alphabet")
    }
}

impl std::error::Error for SecretError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_bytes_but_the_last_bit_tell_secrets_apart() {
        assert_eq!(Secret::from_bytes([0; 7]).to_string(), "0000-0000-000");
        assert_eq!(Secret::from_bytes([255; 7]).to_string(), "ZZZZ-ZZZZ-ZZZ");
        let mut seen = std::collections::BTreeSet::new();
        for bit in 0..55 {
            let bytes = (1_u64 << (63 - bit)).to_be_bytes();
            let bytes: [u8; 7] = std::array::from_fn(|at| bytes[at]);
            assert!(seen.insert(Secret::from_bytes(bytes).plain()));
        }
    }

    #[test]
    fn a_secret_is_read_as_people_type_it() {
        let secret = Secret::parse("7KQ2-M9XR-4TB").expect("a secret");
        assert_eq!(secret.to_string(), "7KQ2-M9XR-4TB");
        for typed in ["7kq2m9xr4tb", " 7KQ2 M9XR 4TB ", "7kq2–m9xr–4tb"] {
            assert_eq!(Secret::parse(typed), Ok(secret.clone()), "{typed}");
        }
        assert_eq!(Secret::parse("OIL0-0000-000"), Secret::parse("0110-0000-000"));
    }

    #[test]
    fn what_is_no_secret_is_refused() {
        for typed in ["", "7KQ2-M9XR-4T", "7KQ2-M9XR-4TBB", "7KQ2-M9XR-4TU", "7KQ2-M9XR-4Tß"] {
            assert_eq!(Secret::parse(typed), Err(SecretError), "{typed}");
        }
    }

    #[test]
    fn a_secret_is_not_printed_by_accident() {
        let secret = Secret::from_bytes([7; 7]);
        assert!(!format!("{secret:?}").contains(&secret.plain()));
    }
}
