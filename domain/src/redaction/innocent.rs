//! Numbers that are nobody's: dates, hours, years, money, areas, papers, and this program's own codes.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern of this file")
}

static LONG_DATE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?((?:19|20)\d{2})\b"));
static ISO_DATE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:19|20)\d{2}-(\d{2})-(\d{2})\b"));
static SHORT_DATE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(\d{1,2})[./-](\d{1,2})(?:[./-]\d{2})?\b"));
static MONTH: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(\d{1,2})\s?[./-]\s?(?:19|20)\d{2}\b"));
static YEARS: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:19|20)\d{2}(?:\s?[-/,]\s?(?:19|20)\d{2})+\b"));
static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:19|20)\d{2}\b"));
static CALLED_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)(?:năm|nam|đoạn|doan|khóa|kỳ|từ|đến|sinh|niên|quý|vụ|sn|since|in|from|to)[ :-]*$")
});
static HOUR: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(\d{1,2}):(\d{2})(?::\d{2})?\b"));
static HOURS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(\d{1,2})[.:](\d{2})\s?-\s?(\d{1,2})[.:](\d{2})\b"));
static THOUSANDS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^[1-9]\d{0,2}(?:(?:\.\d{3})+(?:,\d{1,2})?|(?:,\d{3})+(?:\.\d{1,2})?|(?: \d{3})+)\b")
});
static AMOUNT: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[1-9]\d*(?:[., ]\d{3})*(?:[.,]\d+)?"));
static UNIT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\s*(?:-|/)?\s*(?:đồng|đ|dong|d|vnđ|vnd|triệu|trieu|tr|tỷ|tỉ|ty|nghìn|ngàn|nghin|ngan|k|usd|m2|m3|m|km|ha|kg|tấn|tan|tạ|mét vuông|met vuong|mét|sào|%)(?:$|[^\p{L}\p{N}])",
    )
});
static PAPER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\d{1,5}/(?:(?:19|20)\d{2}/)?\p{Lu}{2}"));
static OWN_CODE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b\p{Lu}{2,4}-\d{2}-\d{3,8}-[\p{Lu}\d]\b"));
static DOSSIER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b\d{3}\.\d{2}\.\d{2}\.\p{Lu}\d{2}-\d{6}-\d{4}\b"));
static FILED_AS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:hồ sơ|ho so|biên nhận|bien nhan|biên lai|bien lai|tra cứu|tra cuu|công văn|cong van|hóa đơn|hoa don|hợp đồng|hop dong|seri|sê-ri|serial|phát hành|thủ tục|thu tuc|quyết định|thửa|tờ bản đồ)(?: số| so| mã| ma| là)?[ :.-]{0,3}$",
    )
});

/// Where codes of this program and of the national dossier system stand.
pub(super) fn codes(text: &str) -> Vec<Range<usize>> {
    OWN_CODE.find_iter(text).chain(DOSSIER.find_iter(text)).map(|found| found.range()).collect()
}

/// One past the harmless number that begins at `at`, if one does.
pub(super) fn end(text: &str, at: usize) -> Option<usize> {
    let (before, rest) = text.split_at(at);
    date(rest)
        .or_else(|| years(before, rest))
        .or_else(|| hours(rest))
        .or_else(|| paper(rest))
        .map(|long| at + long)
}

/// One past the amount that begins at `at`: money or a measure with its unit, never with a zero in front.
pub(super) fn amount(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let long = THOUSANDS.find(rest).or_else(|| AMOUNT.find(rest))?.end();
    UNIT.is_match(&rest[long..]).then_some(at + long)
}

/// One past digits in groups of three, as money is written, without a unit.
pub(super) fn thousands(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let long = THOUSANDS.find(rest)?.end();
    (!goes_on(&rest[long..])).then_some(at + long)
}

/// Whether a word before `at` says that a number of a paper follows.
pub(super) fn is_filed(before: &str) -> bool {
    FILED_AS.is_match(before)
}

fn date(rest: &str) -> Option<usize> {
    if let Some(found) = LONG_DATE.captures(rest)
        && is_day(&found, 1, 2)
    {
        return whole(&found);
    }
    if let Some(found) = ISO_DATE.captures(rest)
        && is_day(&found, 2, 1)
    {
        return whole(&found);
    }
    if let Some(found) = MONTH.captures(rest)
        && is_between(&found, 1, 1, 12)
    {
        return whole(&found).filter(|long| !goes_on(&rest[*long..]));
    }
    let found = SHORT_DATE.captures(rest).filter(|found| is_day(found, 1, 2))?;
    let long = whole(&found)?;
    let range = rest[long..].trim_start().strip_prefix('-').map(str::trim_start);
    let to = range.and_then(|next| SHORT_DATE.captures(next)).filter(|next| is_day(next, 1, 2));
    let ends = !goes_on(&rest[long..]) && !followed_by_group(&rest[long..]);
    (to.is_some() || ends).then_some(long)
}

fn years(before: &str, rest: &str) -> Option<usize> {
    if let Some(found) = YEARS.find(rest) {
        return Some(found.end());
    }
    let found = YEAR.find(rest)?;
    CALLED_YEAR.is_match(before).then_some(found.end())
}

fn hours(rest: &str) -> Option<usize> {
    if let Some(found) = HOURS.captures(rest)
        && is_hour(&found, 1, 2)
        && is_hour(&found, 3, 4)
    {
        return whole(&found);
    }
    let found = HOUR.captures(rest).filter(|found| is_hour(found, 1, 2))?;
    whole(&found).filter(|long| !rest[*long..].starts_with(':'))
}

fn paper(rest: &str) -> Option<usize> {
    PAPER.find(rest).map(|found| found.end())
}

fn whole(found: &Captures<'_>) -> Option<usize> {
    found.get(0).map(|all| all.end())
}

fn is_day(found: &Captures<'_>, day: usize, month: usize) -> bool {
    is_between(found, day, 1, 31) && is_between(found, month, 1, 12)
}

fn is_hour(found: &Captures<'_>, hour: usize, minute: usize) -> bool {
    is_between(found, hour, 0, 24) && is_between(found, minute, 0, 59)
}

fn is_between(found: &Captures<'_>, group: usize, least: u32, most: u32) -> bool {
    let number = found.get(group).and_then(|group| group.as_str().parse::<u32>().ok());
    number.is_some_and(|number| (least..=most).contains(&number))
}

/// Whether digits follow at once behind a point, a dash or a slash.
fn goes_on(rest: &str) -> bool {
    let mut rest = rest.chars();
    matches!(rest.next(), Some('.' | '/' | '-' | ',')) && rest.next().is_some_and(|ch| ch.is_ascii_digit())
}

/// Whether more digits follow behind a space: `09.12 345 678` is no day.
fn followed_by_group(rest: &str) -> bool {
    rest.trim_start_matches([' ', '.', '-', '(', ')']).starts_with(|ch: char| ch.is_ascii_digit())
}
