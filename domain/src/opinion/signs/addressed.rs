//! The places where somebody is addressed and not spoken of.

use std::sync::LazyLock;

use super::posts::{Lead, is_one_of, lead_at};
use crate::wording::{Phrase, Spelling, Word};

static SALUTATIONS: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    [
        "kính gửi|thưa|trình|mong|xin|nhờ|chuyển|đề",
        "^ gửi",
        "^ thưa",
        "đề nghị",
        "yêu cầu",
        "!mong",
        "nhờ",
        "kiến nghị",
        "xin",
        "dear",
        "to the",
    ]
    .map(|pattern| Phrase::of(pattern.trim_start_matches('!')))
    .into()
});
static COURTESIES: LazyLock<Vec<Spelling>> = LazyLock::new(|| {
    [
        "ông", "bà", "anh", "chị", "đồng", "chí", "các", "quý", "vị", "ngài", "và", "cùng", "nghị", "đến",
        "tới", "lên", "toàn", "thể", "với", "hai", "kiêm", "kính", "gửi",
    ]
    .map(Spelling::of)
    .into()
});
/// Whoever is asked to do this is not asked for help.
const GIVE_BACK: [&str; 9] = ["tra", "cham", "tu", "khai", "nop", "hoan", "den", "dung", "thoi"];
/// Words that belong to a salutation: bodies and places behind a post.
const BODIES: [&str; 21] = [
    "xa", "phuong", "ubnd", "uy", "ban", "nhan", "dan", "dang", "hdnd", "hoi", "dong", "mat", "tran", "mttq",
    "bo", "huyen", "tinh", "cap", "thuong", "truc", "vu",
];

/// What those who are addressed are asked to do.
const REQUESTS: [&str; 12] =
    ["xem", "giai", "quan", "giup", "xu", "chi", "kiem", "cho", "to", "ve", "som", "vao"];

/// Which words stand in a salutation: from "Kính gửi" over courtesies, posts, bodies and, in the address of a letter, names.
pub(super) fn addressed(words: &[Word]) -> Vec<bool> {
    let mut addressed = vec![false; words.len()];
    let mut at = 0;
    while at < words.len() {
        let begin = SALUTATIONS.iter().filter_map(|phrase| phrase.plain_end(words, at)).max();
        let Some(begin) = begin else {
            at += 1;
            continue;
        };
        let letter = is_one_of(&words[begin - 1], &["gui"]);
        let end = end_of_salutation(words, begin, letter);
        let accused = words
            .get(end)
            .is_some_and(|word| word.sentence == words[end - 1].sentence && is_one_of(word, &GIVE_BACK));
        if !accused {
            addressed[at..end].fill(true);
        }
        at = end.max(begin);
    }
    addressed
}

fn end_of_salutation(words: &[Word], begin: usize, letter: bool) -> usize {
    let (mut at, mut comma) = (begin, None);
    while let Some(word) = words.get(at) {
        let list = letter && word.opens_line && word.gap.contains(['-', '+', '·', '*']);
        if word.sentence != words[at - 1].sentence && !list {
            break;
        }
        if word.gap.contains(',') && at > begin {
            comma = Some(at);
        }
        let courtesy = COURTESIES.iter().any(|courtesy| courtesy.is(word));
        let name = letter && word.capital && !word.opens_line;
        if at > begin && !list && word.opens_line {
            break;
        } else if let Some((_, end)) = lead_at(words, at).filter(|(lead, _)| *lead != Lead::Clerk) {
            at = end;
        } else if courtesy || name || list || (at > begin && is_one_of(word, &BODIES)) {
            at += 1;
        } else if let Some(subject) = comma.filter(|_| word.gap == " " && !is_one_of(word, &REQUESTS)) {
            // "Kính gửi ông Chủ tịch, ông trưởng thôn đánh tôi": the second one does something.
            at = subject;
            break;
        } else {
            break;
        }
    }
    while at > begin && COURTESIES.iter().any(|courtesy| courtesy.is(&words[at - 1])) {
        at -= 1;
    }
    at
}
