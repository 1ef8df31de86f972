//! Numbers that belong to a person: telephone, papers, accounts.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Private;
use super::around::{before, with_brackets, with_plus};
use super::innocent;
use crate::contact::Phone;
use crate::fold::unaccented;

/// Digits that stand together, or one digit as a word.
#[derive(Debug, Clone)]
struct Group {
    range: Range<usize>,
    digits: String,
    spelled: bool,
}

/// The word in front that says what a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    Phone,
    Id,
    Account,
}

/// The longest number that is looked for, in digits.
const LONGEST: usize = 19;

/// Letters that stand for digits among digits.
const LETTERS: [char; 6] = ['o', 'O', 'i', 'I', 'l', 'L'];

/// Words behind which another number begins.
const OTHER_NUMBERS: &str = "ngay thang nam to thua so den toi gio ho nguoi lo ngo m km ha kg dong trang dieu khoan muc tuoi con lan thu \
    khu xom thon quy trieu ti nghin ngan tan met hoac hay or to lop tai den o la";

static GROUP: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(?:o[oil]*)?[0-9](?:[0-9oil]*[0-9oil]\b|[0-9oil]*[0-9o])?|\boo[oil]{0,8}\b|\b(?:không|khong|zero|một|mot|one|hai|two|ba|three|bốn|bon|tư|tu|four|năm|nam|lăm|lam|five|sáu|sau|six|bảy|bẩy|bay|seven|tám|tam|eight|chín|chin|nine)\b",
    )
    .expect("a pattern of this file")
});
static PHONE: LazyLock<Regex> = LazyLock::new(|| {
    label(
        r"điện thoại|dien thoai|đt|dt|đtdđ|dđ|sđt|sdt|gọi|goi|liên hệ|lien he|lh|alo|a lô|zalo|số máy|so may|di động|di dong|máy bàn|tel|phone|mobile|call|hotline|viber",
    )
});
static ID: LazyLock<Regex> = LazyLock::new(|| {
    label(
        r"cccd|cmnd|cmtnd|cmt|cmdn|căn cước|can cuoc|chứng minh|chung minh|hộ chiếu|ho chieu|passport|định danh|dinh danh|mã số thuế|ma so thue|mst|bảo hiểm y tế|bhyt|bhxh|giấy phép lái xe|gplx|identity|id card",
    )
});
static ACCOUNT: LazyLock<Regex> = LazyLock::new(|| {
    label(
        r"tài khoản|tai khoan|stk|tk|số thẻ|so the|account|a/c|vietcombank|vcb|agribank|bidv|vietinbank|techcombank|mb bank|mbbank|sacombank|momo|ngân hàng|ngan hang",
    )
});

fn label(words: &str) -> Regex {
    Regex::new(&format!(r"(?i)(?:^|[^\p{{L}}])(?:{words})(?:[^0-9\n]{{0,25}}|[ :.\n]{{0,4}})$"))
        .expect("a pattern of this file")
}

