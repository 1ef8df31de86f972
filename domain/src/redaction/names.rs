//! Names of persons: behind a courtesy, as a full name, or known beforehand.

use std::ops::Range;

use super::around::with_brackets;
use super::known_words::TABLES;
use crate::wording::{Spelling, Word, Wording};

/// How many words a name has at most.
const LONGEST: usize = 5;

/// Where names stand, in bytes of the text; a courtesy in front stays outside.
pub(super) fn names(text: &str, known: &[&str]) -> Vec<Range<usize>> {
    let words = Wording::of(text).words;
    let known: Vec<Vec<Spelling>> = known.iter().map(|name| spelt(name)).collect();
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let end = known_at(&words, at, &known)
            .or_else(|| surname_and_initials(&words, at))
            .or_else(|| after_courtesy(&words, at))
            .or_else(|| full_name(&words, at))
            .or_else(|| small_full_name(&words, at))
            .or_else(|| bare_full_name(&words, at))
            .or_else(|| initials(&words, at))
            .or_else(|| after_introduction(&words, at));
        match end {
            Some(end) => {
                found.push(with_brackets(text, words[at].range.start..words[end - 1].range.end));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn spelt(name: &str) -> Vec<Spelling> {
    Wording::of(name).words.into_iter().map(|word| word.spelling).collect()
}

/// A known name: all of it, its last two words, or the last one behind a courtesy.
fn known_at(words: &[Word], at: usize, known: &[Vec<Spelling>]) -> Option<usize> {
    known.iter().filter(|name| !name.is_empty()).find_map(|name| {
        let given =
            name.last().is_some_and(|given| given.names(&words[at])) && follows_any_courtesy(words, at);
        let short = &name[name.len().saturating_sub(2)..];
        [name.as_slice(), short]
            .into_iter()
            .find(|name| stand_at(name, words, at))
            .map(|name| at + name.len())
            .or_else(|| given.then_some(at + 1))
    })
}

/// A courtesy right before, also where it was typed without its accents among words that have them.
fn follows_any_courtesy(words: &[Word], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let typed_bare = TABLES.courtesies.iter().any(|courtesy| courtesy.names(&words[before]));
    words[at].gap.trim().is_empty()
        && words[before].sentence == words[at].sentence
        && (typed_bare || is_courtesy(words, before))
}

fn stand_at(name: &[Spelling], words: &[Word], at: usize) -> bool {
    words.get(at..at + name.len()).is_some_and(|typed| {
        let lone = name.len() > 1 || typed[0].capital;
        lone && typed.iter().zip(name).all(|(typed, name)| name.names(typed))
            && typed.iter().all(|word| word.sentence == typed[0].sentence)
    })
}

/// A name behind "ông", "bà", "anh" …
fn after_courtesy(words: &[Word], at: usize) -> Option<usize> {
    let before = words.get(at.checked_sub(1)?)?;
    if before.sentence != words[at].sentence
        || words[at].gap.contains([',', '(', ':'])
        || !is_courtesy(words, at - 1)
    {
        return None;
    }
    if begins_post(words, at) || is_pair(&TABLES.no_names, words, at - 1) {
        return None;
    }
    if before.shouted && is_initial(&words[at]) {
        return dotted(words, at, 2);
    }
    if before.shouted && words[at].shouted {
        return shouted_name(words, at);
    }
    let hero = !words[at].capital && before.spelling.plain == "anh" && words[at].spelling.plain == "hung";
    if words[at].capital {
        capitals(words, at)
    } else if hero {
        None
    } else {
        small_name(words, at)
    }
}

fn is_courtesy(words: &[Word], at: usize) -> bool {
    let word = &words[at];
    let any = |list: &[Spelling]| list.iter().any(|courtesy| courtesy.is(word));
    let next_is_name = words.get(at + 1).is_some_and(|next| next.capital && !next.shouted);
    let short = matches!(word.spelling.marked.as_str(), "a" | "c") && !word.capital && next_is_name;
    let nation =
        at > 0 && matches!(words[at - 1].spelling.plain.as_str(), "tieng" | "nuoc" | "nguoi") && word.capital;
    let lone_capital = word.bare && word.capital && at > 0 && words[at - 1].sentence == word.sentence;
    let usual = any(&TABLES.courtesies) && !lone_capital;
    let seldom = any(&TABLES.more) && !word.bare;
    !nation && (usual || seldom || any(&TABLES.english) || short)
}

/// Capitalised words in a row, also initials; one letter alone is a name that was shortened already.
fn capitals(words: &[Word], at: usize) -> Option<usize> {
    let mut end = at;
    while let Some(word) = words.get(end) {
        let linked = end == at
            || (matches!(word.gap.as_str(), " " | "-" | ".") && word.sentence == words[at].sentence);
        if !linked || !word.capital || end - at == LONGEST || (end > at && begins_post(words, end)) {
            break;
        }
        end += 1;
    }
    let shortened = end - at == 1 && is_initial(&words[at]);
    (end > at && !shortened).then_some(end)
}

/// In a text of capitals a surname begins three words, a usual given name is one.
fn shouted_name(words: &[Word], at: usize) -> Option<usize> {
    let is_surname = TABLES.surnames.contains(&words[at].spelling.plain);
    let same = |at: usize| words.get(at).is_some_and(|word| word.shouted && word.gap == " ");
    if is_surname && same(at + 1) {
        let middle = TABLES.middles.contains(&words[at + 1].spelling.plain);
        return Some(if middle && same(at + 2) { at + 3 } else { at + 2 });
    }
    TABLES.given.iter().any(|given| given.names(&words[at])).then_some(at + 1)
}

/// Without capitals: a surname with a middle name, or one of the given names that are hardly anything else.
fn small_name(words: &[Word], at: usize) -> Option<usize> {
    if let (Some(middle), Some(_)) = (words.get(at + 1), words.get(at + 2))
        && TABLES.surnames.contains(&words[at].spelling.plain)
        && matches!(middle.spelling.plain.as_str(), "van" | "thi" | "dinh" | "duc" | "huu")
        && words[at + 2].gap == " "
    {
        return Some(at + 3);
    }
    let adult = TABLES.courtesies.iter().chain(&TABLES.more[..2]).any(|courtesy| courtesy.is(&words[at - 1]));
    (adult && TABLES.given.iter().any(|given| given.is(&words[at]))).then_some(at + 1)
}

/// Surname, middle name and given name in capitals, unless a street or a school is called so.
fn full_name(words: &[Word], at: usize) -> Option<usize> {
    let [surname, middle, given] = words.get(at..at + 3)? else { return None };
    let in_one = is_link(&middle.gap) && is_link(&given.gap);
    let in_one = in_one && surname.capital && middle.capital && given.capital;
    let known =
        TABLES.surnames.contains(&surname.spelling.plain) && TABLES.middles.contains(&middle.spelling.plain);
    let place = begins_place(words, at);
    let president = surname.spelling.plain == "ho" && middle.spelling.plain == "chi";
    if !in_one || !known || place || president {
        return None;
    }
    let fourth = words.get(at + 3).is_some_and(|word| {
        !given.shouted && word.capital && !word.shouted && word.gap == " " && !begins_post(words, at + 3)
    });
    Some(if fourth { at + 4 } else { at + 3 })
}

/// What may stand inside a name: a space, or what people put around its words.
fn is_link(gap: &str) -> bool {
    let around = |ch: char| " []()._*\"'·".contains(ch);
    gap == "-" || (gap.chars().count() <= 4 && gap.chars().all(around) && !gap.contains(". "))
}

/// Surnames that are hardly another word where accents are typed.
const SURNAMES: &str =
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương đinh trịnh đào lương nông hà";
/// Words with which "văn" and "thị" begin something else.
const NO_GIVEN: &str = "hóa bản phòng nghệ minh trường trấn xã tứ giá hành sát công kiện";

/// Surname, "văn" or "thị" and a given name without capitals, with their accents.
fn small_full_name(words: &[Word], at: usize) -> Option<usize> {
    let [surname, middle, given] = words.get(at..at + 3)? else { return None };
    let any = |list: &str, word: &Word| list.split(' ').any(|known| Spelling::of(known).names(word));
    let is_middle = ["văn", "thị"].iter().any(|word| Spelling::of(word).marked == middle.spelling.marked);
    let in_one = middle.gap == " " && given.gap == " " && !given.is_digits();
    let named = is_middle && in_one && any(SURNAMES, surname) && !any(NO_GIVEN, given);
    (named && !begins_place(words, at)).then_some(at + 3)
}

/// `Nguyễn V. Mẫu`, `Trần T.M`.
fn surname_and_initials(words: &[Word], at: usize) -> Option<usize> {
    let [surname, middle, given] = words.get(at..at + 3)? else { return None };
    let known = SURNAMES.split(' ').any(|known| Spelling::of(known).names(surname));
    let stopped = matches!(given.gap.as_str(), "." | ". ") && middle.gap == " ";
    let initials = is_initial(middle) && given.capital && !given.shouted && middle.spelling.plain != "t"
        || given.gap == "." && is_initial(middle) && is_initial(given);
    (surname.capital && known && stopped && initials && !begins_place(words, at)).then_some(at + 3)
}

/// Three words without capitals and accents that are a full name, behind a courtesy or with a surname that is no other word.
fn bare_full_name(words: &[Word], at: usize) -> Option<usize> {
    let [surname, middle, given] = words.get(at..at + 3)? else { return None };
    let plain = [surname, middle, given].iter().all(|word| !word.spelling.has_accents() && !word.is_digits());
    let middle_word = middle.spelling.plain.as_str();
    if !plain || middle.gap != " " || given.gap != " " || begins_place(words, at) {
        return None;
    }
    let is_one_of = |list: &[&str]| list.contains(&surname.spelling.plain.as_str());
    let called = follows_plain(words, at, &TABLES.courtesies)
        && TABLES.surnames.contains(&surname.spelling.plain)
        || follows_plain(words, at, &TABLES.more) && is_one_of(&["nguyen", "tran", "pham", "huynh", "hoang"]);
    let named = (called && matches!(middle_word, "van" | "thi" | "dinh" | "duc" | "huu"))
        || (is_one_of(&["nguyen", "huynh", "pham"]) && matches!(middle_word, "van" | "thi"));
    named.then_some(at + 3)
}

fn follows_plain(words: &[Word], at: usize, courtesies: &[Spelling]) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        words[before].sentence == words[at].sentence
            && courtesies.iter().any(|courtesy| courtesy.plain == words[before].spelling.plain)
    })
}

