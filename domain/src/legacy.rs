//! Vietnamese from before Unicode, as old documents still hold it: recognised and converted.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use crate::syllable::is_syllable;

crate::words! {
    /// A code page of the nineties whose letters come through as other letters.
    pub enum Encoding {
        /// TCVN 5712 as the fonts whose names begin with .Vn have it.
        Tcvn3,
        /// VNI for Windows: a letter, then its accent as a letter of its own.
        VniWindows,
    }
}

/// A text that is in an old code page, and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognised {
    /// The code page.
    pub encoding: Encoding,
    /// The text in Unicode.
    pub converted: String,
}

/// Each character as Latin-1 shows it, and the letter that is meant.
const TCVN3: &str = "¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ¨ă©âªê«ô¬ơ\u{ad}ư®đµà¶ả·ã¸á¹ạ»ằ¼ẳ½ẵ¾ắÆặÇầÈẩÉẫÊấËậÌèÎẻÏẽÐéÑẹÒềÓểÔễÕếÖệ×ìØỉÜĩÝíÞịßòáỏâõãóäọåồæổçỗ\
    èốéộêờëởìỡíớîợïùñủòũóúôụõừöử÷ữøứùựúỳûỷüỹýýþỵ";

/// The letters that VNI writes as one character; í and ì are themselves.
const VNI_LETTERS: &str = "ñđÑĐôơÔƠöưÖƯæỉÆỈóĩÓĨòịÒỊîỵÎỴííÍÍììÌÌ";

/// The characters that VNI puts behind a letter, each with the marks that it stands for.
const VNI_ACCENTS: [(&str, &str); 16] = [
    ("ùÙ", "\u{301}"),
    ("øØ", "\u{300}"),
    ("ûÛ", "\u{309}"),
    ("õÕ", "\u{303}"),
    ("ïÏ", "\u{323}"),
    ("âÂ", "\u{302}"),
    ("áÁ", "\u{302}\u{301}"),
    ("àÀ", "\u{302}\u{300}"),
    ("åÅ", "\u{302}\u{309}"),
    ("ãÃ", "\u{302}\u{303}"),
    ("äÄ", "\u{302}\u{323}"),
    ("êÊ", "\u{306}"),
    ("éÉ", "\u{306}\u{301}"),
    ("èÈ", "\u{306}\u{300}"),
    ("úÚ", "\u{306}\u{309}"),
    ("üÜ", "\u{306}\u{303}"),
];
const VNI_BREVE_DOT: (&str, &str) = ("ëË", "\u{306}\u{323}");

/// How many different words must read as Vietnamese only after converting.
const WITNESSES: usize = 2;

/// Recognises text in an old code page. To be asked before soft hyphens are cleaned away: in TCVN3 one is ư.
///
/// Real Vietnamese, French or English is not recognised: what counts are words that are no Vietnamese syllable as
/// they stand and are one when converted, and few words with accents may be anything else.
#[must_use]
pub fn recognise(text: &str) -> Option<Recognised> {
    if !text.contains(is_high) {
        return None;
    }
    let text: String = text.nfc().collect();
    let best = Encoding::ALL.iter().map(|encoding| (weigh(&text, *encoding), *encoding)).max()?;
    let (Some(_), encoding) = best else { return None };
    Some(Recognised { encoding, converted: convert(&text, encoding) })
}

/// How many witnesses there are, or none when the others outweigh them.
fn weigh(text: &str, encoding: Encoding) -> Option<usize> {
    let mut witnesses = BTreeSet::new();
    let (mut all, mut good, mut bad) = (0, 0, 0);
    for word in words(text) {
        all += 1;
        if !word.contains(is_high) || word.chars().any(is_unicode_letter) {
            continue;
        }
        let lettered = word.contains(|ch: char| ch.is_ascii_alphabetic());
        match (is_syllable(word), is_syllable(&read(word, encoding))) {
            (false, true) if lettered => {
                good += 1;
                witnesses.insert(word);
            }
            (false, true) | (true, true) => {}
            (_, false) => bad += 1,
        }
    }
    (witnesses.len() >= WITNESSES && bad * 3 <= good && good * 5 >= all).then_some(witnesses.len())
}

