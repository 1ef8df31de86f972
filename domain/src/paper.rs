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
    format!("ngày {:02} tháng {} năm {}", on.day(), month(on), on.year())
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

/// A document as papers cite it: kind, number, day, issuer, what about; a law by its name, number and day.
#[must_use]
pub fn citation(number: &str, issued_on: NaiveDate, issuer: &str, about: &str) -> String {
    const KINDS: [&str; 11] = [
        "Kết luận",
        "Kế hoạch",
        "Quy định",
        "Nghị quyết",
        "Nghị định",
        "Quyết định",
        "Chỉ thị",
        "Thông báo",
        "Hướng dẫn",
        "Thông tư",
        "Công văn",
    ];
    let on = format!("{:02}/{}/{}", issued_on.day(), month(issued_on), issued_on.year());
    if about.starts_with("Luật ") || about.starts_with("Bộ luật ") {
        return format!("{about} số {number} ngày {on}");
    }
    match KINDS.into_iter().find_map(|kind| Some((kind, about.strip_prefix(kind)?))) {
        Some((kind, rest)) => format!("{kind} số {number} ngày {on} của {issuer}{rest}"),
        None => format!("Văn bản số {number} ngày {on} của {issuer}: {about}"),
    }
}

fn month(on: NaiveDate) -> String {
    match on.month() {
        early @ 1..=2 => format!("0{early}"),
        month => month.to_string(),
    }
}

/// A village as an address names it: `thôn` before a bare name, nothing before one that says what it is.
#[must_use]
pub fn village(name: &str) -> String {
    const SAYS: [&str; 14] = [
        "thon", "to", "ban", "buon", "bon", "khu", "khoi", "ap", "xom", "lang", "plei", "soc", "phum", "doi",
    ];
    let first = fold(name);
    let first = first.split(' ').next().unwrap_or_default();
    if SAYS.contains(&first) || name.trim().is_empty() {
        let mut letters = name.chars();
        letters.next().map_or_else(String::new, |c| c.to_lowercase().chain(letters).collect())
    } else {
        format!("thôn {name}")
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
    fn a_law_is_cited_by_name_number_and_day_and_a_conclusion_with_its_issuer() {
        let law =
            citation("72/2025/QH15", day("2025-06-16"), "Quốc hội", "Luật Tổ chức chính quyền địa phương");
        assert_eq!(law, "Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16/6/2025");
        let party =
            citation("116-KL/TU", day("2021-07-09"), "Ban Thường vụ Tỉnh ủy", "Kết luận về đối thoại");
        assert_eq!(party, "Kết luận số 116-KL/TU ngày 09/7/2021 của Ban Thường vụ Tỉnh ủy về đối thoại");
        let other = citation("5/UBND", day("2026-02-03"), "UBND tỉnh", "Đề án nước sạch");
        assert_eq!(other, "Văn bản số 5/UBND ngày 03/02/2026 của UBND tỉnh: Đề án nước sạch");
    }

    #[test]
    fn a_village_is_named_as_in_an_address() {
        assert_eq!(village("Trại Mới"), "thôn Trại Mới");
        assert_eq!(village("Tổ liên gia số 3"), "tổ liên gia số 3");
        assert_eq!(village("Buôn M'Drắk"), "buôn M'Drắk");
        assert_eq!(village("Thôn Trung Tâm"), "thôn Trung Tâm");
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
