//! A phrase to look for: words with alternatives and small gaps.

use std::ops::Range;

use super::{Spelling, Word};

/// How many foreign words fit into the gap `..`.
const GAP: usize = 6;

/// Words in a row; `a|b` stands for either, `..` for up to six words, `@` for somebody in office, `#` for a number, `^` for the
/// beginning of a sentence.
#[derive(Debug, Clone)]
pub struct Phrase {
    slots: Vec<Slot>,
}

#[derive(Debug, Clone)]
enum Slot {
    Word(Vec<Spelling>),
    Gap,
    Office,
    Number,
    Opening,
}

/// Numbers as people say them in front of an amount.
const NUMBERS: [&str; 15] = [
    "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi", "chuc", "tram", "may", "vai",
    "nua",
];

impl Phrase {
    /// Reads a phrase as it stands in a table of this program.
    #[must_use]
    pub fn of(pattern: &str) -> Self {
        let slot = |slot: &str| match slot {
            ".." => Slot::Gap,
            "@" => Slot::Office,
            "#" => Slot::Number,
            "^" => Slot::Opening,
            words => Slot::Word(words.split('|').map(Spelling::of).collect()),
        };
        Self { slots: pattern.split_whitespace().map(slot).collect() }
    }

    /// Where the phrase ends when it begins at word `from`, one past its last word; `office` gives the end of a mention of somebody in
    /// office that begins at a word.
    pub fn end(&self, words: &[Word], from: usize, office: &dyn Fn(usize) -> Option<usize>) -> Option<usize> {
        Self::go(&self.slots, words, from, from, office, &mut Vec::new())
    }

    /// As [`Phrase::plain_end`], with the words that lie in its gaps.
    #[must_use]
    pub fn with_gaps(&self, words: &[Word], from: usize) -> Option<(usize, Vec<Range<usize>>)> {
        let mut gaps = Vec::new();
        let end = Self::go(&self.slots, words, from, from, &|_| None, &mut gaps)?;
        Some((end, gaps))
    }

    /// As [`Phrase::end`] for a phrase that names nobody in office.
    #[must_use]
    pub fn plain_end(&self, words: &[Word], from: usize) -> Option<usize> {
        self.end(words, from, &|_| None)
    }

    /// The words, without accents, with which the phrase can begin, when it begins with words.
    #[must_use]
    pub fn first_words(&self) -> Option<Vec<String>> {
        match self.slots.first()? {
            Slot::Word(spellings) => {
                let mut words: Vec<String> =
                    spellings.iter().map(|spelling| spelling.plain.clone()).collect();
                words.sort_unstable();
                words.dedup();
                Some(words)
            }
            Slot::Gap | Slot::Office | Slot::Number | Slot::Opening => None,
        }
    }

    fn go(
        slots: &[Slot],
        words: &[Word],
        from: usize,
        at: usize,
        office: &dyn Fn(usize) -> Option<usize>,
        gaps: &mut Vec<Range<usize>>,
    ) -> Option<usize> {
        let Some((slot, rest)) = slots.split_first() else { return Some(at) };
        let together = |at: usize| words.get(at).is_some_and(|word| word.sentence == words[from].sentence);
        match slot {
            Slot::Word(spellings) => {
                let fits = together(at) && spellings.iter().any(|spelling| spelling.is(&words[at]));
                if fits { Self::go(rest, words, from, at + 1, office, gaps) } else { None }
            }
            Slot::Office => {
                let end = together(at).then(|| office(at)).flatten()?;
                Self::go(rest, words, from, end, office, gaps)
            }
            Slot::Number => {
                let fits = together(at) && is_number(&words[at]);
                if fits { Self::go(rest, words, from, at + 1, office, gaps) } else { None }
            }
            Slot::Opening => {
                let opens = at == 0 || words[at - 1].sentence != words[from].sentence;
                if opens { Self::go(rest, words, from, at, office, gaps) } else { None }
            }
            Slot::Gap => (0..=GAP)
                .take_while(|skipped| *skipped == 0 || together(at + skipped - 1))
                .find_map(|skipped| {
                    let end = Self::go(rest, words, from, at + skipped, office, gaps)?;
                    gaps.push(at..at + skipped);
                    Some(end)
                }),
        }
    }
}

fn is_number(word: &Word) -> bool {
    let plain = word.spelling.plain.as_str();
    plain.starts_with(|ch: char| ch.is_ascii_digit()) || NUMBERS.contains(&plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::Wording;

    fn found(pattern: &str, text: &str) -> bool {
        let words = Wording::of(text).words;
        (0..words.len()).any(|at| Phrase::of(pattern).plain_end(&words, at).is_some())
    }

    #[test]
    fn a_phrase_is_words_and_not_letters() {
        assert!(found("phong bì", "có phong bì mới ký"));
        assert!(!found("phong bì", "văn phòng biết"));
        assert!(!found("tố cáo", "ô tô cao tốc"));
    }

    #[test]
    fn alternatives_and_gaps_stay_inside_a_sentence() {
        assert!(found("đòi|lấy .. triệu", "lấy của nhà tôi 5 triệu"));
        assert!(!found("đòi|lấy .. triệu", "lấy giấy. Nộp 5 triệu"));
        assert!(!found("đòi|lấy .. triệu", "lấy một hai ba bốn năm sáu bảy triệu"));
    }
}
