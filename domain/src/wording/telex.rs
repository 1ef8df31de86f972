//! Words whose accents were typed as Telex letters and never became accents: `tieenf` for `tiền`.

use unicode_normalization::UnicodeNormalization;

use crate::syllable::is_syllable;

/// The word that was meant, when the letters are no syllable as they stand and are one when they are read as Telex.
pub(super) fn meant(word: &str) -> Option<String> {
    if word.len() < 2 || !word.bytes().all(|byte| byte.is_ascii_alphabetic()) || is_syllable(word) {
        return None;
    }
    let read = read(&word.to_ascii_lowercase())?;
    is_syllable(&read).then_some(read)
}

/// Whether so many of the words are meant as Telex, some with keys that no English word has, that the rest will be too.
pub(super) fn is_typed(words: &[&str]) -> bool {
    let (mut keyed, mut read, mut sure) = (0, 0, 0);
    for word in words.iter().filter(|word| has_keys(word) && !is_syllable(word)) {
        let is_meant = meant(word).is_some_and(|meant| !meant.is_ascii());
        keyed += 1;
        read += usize::from(is_meant);
        sure += usize::from(is_meant && is_hardly_english(word));
    }
    read >= 2 && sure * 4 >= read && read * 10 >= keyed * 7
}

/// Whether a word ends in a tone's `j`, or has a vowel or `d` typed twice, or a `w` that is no consonant.
fn is_hardly_english(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let twice = |key: char| word.matches(key).count() > 1;
    word.ends_with('j') || word.get(1..).is_some_and(|rest| rest.contains('w')) || "aeod".chars().any(twice)
}

/// Whether a word holds what a Telex keyboard turns into an accent.
fn has_keys(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let tone = word.get(1..).is_some_and(|rest| rest.contains(['s', 'f', 'r', 'x', 'j', 'w']));
    let twice = |key: char| word.matches(key).count() > 1;
    word.is_ascii() && (tone || ['a', 'e', 'o', 'd'].into_iter().any(twice))
}

fn read(word: &str) -> Option<String> {
    let mut letters = String::new();
    let mut tone = None;
    for (at, ch) in word.char_indices() {
        let vowels_before = letters.contains(is_vowel);
        match ch {
            's' | 'f' | 'r' | 'x' | 'j' if vowels_before => tone = tone_of(ch),
            'w' => horn(&mut letters),
            'a' | 'e' | 'o' if hat(&mut letters, ch) => {}
            'd' if at > 0 && letters.starts_with('d') => letters.replace_range(..1, "đ"),
            _ => letters.push(ch),
        }
    }
    let vowel = letters.char_indices().rfind(|(_, ch)| is_vowel(*ch))?;
    let after = vowel.0 + vowel.1.len_utf8();
    letters.insert_str(after, tone.map(String::from).unwrap_or_default().as_str());
    Some(letters.nfc().collect())
}

fn is_vowel(ch: char) -> bool {
    "aăâeêioôơuưy".contains(ch)
}

fn tone_of(key: char) -> Option<char> {
    match key {
        's' => Some('\u{301}'),
        'f' => Some('\u{300}'),
        'r' => Some('\u{309}'),
        'x' => Some('\u{303}'),
        _ => Some('\u{323}'),
    }
}

/// A vowel typed again, at once or behind the letters that follow it, gets its hat.
fn hat(letters: &mut String, key: char) -> bool {
    let hatted = match key {
        'a' => "â",
        'e' => "ê",
        _ => "ô",
    };
    let Some(at) = letters.rfind(key) else { return false };
    letters.replace_range(at..=at, hatted);
    true
}

/// `w` behind a vowel gives it its horn or bowl, alone it is an ư.
fn horn(letters: &mut String) {
    let both = letters.rfind("uo").or_else(|| letters.rfind("ưo"));
    if let Some(at) = both {
        let long = letters[at..].chars().take(2).map(char::len_utf8).sum::<usize>();
        letters.replace_range(at..at + long, "ươ");
    } else if let Some((at, vowel)) = letters.char_indices().rfind(|(_, ch)| matches!(ch, 'a' | 'o' | 'u')) {
        let horned = match vowel {
            'a' => "ă",
            'o' => "ơ",
            _ => "ư",
        };
        letters.replace_range(at..=at, horned);
    } else {
        letters.push('ư');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::exact;

    #[test]
    fn keys_become_the_accents_that_were_meant() {
        for (typed, expected) in [
            ("chur", "chủ"),
            ("tichj", "tịch"),
            ("xax", "xã"),
            ("nhanaj", "nhận"),
            ("nhaanj", "nhận"),
            ("tieenf", "tiền"),
            ("dduwowcj", "được"),
            ("dduowcj", "được"),
            ("hoois", "hối"),
            ("Ddaats", "đất"),
            ("tows", "tớ"),
            ("cuwowngx", "cưỡng"),
        ] {
            assert_eq!(meant(typed).map(|meant| exact(&meant)), Some(exact(expected)), "{typed}");
        }
    }

    #[test]
    fn syllables_and_other_words_stay() {
        for word in ["nhan", "tien", "chu", "commune", "office", "xyz", "đường", "5", "UBND"] {
            assert_eq!(meant(word), None, "{word}");
        }
        assert!(!is_typed(&"The tax office has six chairs and one box".split(' ').collect::<Vec<_>>()));
        assert!(is_typed(&"chur tichj xax nhanaj tieenf".split(' ').collect::<Vec<_>>()));
    }
}
