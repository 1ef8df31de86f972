//! Signs of a denunciation in what somebody wrote, before any clerk has read it: a few weighed phrases that can be shown and explained.
//!
//! A denunciation accuses somebody in office, an office in its duty, or a known person of a breach of law (Luật Tố cáo 2018 Đ.2). A
//! neighbour's waste or noise is a report, also when a name is said. The signs only shield; the officer's classification binds.
//! Whoever works for the unit is in office also when only the name is said ([`signs_about`]). What is judged is read without disguise:
//! letters of another alphabet, stops and spaces inside words, Telex that never became accents ([`crate::wording`]).

mod addressed;
mod lexicon;
mod named;
mod office;
mod posts;
mod weigh;

#[cfg(test)]
mod tests;

use std::ops::Range;

use super::Kind;

pub use named::{Person, named};

/// From this weight on a text is shielded until somebody has classified it.
pub const THRESHOLD: u32 = 8;

crate::words! {
    /// What a phrase says that makes a text suspect; a key of the page that explains it.
    pub enum Why {
        /// The citizen chose "tố cáo" himself.
        Chosen,
        /// It calls itself a denunciation.
        Declares,
        /// Money, envelopes or presents for a duty.
        Bribery,
        /// Public money or power turned to one's own use.
        Corruption,
        /// False papers, false lists, a false signature.
        Forgery,
        /// Threats, blows, insults or pressure.
        Force,
        /// Relatives and friends before others.
        Favour,
        /// Somebody in office is spoken of.
        Office,
        /// Sums, receipts, funds.
        Money,
        /// What that person did to people or papers.
        Deed,
        /// It asks that somebody be investigated or punished.
        Punishment,
    }
}

/// Which part of what was sent a sign stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The title.
    Title,
    /// The words.
    Words,
    /// Neither: the kind that was chosen.
    Choice,
}

/// One phrase that made the text suspect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// Where it stands.
    pub part: Part,
    /// Its bytes in that part as it was typed.
    pub range: Range<usize>,
    /// What it says.
    pub why: Why,
    /// How much it weighs; [`THRESHOLD`] alone is enough.
    pub weight: u32,
}

/// Whom the accusation is about, as far as the words tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accused {
    /// Nobody who could be told by name or post.
    Unnamed,
    /// Somebody by name or by post.
    Named,
}

/// What was found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signs {
    /// The phrases, in the order of the text.
    pub found: Vec<Sign>,
    /// Whether a name or a post stands with them.
    pub accused: Accused,
}

impl Signs {
    /// All weights together.
    #[must_use]
    pub fn weight(&self) -> u32 {
        self.found.iter().map(|sign| sign.weight).sum()
    }

    /// Whether the text must be shielded until it is classified.
    #[must_use]
    pub fn are_suspect(&self) -> bool {
        self.weight() >= THRESHOLD
    }

    /// Whether the text accuses somebody who can be told by name or post.
    #[must_use]
    pub fn accuses_named(&self) -> bool {
        self.are_suspect() && self.accused == Accused::Named
    }
}

/// Reads title and words as they were typed, with the kind that the citizen chose, if any.
#[must_use]
pub fn signs(title: &str, words: &str, chosen: Option<Kind>) -> Signs {
    signs_about(title, words, chosen, &[])
}

/// As [`signs`], where whoever of the unit's people is named without a post is somebody in office too.
#[must_use]
pub fn signs_about(title: &str, words: &str, chosen: Option<Kind>, people: &[Person<'_>]) -> Signs {
    let mut signs = weigh::weigh(title, words, people);
    if chosen == Some(Kind::ToCao) {
        signs.found.insert(0, Sign { part: Part::Choice, range: 0..0, why: Why::Chosen, weight: THRESHOLD });
    }
    signs
}