/// The numbers of persons in a text in one spelling, outside what is `taken` already.
pub(super) fn numbers(text: &str, taken: &[Range<usize>]) -> Vec<(Range<usize>, Private)> {
    let codes = innocent::codes(text);
    let groups: Vec<Group> = GROUP.find_iter(text).filter_map(|found| group(text, found.range())).collect();
    let is_free = |group: &Group| {
        taken
            .iter()
            .chain(&codes)
            .all(|taken| taken.end <= group.range.start || group.range.end <= taken.start)
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < groups.len() {
        let group = &groups[at];
        let label = label_of(text, group.range.start);
        at = if let Some(innocent) = harmless(text, group, label) {
            after(&groups, at, innocent)
        } else if is_free(group)
            && let Some((end, kind)) = number_at(text, &groups[at..], label, &is_free)
        {
            let range = with_plus(text, group.range.start)..end;
            found.push((with_brackets(text, range), kind));
            after(&groups, at, end)
        } else {
            at + 1
        };
    }
    found
}

/// One digit group; among digits a letter O is a nought, an I or l a one.
fn group(text: &str, mut range: Range<usize>) -> Option<Group> {
    let spelled = !text[range.clone()].contains(|ch: char| ch.is_ascii_digit());
    if spelled {
        let word = text[range.clone()].to_lowercase();
        let digits = if word.starts_with("oo") { digits_for(&word) } else { digit_of(&word)?.to_string() };
        return Some(Group { range, digits, spelled });
    }
    let inside_word = text[..range.start].ends_with(char::is_alphabetic);
    while inside_word && text[range.start..].starts_with(LETTERS) {
        range.start += 1;
    }
    let digits = digits_for(&text[range.clone()]);
    Some(Group { range, digits, spelled })
}

fn digits_for(letters: &str) -> String {
    letters.replace(['o', 'O'], "0").replace(['i', 'I', 'l', 'L'], "1")
}

fn digit_of(word: &str) -> Option<char> {
    Some(match word {
        "không" | "khong" | "zero" => '0',
        "một" | "mot" | "one" => '1',
        "hai" | "two" => '2',
        "ba" | "three" => '3',
        "bốn" | "bon" | "tư" | "tu" | "four" => '4',
        "năm" | "nam" | "lăm" | "lam" | "five" => '5',
        "sáu" | "sau" | "six" => '6',
        "bảy" | "bẩy" | "bay" | "seven" => '7',
        "tám" | "tam" | "eight" => '8',
        "chín" | "chin" | "nine" => '9',
        _ => return None,
    })
}

/// The label nearest before a number, with how far it is.
fn label_of(text: &str, at: usize) -> Option<(Label, bool)> {
    let before = before(text, at, 60)?;
    let close = |label: &Regex| label.find(before).map(|found| before.len() - found.start());
    [(Label::Phone, close(&PHONE)), (Label::Id, close(&ID)), (Label::Account, close(&ACCOUNT))]
        .into_iter()
        .filter_map(|(label, far)| far.map(|far| (label, far)))
        .min_by_key(|(_, far)| *far)
        .map(|(label, far)| (label, far <= 24))
}

/// One past a harmless number at this group.
fn harmless(text: &str, group: &Group, label: Option<(Label, bool)>) -> Option<usize> {
    if group.spelled || with_plus(text, group.range.start) < group.range.start {
        return None;
    }
    let start = group.range.start;
    let filed = before(text, start, 40).is_some_and(innocent::is_filed);
    innocent::end(text, start)
        .or_else(|| innocent::amount(text, start))
        .or_else(|| innocent::thousands(text, start).filter(|_| !label.is_some_and(|(_, close)| close)))
        .or_else(|| filed.then_some(group.range.end))
}

/// The first group that begins behind `end`.
fn after(groups: &[Group], at: usize, end: usize) -> usize {
    let more = groups[at + 1..].iter().take_while(|group| group.range.start < end).count();
    at + 1 + more
}

/// One past the number that begins with the first group, and what it is; words that say a digit may also mean nothing.
fn number_at(
    text: &str,
    groups: &[Group],
    label: Option<(Label, bool)>,
    is_free: &dyn Fn(&Group) -> bool,
) -> Option<(usize, Private)> {
    let found = |groups: &[Group]| {
        person_number(text, groups, label, is_free).map(|(last, kind)| (groups[last].range.end, kind))
    };
    let (first, near) = (groups.first()?, &groups[..groups.len().min(LONGEST)]);
    let in_digits = || near.iter().filter(|group| !group.spelled).cloned().collect::<Vec<_>>();
    found(groups).or_else(|| if first.spelled { None } else { found(&in_digits()) })
}

/// The number that the first groups make together: the index of its last group, and what it is.
fn person_number(
    text: &str,
    groups: &[Group],
    label: Option<(Label, bool)>,
    is_free: &dyn Fn(&Group) -> bool,
) -> Option<(usize, Private)> {
    let abroad = with_plus(text, groups[0].range.start) < groups[0].range.start;
    let mut number = Number { abroad, ..Number::default() };
    let mut best: Option<(usize, Private)> = None;
    let mut likely: Option<(usize, Private)> = None;
    for (at, group) in groups.iter().enumerate() {
        if at > 0 {
            let gap = &text[groups[at - 1].range.end..group.range.start];
            let year = groups.get(at + 1).is_some_and(|next| group.spelled && next.sizes_a_year());
            let broken = !is_gap(gap);
            if !is_free(group) || year || (best.is_some() && (broken || parts(gap))) {
                break;
            }
            if broken && !(number.may_be_broken(gap, label) && is_bare(text, group)) {
                break;
            }
            number.broken |= broken;
        }
        number.digits.push_str(&group.digits);
        number.sizes.push(group.digits.len());
        number.spelled |= group.spelled;
        if number.digits.len() > LONGEST {
            break;
        }
        if number.broken {
            let Some(kind) = number.whole(label) else { continue };
            return Some((at, kind));
        }
        if let Some(kind) = number.kind(label) {
            best = Some((at, kind));
        } else if number.is_mistyped()
            && likely.is_none_or(|(last, _)| !parts(&text[groups[last].range.end..group.range.start]))
        {
            likely = Some((at, Private::Phone));
        }
    }
    best.or(likely)
}

impl Group {
    fn sizes_a_year(&self) -> bool {
        self.digits.len() == 4 && (self.digits.starts_with("19") || self.digits.starts_with("20"))
    }
}

/// What people put inside one number.
fn is_gap(gap: &str) -> bool {
    let inside = |ch: char| " \n.,-/()[]_·*'|\\:~+=\";•".contains(ch);
    gap.chars().count() <= 5 && gap.chars().filter(|ch| *ch == '\n').count() <= 2 && gap.chars().all(inside)
}

/// What people put inside a number to hide it: a word or two, letters, pictures.
fn hides(gap: &str) -> bool {
    let words = gap.split(|ch: char| !ch.is_alphabetic()).filter(|word| !word.is_empty());
    let other = |word: &str| OTHER_NUMBERS.split(' ').any(|other| unaccented(word) == other);
    gap.chars().count() <= 16
        && !gap.contains(['\n', '%', '$', '&', '@', '#', '?', '!', ';', '\u{20ab}'])
        && !gap.contains(". ")
        && words.clone().count() <= 2
        && words.into_iter().all(|word| word.chars().count() <= 6 && !other(word))
}

/// Whether a group is no day, amount or number of a paper by itself.
fn is_bare(text: &str, group: &Group) -> bool {
    let start = group.range.start;
    let filed = before(text, start, 40).is_some_and(innocent::is_filed);
    group.spelled
        || (!filed && innocent::end(text, start).is_none() && innocent::amount(text, start).is_none())
}

/// What people put between two numbers.
fn parts(gap: &str) -> bool {
    gap.contains([',', ';', '\n', '/', '+', '|']) || gap.contains(" - ") || gap.contains(". ")
}

#[derive(Default)]
struct Number {
    digits: String,
    sizes: Vec<usize>,
    spelled: bool,
    abroad: bool,
    broken: bool,
}

impl Number {
    fn kind(&self, label: Option<(Label, bool)>) -> Option<Private> {
        let labelled = label.map(|(label, _)| label);
        let long = self.digits.len();
        if self.is_phone(label) {
            Some(Private::Phone)
        } else if self.is_id(labelled) {
            Some(Private::IdNumber)
        } else if labelled == Some(Label::Account) && (6..=LONGEST).contains(&long) {
            Some(Private::Account)
        } else {
            (!self.spelled && (self.is_long_alone() || self.is_card())).then_some(Private::Account)
        }
    }

    /// Whether it begins like a mobile number or a number of a citizen, so that it may go on behind what hides it.
    fn may_be_broken(&self, gap: &str, label: Option<(Label, bool)>) -> bool {
        let stuck = !gap.contains(char::is_whitespace);
        let begins =
            |first: &str| self.digits.starts_with(first) || (stuck && first.starts_with(&self.digits));
        let citizen = self.digits.starts_with('0') && matches!(label, Some((Label::Id, _)));
        let mobile =
            ["03", "05", "07", "08", "09", "843", "845", "847", "848", "849"].into_iter().any(begins);
        (stuck || self.digits.len() > 2) && (citizen || mobile) && hides(gap)
    }

    /// What a number is whose parts were kept apart: only what has just its digits.
    fn whole(&self, label: Option<(Label, bool)>) -> Option<Private> {
        let long = self.digits.len();
        let citizen = matches!(label, Some((Label::Id, _)));
        match (self.digits.starts_with("84"), self.digits.starts_with('0')) {
            (true, _) if long == 11 => Some(Private::Phone),
            (_, true) if citizen && long == 12 => Some(Private::IdNumber),
            (_, true) if !citizen && long == 10 => Some(Private::Phone),
            _ => None,
        }
    }

    fn is_phone(&self, label: Option<(Label, bool)>) -> bool {
        let digits = self.digits.as_str();
        let mobile = |national: &str| national.len() == 9 && national.starts_with(['3', '5', '7', '8', '9']);
        let landline =
            digits.starts_with("02") && (10..=11).contains(&digits.len()) && Phone::parse(digits).is_ok();
        let old_mobile =
            digits.len() == 11 && ["012", "016", "018", "019"].iter().any(|old| digits.starts_with(old));
        let national = digits.strip_prefix('0').is_some_and(mobile) || landline || old_mobile;
        let abroad = digits.strip_prefix("00").or_else(|| self.abroad.then_some(digits)).or(Some(digits));
        let from_home = abroad.and_then(|digits| digits.strip_prefix("84"));
        let home = from_home.is_some_and(|rest| mobile(rest.strip_prefix('0').unwrap_or(rest)));
        let foreign = (self.abroad || digits.starts_with("00"))
            && Phone::parse(&format!("+{}", digits.trim_start_matches("00"))).is_ok();
        let told = match label {
            Some((Label::Phone, close)) => {
                let short = close
                    && (7..=8).contains(&digits.len())
                    && !["0", "18", "19"].iter().any(|other| digits.starts_with(other));
                mobile(digits) || (short && !self.spelled)
            }
            Some((Label::Id | Label::Account, _)) | None => false,
        };
        national || home || foreign || told
    }

    /// Begins like a mobile number, with a digit too few or too many: still somebody's.
    fn is_mistyped(&self) -> bool {
        let mobile = ["03", "05", "07", "08", "09"].iter().any(|first| self.digits.starts_with(first));
        mobile && !self.spelled && matches!(self.digits.len(), 9 | 11)
    }

    fn is_id(&self, label: Option<Label>) -> bool {
        let (digits, long, alone) = (self.digits.as_str(), self.digits.len(), self.sizes.len() == 1);
        let citizen = long == 12 && digits.starts_with('0');
        let old = long == 9 && (alone || (digits.starts_with('0') && self.sizes == [3, 3, 3]));
        let told = label == Some(Label::Id) && matches!(long, 7..=10 | 12..=13 | 15);
        citizen || (old && !self.spelled && label != Some(Label::Account)) || told
    }

    /// Nine digits and more in one piece are nobody's money, area or year.
    fn is_long_alone(&self) -> bool {
        self.sizes.len() == 1 && self.digits.len() >= 9
    }

    /// Groups of four, as on a card.
    fn is_card(&self) -> bool {
        let (Some(last), true) = (self.sizes.last(), self.sizes.len() >= 3) else { return false };
        self.digits.len() >= 12
            && *last <= 4
            && self.sizes[..self.sizes.len() - 1].iter().all(|size| *size == 4)
    }
}
