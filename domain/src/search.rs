//! What somebody looks for, taken apart once: words with and without accents, perhaps a code.

use std::fmt;

use crate::code::Code;
use crate::fold::{accented, apart, folded, plain, spans, spellings};

mod snippet;

pub use snippet::Piece;

/// A search with at least one word in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    terms: Vec<Term>,
    code: Option<Code>,
}

/// One word of a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    folded: String,
    exact: String,
    unaccented: String,
    has_accents: bool,
    unfinished: bool,
}

/// Why nothing can be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QueryError {
    /// Nothing was typed: whoever lists may list everything.
    Empty,
    /// Something was typed, but no letter and no digit: nothing is found.
    NoWords,
}

/// How well a text fits a search, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    /// Every word stands in it as typed.
    Exact,
    /// Every word stands in it; where none were typed, accents do not count.
    Whole,
    /// The last word is the beginning of one in it.
    Begun,
    /// It has the words only when the accents that were typed are disregarded.
    Unaccented,
}

impl Query {
    /// How many words count; the rest is noise.
    pub const WORDS_MOST: usize = 12;

    /// Takes apart what was typed. The last word may be unfinished, unless something follows it.
    ///
    /// # Errors
    /// [`QueryError`].
    pub fn parse(typed: &str) -> Result<Self, QueryError> {
        let places = spans(typed);
        let mut terms: Vec<Term> = places
            .iter()
            .take(Self::WORDS_MOST)
            .flat_map(|at| spellings(&typed[at.clone()]).into_iter().next())
            .filter(|word| word.contains(char::is_alphanumeric))
            .map(|word| Term::new(&word))
            .collect();
        if terms.is_empty() {
            return Err(if typed.trim().is_empty() { QueryError::Empty } else { QueryError::NoWords });
        }
        let open = places.len() <= Self::WORDS_MOST && places.last().is_some_and(|at| at.end == typed.len());
        if let Some(last) = terms.last_mut().filter(|_| open) {
            last.unfinished = last.can_begin();
        }
        Ok(Self { terms, code: Code::parse(typed).ok() })
    }

    /// The words in the order in which they were typed.
    #[must_use]
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The code, if what was typed is one in any spelling.
    #[must_use]
    pub fn code(&self) -> Option<&Code> {
        self.code.as_ref()
    }

    /// Whether accents were typed, which narrow what is found.
    #[must_use]
    pub fn has_accents(&self) -> bool {
        self.terms.iter().any(Term::has_accents)
    }

    /// How a text, as written or as [`crate::fold::exact`] gives it, fits; none when a word is missing.
    #[must_use]
    pub fn likeness(&self, text: &str) -> Option<Likeness> {
        let words: Vec<String> = spans(text).into_iter().flat_map(|at| spellings(&text[at])).collect();
        let of_term = |term: &Term| words.iter().filter_map(|word| term.likeness(word)).min();
        self.terms.iter().map(of_term).try_fold(Likeness::Exact, |worst, one| Some(worst.max(one?)))
    }

    /// Whether a text has every word, each with the accents that were typed.
    #[must_use]
    pub fn fits(&self, text: &str) -> bool {
        self.likeness(text).is_some_and(|likeness| likeness < Likeness::Unaccented)
    }
}

impl Term {
    fn new(word: &str) -> Self {
        let unaccented = plain(word);
        let has_accents = apart(word).1.is_some() || unaccented != word;
        Self { folded: folded(word), exact: accented(word), unaccented, has_accents, unfinished: false }
    }

    /// The word as the folded index has it.
    #[must_use]
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// The word with its accents, as [`crate::fold::exact`] writes it.
    #[must_use]
    pub fn exact(&self) -> &str {
        &self.exact
    }

    /// Whether it was typed with accents.
    #[must_use]
    pub fn has_accents(&self) -> bool {
        self.has_accents
    }

    /// With what words of the folded index may begin when this one is unfinished; empty when it is not. Two for a word such as
    /// "quy", which is "qui" in the index when it stands alone and begins "quyen" when it does not.
    #[must_use]
    pub fn beginnings(&self) -> Vec<&str> {
        match self.unfinished {
            false => Vec::new(),
            true if self.folded == self.unaccented => vec![&self.folded],
            true => vec![&self.folded, &self.unaccented],
        }
    }

