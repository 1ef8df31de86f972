//! What stands above and below the words on a paper of the office: day, head, signature (Nghị định 30/2020/NĐ-CP;
//! Hướng dẫn 36-HD/VPTW for papers of the Party).

use chrono::{Datelike, NaiveDate};

use crate::fold::fold;
use crate::lang::Lang;

/// The body in whose name a paper leaves; its head follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body {
    /// The People's Committee.
    State,
    /// The Party committee.
    Party,
}

/// Who signs, as it is printed above the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The body that the signer signs for.
    pub body: Body,
    /// The lines in capitals: for whom, in whose place, the own post.
    pub lines: Vec<String>,
}

impl Signature {
    /// The lines that belong to a post as documents name it, such as `Phó Chủ tịch UBND xã`.
    #[must_use]
    pub fn of(post: &str) -> Self {
        let folded = fold(post);
        let words: Vec<&str> = folded.split(' ').collect();
        let of_committee = heads_committee(&words);
        let at = of_committee.or_else(|| party_post(&words));
        let deputy = at.is_some_and(|at| at > 0 && words[at - 1] == "pho");
        let (body, lines): (Body, &[&str]) = match (of_committee.is_some(), at.is_some(), deputy) {
            (true, _, false) => (Body::State, &["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
            (true, _, true) => (Body::State, &["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
            (false, true, false) => (Body::Party, &["T/M BAN THƯỜNG VỤ", "BÍ THƯ"]),
            (false, true, true) => (Body::Party, &["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"]),
            (false, false, _) => (Body::State, &["TL. CHỦ TỊCH"]),
        };
        let mut lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        if at.is_none() {
            lines.push(post.to_uppercase());
        }
        Self { body, lines }
    }
}

/// Where `chủ tịch` of the People's Committee stands in a post; the chairs of other bodies sign nothing here.
fn heads_committee(words: &[&str]) -> Option<usize> {
    words.windows(2).enumerate().find_map(|(at, pair)| {
        let rest = &words[at + 2..];
        let committee =
            rest.is_empty() || rest[0] == "ubnd" || rest.starts_with(&["uy", "ban", "nhan", "dan"]);
        (pair == ["chu", "tich"] && (committee || rest == ["xa"] || rest == ["phuong"])).then_some(at)
    })
}

/// Where `bí thư` of the Party committee stands in a post.
fn party_post(words: &[&str]) -> Option<usize> {
    let at = words.windows(2).position(|pair| pair == ["bi", "thu"])?;
    let rest = &words[at + 2..];
    let of_party =
        rest.is_empty() || rest.windows(2).any(|pair| pair == ["dang", "uy"]) || rest[0] == "thuong";
    of_party.then_some(at)
}

/// A day as papers print it: a zero stands only before days below 10 and the months 1 and 2.
#[must_use]
pub fn dated(on: NaiveDate) -> String {
    let month = match on.month() {
        early @ 1..=2 => format!("0{early}"),
        month => month.to_string(),
    };
    format!("ngày {:02} tháng {month} năm {}", on.day(), on.year())
}

/// The People's Committee of a unit inside a sentence, from the unit's name in that language.
#[must_use]
pub fn committee(unit: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => {
            let (first, rest) = unit.split_once(' ').unwrap_or((unit, ""));
            let kinds = ["Xã", "Phường", "Đặc", "Thị", "Tỉnh", "Thành"];
            let first = if kinds.contains(&first) { first.to_lowercase() } else { first.to_owned() };
            format!("Ủy ban nhân dân {first} {rest}").trim_end().to_owned()
        }
        Lang::En => format!("the People's Committee of {unit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::sample::day;

    fn signs(post: &str) -> (Body, String) {
        let signature = Signature::of(post);
        (signature.body, signature.lines.join(" / "))
    }

    #[test]
    fn months_from_march_on_stand_without_a_zero() {
        assert_eq!(dated(day("2026-06-05")), "ngày 05 tháng 6 năm 2026");
        assert_eq!(dated(day("2026-12-04")), "ngày 04 tháng 12 năm 2026");
        assert_eq!(dated(day("2026-02-15")), "ngày 15 tháng 02 năm 2026");
        assert_eq!(dated(day("2026-01-31")), "ngày 31 tháng 01 năm 2026");
        assert_eq!(dated(day("2026-10-10")), "ngày 10 tháng 10 năm 2026");
    }

    #[test]
    fn the_chair_signs_for_the_committee_and_the_vice_chair_in_the_chairs_place() {
        let chair = (Body::State, "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH".to_owned());
        for post in [
            "Chủ tịch UBND xã",
            "Chủ tịch",
            "Phó Bí thư Đảng ủy, Chủ tịch UBND xã",
            "Chủ tịch Ủy ban nhân dân",
        ] {
            assert_eq!(signs(post), chair, "{post}");
        }
        let vice = "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH".to_owned();
        assert_eq!(signs("Phó Chủ tịch UBND"), (Body::State, vice));
    }

    #[test]
    fn the_secretary_signs_for_the_party_committee_even_as_chair_of_the_council() {
        let secretary = (Body::Party, "T/M BAN THƯỜNG VỤ / BÍ THƯ".to_owned());
        for post in ["Bí thư Đảng ủy", "Bí thư", "Bí thư Đảng ủy, Chủ tịch HĐND xã"] {
            assert_eq!(signs(post), secretary, "{post}");
        }
        let deputy = (Body::Party, "T/M BAN THƯỜNG VỤ / PHÓ BÍ THƯ".to_owned());
        assert_eq!(signs("Phó Bí thư Thường trực Đảng ủy"), deputy);
    }

    #[test]
    fn everybody_else_signs_by_order_of_the_chair() {
        let order = "TL. CHỦ TỊCH / CÔNG CHỨC TIẾP CÔNG DÂN".to_owned();
        assert_eq!(signs("Công chức tiếp công dân"), (Body::State, order));
        assert_eq!(signs("Chủ tịch Hội Phụ nữ").1, "TL. CHỦ TỊCH / CHỦ TỊCH HỘI PHỤ NỮ");
        assert_eq!(signs("Bí thư Đoàn thanh niên").1, "TL. CHỦ TỊCH / BÍ THƯ ĐOÀN THANH NIÊN");
    }

    #[test]
    fn the_committee_is_named_inside_a_sentence() {
        assert_eq!(committee("Xã An Khê Thượng", Lang::Vi), "Ủy ban nhân dân xã An Khê Thượng");
        assert_eq!(committee("Đặc khu Lý Sơn", Lang::Vi), "Ủy ban nhân dân đặc khu Lý Sơn");
        assert_eq!(
            committee("An Khê Thượng Commune", Lang::En),
            "the People's Committee of An Khê Thượng Commune"
        );
    }
}
