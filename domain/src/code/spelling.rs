//! What somebody may have typed before a Vietnamese keyboard made accents of it.

use unicode_normalization::UnicodeNormalization;

/// Every way in which Telex or VNI, or a telephone's corrections, may have come to this text in capitals; none when it has
/// other accents than one word of a keyboard can have. Letters of other scripts stay, and are refused as before.
pub(super) fn before_the_keyboard(shown: &str) -> Vec<String> {
    let shown: Vec<char> = shown.nfc().collect();
    let digits = shown.iter().filter(|ch| ch.is_ascii_digit()).count();
    let changed = shown.iter().filter(|ch| ch.is_alphabetic() && !ch.is_ascii()).count();
    if digits < 6 || changed > 4 || shown.iter().filter(|ch| !keys(**ch).1.is_empty()).count() > 1 {
        return Vec::new();
    }
    let Some(at) = shown.iter().position(|ch| !keys(*ch).1.is_empty()) else {
        return without_hats(&shown);
    };
    // The key of a tone may come at once or anywhere up to the end of the word; a correction has none.
    let word = shown[at + 1..].iter().take_while(|next| next.is_alphanumeric()).count();
    let mut readings = without_hats(&shown);
    for end in at + 1..=at + 1 + word {
        for key in keys(shown[at]).1.chars() {
            let typed: Vec<char> = shown[..end].iter().chain([&key]).chain(&shown[end..]).copied().collect();
            readings.extend(without_hats(&typed));
        }
    }
    readings
}

/// The keys for every letter, tones apart.
fn without_hats(shown: &[char]) -> Vec<String> {
    shown.iter().fold(vec![String::new()], |readings, ch| {
        let (spelt, _) = keys(*ch);
        readings.iter().flat_map(|reading| spelt.iter().map(move |keys| format!("{reading}{keys}"))).collect()
    })
}

/// The keys for a letter without its tone, and the two keys of the tone: Telex, VNI.
fn keys(ch: char) -> (Vec<String>, &'static str) {
    let mut tone = "";
    let mut letter = String::new();
    for part in std::iter::once(ch).nfd() {
        match part {
            '\u{300}' => tone = "F2",
            '\u{301}' => tone = "S1",
            '\u{303}' => tone = "X4",
            '\u{309}' => tone = "R3",
            '\u{323}' => tone = "J5",
            other => letter.push(other),
        }
    }
    let letter: String = letter.nfc().collect();
    let spelt: &[&str] = match letter.as_str() {
        "Ă" => &["A", "AW", "A8"],
        "Â" => &["A", "AA", "A6"],
        "Đ" => &["D", "DD", "D9"],
        "Ê" => &["E", "EE", "E6"],
        "Ô" => &["O", "OO", "O6"],
        "Ơ" => &["O", "OW", "O7"],
        "Ư" => &["U", "W", "UW", "U7"],
        _ => return (vec![letter], tone),
    };
    (spelt.iter().map(|keys| (*keys).to_owned()).collect(), tone)
}
