//! Vietnamese keyboards as they rewrite what is typed, for tests.

use unicode_normalization::UnicodeNormalization;

/// How a keyboard is set.
#[derive(Debug, Clone, Copy)]
pub(super) enum Layout {
    /// Letters make accents.
    Telex,
    /// Digits make accents.
    Vni,
    /// Letters with accents stand where the digits are.
    Windows,
}

/// What appears when these keys are pressed one after the other. Accents reach back to the beginning of the word.
pub(super) fn type_on(layout: Layout, keys: &str) -> String {
    let mut shown = String::new();
    let mut word: Vec<char> = Vec::new();
    for key in keys.chars() {
        if !key.is_ascii_alphanumeric() {
            shown.extend(word.drain(..));
            shown.push(key);
            continue;
        }
        let changed = match layout {
            Layout::Telex => telex(&mut word, key),
            Layout::Vni => vni(&mut word, key),
            Layout::Windows => false,
        };
        match key.to_digit(10) {
            _ if changed => {}
            Some(digit) if matches!(layout, Layout::Windows) => {
                word.extend("đăâêô\u{300}\u{309}\u{303}\u{301}\u{323}".chars().nth(digit as usize));
            }
            _ => word.push(key),
        }
    }
    shown.extend(word);
    shown
}

fn telex(word: &mut Vec<char>, key: char) -> bool {
    match key.to_ascii_uppercase() {
        'A' => mark(word, "A", '\u{302}'),
        'E' => mark(word, "E", '\u{302}'),
        'O' => mark(word, "O", '\u{302}'),
        'D' => stroke(word),
        'W' => {
            if !mark(word, "A", '\u{306}') && !mark(word, "OU", '\u{31b}') {
                word.push(if key == 'W' { 'Ư' } else { 'ư' });
            }
            true
        }
        'F' => tone(word, '\u{300}'),
        'S' => tone(word, '\u{301}'),
        'X' => tone(word, '\u{303}'),
        'R' => tone(word, '\u{309}'),
        'J' => tone(word, '\u{323}'),
        'Z' => without_tone(word),
        _ => false,
    }
}

fn vni(word: &mut [char], key: char) -> bool {
    match key {
        '0' => without_tone(word),
        '1' => tone(word, '\u{301}'),
        '2' => tone(word, '\u{300}'),
        '3' => tone(word, '\u{309}'),
        '4' => tone(word, '\u{303}'),
        '5' => tone(word, '\u{323}'),
        '6' => mark(word, "AEO", '\u{302}'),
        '7' => mark(word, "OU", '\u{31b}'),
        '8' => mark(word, "A", '\u{306}'),
        '9' => stroke(word),
        _ => false,
    }
}

/// Puts a hat or horn on the last of these letters that has none.
fn mark(word: &mut [char], letters: &str, hat: char) -> bool {
    let bare = |ch: &char| {
        let parts: Vec<char> = std::iter::once(*ch).nfd().filter(|part| !is_tone(*part)).collect();
        parts.len() == 1 && letters.contains(parts[0].to_ascii_uppercase())
    };
    put(word.iter_mut().rev().find(|ch| bare(ch)), hat)
}

fn stroke(word: &mut [char]) -> bool {
    match word.iter_mut().rev().find(|ch| matches!(ch, 'D' | 'd')) {
        Some(letter) => {
            *letter = if *letter == 'D' { 'Đ' } else { 'đ' };
            true
        }
        None => false,
    }
}

fn tone(word: &mut [char], mark: char) -> bool {
    without_tone(word);
    put(word.iter_mut().rev().find(|ch| is_vowel(ch)), mark)
}

fn without_tone(word: &mut [char]) -> bool {
    let mut changed = false;
    for letter in word {
        let bare =
            std::iter::once(*letter).nfd().filter(|part| !is_tone(*part)).nfc().next().unwrap_or(*letter);
        changed |= bare != *letter;
        *letter = bare;
    }
    changed
}

fn put(letter: Option<&mut char>, mark: char) -> bool {
    let Some(letter) = letter else { return false };
    *letter = [*letter, mark].into_iter().nfc().next().unwrap_or(*letter);
    true
}

fn is_vowel(ch: &char) -> bool {
    std::iter::once(*ch).nfd().next().is_some_and(|base| "AEIOUY".contains(base.to_ascii_uppercase()))
}

fn is_tone(mark: char) -> bool {
    matches!(mark, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

#[test]
fn the_keyboards_write_as_people_know_them() {
    for (telex, vni, shown) in [
        ("dduwowfng", "d9u7o72ng", "đường"),
        ("heejn", "he65n", "hện"),
        ("thoaf", "thoa2", "thoà"),
        ("AEF", "AE2", "AÈ"),
    ] {
        assert_eq!(type_on(Layout::Telex, telex), shown);
        assert_eq!(type_on(Layout::Vni, vni), shown);
    }
    assert_eq!(type_on(Layout::Telex, "7KW2-M9EF-4TB"), "7KƯ2-M9È-4TB");
    assert_eq!(type_on(Layout::Windows, "2K9"), "âK\u{323}");
}
