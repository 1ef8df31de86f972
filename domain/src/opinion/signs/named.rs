//! Which people of the unit a text speaks of, by name or by post, so that they do not handle what may be about them.
//!
//! Leaving out one too many is the lighter mistake; whoever is only addressed ("Kính gửi ông Chủ tịch UBND xã") is not spoken of.

use super::addressed::addressed;
use super::lexicon::LISTS;
use super::office::{Mention, is_told};
use super::posts::{Held, post_words};
use crate::wording::{Spelling, Word, Wording};

/// Somebody who works for the unit.
#[derive(Debug, Clone, Copy)]
pub struct Person<'a> {
    /// The account.
    pub id: i64,
    /// The full name.
    pub name: &'a str,
    /// The post in words, such as `Phó Trưởng Công an xã`; several with commas.
    pub post: &'a str,
}

/// How many words may lie between a given name and the post that tells whose it is.
const NEARBY: usize = 4;

/// Courtesies that stand before a name.
const HONORIFICS: [&str; 22] = [
    "ông",
    "bà",
    "anh",
    "chị",
    "cô",
    "chú",
    "bác",
    "cụ",
    "em",
    "cậu",
    "thầy",
    "dì",
    "đồng chí",
    "tên",
    "thằng",
    "con",
    "lão",
    "mụ",
    "mr",
    "mrs",
    "ms",
    "đc",
];

struct Known {
    id: i64,
    name: Vec<Spelling>,
    posts: Vec<Held>,
}

