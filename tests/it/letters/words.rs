//! Each letter as a snapshot in both languages, and what no letter may say.

use chrono::TimeDelta;
use doithoai::app::App;
use doithoai::mail::letters::{self, Letter};
use doithoai::store::opinions::{Answer, Opinion};
use doithoai::store::units::Unit;
use domain::lang::Lang;
use domain::opinion::{Kind, Outcome};
use domain::role::Role;

use super::room::{self, Room, day, monday, receipt};

fn answer() -> Answer {
    Answer {
        id: 0,
        opinion_id: 0,
        revision: 1,
        spot: false,
        spoken_by: None,
        drafter_id: None,
        checked: "Ngày 25/11 đã kiểm tra tại suối Cạn: có rác, chưa rõ ai đổ.".to_owned(),
        checked_on: None,
        legal_ground: "Luật Bảo vệ môi trường 2020, Điều 75".to_owned(),
        solution: "Xã đã thu gom và đặt biển cấm.\nCông an xã tuần tra <mỗi tuần>.".to_owned(),
        responsible: "Phòng Kinh tế".to_owned(),
        done_by: Some(day(2026, 12, 20)),
        state: "issued".to_owned(),
        return_reason: None,
        submitted_at: None,
        approver_id: None,
        approved_at: None,
        number: Some("118/UBND-KT".to_owned()),
        issued_on: Some(day(2026, 12, 4)),
        updated_at: monday(),
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

/// All letters of the program in one language, by name.
fn all(app: &App, unit: &Unit, opinion: &Opinion, lang: Lang) -> Vec<(&'static str, Letter)> {
    let closed = Opinion {
        outcome: Some(Outcome::InProgress.into()),
        outcome_due_on: Some(day(2027, 1, 15)),
        outcome_note: Some("Đang chờ lắp camera.".to_owned()),
        ..opinion.clone()
    };
    let aside = Opinion {
        outcome_reason: Some("no_content".to_owned()),
        outcome_note: Some("Xin cho biết thôn nào.".to_owned()),
        ..opinion.clone()
    };
    let complaint = Opinion {
        kind: Some(Kind::KhieuNai.into()),
        transferred_to: Some("Chủ tịch UBND xã".to_owned()),
        ..opinion.clone()
    };
    let reply = Answer { checked: String::new(), legal_ground: String::new(), ..answer() };
    let replied = Opinion { transferred_to: Some("Hạt Kiểm lâm".to_owned()), ..opinion.clone() };
    let meeting = room::conference(unit.id);
    let due_on = day(2026, 12, 8);
    let notice = letters::account::Notice {
        lang,
        unit: lang.pick("Xã An Khê Thượng", "An Khê Thượng Commune"),
        by: "Trần Văn Mẫu",
        name: "Đỗ Thị Mẫu",
        login: "tiepdan",
        about: letters::account::About::Role(Role::ReceptionOfficer),
    };
    vec![
        ("received", letters::received(app, unit, lang, &receipt())),
        ("answered", letters::answered(app, unit, lang, opinion, &answer())),
        ("replied", letters::answered(app, unit, lang, &replied, &reply)),
        ("transferred", letters::transferred(app, unit, lang, opinion, "Hạt Kiểm lâm")),
        ("closed", letters::closed(app, unit, lang, &closed)),
        ("set_aside", letters::set_aside(app, unit, lang, &aside)),
        ("redirected", letters::redirected(app, unit, lang, &complaint)),
        ("assigned", letters::assigned(app, lang, opinion, due_on, Some("Nhờ đi kiểm tra sớm."))),
        ("supports", letters::supports(app, lang, opinion, due_on)),
        ("draft_waits", letters::draft_waits(app, lang, opinion)),
        ("draft_returned", letters::draft_returned(app, lang, opinion)),
        ("approved", letters::approved_waits_for_number(app, lang, opinion)),
        ("urgent", letters::urgent(app, lang, opinion)),
        ("look_needed", letters::look_needed(app, lang)),
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
    ]
}

#[tokio::test]
async fn every_letter_reads_as_it_was_written() {
    let room = Room::open().await;
    for lang in Lang::ALL {
        for (name, letter) in all(&room.app, &room.unit, &room.opinion, *lang) {
            let shown = format!("{}\n\n{}", letter.subject, letter.text);
            insta::assert_snapshot!(format!("{name}_{lang}"), shown);
        }
    }
}

#[tokio::test]
async fn the_look_of_a_letter_is_plain_html_that_fetches_nothing() {
    let room = Room::open().await;
    let letter = letters::answered(&room.app, &room.unit, Lang::Vi, &room.opinion, &answer());
    insta::assert_snapshot!("answered_html", letter.html);
    assert!(letter.html.contains("&lt;mỗi tuần&gt;"), "what people write stays text");
    for lang in Lang::ALL {
        for (name, letter) in all(&room.app, &room.unit, &room.opinion, *lang) {
            for fetching in ["src=", "<link", "<style", "<script", "url(", "@import"] {
                assert!(!letter.html.contains(fetching), "{name}: {fetching}");
            }
        }
    }
}

#[tokio::test]
async fn no_letter_tells_what_the_citizen_wrote_and_no_sentence_is_missing() {
    let room = Room::open().await;
    for lang in Lang::ALL {
        for (name, letter) in all(&room.app, &room.unit, &room.opinion, *lang) {
            for word in ["ông Tư", "rác ra suối"] {
                assert!(!letter.subject.contains(word) && !letter.text.contains(word), "{name}: {word}");
            }
            for missing in ["letter-", "{$", "{ $"] {
                assert!(
                    !letter.text.contains(missing) && !letter.subject.contains(missing),
                    "{name}: {}",
                    letter.text
                );
            }
        }
    }
}

#[tokio::test]
async fn a_letter_about_a_restricted_item_names_nothing() {
    let room = Room::open().await;
    let letter = letters::look_needed(&room.app, Lang::Vi);
    let officer = room::officer(room.unit.id);
    let envelope = letters::to_staff(&room.app, &officer, None, "look_needed", "99-3", letter);
    assert_eq!(envelope.subject, "Có một việc cần xem");
    assert_eq!(envelope.opinion, None);
    for part in [&envelope.text, &envelope.html, &envelope.message_id, &envelope.reference, &envelope.subject]
    {
        assert!(!part.contains("AKT") && !part.contains("99"), "{part}");
    }
}

#[tokio::test]
async fn the_same_letter_has_the_same_id_and_another_one_another() {
    let room = Room::open().await;
    let envelope = |kind: &str| {
        let letter = letters::received(&room.app, &room.unit, Lang::Vi, &receipt());
        letters::to_citizen(&room.app, &room.opinion, "dan@thon.test".to_owned(), kind, letter)
    };
    let (first, again, other) = (envelope("answered-1"), envelope("answered-1"), envelope("answered-2"));
    assert_eq!(first.message_id, again.message_id);
    assert_ne!(first.message_id, other.message_id);
    assert_eq!(first.reference, other.reference, "one thread a case");
    assert_eq!(first.kind, "answered");
    assert!(first.message_id.ends_with("@doithoai.ankhethuong.test>"));
}
