//! Each letter as a snapshot in both languages, and what no letter may say.

use chrono::TimeDelta;
use doithoai::app::App;
use doithoai::mail::letters::{
    self, Addressee, Answered, Case, Closed, Letter, Matter, Moved, Name, PassedOn, Received,
};
use doithoai::store::outbox::Envelope;
use doithoai::store::units::Unit;
use domain::deadline::Step;
use domain::lang::Lang;
use domain::opinion::{Accepted, Outcome, SetAsideReason};
use domain::role::Role;

use super::room::{self, Room, citizen, day, monday, receipt};
use crate::raw_words::raw_words;

fn answer() -> Answered {
    Answered {
        replied_by: None,
        number: "118/UBND-KT".to_owned(),
        issued_on: Some(day(2026, 12, 4)),
        question: "Đổ trộm rác bên suối Cạn".to_owned(),
        checked: "Đã kiểm tra tại suối Cạn: có rác, chưa rõ ai đổ.".to_owned(),
        checked_on: Some(day(2026, 11, 25)),
        ground: "Luật Bảo vệ môi trường 2020, Điều 75".to_owned(),
        solution: "Xã đã thu gom và đặt biển cấm.\nCông an xã tuần tra <mỗi tuần>.".to_owned(),
        responsible: "Phòng Kinh tế".to_owned(),
        accepted: Some(Accepted::Part),
        accepted_why: "Camera chờ có vốn.".to_owned(),
        done_by: Some(day(2026, 12, 20)),
        signer: Some(("Phó Chủ tịch UBND xã".to_owned(), "Nông Văn Mẫu".to_owned())),
    }
}

fn matter(case: &Case) -> Matter {
    Matter {
        case: case.clone(),
        title: Some("Đổ trộm rác bên suối Cạn".to_owned()),
        village: Some("Trại Mới".to_owned()),
        topic: Some(Name {
            vi: "Đổ trộm, đốt rác".to_owned(),
            en: "Dumping and burning of waste".to_owned(),
        }),
        due_on: Some(day(2026, 12, 8)),
    }
}

/// A receipt whose day depends on a proposal and on a year that nobody has confirmed.
fn uncertain() -> Received {
    let proposed = |alternative| Step::Unconfirmed {
        on: day(2026, 11, 28),
        name: "Làm bù".to_owned(),
        name_en: "Worked in exchange".to_owned(),
        alternative: Some(alternative),
    };
    Received {
        may_move: vec![
            proposed(day(2026, 12, 9)),
            proposed(day(2026, 12, 10)),
            Step::YearUnconfirmed { year: 2027 },
        ],
        ..receipt()
    }
}

fn staff_words(lang: Lang) -> letters::staff::Words<'static> {
    letters::staff::Words {
        lang,
        unit: lang.pick("Xã An Khê Thượng", "An Khê Thượng Commune"),
        name: "Đỗ Thị Mẫu",
        login: "kinhte",
        link: "https://doithoai.ankhethuong.test/dat-mat-khau/abc",
        until: monday() + TimeDelta::days(3),
    }
}

