//! The macro behind every flat enum that is stored, sent and shown as one word.

use std::fmt;

/// A word that names no variant of the enum it was read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownWord {
    /// Name of the enum, for the log.
    pub of: &'static str,
    /// The word as it was read.
    pub word: String,
}

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown {} {:?}", self.of, self.word)
    }
}

impl std::error::Error for UnknownWord {}

/// Spells a variant's name as a stored word: `InApproval` becomes `in_approval`.
///
/// Writes into `out` and returns how many bytes it used; runs while compiling.
#[doc(hidden)]
#[must_use]
pub const fn snake<const ROOM: usize>(name: &str) -> ([u8; ROOM], usize) {
    let name = name.as_bytes();
    let mut out = [0; ROOM];
    let (mut read, mut written) = (0, 0);
    while read < name.len() {
        let byte = name[read];
        if byte.is_ascii_uppercase() && read > 0 {
            out[written] = b'_';
            written += 1;
        }
        out[written] = byte.to_ascii_lowercase();
        written += 1;
        read += 1;
    }
    (out, written)
}

/// Chooses between the word given beside a variant and the one spelt from its name.
#[doc(hidden)]
#[macro_export]
macro_rules! word_of {
    ($variant:ident, $word:literal) => {
        $word
    };
    ($variant:ident,) => {{
        const NAME: &str = stringify!($variant);
        const SPELT: ([u8; NAME.len() * 2], usize) = $crate::words::snake(NAME);
        const WORD: &str = match ::core::str::from_utf8(SPELT.0.split_at(SPELT.1).0) {
            Ok(word) => word,
            Err(_) => panic!("names of variants are written in ASCII"),
        };
        WORD
    }};
}

/// Makes a flat enum whose variants are stored as one snake_case word each.
///
/// The enum gets `ALL`, `as_str`, `FromStr` (refusing with [`UnknownWord`]), `Display` and serde as
/// that word. Other derives and `#[default]` pass through; a variant may name its word itself: `ToCao = "to_cao"`.
///
/// ```
/// domain::words! {
///     /// How a statement reached the office.
///     pub enum Channel {
///         /// Written in the web form.
///         Web,
///         /// Spoken by the head of a village for somebody.
///         VillageHead,
///         /// A letter on paper.
///         Paper = "letter",
///     }
/// }
/// assert_eq!(Channel::VillageHead.as_str(), "village_head");
/// assert_eq!("letter".parse(), Ok(Channel::Paper));
/// assert_eq!(Channel::ALL.len(), 3);
/// ```
#[macro_export]
macro_rules! words {
    (
        $(#[$of_enum:meta])*
        $vis:vis enum $name:ident {
            $( $(#[$of_variant:meta])* $variant:ident $(= $word:literal)? ),+ $(,)?
        }
    ) => {
        $(#[$of_enum])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name {
            $( $(#[$of_variant])* $variant, )+
        }

        impl $name {
            /// Every variant in the order of its declaration.
            pub const ALL: &'static [Self] = &[$( Self::$variant ),+];

            /// The word as stored and sent.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $( Self::$variant => $crate::word_of!($variant, $($word)?), )+
                }
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = $crate::words::UnknownWord;

            fn from_str(word: &str) -> ::core::result::Result<Self, Self::Err> {
                Self::ALL
                    .iter()
                    .copied()
                    .find(|one| one.as_str() == word)
                    .ok_or_else(|| $crate::words::UnknownWord {
                        of: stringify!($name),
                        word: word.to_owned(),
                    })
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                let word = <::std::borrow::Cow<'de, str> as ::serde::Deserialize<'de>>::deserialize(
                    deserializer,
                )?;
                word.parse().map_err(::serde::de::Error::custom)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    crate::words! {
        /// Stages for the test.
        enum Stage {
            /// One word.
            Received,
            /// Two words.
            InApproval,
            /// A word of its own.
            ToCao = "denounced",
        }
    }

    #[test]
    fn every_variant_is_read_back_from_its_word() {
        for stage in Stage::ALL {
            assert_eq!(stage.as_str().parse(), Ok(*stage));
            let json = serde_json::to_string(stage).expect("a word is JSON");
            assert_eq!(json, format!("\"{stage}\""));
            assert_eq!(serde_json::from_str(&json).ok(), Some(*stage));
        }
    }

    #[test]
    fn words_are_spelt_in_snake_case_unless_given() {
        let words: Vec<_> = Stage::ALL.iter().map(|stage| stage.as_str()).collect();
        assert_eq!(words, ["received", "in_approval", "denounced"]);
    }

    #[test]
    fn an_unknown_word_is_refused_with_its_name() {
        let refused = "InApproval".parse::<Stage>().expect_err("names are not words");
        assert_eq!(refused.of, "Stage");
        assert_eq!(refused.word, "InApproval");
        assert!(serde_json::from_str::<Stage>("\"\"").is_err());
    }

    #[test]
    fn a_word_works_as_the_key_of_a_json_object() {
        let map = std::collections::BTreeMap::from([(Stage::InApproval, 3)]);
        let json = serde_json::to_string(&map).expect("words are keys");
        assert_eq!(json, r#"{"in_approval":3}"#);
    }
}
