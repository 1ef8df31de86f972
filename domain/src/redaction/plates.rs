//! E-mail addresses, personal pages and number plates.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Private;
use super::around::before;

/// An address, with its @ and dots also in words.
static EMAIL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)[a-z0-9][a-z0-9._%+-]*\s*(?:@|[(\[{]\s?(?:at|a|@|a còng|a cong)\s?[)\]}]|\b(?:a còng|a cong|a vòng|a vong|a móc|a moc)\b)\s*(?:[a-z0-9-]+(?:\.[a-z0-9-]*[a-z]{2,}|\s?(?:\(dot\)|\[dot\]|\(\.\)|\[\.\]|\(?\bchấm\b\)?|\(?\bcham\b\)?|\bdot\b)\s?[a-z]{2,}|\s{0,2}\.\s{0,2}(?:com|vn|net|org|edu|gov|info|example)\b)+|(?:gmail|yahoo|hotmail|outlook|icloud)\b)",
    )
    .expect("a pattern of this file")
});

/// The page of somebody on a network, with or without the protocol.
static PROFILE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:https?://)?(?:[a-z-]+\.)?(?:facebook\.com|fb\.com|fb\.me|fb\.watch|m\.me|messenger\.com|zalo\.me|t\.me|telegram\.me|tiktok\.com|instagram\.com|threads\.net|threads\.com|twitter\.com|x\.com|youtube\.com|linkedin\.com|wa\.me|viber\.me)\s?/\s?[^\s<>()\[\]\x22]*[^\s<>()\[\]\x22.,;:!?]",
    )
    .expect("a pattern of this file")
});

/// Words before a spaced address that are no part of it.
const NO_ADDRESS: [&str; 14] =
    ["email", "mail", "e-mail", "gmail", "la", "gui", "thu", "ve", "cho", "toi", "qua", "to", "at", "me"];

/// Province, series, number: `20A-123.45`, `29H1 234.56`, `51F 12345`, `20-B1 1234`.
static PLATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b[1-9]\d[ .-]?([a-zđ]{1,2}\d?)[ .·-]{0,3}(\d{3}([. ])?\d{2}|\d{4})\b")
        .expect("a pattern of this file")
});

/// Words before a plate.
static VEHICLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:biển|bien|bks|xe|ô tô|o to|oto|mô tô|ben|plate)\b[^0-9]{0,30}$")
        .expect("a pattern of this file")
});

/// Words behind a number and a letter that make it an amount or a paper, not a plate.
const NO_SERIES: [&str; 14] =
    ["M", "HA", "KM", "KG", "QĐ", "NQ", "NĐ", "TB", "KH", "BC", "CT", "TT", "CV", "UB"];

pub(super) fn emails(text: &str) -> Vec<(Range<usize>, Private)> {
    EMAIL.find_iter(text).map(|found| (with_words_before(text, found.range()), Private::Email)).collect()
}

/// An address that is spaced out may begin with up to two more words.
fn with_words_before(text: &str, mut range: Range<usize>) -> Range<usize> {
    let spaced = text[range.clone()].split_once('@').is_some_and(|(before, _)| before.ends_with(' '));
    for _ in 0..usize::from(spaced) * 2 {
        let Some(before) = text[..range.start].strip_suffix(' ') else { break };
        let word = before.rsplit(|ch: char| !ch.is_alphanumeric() && ch != '-').next().unwrap_or_default();
        let lower = word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        if word.is_empty() || !lower || NO_ADDRESS.contains(&word) {
            break;
        }
        range.start = before.len() - word.len();
    }
    range
}

pub(super) fn profiles(text: &str) -> Vec<(Range<usize>, Private)> {
    PROFILE.find_iter(text).map(|found| (found.range(), Private::Profile)).collect()
}

pub(super) fn plates(text: &str) -> Vec<(Range<usize>, Private)> {
    PLATE
        .captures_iter(text)
        .filter_map(|found| plate(text, &found))
        .map(|range| (range, Private::Plate))
        .collect()
}

fn plate(text: &str, found: &regex::Captures<'_>) -> Option<Range<usize>> {
    let (whole, series, number) = (found.get(0)?, found.get(1)?, found.get(2)?);
    let told = before(text, whole.start(), 40).is_some_and(|before| VEHICLE.is_match(before));
    let capital = !series.as_str().chars().any(char::is_lowercase);
    let paper = NO_SERIES.contains(&series.as_str().to_uppercase().as_str());
    let five = number.as_str().chars().filter(char::is_ascii_digit).count() == 5;
    let dotted = found.get(3).is_some_and(|dot| dot.as_str() == ".");
    let goes_on = text[whole.end()..].starts_with(['/', '-']);
    let stands_free = !text[..whole.start()].ends_with(['/', '-', '.']);
    let sure = (capital && five) || (dotted && series.as_str().len() <= 2);
    (!paper && stands_free && !goes_on && (told || sure)).then(|| whole.range())
}
