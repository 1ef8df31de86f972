//! E-mail addresses and number plates.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Private;
use super::around::before;

/// An address, with its @ and dots also in words.
static EMAIL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)[a-z0-9][a-z0-9._%+-]*\s?(?:@|\(at\)|\[at\]|\ba còng\b|\ba cong\b)\s?[a-z0-9-]+(?:\.[a-z0-9-]*[a-z]{2,}|\s?(?:\(dot\)|\[dot\]|\bchấm\b|\bcham\b|\bdot\b)\s?[a-z]{2,})+",
    )
    .expect("a pattern of this file")
});

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
    EMAIL.find_iter(text).map(|found| (found.range(), Private::Email)).collect()
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
