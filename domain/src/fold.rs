//! Vietnamese text as it is searched: without its marks, or with them in one spelling.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::clean::{compared, is_unseen};

mod order;
#[cfg(test)]
mod tests;

pub use order::sort_key;

/// Folds text for search: no accents, đ as d, lower case, one space for everything between words.
///
/// Different spellings of one word come out alike: kỹ and kĩ, M'Drắk and Mdrắk, tổ 03 and tổ 3, m² and m2, wide digits and narrow
/// ones, whatever unseen stands between the letters. Marks of other scripts (Cham, Tai) are letters there and stay.
/// Both databases store the folded text in a column of their own, since neither folds đ.
#[must_use]
pub fn fold(text: &str) -> String {
    let joined = spans(text).into_iter().flat_map(|at| lowered(&text[at].replace(is_apostrophe, "")));
    sentence(joined.map(|word| folded(&word)))
}

/// What an index of words holds: [`fold`], and behind a word with an apostrophe its parts too, so that
/// M'Drắk is found by "mdrak" and by "m drak".
#[must_use]
pub fn indexed(text: &str) -> String {
    sentence(spans(text).into_iter().flat_map(|at| spellings(&text[at])).map(|word| folded(&word)))
}

/// Text for comparing with its accents: lower case, composed, the words of [`indexed`], the tone of each on its last vowel.
///
/// So hòa and hoà are one word, as are kỹ and kĩ; đèn and đen are two.
#[must_use]
pub fn exact(text: &str) -> String {
    sentence(spans(text).into_iter().flat_map(|at| spellings(&text[at])).map(|word| accented(&word)))
}

/// Text without its accents but otherwise as spelt: for addresses, names of files, initials and what is read as a day.
#[must_use]
pub fn unaccented(text: &str) -> String {
    let parts = spans(text).into_iter().flat_map(|at| text[at].split(is_apostrophe));
    sentence(parts.flat_map(lowered).map(|word| plain(&word)))
}

/// Where the words of a text stand, in bytes. An apostrophe between two letters and what is unseen are inside a word.
pub(crate) fn spans(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open: Option<Range<usize>> = None;
    let mut chars = text.char_indices().filter(|(_, ch)| !is_unseen(*ch)).peekable();
    let mut before = ' ';
    while let Some((at, ch)) = chars.next() {
        let after = chars.peek().map_or(' ', |(_, after)| *after);
        if is_apostrophe(ch) && open.is_some() && is_spelt(before) && is_spelt(after) {
            // Its end comes with the letter behind it.
        } else if is_letter(ch) {
            let end = at + ch.len_utf8();
            open.get_or_insert(at..end).end = end;
        } else {
            found.extend(open.take());
        }
        before = ch;
    }
    found.extend(open);
    found
}

/// The words that one word of a text may be looked for by: itself, and the parts that an apostrophe divides.
pub(crate) fn spellings(word: &str) -> Vec<String> {
    let mut spelt = lowered(&word.replace(is_apostrophe, ""));
    if word.contains(is_apostrophe) {
        spelt.extend(word.split(is_apostrophe).flat_map(lowered));
    }
    spelt
}

/// One word in lower case, composed; two when a fraction such as ½ becomes its digits.
fn lowered(word: &str) -> Vec<String> {
    let text: String = compared(word).to_lowercase().replace(['ð', 'ɖ'], "đ").nfc().collect();
    text.split(|ch| !is_letter(ch)).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// A lower-cased word as [`fold`] writes it.
pub(crate) fn folded(word: &str) -> String {
    one_spelling(&plain(word))
}

/// A lower-cased word as [`exact`] writes it.
pub(crate) fn accented(word: &str) -> String {
    let (letters, tone) = apart(word);
    let mut letters = one_spelling(&letters);
    if let Some(tone) = tone {
        let vowel = letters.char_indices().rfind(|(_, ch)| "aăâeêioôơuưy".contains(*ch));
        letters.insert(vowel.map_or(letters.len(), |(at, ch)| at + ch.len_utf8()), tone);
    }
    letters.nfc().collect()
}

/// A lower-cased word without any mark.
pub(crate) fn plain(word: &str) -> String {
    word.nfkd().filter(|ch| !is_accent(*ch)).map(plain_d).collect()
}

/// The letters of a word with their hats, and its tone if it has exactly one.
pub(crate) fn apart(word: &str) -> (String, Option<char>) {
    let mut tones = word.nfd().filter(|ch| is_tone(*ch));
    match (tones.next(), tones.next()) {
        (Some(tone), None) => (word.nfd().filter(|ch| !is_tone(*ch)).nfc().collect(), Some(tone)),
        _ => (word.to_owned(), None),
    }
}

/// A number without leading zeros; y as i where it is a syllable's only vowel: kỹ and kĩ are one word, cây and cái are two.
fn one_spelling(letters: &str) -> String {
    let number = letters.trim_start_matches('0');
    let letters = match letters.len() - number.len() {
        0 => letters,
        _ if number.starts_with(|ch: char| ch.is_ascii_digit()) => number,
        zeros => &letters[zeros - 1..],
    };
    match letters.strip_suffix('y') {
        Some(onset) if onset == "qu" || onset.chars().all(is_consonant) => format!("{onset}i"),
        _ => letters.to_owned(),
    }
}

fn sentence(words: impl Iterator<Item = String>) -> String {
    let mut text = String::new();
    for word in words.filter(|word| !word.is_empty()) {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&word);
    }
    text
}

fn is_consonant(ch: char) -> bool {
    ch == 'đ' || ch.is_ascii_lowercase() && !"aeiouy".contains(ch)
}

/// What people write between M and Drắk.
fn is_apostrophe(ch: char) -> bool {
    matches!(ch, '\'' | '`' | '´' | '\u{91}' | '\u{92}' | '\u{2b9}'..='\u{2bd}' | '\u{2c8}' | '\u{2018}'..='\u{201b}')
        || matches!(ch, '\u{2032}' | '\u{ff07}')
}

fn is_tone(ch: char) -> bool {
    matches!(ch, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

/// A letter or its mark, but no digit.
fn is_spelt(ch: char) -> bool {
    (ch.is_alphabetic() || is_combining_mark(ch)) && is_letter(ch)
}

/// A mark that Latin letters carry; kept when it belongs to another script.
fn is_accent(ch: char) -> bool {
    matches!(ch, '\u{300}'..='\u{36f}')
}

/// What words are made of, also m² in one character; not the letters that are pictures.
fn is_letter(ch: char) -> bool {
    match ch {
        '\u{1f100}'..='\u{1f1ff}' => false,
        '\u{3371}'..='\u{33df}' => true,
        _ if is_apostrophe(ch) => false,
        _ => ch.is_alphanumeric() || is_combining_mark(ch),
    }
}

/// đ as d, and the two foreign letters that look like it.
fn plain_d(ch: char) -> char {
    match ch {
        'đ' | 'ð' | 'ɖ' => 'd',
        other => other,
    }
}