    /// A single letter begins too much, and house 3 is not house 30.
    fn can_begin(&self) -> bool {
        self.unaccented.chars().count() > 1 && !self.unaccented.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// How a lower-cased word of a text fits this one.
    fn likeness(&self, word: &str) -> Option<Likeness> {
        let shown = folded(word);
        let whole = shown == self.folded;
        let begun = self.beginnings().iter().any(|begun| shown.starts_with(begun));
        match (whole, begun) {
            (false, false) => None,
            _ if accented(word) == self.exact => Some(Likeness::Exact),
            (true, _) if !self.has_accents => Some(Likeness::Whole),
            (false, true) if !self.has_accents || self.begins(word) => Some(Likeness::Begun),
            _ => Some(Likeness::Unaccented),
        }
    }

    /// Whether the letters and the tone typed so far can still become the word; a tone may be typed last.
    fn begins(&self, word: &str) -> bool {
        let (letters, tone) = apart(&self.exact);
        let (shown, sung) = apart(word);
        shown.starts_with(&letters) && (tone.is_none() || tone == sung)
    }
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "nothing to look for",
            Self::NoWords => "no letter or digit to look for",
        })
    }
}

impl std::error::Error for QueryError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(typed: &str) -> Query {
        Query::parse(typed).expect("a search with words")
    }

    #[test]
    fn signs_and_flowers_look_for_nothing() {
        for typed in ["🌸", "%", "(((", "\"\" * -", "🇻🇳", "\u{301}", "'"] {
            assert_eq!(Query::parse(typed), Err(QueryError::NoWords), "{typed}");
        }
        for typed in ["", "  ", "\n"] {
            assert_eq!(Query::parse(typed), Err(QueryError::Empty));
        }
    }

    #[test]
    fn accents_narrow_what_is_found_and_none_keep_it_wide() {
        assert!(query("den ").fits("Đèn đường hỏng"));
        assert!(query("den ").fits("nước đen"));
        assert!(query("đèn ").fits("Đèn đường hỏng"));
        assert!(!query("đèn ").fits("nước đen"));
        assert_eq!(query("đèn ").likeness("nước đen"), Some(Likeness::Unaccented));
        assert!(query("hoà bình").fits("thôn Hòa Bình"));
        assert!(!query("đèn").fits("đường"));
    }

    #[test]
    fn what_has_the_accents_as_typed_stands_first() {
        let mut found = ["bỏ rác", "bờ mương", "đường bòng", "bò thả rông"];
        found.sort_by_key(|text| query("bò").likeness(text));
        assert_eq!(found[..2], ["bò thả rông", "đường bòng"]);
        let mut found = ["đèn", "đen", "den"];
        found.sort_by_key(|text| query("den").likeness(text));
        assert_eq!(found[0], "den");
    }

    #[test]
    fn the_last_word_may_be_unfinished() {
        assert!(query("đường liê").fits("sửa đường liên thôn"));
        assert!(query("duong lie").fits("sửa đường liên thôn"));
        assert!(query("đươ").fits("đường"), "the tone may come last");
        assert!(!query("đườ").fits("được"));
        assert!(!query("đươ ").fits("đường"), "a space ends a word");
        assert!(!query("duo lien").fits("đường liên"));
        assert!(query("quy").fits("Quyền sử dụng đất"));
        assert!(query("quy").fits("quỹ") && query("qui").fits("quỹ"));
        assert_eq!(query("quy").terms()[0].beginnings(), ["qui", "quy"]);
    }

    #[test]
    fn a_number_is_whole_and_a_letter_begins_nothing() {
        assert!(!query("tổ 3").fits("tổ 30"));
        assert!(query("tổ 03").fits("Tổ 3"));
        assert!(!query("thửa a").fits("thửa An"));
    }

    #[test]
    fn a_code_is_known_in_any_spelling() {
        let code = Code::parse("AKT-26-483920-U").ok();
        for typed in ["akt 26 483920 u", "AKT26483920U", "AKT–26–483920–U"] {
            assert_eq!(query(typed).code(), code.as_ref(), "{typed}");
        }
        assert_eq!(query("đường").code(), None);
    }

    #[test]
    fn a_long_search_is_cut() {
        let query = query(&"rác ".repeat(100));
        assert_eq!(query.terms().len(), Query::WORDS_MOST);
        assert!(query.terms().iter().all(|term| term.beginnings().is_empty()));
    }

    #[test]
    fn a_village_with_an_apostrophe_is_found_in_every_spelling() {
        for typed in ["M'Drắk", "mdrak", "m drak", "m’drắ", "buôn mdrắk", "DRAK"] {
            assert!(query(typed).fits("Buôn M'Drắk"), "{typed}");
        }
    }
}
