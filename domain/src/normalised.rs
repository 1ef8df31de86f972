//! Text as it is compared: one spelling for what looks alike, with the way back to where it stood.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::clean;

/// What makes a digit a key: `1️⃣`.
const KEYCAP: char = '\u{20e3}';

/// A text in one spelling (NFKC, nothing invisible, no letter disguised as another, one dash, one space), each byte of which knows its place in the original.
#[derive(Debug, Clone)]
pub struct Normalised {
    text: String,
    /// For each byte of `text` the bytes of the original that it was made of.
    places: Vec<Range<usize>>,
}

impl Normalised {
    /// Reads a text as it was typed; the case is kept.
    #[must_use]
    pub fn of(original: &str) -> Self {
        let mut normalised =
            Self { text: String::with_capacity(original.len()), places: Vec::with_capacity(original.len()) };
        let disguised = clean::disguised(original);
        let meant = |at: usize, ch: char| {
            disguised.binary_search_by_key(&at, |(at, _)| *at).map_or(ch, |found| disguised[found].1)
        };
        let mut letters = original.char_indices().filter(|(_, ch)| !is_dropped(*ch)).peekable();
        let mut cluster = String::new();
        while let Some((start, first)) = letters.next() {
            cluster.clear();
            cluster.push(meant(start, first));
            let mut end = start + first.len_utf8();
            while let Some((at, mark)) = letters.next_if(|(_, next)| is_combining_mark(*next)) {
                cluster.extend((mark != KEYCAP).then_some(mark));
                end = at + mark.len_utf8();
            }
            for ch in cluster.nfkc() {
                normalised.push(one_spelling(ch), start..end);
            }
        }
        normalised
    }

    /// The text in its one spelling.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where a piece of the text stands in the original, in bytes.
    #[must_use]
    pub fn original(&self, piece: Range<usize>) -> Range<usize> {
        let start = self.places.get(piece.start).or(self.places.last()).map_or(0, |place| place.start);
        let end =
            piece.end.checked_sub(1).and_then(|last| self.places.get(last)).map_or(start, |place| place.end);
        start..end.max(start)
    }

    fn push(&mut self, ch: char, place: Range<usize>) {
        self.text.push(ch);
        self.places.extend(std::iter::repeat_n(place, ch.len_utf8()));
    }
}

/// What has no shape, and control characters that break no line.
fn is_dropped(ch: char) -> bool {
    clean::is_unseen(ch)
        || (ch.is_control() && !matches!(ch, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}'))
}

/// One dash for all dashes, one space for all spaces, one break for all breaks.
fn one_spelling(ch: char) -> char {
    match ch {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2043}' | '\u{fe58}' | '\u{fe63}' | '\u{30fc}' => '-',
        '\u{2044}' | '\u{2215}' | '\u{29f8}' => '/',
        '\u{2018}' | '\u{2019}' | '\u{2bc}' | '`' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{ab}' | '\u{bb}' => '"',
        '\u{b7}' | '\u{2022}' | '\u{2219}' | '\u{22c5}' | '\u{2024}' | '\u{30fb}' => '·',
        'Ð' => 'Đ',
        'ð' => 'đ',
        space if space.is_whitespace() => ' ',
        other => clean::digit(other).unwrap_or(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_alike_is_spelt_alike() {
        let typed = "０９１２\u{a0}345\u{2013}678 đư\u{200b}ờng mư\u{ad}ơng\r\nm²";
        assert_eq!(Normalised::of(typed).text(), "0912 345-678 đường mương\n\nm2");
    }

    #[test]
    fn disguised_letters_and_foreign_digits_are_read_and_found_again() {
        let typed = "Chủ tịсh хã ٠٩1\u{fe0f}\u{20e3}2\u{fe0f}\u{20e3} nhé";
        let normalised = Normalised::of(typed);
        assert_eq!(normalised.text(), "Chủ tịch xã 0912 nhé");
        let at = normalised.text().find("0912").expect("the number");
        assert_eq!(&typed[normalised.original(at..at + 4)], "٠٩1\u{fe0f}\u{20e3}2\u{fe0f}\u{20e3}");
    }

    #[test]
    fn decomposed_letters_are_composed_and_find_their_way_back() {
        let typed: String = "Hỏi ông Hùng".nfd().collect();
        let normalised = Normalised::of(&typed);
        let at = normalised.text().find("Hùng").expect("the name");
        let place = normalised.original(at..at + "Hùng".len());
        assert_eq!(typed[place].nfc().collect::<String>(), "Hùng");
    }

    #[test]
    fn a_piece_covers_what_was_hidden_inside_it() {
        let typed = "gọi 09\u{200b}12-\u{2060}345 nhé";
        let normalised = Normalised::of(typed);
        let at = normalised.text().find("0912").expect("the number");
        assert_eq!(&typed[normalised.original(at..at + 8)], "09\u{200b}12-\u{2060}345");
    }

    #[test]
    fn an_empty_text_has_an_empty_place() {
        assert_eq!(Normalised::of("").original(0..0), 0..0);
        assert_eq!(Normalised::of("\u{200b}").text(), "");
    }
}
