//! Where somebody in office is spoken of, and whether as the one who is told or as the one who is talked about.

use std::ops::Range;

use super::lexicon::LISTS;
use crate::wording::Word;

/// A mention of somebody in office.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mention {
    /// Its first word.
    pub(super) start: usize,
    /// One past its last word.
    pub(super) end: usize,
}

/// Everybody in office who is spoken of, but for those who are only addressed.
pub(super) fn spoken_of(words: &[Word], covered: &[bool]) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    for (start, covered) in covered.iter().enumerate() {
        if *covered || mentions.last().is_some_and(|last| last.end > start) {
            continue;
        }
        if let Some(end) = LISTS.posts.longest_at(words, start)
            && !is_told(words, start..end)
        {
            mentions.push(Mention { start, end });
        }
    }
    mentions
}

/// Whether a word of asking or telling stands right before the mention, courtesies aside; whoever is asked to give back is talked about.
pub(super) fn is_told(words: &[Word], mention: Range<usize>) -> bool {
    let Range { start, end } = mention;
    let sentence = words[start].sentence;
    let gives_back = |at: usize| at < words.len() && LISTS.returns.longest_at(words, at).is_some();
    if (end..end + 3).any(gives_back) {
        return false;
    }
    let mut before = start;
    while before > 0 && words[before - 1].sentence == sentence {
        if (1..=2).any(|long| {
            before.checked_sub(long).is_some_and(|from| {
                words[from].sentence == sentence
                    && LISTS.told.found_at(words, from, &|_| None).any(|(_, _, end)| end == before)
            })
        }) {
            return true;
        }
        if !LISTS.polite.iter().any(|word| word.is(&words[before - 1])) {
            return false;
        }
        before -= 1;
    }
    false
}
