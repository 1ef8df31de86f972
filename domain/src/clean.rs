//! One cleaner for what nobody sees: at the door it tidies, for comparing it takes width and disguise away too.

use std::fmt;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::legacy;

/// A text holds U+0000, which PostgreSQL cannot store and which no program means as writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nul;

/// Several lines, composed (NFC): every kind of line break is `\n`, what cannot be seen is gone.
///
/// # Errors
/// [`Nul`].
pub fn words(raw: &str) -> Result<String, Nul> {
    tidy(raw, '\n')
}

/// One line, composed (NFC): line breaks and tabs are spaces, what cannot be seen is gone.
///
/// # Errors
/// [`Nul`].
pub fn line(raw: &str) -> Result<String, Nul> {
    tidy(raw, ' ').map(|text| text.replace('\t', " "))
}

/// A text for comparing, never for storing: full width, superscripts and ligatures as plain letters and
/// digits (NFKC), nothing unseen, every break and control character a space.
#[must_use]
pub fn compared(text: &str) -> String {
    compared_at(text).map(|(_, ch)| ch).nfc().collect()
}

/// The characters of [`compared`], each with the byte of `text` at which the character stands that it came from, so that what was
/// found in them can be marked in the words as written. Accents follow their letters.
pub fn compared_at(text: &str) -> impl Iterator<Item = (usize, char)> {
    let seen = text.char_indices().filter(|(_, ch)| !is_unseen(*ch));
    seen.flat_map(|(at, ch)| {
        let ch = if ch.is_control() { windows(ch).unwrap_or(' ') } else { ch };
        std::iter::once(ch).nfkd().map(move |plain| (at, plain)).collect::<Vec<_>>()
    })
}

/// Whether a character has no shape of its own: soft hyphens, zero-width spaces, joiners, marks of direction,
/// variation selectors, tags.
#[must_use]
pub fn is_unseen(ch: char) -> bool {
    is_noise(ch) || is_joiner(ch) || is_direction(ch) || is_tag(ch) || matches!(ch, '\u{fe00}'..='\u{fe0f}')
}

/// Letters of other alphabets, each before the Latin one that it is mistaken for.
const LOOK_ALIKES: &str = "аaвbсcԁdеeгrһhнhіiјjкkмmоoпnрpԛqѕsтtиuѵvԝwхxуyАAВBСCЕEНHІIЈJКKМMОOРPЅSТTХXУY\
    αaεeηnιiκkνvοoρpτtυuχxγyωwΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXɑaɡgıiʟl";

/// Where letters of another alphabet stand in place of Latin ones, with the letter that is meant: in a word that has Latin
/// letters too, and in whole words where nobody writes that alphabet in earnest.
#[must_use]
pub fn disguised(text: &str) -> Vec<(usize, char)> {
    if text.chars().all(|ch| look_alike(ch).is_none()) {
        return Vec::new();
    }
    let in_earnest = text.chars().any(|ch| is_other_alphabet(ch) && look_alike(ch).is_none());
    let has_latin = text.chars().any(is_latin);
    let mut found = Vec::new();
    let letters = text.char_indices().filter(|(_, ch)| !is_unseen(*ch)).collect::<Vec<_>>();
    for word in letters.split(|(_, ch)| !ch.is_alphanumeric() && !is_combining_mark(*ch)) {
        let mixed = word.iter().any(|(_, ch)| is_latin(*ch));
        if mixed || (has_latin && !in_earnest) {
            found.extend(word.iter().filter_map(|(at, ch)| look_alike(*ch).map(|latin| (*at, latin))));
        }
    }
    found
}

fn look_alike(ch: char) -> Option<char> {
    if !is_other_alphabet(ch) && !matches!(ch, '\u{131}' | '\u{250}'..='\u{2af}') {
        return None;
    }
    let mut pairs = LOOK_ALIKES.chars().skip_while(|like| *like != ch);
    pairs.next().and(pairs.next())
}

