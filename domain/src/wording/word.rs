//! The words of a text, each with its accents, without them, and with its place.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::telex;
use crate::normalised::Normalised;
use crate::syllable::is_syllable;

/// So many single letters in a row are words that were spaced out.
const FEWEST_SPACED: usize = 4;
/// The letters of "nghiêng".
const LONGEST_SYLLABLE: usize = 7;

/// How a word is spelt, in the two ways in which words are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    /// Lower case, the tone behind the word (`hoá` and `hóa` are one word), hỏi and ngã one tone, a closing `y` an `i`.
    pub marked: String,
    /// Without any accent.
    pub plain: String,
}

impl Spelling {
    /// Reads one word.
    #[must_use]
    pub fn of(word: &str) -> Self {
        let mut marked = String::with_capacity(word.len() + 1);
        let mut plain = String::with_capacity(word.len());
        let mut tone = None;
        for ch in word.to_lowercase().nfd() {
            match ch {
                '\u{300}' => tone = Some('1'),
                '\u{309}' | '\u{303}' => tone = Some('2'),
                '\u{301}' => tone = Some('3'),
                '\u{323}' => tone = Some('4'),
                '\u{300}'..='\u{36f}' => marked.push(ch),
                'đ' => {
                    marked.push('đ');
                    plain.push('d');
                }
                _ => {
                    marked.push(ch);
                    plain.push(ch);
                }
            }
        }
        close_with_i(&mut marked);
        close_with_i(&mut plain);
        marked.extend(tone);
        Self { marked, plain }
    }

    /// Whether the writer put any accent on it.
    #[must_use]
    pub fn has_accents(&self) -> bool {
        self.marked != self.plain
    }

    /// Whether `typed` is this name: with its accents, or typed without any.
    #[must_use]
    pub fn names(&self, typed: &Word) -> bool {
        if typed.spelling.has_accents() {
            self.marked == typed.spelling.marked
        } else {
            self.plain == typed.spelling.plain
        }
    }

    /// Whether `typed` can be this word: as typed when accents were typed or are usual around it, else without them.
    #[must_use]
    pub fn is(&self, typed: &Word) -> bool {
        if typed.bare { self.plain == typed.spelling.plain } else { self.marked == typed.spelling.marked }
    }
}

/// What young people type for the commonest words.
fn without_teencode(word: &str) -> &str {
    match word.to_lowercase().as_str() {
        "ko" | "k" | "hok" | "khg" => "không",
        "dc" | "đc" => "được",
        "tr" => "triệu",
        "vs" => "với",
        "ng" => "người",
        "cx" => "cũng",
        _ => word,
    }
}

/// `ky` is written `ki` by many: one letter when it closes a syllable after a consonant.
fn close_with_i(word: &mut String) {
    let mut letters = word.chars().rev();
    if letters.next() == Some('y')
        && letters.next().is_some_and(|before| !"aăâeêioôơuưy\u{302}\u{306}\u{31b}".contains(before))
    {
        word.pop();
        word.push('i');
    }
}

/// One word of a text.
#[derive(Debug, Clone)]
pub struct Word {
    /// How it is spelt.
    pub spelling: Spelling,
    /// Its place in the original, in bytes.
    pub range: Range<usize>,
    /// It begins with a capital letter.
    pub capital: bool,
    /// All its letters are capitals, and there are several.
    pub shouted: bool,
    /// It stands where nobody types accents, so that `to` may be `tố`.
    pub bare: bool,
    /// The number of its sentence.
    pub sentence: usize,
    /// It is the first word of a line.
    pub opens_line: bool,
    /// What stands between the word before and this one, in one spelling.
    pub gap: String,
}

impl Word {
    /// Whether it is a number in digits.
    #[must_use]
    pub fn is_digits(&self) -> bool {
        self.spelling.plain.chars().all(|ch| ch.is_ascii_digit())
    }
}

/// A text as words.
#[derive(Debug, Clone, Default)]
pub struct Wording {
    /// The words in their order.
    pub words: Vec<Word>,
}