/// Converts the lines that are in the code page; where somebody wrote on in Unicode, only the words that need it.
fn convert(text: &str, encoding: Encoding) -> String {
    text.split_inclusive('\n')
        .map(|line| {
            if !line.contains(is_unicode_letter) {
                return read(line, encoding);
            }
            let mut converted = line.to_owned();
            for word in words(line).filter(|word| word.contains(is_high) && !is_syllable(word)) {
                let meant = read(word, encoding);
                if is_syllable(&meant) {
                    converted = converted.replace(word, &meant);
                }
            }
            converted
        })
        .collect()
}

fn read(text: &str, encoding: Encoding) -> String {
    match encoding {
        Encoding::Tcvn3 => text.chars().map(|ch| single(TCVN3, ch).unwrap_or(ch)).collect(),
        Encoding::VniWindows => read_vni(text),
    }
}

fn read_vni(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    let mut carrier = false;
    for ch in text.chars() {
        let marks = VNI_ACCENTS.iter().chain([&VNI_BREVE_DOT]).find(|(shown, _)| shown.contains(ch));
        match marks {
            Some((_, marks)) if carrier => {
                read.push_str(marks);
                carrier = false;
            }
            _ => {
                let letter = single(VNI_LETTERS, ch).unwrap_or(ch);
                read.push(letter);
                carrier = matches!(
                    letter,
                    'a' | 'e' | 'o' | 'u' | 'y' | 'ơ' | 'ư' | 'A' | 'E' | 'O' | 'U' | 'Y' | 'Ơ' | 'Ư'
                );
            }
        }
    }
    read.nfc().collect()
}

/// Finds a character's meaning in a table of pairs.
fn single(table: &str, shown: char) -> Option<char> {
    let mut chars = table.chars();
    while let (Some(one), Some(meant)) = (chars.next(), chars.next()) {
        if one == shown {
            return Some(meant);
        }
    }
    None
}

/// Runs of letters and of the signs that are letters in the old code pages.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|ch: char| !(ch.is_ascii_alphabetic() || is_high(ch) || is_unicode_letter(ch)))
        .filter(|word| !word.is_empty())
}

/// Where the old code pages have their letters.
fn is_high(ch: char) -> bool {
    matches!(ch, '\u{a1}'..='\u{ff}')
}