fn is_latin(ch: char) -> bool {
    ch.is_ascii_alphabetic() || matches!(ch, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

fn is_other_alphabet(ch: char) -> bool {
    ch.is_alphabetic() && matches!(ch, '\u{370}'..='\u{52f}')
}

/// The digits of every script as 0 to 9, also those in filled circles.
#[must_use]
pub fn digit(ch: char) -> Option<char> {
    const NOUGHTS: [u32; 36] = [
        0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50,
        0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40,
        0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0x104a0,
    ];
    const ONES: [u32; 4] = [0x2776, 0x2780, 0x278a, 0x24f5];
    let code = u32::from(ch);
    let value = NOUGHTS.iter().find_map(|nought| code.checked_sub(*nought).filter(|value| *value < 10));
    let circled = || ONES.iter().find_map(|one| code.checked_sub(*one - 1).filter(|n| (1..10).contains(n)));
    let value = if ch == '\u{24ff}' { Some(0) } else { value.or_else(circled) };
    value.and_then(|value| char::from_digit(value, 10))
}

fn tidy(raw: &str, line_break: char) -> Result<String, Nul> {
    if raw.contains('\0') {
        return Err(Nul);
    }
    let raw = raw.replace("\r\n", "\n");
    let right_to_left = raw.chars().any(|ch| is_right_to_left(ch) && !is_direction(ch));
    // TCVN3 writes ư as the soft hyphen: without it the letters could never be converted again.
    let soft_hyphens = raw.contains('\u{ad}') && legacy::recognise(&raw).is_some();
    let mut tidied = String::with_capacity(raw.len());
    let mut chars = raw.chars().peekable();
    while let Some(ch) = chars.next() {
        let before = tidied.chars().next_back();
        let after = chars.peek().copied();
        match ch {
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => tidied.push(line_break),
            '\t' => tidied.push('\t'),
            // What Word calls a hyphen that does not break, and one that shows only where it breaks.
            '\u{1e}' => tidied.push('-'),
            '\u{1f}' => {}
            '\u{ad}' if soft_hyphens => tidied.push(ch),
            _ if is_noise(ch) => {}
            _ if is_joiner(ch) => tidied.extend((joins(before) && joins(after)).then_some(ch)),
            _ if is_direction(ch) => tidied.extend(right_to_left.then_some(ch)),
            _ if is_tag(ch) => tidied.extend(before.is_some_and(|b| is_tag(b) || b == '🏴').then_some(ch)),
            _ if ch.is_control() => match windows(ch) {
                Some(meant) => tidied.push(meant),
                // In a PDF it often stands for the space between two words.
                None if is_blank(before) || is_blank(after) => {}
                None => tidied.push(' '),
            },
            _ => tidied.push(ch),
        }
    }
    Ok(tidied.nfc().collect())
}

/// The letter that Windows-1252 has where Unicode has a control character; U+0085 is the line break it says.
fn windows(control: char) -> Option<char> {
    const MEANT: &str = "€ ‚ƒ„ †‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";
    let at = u32::from(control).checked_sub(0x80)?;
    MEANT.chars().nth(at as usize).filter(|meant| *meant != ' ')
}

/// Nothing in any script.
fn is_noise(ch: char) -> bool {
    matches!(ch, '\u{ad}' | '\u{34f}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}')
        || matches!(ch, '\u{feff}' | '\u{fff9}'..='\u{fffc}' | '\u{fffe}' | '\u{ffff}')
}

/// Part of a letter or an emoji between two that it joins or keeps apart.
fn is_joiner(ch: char) -> bool {
    matches!(ch, '\u{200c}' | '\u{200d}')
}

/// Steers how right-to-left letters stand among others.
fn is_direction(ch: char) -> bool {
    matches!(ch, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Names a flag behind its black one.
fn is_tag(ch: char) -> bool {
    matches!(ch, '\u{e0001}' | '\u{e0020}'..='\u{e007f}')
}

fn is_right_to_left(ch: char) -> bool {
    matches!(ch, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}')
        || matches!(ch, '\u{1e800}'..='\u{1efff}')
}

/// Whether a neighbour is of a script, or an emoji, in which joiners are meant. Latin letters are not.
fn joins(neighbour: Option<char>) -> bool {
    neighbour.is_some_and(|ch| {
        matches!(ch, '\u{590}'..) && !matches!(ch, '\u{1e00}'..='\u{206f}') && !ch.is_whitespace()
            || is_combining_mark(ch) && !matches!(ch, '\u{300}'..='\u{36f}')
    })
}

fn is_blank(neighbour: Option<char>) -> bool {
    neighbour.is_none_or(|ch| ch.is_whitespace() || ch.is_control())
}

impl fmt::Display for Nul {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a NUL character")
    }
}

impl std::error::Error for Nul {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_word_and_pdf_leave_behind_is_cleaned_and_not_refused() {
        for (raw, several, one) in [
            ("Dòng một\u{b}Dòng hai", "Dòng một\nDòng hai", "Dòng một Dòng hai"),
            ("Trang một\u{c}Trang hai", "Trang một\nTrang hai", "Trang một Trang hai"),
            ("một\rhai\r\nba\u{85}bốn", "một\nhai\nba\nbốn", "một hai ba bốn"),
            ("một\u{2028}hai\u{2029}ba", "một\nhai\nba", "một hai ba"),
            ("gạch\u{96}ngang", "gạch–ngang", "gạch–ngang"),
            ("\u{93}đúng hẹn\u{94}", "“đúng hẹn”", "“đúng hẹn”"),
            ("bỏ\u{3}dấu", "bỏ dấu", "bỏ dấu"),
            ("hết \u{7}", "hết ", "hết "),
            ("Cư\u{1e}M’gar, đư\u{1f}ờng", "Cư-M’gar, đường", "Cư-M’gar, đường"),
            ("\u{feff}đư\u{200b}ờng mư\u{ad}ơng", "đường mương", "đường mương"),
            ("cột\tmột", "cột\tmột", "cột một"),
        ] {
            assert_eq!(words(raw).as_deref(), Ok(several), "{raw:?}");
            assert_eq!(line(raw).as_deref(), Ok(one), "{raw:?}");
        }
    }

    #[test]
    fn only_nul_is_refused() {
        for code in (0..0x3000).chain(0xfe00..0xffff).filter_map(char::from_u32) {
            assert_eq!(words(&format!("a{code}b")).is_ok(), code != '\0', "{code:?}");
        }
    }

    #[test]
    fn nothing_unseen_is_left_between_vietnamese_letters() {
        for ch in (1..0x11_0000).filter_map(char::from_u32).filter(|ch| is_unseen(*ch)) {
            let left = words(&format!("đ{ch}ường")).expect("no NUL");
            let selector = matches!(ch, '\u{fe00}'..='\u{fe0f}');
            assert_eq!(left == "đường", !selector, "{ch:?}");
            assert_eq!(compared(&format!("đ{ch}ường")), "đường", "{ch:?}");
        }
    }

    #[test]
    fn emoji_and_other_scripts_keep_what_joins_them() {
        for text in [
            "Đường ngập 🙏🏽👨‍👩‍👧 ❤️ 🏳️‍🌈",
            "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
            "נוסח\u{200f}, \u{202b}שלום\u{202c}",
            "می\u{200c}خواهم",
            "क्\u{200d}ष",
            "ꪼꪕ ꨌꩌ 𡨸喃",
        ] {
            assert_eq!(words(text).as_deref(), Ok(text));
        }
        assert_eq!(words("a\u{202e}b\u{200e}c\u{200d}d").as_deref(), Ok("abcd"));
    }

    #[test]
    fn text_in_an_old_code_page_keeps_the_soft_hyphens_that_are_its_letters() {
        let old = "§Ò nghÞ x· söa ®\u{ad}êng liªn th«n, n\u{ad}íc ngËp vµo nhµ d©n";
        assert_eq!(words(old).as_deref(), Ok(old));
    }

    #[test]
    fn cleaning_twice_changes_nothing_more() {
        for raw in
            ["a\r\r\nb", "x\u{3}\u{3}y", "e\u{301}\u{200b}\u{323}", "👨\u{200d}\u{200d}👩", "\u{1}\u{b}\u{1}"]
        {
            let once = words(raw).expect("no NUL");
            assert_eq!(words(&once).as_deref(), Ok(once.as_str()), "{raw:?}");
        }
    }

    #[test]
    fn what_is_compared_has_no_width_and_no_disguise() {
        assert_eq!(compared("０９００\u{200b}０００\u{a0}００１"), "0900000 001");
        assert_eq!(compared("500m² – №5 ﬁle\u{c}x"), "500m2 – No5 file x");
        assert_eq!(compared("Đo\u{302}\u{300}ng"), "Đồng");
    }

    #[test]
    fn letters_of_another_alphabet_among_latin_ones_are_told() {
        let latin = |text: &str| disguised(text).iter().map(|(_, latin)| *latin).collect::<String>();
        assert_eq!(latin("Chủ tịсh хã"), "cx");
        assert_eq!(latin("nhận со tiền"), "co");
        assert_eq!(latin("chợ Нижний, ông Ρhú"), "P");
        for text in ["Москва", "Đường liên thôn", "góc α", "ꨌꩌ"] {
            assert!(text == "góc α" || disguised(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn every_script_has_ten_digits() {
        let digits = |text: &str| text.chars().filter_map(digit).collect::<String>();
        assert_eq!(digits("٠٩١٢٣٤٥٦٧٨"), "0912345678");
        assert_eq!(digits("०९१ ๐๙ ⓿❾❶"), "091".to_owned() + "09" + "091");
        assert_eq!(digits("a5 ²½"), "");
    }

    #[test]
    fn what_is_compared_leads_back_to_the_words_as_written() {
        let text = "số ０９\u{200b}1 đã";
        let digits: Vec<usize> =
            compared_at(text).filter(|(_, ch)| ch.is_ascii_digit()).map(|(at, _)| at).collect();
        assert_eq!(digits.iter().map(|at| &text[*at..]).next(), Some("０９\u{200b}1 đã"));
        assert_eq!(digits.last().map(|at| &text[*at..]), Some("1 đã"));
    }
}