impl Wording {
    /// Reads a text as it was typed.
    #[must_use]
    pub fn of(original: &str) -> Self {
        let normalised = Normalised::of(original);
        let mut words: Vec<Word> = Vec::new();
        let (mut sentence, mut end) = (0, 0);
        let pieces = without_stops(normalised.text(), pieces(normalised.text()));
        let typed: Vec<&str> = pieces.iter().map(|piece| &normalised.text()[piece.clone()]).collect();
        let telex = telex::is_typed(&typed);
        for piece in pieces {
            let gap = &normalised.text()[end..piece.start];
            if !words.is_empty() && ends_sentence(gap) {
                sentence += 1;
            }
            let letters = normalised.text()[piece.clone()].replace(is_space_or_stop, "");
            let text = telex.then(|| telex::meant(&letters)).flatten();
            let text = text.as_deref().unwrap_or(&letters);
            // `500k` is money; elsewhere a lone k says "không".
            let amount = words.last().is_some_and(|word| word.is_digits());
            words.push(Word {
                spelling: Spelling::of(if amount { text } else { without_teencode(text) }),
                range: normalised.original(piece.clone()),
                capital: letters.chars().next().is_some_and(char::is_uppercase),
                shouted: letters.chars().count() > 1 && letters.chars().all(|ch| !ch.is_lowercase()),
                bare: false,
                sentence,
                opens_line: words.is_empty() || gap.contains('\n'),
                gap: gap.to_owned(),
            });
            end = piece.end;
        }
        see_bare(&mut words);
        Self { words }
    }
}

/// Where letters stand together, or digits: `5tr` is two words.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut digit_before = false;
    for (at, ch) in text.char_indices() {
        if !ch.is_alphanumeric() && !is_combining_mark(ch) {
            continue;
        }
        let (end, digit) = (at + ch.len_utf8(), ch.is_ascii_digit());
        match pieces.last_mut() {
            Some(last) if last.end == at && digit == digit_before => last.end = end,
            _ => pieces.push(at..end),
        }
        digit_before = digit;
    }
    pieces
}

/// One word of the pieces that only stops keep apart: `t.ị.ch` is `tịch`, while `T.P`, `v.v` and `N.V.An` stay as they are.
fn without_stops(text: &str, pieces: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let joined = joined(
        text,
        &pieces,
        |gap| gap.chars().all(is_stop),
        |chain| {
            let around = chain[0].start..chain[chain.len() - 1].end;
            is_one_word(chain.iter().map(|piece| &text[piece.clone()])).then(|| vec![around])
        },
    );
    self::joined(text, &joined, |gap| gap.chars().all(is_space_or_stop), |chain| spaced_out(text, chain))
}

/// The pieces, where each chain of them with one such character between is what `words` makes of it.
fn joined(
    text: &str,
    pieces: &[Range<usize>],
    is_link: impl Fn(&str) -> bool,
    words: impl Fn(&[Range<usize>]) -> Option<Vec<Range<usize>>>,
) -> Vec<Range<usize>> {
    let linked = |one: &Range<usize>, next: &Range<usize>| {
        let gap = &text[one.end..next.start];
        let letters = |piece: &Range<usize>| !gap.contains(' ') || is_letter(&text[piece.clone()]);
        gap.chars().count() == 1 && is_link(gap) && letters(one) && letters(next)
    };
    let mut whole = Vec::with_capacity(pieces.len());
    for chain in pieces.chunk_by(linked) {
        match words(chain).filter(|_| chain.len() > 1) {
            Some(words) => whole.extend(words),
            None => whole.extend_from_slice(chain),
        }
    }
    whole
}

fn is_space_or_stop(ch: char) -> bool {
    ch == ' ' || is_stop(ch)
}

/// The words of a row of single letters: `h ố i l ộ`.
fn spaced_out(text: &str, letters: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
    if letters.len() < FEWEST_SPACED || !letters.iter().all(|piece| is_letter(&text[piece.clone()])) {
        return None;
    }
    let (mut words, mut at) = (Vec::new(), 0);
    while at < letters.len() {
        let spelt = |long: &usize| {
            let word: String = letters[at..at + long].iter().map(|piece| &text[piece.clone()]).collect();
            is_syllable(&word)
        };
        let long = (2..=LONGEST_SYLLABLE.min(letters.len() - at)).rev().find(spelt)?;
        words.push(letters[at].start..letters[at + long - 1].end);
        at += long;
    }
    Some(words)
}

