//! Many phrases at once, found by their first word.

use std::collections::HashMap;
use std::ops::Range;

use super::{Phrase, Word};

/// One phrase with what it stands for.
#[derive(Debug, Clone)]
pub struct Entry<T> {
    /// The phrase.
    pub phrase: Phrase,
    /// What it stands for.
    pub tag: T,
    /// Only where accents are typed (`!`).
    marked_only: bool,
    /// Also where another list says that the words are harmless (`+`).
    pub whatever: bool,
}

/// A list of phrases that is asked about each word of a text.
#[derive(Debug, Clone)]
pub struct Phrasebook<T = ()> {
    entries: Vec<Entry<T>>,
    /// The phrases that can begin with a word, by the word without accents.
    by_first: HashMap<String, Vec<usize>>,
    /// Those that begin with anything else.
    anywhere: Vec<usize>,
}

impl<T> Phrasebook<T> {
    /// The phrases that begin at a word: their number, entry, and one past their last word.
    pub fn found_at<'a>(
        &'a self,
        words: &'a [Word],
        at: usize,
        office: &'a dyn Fn(usize) -> Option<usize>,
    ) -> impl Iterator<Item = (usize, &'a Entry<T>, usize)> {
        let first = self.by_first.get(&words[at].spelling.plain).map(Vec::as_slice).unwrap_or_default();
        first.iter().chain(&self.anywhere).filter_map(move |number| {
            let entry = &self.entries[*number];
            let end = entry.phrase.end(words, at, office)?;
            let typed = !entry.marked_only || words[at..end].iter().all(|word| !word.bare);
            typed.then_some((*number, entry, end))
        })
    }

    /// The phrases that begin at a word, each as one past its last word and the words in its gaps.
    pub fn with_gaps_at<'a>(
        &'a self,
        words: &'a [Word],
        at: usize,
    ) -> impl Iterator<Item = (usize, Vec<Range<usize>>)> {
        self.found_at(words, at, &|_| None).filter_map(move |(_, entry, _)| entry.phrase.with_gaps(words, at))
    }

    /// One past the longest phrase that begins at a word.
    #[must_use]
    pub fn longest_at(&self, words: &[Word], at: usize) -> Option<usize> {
        self.found_at(words, at, &|_| None).map(|(_, _, end)| end).max()
    }
}

impl<T> FromIterator<(&'static str, T)> for Phrasebook<T> {
    fn from_iter<I: IntoIterator<Item = (&'static str, T)>>(patterns: I) -> Self {
        let mut book = Self { entries: Vec::new(), by_first: HashMap::new(), anywhere: Vec::new() };
        for (pattern, tag) in patterns {
            let phrase = Phrase::of(pattern.trim_start_matches(['!', '+']));
            match phrase.first_words() {
                Some(words) => {
                    for word in words {
                        book.by_first.entry(word).or_default().push(book.entries.len());
                    }
                }
                None => book.anywhere.push(book.entries.len()),
            }
            let (marked_only, whatever) = (pattern.starts_with('!'), pattern.starts_with('+'));
            book.entries.push(Entry { phrase, tag, marked_only, whatever });
        }
        book
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::Wording;

    #[test]
    fn a_phrase_for_writers_of_accents_is_not_found_in_a_bare_text() {
        let book: Phrasebook = [("!bằng giả", ())].into_iter().collect();
        assert_eq!(book.longest_at(&Wording::of("bằng giả").words, 0), Some(2));
        assert_eq!(book.longest_at(&Wording::of("bang gia").words, 0), None);
    }
}