fn begins_place(words: &[Word], at: usize) -> bool {
    at > 0 && words[at].gap == " " && TABLES.places.contains(&words[at - 1].spelling.plain)
}

/// `N.V.An`, `N.T.H`, `N. V. A`: initials of three words whose first can be a surname's and which abbreviate nothing else.
fn initials(words: &[Word], at: usize) -> Option<usize> {
    let end = dotted(words, at, 3).filter(|end| *end == at + 3)?;
    let letters: String = words[at..end].iter().map(|word| word.spelling.plain.as_str()).collect();
    let spaced = words[at + 1].gap != ".";
    let surnames = if spaced { "nth" } else { "ntlphbvcdmqk" };
    let surname = letters.starts_with(|first: char| surnames.contains(first));
    let middle = matches!(words[at + 1].spelling.plain.as_str(), "v" | "t");
    let spelt_out = !is_initial(&words[end - 1]) && !spaced && !letters.starts_with("tp");
    let other = ABBREVIATIONS.contains(&letters.as_str()) || words[at].spelling.marked == "đ";
    (surname && (spelt_out || middle) && !other).then_some(end)
}

/// Abbreviations that look like initials of a name.
const ABBREVIATIONS: [&str; 14] =
    ["htx", "ntm", "ctv", "ptt", "dtt", "ttg", "bts", "bvt", "bvn", "ctx", "dvc", "ptv", "qtv", "cty"];