fn is_letter(piece: &str) -> bool {
    let mut base = piece.nfc();
    base.next().is_some_and(char::is_alphabetic) && base.next().is_none()
}

fn is_stop(ch: char) -> bool {
    matches!(ch, '.' | '-' | '_' | '*' | '·' | '\'' | '~' | '|' | '/')
}

/// Whether pieces make one syllable that they are not by themselves.
fn is_one_word<'a>(pieces: impl Iterator<Item = &'a str> + Clone) -> bool {
    let whole: String = pieces.clone().collect();
    let small = pieces.clone().skip(1).all(|piece| !piece.contains(char::is_uppercase));
    let marked = Spelling::of(&whole).has_accents();
    let broken = pieces.clone().any(|piece| !is_syllable(piece) || piece.chars().count() == 1);
    let short = pieces.clone().all(|piece| piece.chars().count() < 4);
    (small || marked) && broken && short && is_syllable(&whole)
}

/// A full stop ends a sentence when a space follows it; inside `T.P` or `5.000` it does not.
fn ends_sentence(gap: &str) -> bool {
    gap.contains(['!', '?', ';', '\n', '…']) || gap.contains(". ") || gap.contains("..")
}

/// Marks the words that stand where no accents are typed: in a whole text without them, or in a long sentence without any.
fn see_bare(words: &mut [Word]) {
    let accents = |words: &[Word]| words.iter().filter(|word| word.spelling.has_accents()).count();
    let whole = accents(words) * 8 < words.len();
    for sentence in words.chunk_by_mut(|one, next| one.sentence == next.sentence) {
        let bare = whole || (sentence.len() >= 5 && accents(sentence) == 0);
        for word in sentence {
            word.bare = bare && !word.spelling.has_accents();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_habits_of_placing_a_tone_are_one_word() {
        for (one, other) in [("hoá", "hóa"), ("thuỷ", "thủy"), ("kỹ", "kĩ"), ("nhủng", "nhũng")] {
            assert_eq!(Spelling::of(one), Spelling::of(other), "{one}");
        }
        assert_ne!(Spelling::of("tố").marked, Spelling::of("to").marked);
        assert_eq!(Spelling::of("Đường").plain, "duong");
        assert_eq!(Spelling::of("tuy").plain, "tuy");
    }

    #[test]
    fn what_young_people_type_is_read_but_money_stays_money() {
        let plain = |text: &str, at: usize| Wording::of(text).words[at].spelling.plain.clone();
        assert_eq!(plain("ko đưa", 0), "khong");
        assert_eq!(plain("đưa 500k", 2), "k");
    }

    #[test]
    fn stops_inside_a_word_and_telex_are_read_and_initials_stay() {
        let marked = |text: &str| {
            let words = Wording::of(text).words;
            words.into_iter().map(|word| word.spelling.marked).collect::<Vec<_>>()
        };
        assert_eq!(marked("ch.ủ t.ị.ch xã"), marked("chủ tịch xã"));
        assert_eq!(marked("T.Ị.C.H"), marked("tịch"));
        assert_eq!(marked("chur tichj xax nhanaj tieenf"), marked("chủ tịch xã nhận tiền"));
        assert_eq!(Wording::of("N.V.An, T.P, v.v, 5.000").words.len(), 9);
        assert_eq!(&"x t.ị.ch"[Wording::of("x t.ị.ch").words[1].range.clone()], "t.ị.ch");
    }

    #[test]
    fn accents_count_where_the_writer_types_them() {
        let tell = Spelling::of("tố");
        assert!(!tell.is(&Wording::of("ô tô to chạy ẩu").words[2]));
        assert!(tell.is(&Wording::of("toi to cao ong ay").words[1]));
    }

    #[test]
    fn a_stop_inside_a_number_ends_no_sentence() {
        let wording = Wording::of("Nộp 5.000.000 đồng. Ông T.V nhận");
        assert_eq!(wording.words.iter().map(|word| word.sentence).max(), Some(1));
    }
}
