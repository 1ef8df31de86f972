//! Known names, also where their letters are spaced out or their words run together.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::around::with_brackets;
use crate::wording::Spelling;

/// So many letters tell a name also where no word begins or ends.
const SURE: usize = 8;
/// Fewer letters are other words too often.
const FEWEST: usize = 5;
/// How many characters may stand between two letters of a name.
const GAP: usize = 3;

/// A letter without its accents, and its bytes.
type Letter = (char, Range<usize>);

/// Where known names stand in a text in one spelling when nothing but letters is looked at.
pub(super) fn names(text: &str, known: &[&str]) -> Vec<Range<usize>> {
    let letters = letters(text);
    let spellings = known.iter().flat_map(|name| {
        let words: Vec<&str> = name.split_whitespace().collect();
        let short = words[words.len().saturating_sub(2)..].concat();
        if words.len() < 2 { Vec::new() } else { vec![words.concat(), short] }
    });
    let mut found: Vec<Range<usize>> = Vec::new();
    for name in spellings {
        let plain: Vec<char> = self::letters(&name).into_iter().map(|(letter, _)| letter).collect();
        if plain.len() >= FEWEST {
            let places = letters.windows(plain.len()).filter_map(|typed| place(text, typed, &plain, &name));
            found.extend(places.map(|place| with_brackets(text, place)));
        }
    }
    found
}

fn letters(text: &str) -> Vec<Letter> {
    let letters = text.char_indices().filter(|(_, ch)| ch.is_alphabetic());
    letters.filter_map(|(at, ch)| Some((plain(ch)?, at..at + ch.len_utf8()))).collect()
}

fn plain(ch: char) -> Option<char> {
    let ch = ch.to_lowercase().next()?;
    if ch == 'đ' { Some('d') } else { ch.nfd().next() }
}

/// The place of these letters when they are the name and nobody would read them otherwise.
fn place(text: &str, typed: &[Letter], plain: &[char], name: &str) -> Option<Range<usize>> {
    let alike = typed.iter().map(|(letter, _)| letter).eq(plain);
    let close = || typed.windows(2).all(|pair| is_gap(&text[pair[0].1.end..pair[1].1.start]));
    if !alike || !close() {
        return None;
    }
    let (first, last) = (typed.first()?, typed.last()?);
    let place = first.1.start..last.1.end;
    let squeezed: String =
        text[place.clone()].chars().filter(|ch| ch.is_alphabetic() || is_combining_mark(*ch)).collect();
    let (squeezed, name) = (Spelling::of(&squeezed), Spelling::of(name));
    let spelt = !squeezed.has_accents() || squeezed.marked == name.marked;
    let begins = !text[..place.start].ends_with(char::is_alphabetic);
    let ends = !text[place.end..].starts_with(char::is_alphabetic);
    (spelt && ((begins && ends) || typed.len() >= SURE)).then_some(place)
}

fn is_gap(gap: &str) -> bool {
    gap.chars().count() <= GAP && !gap.contains(['!', '?', ';']) && !gap.contains(". ")
}