fn is_initial(word: &Word) -> bool {
    // `Ng` and `Tr` are spelt out as what they usually shorten.
    let onset =
        word.range.len() == 2 && ["nguoi", "trieu", "th", "ph"].contains(&word.spelling.plain.as_str());
    word.capital && !word.shouted && (onset || word.spelling.plain.chars().count() == 1)
}

/// One past capitals with stops between them, at least `fewest`; only the last may be a whole word.
fn dotted(words: &[Word], at: usize, fewest: usize) -> Option<usize> {
    let stuck = at > 0 && words[at].gap == ".";
    let mut end = at;
    while let Some(word) = words.get(end).filter(|word| word.capital && !stuck) {
        let spaced = word.gap == ". " && !(is_initial(word) && word.spelling.has_accents());
        if (end > at && word.gap != "." && !spaced) || (!is_initial(word) && (end == at || word.shouted)) {
            break;
        }
        end += 1;
        if !is_initial(word) {
            break;
        }
    }
    (end >= at + fewest).then_some(end)
}

/// "Tôi tên là …", "Họ và tên: …", "Ký tên …".
fn after_introduction(words: &[Word], at: usize) -> Option<usize> {
    let plain = |back: usize| at.checked_sub(back).map(|at| words[at].spelling.plain.as_str());
    let called = matches!(
        (plain(2), plain(1)),
        (Some("ten"), Some("la")) | (Some("va" | "ho" | "ki" | "ky" | "toi"), Some("ten"))
    );
    let i_am = matches!((plain(2), plain(1)), (Some("toi" | "em" | "con" | "chau"), Some("la")));
    if !(called || i_am) || !words[at].capital || begins_post(words, at) {
        return None;
    }
    let end = capitals(words, at)?;
    (called || end - at >= 2).then_some(end)
}

fn begins_post(words: &[Word], at: usize) -> bool {
    is_pair(&TABLES.posts, words, at) || words[at].spelling.plain.starts_with("ubnd")
}

fn is_pair(pairs: &[[Spelling; 2]], words: &[Word], at: usize) -> bool {
    let Some([one, two]) = words.get(at..at + 2) else { return false };
    pairs.iter().any(|pair| pair[0].names(one) && pair[1].names(two))
}
