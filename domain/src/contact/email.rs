//! Addresses for letters.

use std::fmt;
use std::str::FromStr;

use email_address::{EmailAddress, Options};
use serde::{Deserialize, Serialize};

/// An address that letters can be sent to: plain ASCII, no quotes, a domain with a dot.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

/// Why an address is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmailError {
    /// Nothing was typed.
    Empty,
    /// No letter can be sent to it.
    NotAnAddress,
}

impl Email {
    /// The longest address that a server accepts (RFC 5321), in bytes.
    pub const MAX: usize = 254;

    /// Reads an address; spaces around it are forgiven and the domain is put in lower case.
    ///
    /// Stricter than the standard: quoted parts, comments and display names are refused, since no
    /// citizen has them and each is a way into the headers of a letter.
    ///
    /// # Errors
    /// [`EmailError`].
    pub fn parse(typed: &str) -> Result<Self, EmailError> {
        let typed = typed.trim_matches([' ', '\t', '\u{a0}']);
        if typed.is_empty() {
            return Err(EmailError::Empty);
        }
        if typed.len() > Self::MAX || !typed.bytes().all(is_plain) {
            return Err(EmailError::NotAnAddress);
        }
        let options = Options::default().with_required_tld().without_domain_literal().without_display_text();
        let address =
            EmailAddress::parse_with_options(typed, options).map_err(|_| EmailError::NotAnAddress)?;
        let domain = address.domain().to_ascii_lowercase();
        Ok(Self(format!("{}@{domain}", address.local_part())))
    }

    /// The address as it is stored and used.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Visible ASCII without the characters that have a meaning in headers.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_graphic() && !b"\"(),:;<>[\\]".contains(&byte)
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Email(…)")
    }
}

impl FromStr for Email {
    type Err = EmailError;

    fn from_str(typed: &str) -> Result<Self, EmailError> {
        Self::parse(typed)
    }
}

impl TryFrom<String> for Email {
    type Error = EmailError;

    fn try_from(typed: String) -> Result<Self, EmailError> {
        Self::parse(&typed)
    }
}

impl From<Email> for String {
    fn from(email: Email) -> Self {
        email.0
    }
}

impl fmt::Display for EmailError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "no address",
            Self::NotAnAddress => "not an address",
        })
    }
}

impl std::error::Error for EmailError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_addresses_are_taken() {
        let parsed = |typed: &str| Email::parse(typed).map(|email| email.as_str().to_owned());
        assert_eq!(parsed(" Lan.Tran+dat@Example.COM "), Ok("Lan.Tran+dat@example.com".to_owned()));
        for typed in ["a@example.vn", "x_y-z@mail.example.gov.vn", "o'neil@example.org"] {
            assert_eq!(parsed(typed), Ok(typed.to_owned()));
        }
    }

    #[test]
    fn an_address_cannot_carry_a_header() {
        for typed in [
            "a@example.org\r\nBcc: b@example.org",
            "a@example.org\n",
            "a\r\n@example.org",
            "a@example.org,b@example.org",
            "a@example.org;b@example.org",
            "A <a@example.org>",
            "<a@example.org>",
            "\"a\\\r\nb\"@example.org",
            "a(x)@example.org",
            "a@example.org\0",
        ] {
            assert_eq!(Email::parse(typed), Err(EmailError::NotAnAddress), "{typed:?}");
        }
    }

    #[test]
    fn what_no_letter_reaches_is_refused() {
        let long = format!("{}@example.org", "a".repeat(250));
        for typed in [
            "lan",
            "lan@",
            "@example.org",
            "lan@example",
            "lan@@example.org",
            "lan@[127.0.0.1]",
            "l an@example.org",
            "lân@example.org",
            "lan@ví-dụ.vn",
            ".lan@example.org",
            "lan@example..org",
            "lan@.org",
            &long,
        ] {
            assert_eq!(Email::parse(typed), Err(EmailError::NotAnAddress), "{typed}");
        }
        assert_eq!(Email::parse("  "), Err(EmailError::Empty));
    }
}
