//! Where somebody in office is spoken of, and whether as the one who is told or as the one who is talked about.

use std::sync::LazyLock;

use crate::wording::{Phrase, Spelling, Word};

/// Posts and callings of a commune and its villages, schools and services.
const POSTS: &[&str] = &[
    "phó chủ tịch",
    "chủ tịch",
    "ct|pct xã|ubnd|phường",
    "phó bí thư",
    "bí thư",
    "cán bộ",
    "cb",
    "công|viên chức",
    "lãnh đạo",
    "quan xã|chức",
    "trưởng|phó thôn|xóm|bản|làng|ấp|buôn|khu|khóm|phòng|ban|trạm|công|đoàn",
    "phó trưởng",
    "tổ trưởng|phó",
    "thôn|xóm|ấp|bản|buôn trưởng|phó",
    "công an",
    "ca xã|phường|huyện|viên",
    "địa chính",
    "kế toán",
    "thủ quỹ|kho",
    "văn thư",
    "xã đội",
    "hiệu trưởng|phó",
    "giáo viên",
    "cô|thầy giáo",
    "bác|y sĩ|sỹ",
    "y tá",
    "trạm|đội|hội|nhóm trưởng",
    "ban chỉ|chấp|văn",
    "hộ tịch",
    "phòng kinh|văn|tài|tư|nội",
    "trạm y",
    "quản lý",
    "ủy viên",
    "khuyến nông",
    "chi hội",
    "kiểm lâm",
    "giám đốc",
    "chủ nhiệm",
    "nhân|chuyên viên",
    "tư pháp",
    "một cửa",
    "đảng viên",
    "đại biểu",
    "đồng chí",
    "ban quản",
    "mấy ổng|bả",
    "đội|ban trật|bảo",
    "phó ct|pct",
    "ban giải|bồi",
    "secretary",
    
    "thanh tra",
    "chairman|chairwoman|chairperson|chair|official|officials|officer|officers|policeman|policemen|accountant|cadre|cadres|clerk",
    "commune|land office",
    "village head|chief|leader",
    "police",
    "principal|headmaster|teacher",
];

/// Words after which somebody in office is told something, not told on.
const TOLD: &[&str] = &[
    "kính gửi",
    "gửi",
    "kính",
    "thưa",
    "trình",
    "hỏi",
    "nhờ",
    "mong",
    "xin",
    "đề nghị",
    "kiến nghị",
    "cảm ơn",
    "cám ơn",
    "khen",
    "mời",
    "báo",
    "báo cáo",
    "trình báo",
    "kêu",
    "nói",
    "phản ánh",
    "yêu cầu",
    "hy vọng",
    "chúc",
    "dear",
    "ask",
    "request",
    "thank",
];

/// What may stand between such a word and the post.
const POLITE: &[&str] = &[
    "ông", "bà", "anh", "chị", "đồng", "chí", "các", "quý", "vị", "toàn", "thể", "ngài", "cô", "chú", "bác", "với", "cho", "lên", "đến", "tới",
    "cùng", "rằng", "là", "ban", "the",
];

static POST: LazyLock<Vec<Phrase>> = LazyLock::new(|| POSTS.iter().map(|post| Phrase::of(post)).collect());
static ASKED: LazyLock<Vec<Phrase>> = LazyLock::new(|| TOLD.iter().map(|told| Phrase::of(told)).collect());
static COURTESY: LazyLock<Vec<Spelling>> = LazyLock::new(|| POLITE.iter().map(|word| Spelling::of(word)).collect());

/// A mention of somebody in office.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mention {
    /// Its first word.
    pub(super) start: usize,
    /// One past its last word.
    pub(super) end: usize,
}

/// Everybody in office who is spoken of, but for those who are only addressed.
pub(super) fn spoken_of(words: &[Word], covered: &[bool]) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    for start in 0..words.len() {
        if covered[start] || mentions.last().is_some_and(|last| last.end > start) {
            continue;
        }
        let end = POST.iter().filter_map(|post| post.plain_end(words, start)).max();
        if let Some(end) = end
            && !is_told(words, start)
        {
            mentions.push(Mention { start, end });
        }
    }
    mentions
}

/// Whether a word of asking or telling stands right before the mention at `start`, courtesies aside.
pub(super) fn is_told(words: &[Word], start: usize) -> bool {
    let sentence = words[start].sentence;
    let mut before = start;
    while before > 0 && words[before - 1].sentence == sentence {
        if (1..=2).any(|long| {
            before.checked_sub(long).is_some_and(|from| {
                words[from].sentence == sentence
                    && ASKED.iter().any(|told| told.plain_end(words, from) == Some(before))
            })
        }) {
            return true;
        }
        if !COURTESY.iter().any(|word| word.is(&words[before - 1])) {
            return false;
        }
        before -= 1;
    }
    false
}
