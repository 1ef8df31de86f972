//! Days and years of birth.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Private;
use crate::fold::unaccented;

static BIRTH: LazyLock<Regex> = LazyLock::new(|| {
    let day = r"\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:(?:19|20)\d{2}|\d{2})";
    let spelled = r"\d{1,2}\s+(?:tháng|thang|th)\s+\d{1,2},?\s+(?:năm|nam)\s+(?:19|20)\d{2}";
    let other = r"(?:19|20)\d{2}-\d{2}-\d{2}|\d{1,2}\s?[./-]\s?(?:19|20)\d{2}|(?:19|20)\d{2}";
    let called = r"\b(?:sinh(?: vào)?(?: ngày| năm| tháng| ngay| nam| thang){0,2}|(?:ngày|năm|ngay|nam)(?:,? tháng,? năm)? sinh|born(?: in| on)?|birthday|date of birth|dob|d\.o\.b)";
    Regex::new(&format!(
        r"(?i)(?:{called}|(?-i:\b(?:SN|S/N|S\.N|NS|Sn|sn)))[ :.-]{{0,3}}({day}|{spelled}|{other})\b|\bsinh (?:năm|nam) (\d{{2}})(?:$|[^\w.:/-])"
    ))
    .expect("a pattern of this file")
});

/// Words before "sinh" that make another word of it: học sinh, vệ sinh, khai sinh.
const OTHER_WORDS: &str = "hoc ve phat dan khai ho giao tai thi an nay tuyen ban duong y ki mon san nhan tac chung thu hi thieu nhi";

/// Where the day or year of somebody's birth stands.
pub(super) fn births(text: &str) -> Vec<(Range<usize>, Private)> {
    let mut found = Vec::new();
    for whole in BIRTH.captures_iter(text) {
        let (Some(all), Some(day)) = (whole.get(0), whole.get(1).or(whole.get(2))) else { continue };
        if !goes_on_as_other_word(text, all.start()) {
            found.push((day.range(), Private::Birth));
        }
    }
    found
}

fn goes_on_as_other_word(text: &str, at: usize) -> bool {
    let (before, rest) = text.split_at(at);
    let last =
        before.split(|ch: char| !ch.is_alphabetic()).rfind(|word| !word.is_empty()).unwrap_or_default();
    let joined = before.trim_end_matches(' ').ends_with(char::is_alphabetic);
    let sinh = rest.get(..4).is_some_and(|word| word.eq_ignore_ascii_case("sinh"));
    sinh && joined && OTHER_WORDS.split(' ').any(|word| word == unaccented(last))
}
