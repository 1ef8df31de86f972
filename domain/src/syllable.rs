//! What a written Vietnamese syllable looks like.

use unicode_normalization::UnicodeNormalization;

const ONSETS: &str = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x";

const RIMES: &str = "a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu \
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong ooc op ot \
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch uên uênh uêt \
    uôc uôi uôm uôn uông uôt uơ uơn uy uya uych uyn uynh uyt uyu uyên uyêt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu \
    y ych yêm yên yêng yêt yêu ynh yt";

/// Whether a word is one syllable as Vietnamese spelling allows it, in any case and with its tone on any vowel.
#[must_use]
pub(crate) fn is_syllable(word: &str) -> bool {
    let mut tone = None;
    let mut letters = String::with_capacity(word.len());
    for ch in word.to_lowercase().nfd() {
        match ch {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' if tone.is_none() => tone = Some(ch),
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => return false,
            other => letters.push(other),
        }
    }
    let letters: String = letters.nfc().collect();
    // Before c, ch, p and t a voice only rises or falls.
    let stopped = letters.ends_with(['c', 'p', 't']) || letters.ends_with("ch");
    let sung = !stopped || matches!(tone, Some('\u{301}' | '\u{323}'));
    sung && std::iter::once("").chain(ONSETS.split(' ')).any(|onset| {
        letters
            .strip_prefix(onset)
            .is_some_and(|rime| RIMES.split_ascii_whitespace().any(|known| known == rime))
    })
}

#[cfg(test)]
mod tests {
    use super::is_syllable;

    #[test]
    fn words_of_everyday_are_syllables() {
        let text = "Đề nghị xã sửa đường liên thôn nước ngập vào nhà dân quyết định giếng khoan giặt giũ thủy lợi thuỷ quốc lộ \
            nghiêng khuỷu tay huỳnh quỳnh xoong ngoằn ngoèo khúc khuỷu quý kỹ ý ở ruộng mương rượu bưởi yên tĩnh uống chuyện";
        for word in text.split_whitespace() {
            assert!(is_syllable(word), "{word}");
        }
    }

    #[test]
    fn words_of_other_languages_are_none() {
        for word in [
            "",
            "clé",
            "où",
            "très",
            "été",
            "hôtel",
            "für",
            "niño",
            "thửađất",
            "bấtộng",
            "cat",
            "cách\u{301}",
            "đ",
        ] {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