/// The accounts of all who are spoken of in the text, in ascending order.
#[must_use]
pub fn named(text: &str, people: &[Person<'_>]) -> Vec<i64> {
    let words = Wording::of(text).words;
    let addressed = addressed(&words);
    let known: Vec<Known> = people.iter().map(known).collect();
    let mut found = Vec::new();
    for at in (0..words.len()).filter(|at| !addressed[*at]) {
        found.extend(known.iter().filter(|person| person.is_at(&words, at)).map(|person| person.id));
        found.extend(by_given_name(&words, at, &known));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Where people of the unit are spoken of by name and not only asked or told something: the words of each name, and the same with the
/// courtesy in front.
pub(super) fn mentions(words: &[Word], people: &[Person<'_>]) -> Vec<Mention> {
    if people.is_empty() {
        return Vec::new();
    }
    let addressed = addressed(words);
    let known: Vec<Known> = people.iter().map(known).collect();
    let mut found = Vec::new();
    for start in (0..words.len()).filter(|at| !addressed[*at]) {
        let by_name = known.iter().filter_map(|person| person.name_end(words, start)).max();
        let given = || (!by_given_name(words, start, &known).is_empty()).then_some(start + 1);
        let Some(end) = by_name.or_else(given).filter(|_| !is_neighbour(words, start)) else { continue };
        let polite = start > 0 && words[start - 1].sentence == words[start].sentence;
        let first = start - usize::from(polite && is_courtesy(&words[start - 1]));
        if !is_told(words, first..end) {
            found.extend([first, start].map(|start| Mention { start, end }));
        }
    }
    found
}

/// Whether the sentence says that whoever has this name lives next door.
fn is_neighbour(words: &[Word], at: usize) -> bool {
    let sentence = words[at].sentence;
    let around = at.saturating_sub(NEARBY)..(at + 2 * NEARBY).min(words.len());
    around
        .filter(|near| words[*near].sentence == sentence)
        .any(|near| LISTS.neighbours.longest_at(words, near).is_some())
}

fn known(person: &Person<'_>) -> Known {
    let name = Wording::of(person.name).words.into_iter().map(|word| word.spelling).collect();
    Known { id: person.id, name, posts: Held::all(person.post) }
}

impl Known {
    /// Whether the full name, its last two words or the post begin at this word.
    fn is_at(&self, words: &[Word], at: usize) -> bool {
        self.posts.iter().any(|post| post.is_at(words, at)) || self.name_is_at(words, at)
    }

    fn name_is_at(&self, words: &[Word], at: usize) -> bool {
        self.name_end(words, at).is_some()
    }

    /// One past the full name or its last two words, when they begin here.
    fn name_end(&self, words: &[Word], at: usize) -> Option<usize> {
        let short = &self.name[self.name.len().checked_sub(2)?..];
        if stand_at(&self.name, words, at) {
            Some(at + self.name.len())
        } else {
            (stand_at(short, words, at) && !follows_another_surname(words, at)).then_some(at + 2)
        }
    }
}

/// Whoever has the given name that stands behind a courtesy or a post; a post nearby chooses among several.
fn by_given_name(words: &[Word], at: usize, known: &[Known]) -> Vec<i64> {
    if !follows_courtesy(words, at) || goes_on_as_name(words, at) {
        return Vec::new();
    }
    let given = |person: &&Known| person.name.last().is_some_and(|name| name.names(&words[at]));
    let all: Vec<&Known> = known.iter().filter(given).collect();
    let around = at.saturating_sub(NEARBY)..(at + NEARBY).min(words.len());
    let in_post =
        |person: &&&Known| around.clone().any(|near| person.posts.iter().any(|post| post.is_at(words, near)));
    let told_by_post: Vec<i64> = all.iter().filter(in_post).map(|person| person.id).collect();
    if told_by_post.is_empty() { all.iter().map(|person| person.id).collect() } else { told_by_post }
}

/// Whether these words of a name stand here, with their accents or without.
fn stand_at(name: &[Spelling], words: &[Word], at: usize) -> bool {
    words.get(at..at + name.len()).is_some_and(|typed| {
        typed.iter().zip(name).all(|(typed, name)| name.names(typed))
            && typed.iter().all(|word| word.sentence == typed[0].sentence)
    })
}

/// `Trần Văn Hùng` is not `Nguyễn Văn Hùng`.
fn follows_another_surname(words: &[Word], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &words[before]) else { return false };
    before.sentence == words[at].sentence
        && before.capital
        && !is_courtesy(before)
        && post_words(words, at).is_none()
}

fn follows_courtesy(words: &[Word], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &words[before]) else { return false };
    before.sentence == words[at].sentence && (is_courtesy(before) || post_words(words, at).is_some())
}

/// Without its accents a courtesy counts in capitals or where nobody types any: `co` is mostly `có`.
fn is_courtesy(word: &Word) -> bool {
    HONORIFICS.iter().flat_map(|honorific| honorific.split(' ')).any(|part| Spelling::of(part).is(word))
}

/// `ông Hùng Vương` is no `ông Hùng`.
fn goes_on_as_name(words: &[Word], at: usize) -> bool {
    words.get(at + 1).is_some_and(|next| {
        let in_running_text = !words[at].shouted && next.sentence == words[at].sentence;
        in_running_text
            && words[at].capital
            && next.capital
            && next.gap == " "
            && !Held::begins(words, at + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PEOPLE: [Person<'static>; 11] = [
        Person { id: 1, name: "Lê Thị Mẫu", post: "Bí thư Đảng ủy, Chủ tịch HĐND xã" },
        Person { id: 2, name: "Nguyễn Văn Thử", post: "Chủ tịch" },
        Person { id: 3, name: "Trần Văn Hùng", post: "Phó Chủ tịch UBND xã" },
        Person { id: 4, name: "Phạm Thị Lan", post: "Chuyên viên Phòng Kinh tế" },
        Person { id: 5, name: "Vũ Đình Lý", post: "Trưởng phòng Kinh tế" },
        Person { id: 6, name: "Hoàng Văn Nghiêm", post: "Trưởng Công an xã" },
        Person { id: 7, name: "Nông Văn Hùng", post: "Trưởng thôn Khuôn Sào" },
        Person { id: 8, name: "Đỗ Thị Hoa", post: "Chủ tịch Hội Phụ nữ" },
        Person { id: 9, name: "Bùi Thị Thu", post: "Chủ tịch Ủy ban MTTQ" },
        Person { id: 10, name: "Đặng Văn Bản", post: "Công chức địa chính - xây dựng" },
        Person { id: 11, name: "Ngô Thị Sách", post: "Công chức Văn phòng" },
    ];

    fn assert_named(rows: &[(&str, &[i64])]) {
        for (text, expected) in rows {
            assert_eq!(named(text, &PEOPLE), *expected, "{text}");
        }
    }

    #[test]
    fn a_full_name_is_known_with_and_without_its_accents() {
        assert_named(&[
            ("Ông Nguyễn Văn Thử nhận tiền", &[2]),
            ("ong nguyen van thu nhan tien cua toi", &[2]),
            ("ÔNG NGUYỄN VĂN THỬ NHẬN TIỀN", &[2]),
            ("Văn Thử nhận tiền của tôi", &[2]),
            ("nhà bà Nguyễn Thị Thử bên cạnh", &[]),
            ("anh Lê Văn Thử lái xe", &[]),
            ("Vũ Đình Lí ký khống", &[5]),
        ]);
    }

    #[test]
    fn a_given_name_behind_a_courtesy_is_enough() {
        assert_named(&[
            ("Ông Thử đòi tiền tôi", &[2]),
            ("chị Lan ở phòng kinh tế gợi ý phong bì", &[4]),
            ("Thử nghiệm giống lúa mới", &[]),
            ("đường Hùng Vương hỏng", &[]),
            ("tượng ông Hùng Vương", &[]),
            ("ong Thu doi tien toi", &[2, 9]),
        ]);
    }

    #[test]
    fn of_two_with_one_name_the_post_nearby_tells_which_else_both_are_left_out() {
        assert_named(&[
            ("Ông Hùng trưởng thôn ăn chặn tiền", &[7]),
            ("phó chủ tịch Hùng ăn chặn tiền", &[3]),
            ("ông Hùng ăn chặn tiền", &[3, 7]),
        ]);
    }

    #[test]
    fn a_post_is_its_holder_and_nobody_elses() {
        assert_named(&[
            ("Chủ tịch xã bao che", &[2]),
            ("ông chủ tịch ăn tiền", &[2]),
            ("chủ tịch UBND xã làm trái", &[2]),
            ("chủ tịch ủy ban nhân dân xã làm trái", &[2]),
            ("chu tich xa nhan tien cua toi roi im", &[2]),
            ("phó chủ tịch xã bao che", &[3]),
            ("ông phó chủ tịch nhận quà", &[3]),
            ("bí thư bao che", &[1]),
            ("ông bí thư xã", &[1]),
            ("bí thư kiêm chủ tịch hội đồng nhân dân", &[1]),
            ("chủ tịch HĐND xã", &[1]),
            ("chủ tịch hội phụ nữ giữ tiền", &[8]),
            ("chủ tịch mặt trận giữ tiền", &[9]),
            ("chủ tịch ủy ban mặt trận tổ quốc", &[9]),
            ("trưởng phòng kinh tế đòi phong bì", &[5]),
            ("trưởng phòng văn hóa đòi phong bì", &[]),
            ("trưởng công an xã đánh tôi", &[6]),
            ("công an xã đánh tôi", &[6]),
            ("trưởng thôn Khuôn Sào ăn chặn", &[7]),
            ("trưởng thôn Đồng Giếng ăn chặn", &[]),
            ("trưởng thôn tôi ăn chặn", &[7]),
            ("cán bộ địa chính vòi tiền", &[10]),
            ("anh địa chính vòi tiền", &[10]),
            ("cán bộ phòng kinh tế vòi tiền", &[4]),
            ("bà chủ tịch và ông phó chủ tịch chia nhau", &[2, 3]),
        ]);
    }

    #[test]
    fn somebody_elses_chair_is_not_ours() {
        assert_named(&[
            ("Chủ tịch nước về thăm", &[]),
            ("Chủ tịch Hồ Chí Minh", &[]),
            ("chủ tịch UBND tỉnh đã trả lời", &[]),
            ("chủ tịch hội nông dân", &[]),
            ("chủ tịch công ty", &[]),
            ("bí thư đoàn xã", &[]),
            ("bí thư chi bộ thôn", &[]),
            ("bí thư tỉnh ủy", &[]),
            ("công an huyện", &[]),
        ]);
    }

    #[test]
    fn whoever_is_addressed_is_not_accused() {
        assert_named(&[
            ("Kính gửi ông Chủ tịch UBND xã, ông trưởng công an xã đánh tôi", &[6]),
            ("Kính gửi: Ông Nguyễn Văn Thử, Chủ tịch UBND xã\nTôi tố cáo chị Lan", &[4]),
            ("Kính gửi:\n- Bí thư Đảng ủy xã\n- Chủ tịch UBND xã\n\nĐơn tố cáo ông Lý", &[5]),
            ("Kính thưa bà bí thư! Trưởng thôn ăn chặn", &[7]),
            ("Đề nghị Chủ tịch xã xử lý nghiêm cán bộ địa chính", &[10]),
            ("Mong bí thư và chủ tịch xem xét trưởng phòng kinh tế", &[5]),
            ("Kính gửi ông chủ tịch xã tố cáo ông phó chủ tịch", &[3]),
            ("Đề nghị xử lý ông chủ tịch xã", &[2]),
            ("Đề nghị chủ tịch xã trả lại tiền đã nhận", &[2]),
            ("Kính gửi ông Chủ tịch. Chính ông chủ tịch nhận tiền", &[2]),
        ]);
    }

    #[test]
    fn nobody_is_named_in_everyday_words() {
        assert_named(&[("Rác tập kết đầu ngõ", &[]), ("", &[]), ("Lan tỏa phong trào hoa trước ngõ", &[])]);
    }
}