/// All letters to a citizen in one language, by name.
fn to_citizens(app: &App, unit: &Unit, case: &Case, lang: Lang) -> Vec<(&'static str, Letter)> {
    let (to, code) = (citizen(lang), case.code.as_str());
    let nameless = Addressee { lang, ..Addressee::default() };
    let closed = |outcome, due_on| Closed { outcome, note: "Đang chờ lắp camera.".to_owned(), due_on };
    let going_on = closed(Outcome::InProgress, Some(day(2027, 1, 15)));
    let road_map = closed(Outcome::Roadmap, Some(day(2027, 6, 5)));
    let resolved = closed(Outcome::Resolved, None);
    let explained = closed(Outcome::Explained, None);
    let reply = Answered {
        replied_by: Some("Hạt Kiểm lâm".to_owned()),
        checked: String::new(),
        checked_on: None,
        ground: String::new(),
        accepted: None,
        accepted_why: String::new(),
        signer: None,
        ..answer()
    };
    let passed = PassedOn {
        body: "Hạt Kiểm lâm".to_owned(),
        chase_on: Some(day(2026, 12, 8)),
        note: "Hồ sơ gồm ba ảnh.".to_owned(),
    };
    let moved = Moved {
        from: day(2026, 12, 10),
        to: day(2026, 12, 28),
        reason: "Phải lấy mẫu nước hai lần.".to_owned(),
    };
    let aside = |why| letters::set_aside(app, unit, &to, code, why, "Xin cho biết thôn nào.");
    vec![
        ("received", letters::received(app, unit, &to, &receipt())),
        ("received_uncertain", letters::received(app, unit, &nameless, &uncertain())),
        ("answered", letters::answered(app, unit, &to, code, &answer())),
        ("replied", letters::answered(app, unit, &to, code, &reply)),
        ("transferred", letters::transferred(app, unit, &to, code, &passed)),
        ("promise_moved", letters::promise_moved(app, unit, &to, code, &moved)),
        ("reopened", letters::reopened(app, unit, &to, code, day(2026, 12, 28))),
        ("closed", letters::closed(app, unit, &to, code, &going_on)),
        ("closed_road_map", letters::closed(app, unit, &to, code, &road_map)),
        ("closed_resolved", letters::closed(app, unit, &to, code, &resolved)),
        ("closed_explained", letters::closed(app, unit, &to, code, &explained)),
        ("set_aside", aside(SetAsideReason::NoContent)),
        ("set_aside_thanks", aside(SetAsideReason::Praise)),
        ("redirected", letters::redirected(app, unit, &to, code, "Chủ tịch Ủy ban nhân dân xã")),
    ]
}

/// All letters of the program in one language, by name.
fn all(app: &App, unit: &Unit, case: &Case, lang: Lang) -> Vec<(&'static str, Letter)> {
    let meeting = room::conference(unit.id);
    let matter = matter(case);
    let notice = letters::account::Notice {
        lang,
        unit: lang.pick("Xã An Khê Thượng", "An Khê Thượng Commune"),
        by: "Trần Văn Mẫu",
        name: "Đỗ Thị Mẫu",
        login: "tiepdan",
        about: letters::account::About::Role(Role::ReceptionOfficer),
    };
    let returned = "Còn chung chung: nêu rõ ngày kiểm tra.";
    let mut all = to_citizens(app, unit, case, lang);
    all.extend([
        ("assigned", letters::assigned(app, lang, &matter, Some("Nhờ đi kiểm tra sớm."))),
        ("supports", letters::supports(app, lang, &matter)),
        ("draft_waits", letters::draft_waits(app, lang, &matter)),
        ("draft_returned", letters::draft_returned(app, lang, &matter, returned)),
        ("approved", letters::approved_waits_for_number(app, lang, &matter)),
        ("urgent", letters::urgent(app, lang, &matter)),
        ("look_needed", letters::look_needed(app, lang)),
        ("shielded", letters::shielded(app, lang)),
        ("moved_to_province", letters::moved_to_province(app, lang, unit)),
        ("account", letters::staff::account(&staff_words(lang))),
        ("reset", letters::staff::reset(&staff_words(lang))),
        ("proposal", letters::account::proposal(app, &notice, "letter-proposal-role")),
        ("guarded", letters::account::guarded(&notice, "letter-guarded-role-given")),
        ("left_behind", letters::account::left_behind(app, &notice, 3)),
        ("announced", letters::conference_announced(app, unit, lang, &meeting, false)),
        ("announced_staff", letters::conference_announced(app, unit, lang, &meeting, true)),
        ("postponed", letters::conference_postponed(app, unit, lang, &meeting, false)),
        ("cancelled", letters::conference_cancelled(app, unit, lang, &meeting, false)),
        ("cancelled_staff", letters::conference_cancelled(app, unit, lang, &meeting, true)),
    ]);
    all
}

#[tokio::test]
async fn every_letter_reads_as_it_was_written() {
    let room = Room::open().await;
    for lang in Lang::ALL {
        for (name, letter) in all(&room.app, &room.unit, &room::case(&room.opinion), *lang) {
            let shown = format!("{}\n\n{}", letter.subject, letter.text);
            insta::assert_snapshot!(format!("{name}_{lang}"), shown);
        }
    }
}

#[tokio::test]
async fn the_look_of_a_letter_is_plain_html_that_fetches_nothing() {
    let room = Room::open().await;
    let letter = letters::answered(&room.app, &room.unit, &citizen(Lang::Vi), "AKT", &answer());
    insta::assert_snapshot!("answered_html", letter.html);
    assert!(letter.html.contains("&lt;mỗi tuần&gt;"), "what people write stays text");
    for lang in Lang::ALL {
        for (name, letter) in all(&room.app, &room.unit, &room::case(&room.opinion), *lang) {
            for fetching in ["src=", "<link", "<style", "<script", "url(", "@import"] {
                assert!(!letter.html.contains(fetching), "{name}: {fetching}");
            }
        }
    }
}