/// A letter that no text in an old code page shows.
fn is_unicode_letter(ch: char) -> bool {
    ch > '\u{ff}' && ch.is_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLEA: &str = "Đề nghị xã sửa đường liên thôn, nước ngập vào nhà dân";

    /// Text as a document in the old code page shows it, read as Latin-1.
    fn written(text: &str, encoding: Encoding) -> String {
        let text: String = text.nfc().collect();
        match encoding {
            Encoding::Tcvn3 => text.chars().map(|ch| shown(TCVN3, ch).unwrap_or(ch)).collect(),
            Encoding::VniWindows => text.chars().map(vni_of).collect(),
        }
    }

    fn shown(table: &str, meant: char) -> Option<char> {
        let chars: Vec<char> = table.chars().collect();
        chars.chunks(2).find(|pair| pair[1] == meant).map(|pair| pair[0])
    }

    fn vni_of(ch: char) -> String {
        if let Some(shown) = shown(VNI_LETTERS, ch) {
            return shown.to_string();
        }
        let parts: Vec<char> = std::iter::once(ch).nfd().collect();
        for take in (1..parts.len()).rev() {
            let (base, marks) = parts.split_at(parts.len() - take);
            let base: String = base.iter().collect::<String>().nfc().collect();
            // The dot below comes before the breve in Unicode's order, and behind it in the table.
            let marks: Vec<String> = [marks.to_vec(), marks.iter().rev().copied().collect()]
                .map(|marks| marks.iter().collect())
                .to_vec();
            let accent = VNI_ACCENTS
                .iter()
                .chain([&VNI_BREVE_DOT])
                .find(|(_, meant)| marks.contains(&(*meant).to_owned()));
            if let (Some((shown, _)), Some(letter)) = (accent, base.chars().next()) {
                let capital = usize::from(letter.is_uppercase());
                let base = self::shown(VNI_LETTERS, letter).unwrap_or(letter);
                return [base].into_iter().chain(shown.chars().nth(capital)).collect();
            }
        }
        ch.to_string()
    }

    fn letters() -> String {
        "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ".to_owned()
    }

    #[test]
    fn a_plea_from_an_old_document_is_read() {
        let old = "§Ò nghÞ x· söa ®\u{ad}êng liªn th«n, n\u{ad}íc ngËp vµo nhµ d©n";
        let expected = Recognised { encoding: Encoding::Tcvn3, converted: PLEA.to_owned() };
        assert_eq!(recognise(old), Some(expected));
    }

    #[test]
    fn a_plea_in_vni_is_read() {
        let old = "Ñeà nghò xaõ söûa ñöôøng lieân thoân, nöôùc ngaäp vaøo nhaø daân";
        let expected = Recognised { encoding: Encoding::VniWindows, converted: PLEA.to_owned() };
        assert_eq!(recognise(old), Some(expected));
    }

    #[test]
    fn every_letter_comes_back_from_both_code_pages() {
        for letter in letters().chars() {
            let text = letter.to_string();
            for encoding in Encoding::ALL {
                assert_eq!(read(&written(&text, *encoding), *encoding), text, "{encoding}");
            }
            let capital = text.to_uppercase();
            assert_eq!(read(&written(&capital, Encoding::VniWindows), Encoding::VniWindows), capital);
        }
        for capital in "ĂÂÊÔƠƯĐ".chars().map(String::from) {
            assert_eq!(read(&written(&capital, Encoding::Tcvn3), Encoding::Tcvn3), capital);
        }
    }

    #[test]
    fn what_is_written_today_is_left_alone() {
        for text in [
            PLEA,
            "nhà tôi có bò, xin xã cho hai con bê và ba con gà",
            "Tôi là Lò Thị Én, nhà tôi ở bản Nà Bó, có đám rẫy",
            "tôi có",
            "bò",
            "Xin cho hỏi: diện tích 500 m², rộng 5 µm và 3 µm, § 5 © 2026 ®",
            "Les élèves étaient très fâchés, où est la clé du collège où j’ai étudié ? Là, à côté.",
            "Où ça ? Où donc, ô père né là",
            "Für größere Mengen dürfen Sie uns gerne schönes Öl geben",
            "El niño pequeño comió una piña, ¿qué más? Año tras año",
            "The café's naïve façade cost £5 or ¥500, 20 °C ± 2, «quoted»",
            "São não coração você, avó",
            "«nhà văn hóa» · «trạm y tế»",
        ] {
            assert_eq!(recognise(text), None, "{text}");
        }
    }

    #[test]
    fn every_opinion_that_is_really_in_an_old_code_page_is_recognised() {
        for text in [
            "Trang trại lợn gây mùi hôi",
            "sửa đường",
            "Kính gửi: Ủy ban nhân dân xã. Gia đình tôi có thửa đất số 45, đề nghị cấp sổ đỏ.",
            "Cống thoát nước bị tắc, mỗi khi mưa to nước tràn vào nhà",
        ] {
            for encoding in Encoding::ALL {
                // The capitals of TCVN3 are another font and not other letters.
                let text =
                    if *encoding == Encoding::Tcvn3 { text.replace('Ủ', "ủ") } else { text.to_owned() };
                let found = recognise(&written(&text, *encoding));
                assert_eq!(found.map(|found| (found.encoding, found.converted)), Some((*encoding, text)));
            }
        }
    }

    #[test]
    fn a_paragraph_pasted_among_words_of_today_is_converted_alone() {
        let old = written(PLEA, Encoding::Tcvn3);
        let text = format!("Kính gửi xã, tôi có ý kiến:\n{old}\nTôi cảm ơn: söa ®\u{ad}êng");
        let found = recognise(&text).map(|found| found.converted);
        let expected = format!("Kính gửi xã, tôi có ý kiến:\n{PLEA}\nTôi cảm ơn: sửa đường");
        assert_eq!(found, Some(expected));
    }
}
