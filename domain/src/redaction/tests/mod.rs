//! What must be marked, what must not, and what a mark does.

mod marked;
mod unmarked;

use super::*;

fn kinds(text: &str, known: &[&str]) -> Vec<(Private, String)> {
    marks(text, known).into_iter().map(|mark| (mark.kind, mark.text)).collect()
}

#[test]
fn a_number_of_a_person_is_marked_however_it_is_broken_up() {
    let wrong: Vec<String> = marked::ROWS
        .iter()
        .filter(|(text, kind, expected)| kinds(text, &["Trần Thị Thật"]) != [(*kind, (*expected).to_owned())])
        .map(|(text, kind, expected)| {
            format!("{text:?}: {kind} {expected:?}, not {:?}", kinds(text, &["Trần Thị Thật"]))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), marked::ROWS.len(), wrong.join("\n"));
    assert!(marked::ROWS.len() >= 40);
}

#[test]
fn money_days_papers_and_everyday_words_are_not_marked() {
    let wrong: Vec<String> = unmarked::ROWS
        .iter()
        .filter(|text| !marks(text, &["Trần Thị Thật"]).is_empty())
        .map(|text| format!("{text:?}: {:?}", kinds(text, &["Trần Thị Thật"])))
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), unmarked::ROWS.len(), wrong.join("\n"));
    assert!(unmarked::ROWS.len() >= 40);
}

#[test]
fn several_numbers_are_several_marks() {
    assert_eq!(
        kinds("Gọi 0900 000 001, 0900000002 hoặc viết mau@thu.example", &[]),
        [
            (Private::Phone, "0900 000 001".to_owned()),
            (Private::Phone, "0900000002".to_owned()),
            (Private::Email, "mau@thu.example".to_owned()),
        ]
    );
    assert_eq!(kinds("CCCD 001000000001 - ĐT 0900000001", &[]).len(), 2);
}

#[test]
fn an_answer_about_somebody_is_read_like_the_words() {
    assert_eq!(
        kinds("Đã gặp ông Mẫu, 0900 000 001", &[]),
        [(Private::Name, "Mẫu".to_owned()), (Private::Phone, "0900 000 001".to_owned())]
    );
}

#[test]
fn a_publication_is_held_until_each_mark_is_gone_or_waved_through() {
    let text = "Gọi 0209 3812 345 hoặc ông Thử";
    let found = marks(text, &[]);
    assert_eq!(holding(&found, &[]).len(), 2);
    let waved = |kind, text: &str, why| Waved { kind, text: text.to_owned(), why };
    let office = waved(Private::Phone, "0209 3812 345", Waiver::OfOffice);
    assert_eq!(holding(&found, std::slice::from_ref(&office)), [&found[1]]);
    let other = waved(Private::Name, "0209 3812 345", Waiver::NotPersonal);
    assert_eq!(holding(&found, &[other]).len(), 2);
    let person = waved(Private::Name, "Thử", Waiver::InOffice);
    assert!(holding(&found, &[office, person]).is_empty());
}

#[test]
fn the_masked_text_says_what_stood_there_and_holds_nothing_back() {
    let text = "Trại lợn nhà ông Nguyễn Văn Thử, ĐT (0900) 000001, xe 20A-123.45";
    let masked = mask(text, &marks(text, &[]), Lang::Vi);
    assert_eq!(masked, "Trại lợn nhà ông [tên], ĐT [số điện thoại], xe [biển số xe]");
    for lang in Lang::ALL {
        assert!(marks(&mask(text, &marks(text, &[]), *lang), &[]).is_empty());
    }
}

#[test]
fn marks_of_another_text_mask_nothing() {
    let marks = marks("Gọi 0900000001", &[]);
    assert_eq!(mask("Gọi xã", &marks, Lang::Vi), "Gọi xã");
    assert_eq!(mask("ẩẩẩẩẩẩẩ", &marks, Lang::Vi), "ẩẩẩẩẩẩẩ");
}

#[test]
fn marks_are_cut_between_letters_whatever_is_typed() {
    for text in
        ["", "🌸 0900000001 🌸", "\u{200b}0\u{301}900000001", "ông \u{300}Mẫu", "+", "(((", "0", "+84"]
    {
        for mark in marks(text, &["", "🌸"]) {
            assert_eq!(text.get(mark.range), Some(mark.text.as_str()));
        }
    }
}

#[test]
fn whatever_is_marked_can_be_masked_where_it_stands() {
    for (text, kind, expected) in marked::ROWS {
        let masked = mask(text, &marks(text, &["Trần Thị Thật"]), Lang::Vi);
        assert_eq!(masked, text.replacen(expected, kind.mask(Lang::Vi), 1), "{text}");
        assert!(marks(&masked, &["Trần Thị Thật"]).is_empty(), "{masked}");
    }
}