#[tokio::test]
async fn no_subject_tells_of_whom_or_what_no_sentence_is_missing_and_no_stored_word_is_said() {
    let room = Room::open().await;
    for lang in Lang::ALL {
        for (name, letter) in all(&room.app, &room.unit, &room::case(&room.opinion), *lang) {
            for word in ["Mẫu", "Trại Mới", "rác"] {
                assert!(!letter.subject.contains(word), "{name}: {}", letter.subject);
            }
            let said = format!("{} {}", letter.subject, letter.text);
            for missing in ["letter-", "{$", "{ $"] {
                assert!(!said.contains(missing), "{name}: {said}");
            }
            let raw = raw_words(&said, lang.as_str());
            assert!(raw.is_empty(), "{name}: {raw:?} in {said}");
        }
    }
}

#[tokio::test]
async fn thanks_are_received_and_what_goes_on_has_not_ended() {
    let room = Room::open().await;
    let written = all(&room.app, &room.unit, &room::case(&room.opinion), Lang::Vi);
    let text = |name: &str| {
        let found = written.iter().find(|(known, _)| *known == name);
        found.map(|(_, letter)| format!("{} {}", letter.subject, letter.text)).expect("a letter of that name")
    };
    assert!(text("set_aside_thanks").contains("đã nhận lời cảm ơn"));
    assert!(!text("closed").contains("kết thúc"));
    assert!(text("closed").contains("Làm xong trước ngày: 15/01/2027"));
    for (name, letter) in &written {
        for never in ["thụ lý", "vào số", "cấp số", "lùi đến"] {
            assert!(!letter.text.contains(never), "{name}: {never}");
        }
    }
}

#[tokio::test]
async fn the_citizen_reads_what_may_still_move_the_promised_day() {
    let room = Room::open().await;
    let letter = letters::received(&room.app, &room.unit, &citizen(Lang::Vi), &uncertain());
    assert!(letter.text.contains("Nếu được duyệt thì hạn là Thứ Tư, 09/12/2026"), "{}", letter.text);
    assert!(letter.text.contains("Nếu được duyệt thì hạn vẫn không đổi"), "{}", letter.text);
    assert!(letter.text.contains("lịch nghỉ năm 2027 chưa được xác nhận"), "{}", letter.text);
}

#[tokio::test]
async fn a_letter_about_a_restricted_item_names_nothing() {
    let room = Room::open().await;
    let officer = room::officer(room.unit.id);
    for letter in [
        letters::look_needed(&room.app, Lang::Vi),
        letters::shielded(&room.app, Lang::Vi),
        letters::moved_to_province(&room.app, Lang::Vi, &room.unit),
    ] {
        let envelope = letters::to_staff(&room.app, &officer, None, "look_needed", "99-3", letter);
        assert_eq!(envelope.opinion, None);
        let Envelope { subject, text, html, message_id, reference, .. } = &envelope;
        for part in [text, html, reference, subject] {
            assert!(!part.contains("AKT") && !part.contains("99"), "{part}");
        }
        // The rest of an id is drawn by lot, so that two digits may come by chance.
        assert!(!message_id.contains("AKT-") && !message_id.contains("99-3"), "{message_id}");
        assert!(!subject.contains("khẩn"), "{subject}");
    }
}

#[tokio::test]
async fn the_same_letter_has_the_same_id_and_another_one_another() {
    let room = Room::open().await;
    let envelope = |kind: &str| {
        let letter = letters::received(&room.app, &room.unit, &citizen(Lang::Vi), &receipt());
        letters::to_citizen(&room.app, &room::case(&room.opinion), "dan@thon.test".to_owned(), kind, letter)
    };
    let (first, again, other) = (envelope("answered-1"), envelope("answered-1"), envelope("answered-2"));
    assert_eq!(first.message_id, again.message_id);
    assert_ne!(first.message_id, other.message_id);
    assert_eq!(first.reference, other.reference, "one thread a case");
    assert_eq!(first.kind, "answered");
    assert!(first.message_id.ends_with("@doithoai.ankhethuong.test>"));
}
