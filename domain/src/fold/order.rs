//! A key that sorts Vietnamese like a dictionary.

use unicode_normalization::UnicodeNormalization;

use super::{is_accent, is_letter, plain_d};
use crate::clean::is_unseen;

/// A key whose byte order is the order of a Vietnamese dictionary, the same on both databases.
///
/// Word by word: the letters a ă â b c d đ e ê … first, then the tone (ngang huyền hỏi ngã sắc
/// nặng). Numbers sort by their value, so that "Thôn 2" stands before "Thôn 10".
#[must_use]
pub fn sort_key(text: &str) -> String {
    let seen = text.chars().filter(|ch| !is_unseen(*ch)).nfc();
    let text: String = seen.collect::<String>().to_lowercase().nfd().collect();
    let mut key = String::with_capacity(text.len() * 2);
    for word in text.split(|ch| !is_letter(ch)).filter(|word| !word.is_empty()) {
        push_word(&mut key, word);
    }
    key
}

/// Writes a word's letters, each vowel with the rank of its hat, then its tone.
fn push_word(key: &mut String, word: &str) {
    let mut tone = '0';
    let mut rest = word.chars().peekable();
    while let Some(ch) = rest.next() {
        if ch.is_ascii_digit() {
            let mut digits = String::from(ch);
            while let Some(digit) = rest.next_if(char::is_ascii_digit) {
                digits.push(digit);
            }
            push_number(key, &digits);
            continue;
        }
        let mut hat = if plain_d(ch) == ch { '0' } else { '1' };
        while let Some(mark) = rest.next_if(|next| is_accent(*next)) {
            match (ch, mark) {
                (_, '\u{300}') => tone = '1',
                (_, '\u{309}') => tone = '2',
                (_, '\u{303}') => tone = '3',
                (_, '\u{301}') => tone = '4',
                (_, '\u{323}') => tone = '5',
                ('a', '\u{306}') | ('e' | 'o', '\u{302}') | ('u', '\u{31b}') => hat = '1',
                ('a', '\u{302}') | ('o', '\u{31b}') => hat = '2',
                _ => {}
            }
        }
        key.push(plain_d(ch));
        if matches!(plain_d(ch), 'a' | 'd' | 'e' | 'o' | 'u') {
            key.push(hat);
        }
    }
    key.push(' ');
    key.push(tone);
}

/// Writes a number so that more digits sort later; from nine digits on by their text.
fn push_number(key: &mut String, digits: &str) {
    let value = digits.trim_start_matches('0');
    let length = u32::try_from(value.len().min(9)).unwrap_or(9);
    key.extend(char::from_digit(length, 10));
    key.push_str(value);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_in_order(words: &[&str]) {
        for pair in words.windows(2) {
            assert!(sort_key(pair[0]) < sort_key(pair[1]), "{} < {}", pair[0], pair[1]);
        }
    }

    #[test]
    fn names_stand_in_the_order_of_a_dictionary() {
        assert_in_order(&["An", "Ăn", "Ân", "Ẩn", "Dung", "Đinh"]);
        assert_in_order(&["e", "ê", "o", "ô", "ơ", "u", "ư", "v"]);
        assert_in_order(&["ma", "mà", "mả", "mã", "má", "mạ", "man", "măn", "mần"]);
    }

    #[test]
    fn letters_count_before_tones_and_words_before_what_follows() {
        assert_in_order(&["An", "An Bình", "An Khê", "Án", "Anh"]);
        assert_in_order(&["Hòa An", "Hòa Bình", "Hóa An"]);
        assert_in_order(&["Đa", "Đồng", "E"]);
    }

    #[test]
    fn numbered_villages_stand_by_their_number() {
        assert_in_order(&["Thôn 1", "Thôn 2", "Thôn 10", "Thôn 11", "Thôn An"]);
        assert_eq!(sort_key("Thôn 02"), sort_key("thôn  2"));
        assert_eq!(sort_key("Đồ\u{ad}ng"), sort_key("Đồng"));
    }

    #[test]
    fn composed_and_decomposed_text_stand_together() {
        let composed = "Đường Nguyễn Huệ, thửa đất số 5";
        let decomposed: String = composed.nfd().collect();
        assert_eq!(sort_key(composed), sort_key(&decomposed));
        assert_eq!(sort_key(composed), sort_key(&decomposed.to_uppercase()));
    }
}
