//! Acts that are seldom needed: each done once, and what it must leave as it was.

use doithoai::store::{Sees, opinions};
use serde_json::json;

use crate::harness::citizen::{self, Receipt, Said, sends};
use crate::harness::office::{Office, act_path, case_path};
use crate::harness::program::{Program, is_answered, is_answered_again, is_closed, is_drafted_and_issued};
use crate::walk::{is_announced, is_planned};

async fn is_sent(office: &Office) -> Receipt {
    sends(office, Said { text: "Mương Đồng Sậy tắc.", ..Said::default() }).await
}

async fn is_sorted(office: &Office, code: &str, kind: &str) {
    let sorted = json!({ "kind": kind, "topic": "TNG-07", "title": "Mương Đồng Sậy tắc" });
    Program::of(office, "vanphong").await.does(code, "classify", sorted).await;
}

fn why(reason: &str) -> serde_json::Value {
    json!({ "reason": reason })
}

#[tokio::test]
async fn what_was_given_to_the_wrong_office_goes_back_to_whoever_gave_it() {
    let office = Office::open().await;
    let code = is_sent(&office).await.code;
    is_sorted(&office, &code, "phan_anh").await;
    let chair = Program::of(&office, "chutich").await;
    chair.does(&code, "assign", json!({ "office": "KT", "officer": "kinhte", "term": "answer" })).await;
    let officer = office.sign_in("kinhte").await;
    let form = office.ask(&officer, &code, "tra-lai").await.form(&act_path(&code, "tra-lai"));
    form.set("reason", "Việc của Phòng Văn hóa.").send().await;
    let case = chair.case(&code).await;
    assert_eq!((&case["stage"], &case["officer"]), (&json!("received"), &json!(null)), "{case}");
    let page = office.sign_in("chutich").await.open(&case_path(&code)).await;
    page.expect("Việc của Phòng Văn hóa.");
    chair.does(&code, "assign", json!({ "office": "VHXH", "officer": "vanhoa", "term": "answer" })).await;
    office.verify().await;
}

#[tokio::test]
async fn the_reply_of_a_body_outside_is_the_answer_that_the_citizen_reads() {
    let office = Office::open().await;
    let receipt = is_sent(&office).await;
    is_sorted(&office, &receipt.code, "phan_anh").await;
    let clerk = Program::of(&office, "vanphong").await;
    let told = "Mương này do Sở quản lý.";
    let passed = json!({ "body": "Sở Xây dựng", "number": "12/PC", "told": told, "note": "Gọi chị Lan." });
    clerk.does(&receipt.code, "transfer", passed).await;
    let way = citizen::looks(&office, &receipt).await;
    way.expect(told).expect_not("Gọi chị Lan");
    let tracked = citizen::tracks(&office, &receipt.code, &receipt.secret).await.json();
    assert_eq!(tracked["matters"][0]["outcome_told"], told, "{tracked}");
    let desk = office.sign_in("vanphong").await;
    desk.open(&case_path(&receipt.code)).await.expect(told).expect("Gọi chị Lan.").expect("12/PC");
    clerk.does(&receipt.code, "publish", json!({ "title": "Mương tắc", "words": "Mương tắc." })).await;
    let day = domain::date::display_day(office.today());
    let page = office.visitor().open(&format!("/cong-khai/{}", receipt.code)).await;
    page.expect(&format!("Xã đã chuyển nội dung này đến Sở Xây dựng ngày {day}"));
    page.expect_not("Xã chưa trả lời");
    let reply = json!({ "reply": "Sở sẽ nạo vét trong quý sau.", "number": "88/SXD" });
    clerk.does(&receipt.code, "record_reply", reply).await;
    let case = clerk.case(&receipt.code).await;
    assert_eq!(case["stage"], "answered", "{case}");
    let way = citizen::looks(&office, &receipt).await;
    way.expect("Sở sẽ nạo vét trong quý sau.").expect(told);
    let page = office.visitor().open(&format!("/cong-khai/{}", receipt.code)).await;
    page.expect("Xã đã trả lời người gửi").expect_not("Xã chưa trả lời");
    let path = act_path(&receipt.code, "ket-thuc");
    let chair = office.sign_in("chutich").await;
    let form = office.ask(&chair, &receipt.code, "ket-thuc").await.form(&path);
    assert_eq!(form.value("told").trim(), "", "the words of the transfer are not those of the end");
    form.set("outcome", "explained").set("told", "Sở đã hẹn.").send().await.expect_status(200);
    Program::of(&office, "chutich").await.does(&receipt.code, "reopen", why("Sở chưa làm.")).await;
    let case = clerk.case(&receipt.code).await;
    assert_eq!((&case["transferred_to"], &case["outcome_told"]), (&json!(null), &json!(null)), "{case}");
    office.visitor().open("/cong-khai?tinh-trang=transferred").await.expect_not(&receipt.code);
    let page = office.visitor().open(&format!("/cong-khai/{}", receipt.code)).await;
    page.expect_not("đã chuyển nội dung này đến");
    office.verify().await;
}

#[tokio::test]
async fn a_body_outside_that_is_named_like_the_sender_is_not_named_in_public() {
    let office = Office::open().await;
    let said = Said { text: "Mương Đồng Sậy tắc.", name: "Lò Văn Gửi", ..Said::default() };
    let code = sends(&office, said).await.code;
    is_sorted(&office, &code, "phan_anh").await;
    let clerk = Program::of(&office, "vanphong").await;
    let shown = json!({ "title": "Mương tắc", "words": "Mương tắc." });
    clerk.does(&code, "publish", shown.clone()).await;
    clerk.does(&code, "transfer", json!({ "body": "Tổ hòa giải của Lò Văn Gửi", "number": "12/PC" })).await;
    let visitor = office.visitor();
    for again in [false, true] {
        if again {
            clerk.does(&code, "publish", shown.clone()).await;
        }
        let page = visitor.open(&format!("/cong-khai/{code}")).await;
        page.expect("Xã đã chuyển nội dung này đến cơ quan có thẩm quyền").expect_not("Lò Văn Gửi");
        visitor.open("/cong-khai").await.expect(&code).expect_not("Lò Văn Gửi");
    }
    office.verify().await;
}

#[tokio::test]
async fn what_was_passed_on_and_closed_is_chased_no_more() {
    let office = Office::open().await;
    let code = is_sent(&office).await.code;
    is_sorted(&office, &code, "phan_anh").await;
    let clerk = Program::of(&office, "vanphong").await;
    clerk.does(&code, "transfer", json!({ "body": "Sở Xây dựng", "number": "12/PC" })).await;
    assert!(clerk.case(&code).await["due_on"].is_string(), "the reply is waited for until a day");
    let passed = json!({ "outcome": "transferred", "told": "Đã chuyển Sở Xây dựng." });
    Program::of(&office, "chutich").await.does(&code, "close", passed).await;
    let shown = json!({ "title": "Mương tắc", "words": "Mương tắc.", "answer": "Đã chuyển Sở." });
    clerk.does(&code, "publish", shown).await;
    let visitor = office.visitor();
    visitor.open(&format!("/cong-khai/{code}")).await.expect_status(200).expect("Sở Xây dựng");
    visitor.open("/cong-khai?tinh-trang=transferred").await.expect("Sở Xây dựng");
    office.days_later(120);
    let case = clerk.case(&code).await;
    let told = (&case["stage"], &case["due_on"], &case["overdue"]);
    assert_eq!(told, (&json!("closed"), &json!(null), &json!(false)), "{case}");
    office.verify().await;
}

#[tokio::test]
async fn what_the_citizen_takes_back_is_closed_as_withdrawn() {
    let office = Office::open().await;
    let receipt = is_sent(&office).await;
    let clerk = office.sign_in("vanphong").await;
    let form = office.ask(&clerk, &receipt.code, "rut").await.form(&act_path(&receipt.code, "rut"));
    form.set("reason", "Bà con gọi điện xin rút.").send().await.expect_status(200);
    let case = Program::of(&office, "vanphong").await.case(&receipt.code).await;
    assert_eq!((&case["stage"], &case["outcome"]), (&json!("closed"), &json!("withdrawn")), "{case}");
    citizen::looks(&office, &receipt).await.expect_not("Bà con gọi điện xin rút.");
    office.verify().await;
}

#[tokio::test]
async fn what_is_opened_again_keeps_its_answer_and_the_day_of_it_and_gets_another_one() {
    let office = Office::open().await;
    let said = Said { text: "Mương Đồng Sậy tắc.", email: "cho@thu.example", ..Said::default() };
    let receipt = sends(&office, said).await;
    let code = &receipt.code;
    is_answered(&office, code, "Mương Đồng Sậy tắc", "Nạo vét trong tháng này.").await;
    is_closed(&office, code).await;
    let chair = Program::of(&office, "chutich").await;
    let before = chair.case(code).await;
    assert!(before["answered_on"].is_string(), "{before}");
    office.days_later(10);
    let chair = Program::of(&office, "chutich").await;
    chair.does(code, "reopen", why("Mương lại tắc.")).await;
    let letters = office.letters_to("cho@thu.example").await;
    let told = letters.last().expect("a letter").text();
    assert!(told.contains("đã mở lại ý kiến của ông (bà)") && told.contains("Trả lời chậm nhất"), "{told}");
    assert!(!told.contains("Mương lại tắc"), "what the office notes for itself stays inside: {told}");
    let after = chair.case(code).await;
    assert_eq!(after["stage"], "received", "{after}");
    assert_eq!(after["answered_on"], before["answered_on"]);
    assert_eq!(after["answers"], before["answers"]);
    citizen::looks(&office, &receipt).await.expect("Nạo vét trong tháng này.");
    is_answered_again(&office, code, "Đã xây lại cống.").await;
    let page = citizen::looks(&office, &receipt).await;
    page.expect("Đã xây lại cống.");
    office.verify().await;
}

#[tokio::test]
async fn what_was_published_and_opened_again_can_be_taken_out_of_the_register() {
    let office = Office::open().await;
    let code = is_sent(&office).await.code;
    is_answered(&office, &code, "Mương Đồng Sậy tắc", "Nạo vét trong tháng này.").await;
    is_closed(&office, &code).await;
    let clerk = Program::of(&office, "vanphong").await;
    let shown = json!({ "title": "Mương tắc", "words": "Mương tắc.", "answer": "Nạo vét trong tháng." });
    clerk.does(&code, "publish", shown).await;
    let visitor = office.visitor();
    visitor.open("/").await.expect("Mương tắc");
    Program::of(&office, "chutich").await.does(&code, "reopen", why("Mương lại tắc.")).await;
    visitor.open("/").await.expect_not("Mương tắc");
    let page = visitor.open(&format!("/cong-khai/{code}")).await;
    page.expect("Nạo vét trong tháng.").expect("được mở lại để xem xét tiếp");
    let desk = office.sign_in("vanphong").await;
    let form = office.ask(&desk, &code, "go-cong-khai").await.form(&act_path(&code, "go-cong-khai"));
    form.set("reason", "Đang giải quyết lại.").send().await.expect_status(200);
    office.visitor().open(&format!("/cong-khai/{code}")).await.expect_status(404);
    office.visitor().open("/cong-khai?q=dong+say").await.expect_not(&code);
    office.verify().await;
}

#[tokio::test]
async fn an_answered_opinion_taken_for_a_denunciation_and_released_is_answered_and_waits_for_nothing() {
    let office = Office::open().await;
    let code = is_sent(&office).await.code;
    is_answered(&office, &code, "Mương Đồng Sậy tắc", "Nạo vét trong tháng này.").await;
    let clerk = Program::of(&office, "vanphong").await;
    clerk.does(&code, "quarantine", why("Có đoạn tố cán bộ.")).await;
    let secretary = Program::of(&office, "bithu").await;
    secretary.does(&code, "release", why("Không phải tố cáo.")).await;
    let case = clerk.case(&code).await;
    assert_eq!((&case["stage"], &case["due_on"]), (&json!("answered"), &json!(null)), "{case}");
    assert!(case["answered_on"].is_string(), "{case}");
    office.verify().await;
}

#[tokio::test]
async fn a_complaint_is_neither_offered_nor_accepted_for_the_register() {
    let office = Office::open().await;
    let code = is_sent(&office).await.code;
    let clerk = Program::of(&office, "vanphong").await;
    clerk.does(&code, "divert", why("Khiếu nại quyết định thu hồi đất.")).await;
    let shown = json!({ "title": "Mương tắc", "words": "Mương tắc.", "answer": "Đã hướng dẫn." });
    let refused = clerk.tries(&code, "publish", shown.clone()).await;
    assert!([403, 409].contains(&refused.status.as_u16()), "{} {}", refused.status, refused.body);
    let chair = Program::of(&office, "chutich").await;
    chair.does(&code, "redirect", json!({ "body": "Tòa án nhân dân", "number": "09/HD" })).await;
    for login in ["vanphong", "chutich"] {
        let client = office.sign_in(login).await;
        let page = client.open(&case_path(&code)).await.expect_status(200);
        let path = act_path(&code, "cong-khai");
        assert!(!page.has_form(&path) && !page.body.contains(&path), "{login} is offered it");
        let asked = client.get(&path).await;
        assert!(!asked.has_form(&path), "{login} gets the form at {}", asked.url);
        let program = Program::of(&office, login).await;
        let refused = program.tries(&code, "publish", shown.clone()).await;
        assert!([403, 409].contains(&refused.status.as_u16()), "{login}: {}", refused.body);
    }
    office.visitor().open(&format!("/cong-khai/{code}")).await.expect_status(404);
    office.verify().await;
}

#[tokio::test]
async fn what_the_office_notes_at_the_end_stays_inside_and_what_it_tells_is_read() {
    let office = Office::open().await;
    let receipt = sends(
        &office,
        Said { text: "Mương tắc.", name: "Lò Văn Gửi", email: "gui@thu.example", ..Said::default() },
    )
    .await;
    is_answered(&office, &receipt.code, "Mương tắc", "Nạo vét trong tháng này.").await;
    let chair = Program::of(&office, "chutich").await;
    let end = json!({ "outcome": "explained", "told": "Đã nói rõ với bà con.", "note": "Hay đi kiện." });
    chair.does(&receipt.code, "close", end).await;
    let page = citizen::looks(&office, &receipt).await;
    page.expect("Đã nói rõ với bà con.").expect_not("Hay đi kiện.");
    let mail = office.letters_to("gui@thu.example").await;
    let last = mail.last().expect("a letter at the end");
    assert!(last.text().contains("Đã nói rõ với bà con."), "{}", last.text());
    for letter in mail {
        assert!(!letter.text().contains("Hay đi kiện") && !letter.html().contains("Hay đi kiện"));
    }
}

#[tokio::test]
async fn announcing_and_calling_off_from_the_same_page_are_two_acts() {
    let office = Office::open().await;
    let clerk = office.sign_in("vanphong").await;
    let page = clerk.open("/lam-viec/hoi-nghi/moi").await;
    let held_on = office.today() + chrono::Days::new(21);
    let form = page
        .form("/lam-viec/hoi-nghi/moi")
        .set("theme", "Nước sạch thôn bản")
        .set("approach", "by_theme")
        .set("held_on", &domain::date::display_day(held_on))
        .set("starts_at", "7:30")
        .set("ends_at", "11:30")
        .set("place", "Nhà văn hóa xã")
        .set("agenda", "Bà con nêu ý kiến.")
        .set("chairs", "bithu")
        .set("bases", "116-KL/TU");
    let page = form.send().await.expect_status(200);
    let place = page.url.path().to_owned();
    let announce = page.form(&format!("{place}/announce"));
    let announced = announce.send().await.expect_status(200);
    let cancel = announced.form(&format!("{place}/cancel")).set("reason", "Bão về.");
    cancel.force("once", &once_of(&announce)).send().await.expect_status(200).expect("Bão về.");
    let code = place.rsplit('/').next().expect("a code");
    office.visitor().open(&format!("/hoi-nghi/{code}")).await.expect("Bão về.");
    office.verify().await;
}

/// The once-token that a form carries.
fn once_of(form: &crate::harness::form::Form) -> String {
    form.value("once")
}

#[tokio::test]
async fn a_day_that_moves_at_the_assignment_needs_a_reason_that_the_citizen_reads_on_page_and_letter() {
    let office = Office::open().await;
    let said = Said { text: "Mương Đồng Sậy tắc.", email: "cho@thu.example", ..Said::default() };
    let receipt = sends(&office, said).await;
    is_sorted(&office, &receipt.code, "phan_anh").await;
    office.days_later(9);
    let chair = office.sign_in("chutich").await;
    let path = act_path(&receipt.code, "giao");
    let form = office.ask(&chair, &receipt.code, "giao").await.form(&path);
    let form = form.set("office", "KT").set("officer", "kinhte").set("term", "answer");
    let refused = form.send().await.expect_status(422);
    refused.expect("Hạn này dài hơn ngày đã hẹn với người dân.");
    form.set("reason", "Phải chờ đo lại mương.").send().await.expect_status(200);
    let way = citizen::looks(&office, &receipt).await;
    way.expect("ngày hẹn đã dời từ").expect("Phải chờ đo lại mương.");
    let tracked = citizen::tracks(&office, &receipt.code, &receipt.secret).await.expect_status(200).json();
    assert_eq!(tracked["matters"][0]["moved"]["why"], "Phải chờ đo lại mương.", "{tracked}");
    let letters = office.letters_to("cho@thu.example").await;
    assert!(letters.iter().any(|letter| letter.text().contains("Phải chờ đo lại mương.")));
    is_drafted_and_issued(&office, &receipt.code, "Sẽ nạo vét.").await;
    is_closed(&office, &receipt.code).await;
    Program::of(&office, "chutich").await.does(&receipt.code, "reopen", why("Dân hỏi lại.")).await;
    citizen::looks(&office, &receipt).await.expect_not("ngày hẹn đã dời từ");
    office.verify().await;
}

#[tokio::test]
async fn what_everybody_of_the_commune_may_read_is_not_handed_up() {
    let office = Office::open().await;
    let code = is_sent(&office).await.code;
    let tried = Program::of(&office, "chutich").await.tries(&code, "hand_up", why("Cho khuất.")).await;
    assert_eq!(tried.status, 403, "{}", tried.body);
    Program::of(&office, "vanphong").await.case(&code).await;
    office.verify().await;
}

#[tokio::test]
async fn what_the_register_shows_before_anybody_was_given_it_is_the_day_told_at_receipt() {
    let office = Office::open().await;
    let receipt = is_sent(&office).await;
    is_sorted(&office, &receipt.code, "phan_anh").await;
    let clerk = Program::of(&office, "vanphong").await;
    let shown = json!({ "title": "Mương tắc", "words": "Mương Đồng Sậy tắc." });
    clerk.does(&receipt.code, "publish", shown).await;
    let promised = clerk.case(&receipt.code).await["promised_on"].as_str().expect("a day").to_owned();
    let day: chrono::NaiveDate = promised.parse().expect("a day");
    office.days_later(6);
    let visitor = office.visitor();
    let page = visitor.open(&format!("/cong-khai/{}", receipt.code)).await;
    page.expect(&domain::date::display_long(day, domain::lang::Lang::Vi));
    let late = visitor.open("/cong-khai?tinh-trang=overdue").await.expect_status(200);
    late.expect_not(&receipt.code);
}

#[tokio::test]
async fn two_clerks_who_plan_at_the_same_moment_get_two_numbers_and_two_presses_of_one_form_get_one() {
    let office = Office::open().await;
    let held_on = domain::date::display_day(office.today() + chrono::Days::new(21));
    let form = |once: &str| doithoai::acts::conference::plan::PlanForm {
        theme: "Nước sạch thôn bản".to_owned(),
        occasion: "regular".to_owned(),
        approach: "by_theme".to_owned(),
        coverage: "whole".to_owned(),
        mode: "in_person".to_owned(),
        held_on: held_on.clone(),
        starts_at: "7:30".to_owned(),
        ends_at: "11:30".to_owned(),
        place: "Nhà văn hóa xã".to_owned(),
        chairs: vec!["bithu".to_owned()],
        bases: vec!["116-KL/TU".to_owned()],
        once: once.to_owned(),
        ..Default::default()
    };
    let clerk = Program::of(&office, "vanphong").await;
    let send = |once: &'static str| clerk.plans(once, serde_json::to_value(form("")).expect("JSON"));
    let (one, two, again) = tokio::join!(send("ke-hoach-001"), send("ke-hoach-002"), send("ke-hoach-001"));
    let codes = [one, two, again].map(|page| {
        assert!(page.status.is_success(), "{} {}", page.status, page.body);
        page.json()["code"].as_str().expect("a code").to_owned()
    });
    assert_ne!(codes[0], codes[1]);
    assert_eq!(codes[0], codes[2]);
    office.verify().await;
}

#[tokio::test]
async fn a_conference_that_moves_tells_everybody_its_new_day_and_why() {
    let office = Office::open().await;
    let held_on = office.today() + chrono::Days::new(21);
    let conference = is_planned(&office, held_on).await;
    is_announced(&office, &conference, held_on).await;
    let said = Said {
        text: "Mương Đồng Sậy tắc.",
        email: "cho@thu.example",
        conference: &conference,
        ..Said::default()
    };
    sends(&office, said).await;
    let later = held_on + chrono::Days::new(14);
    let clerk = office.sign_in("vanphong").await;
    let path = format!("/lam-viec/hoi-nghi/{conference}/postpone");
    let form = clerk.open(&path).await.form(&path).set("held_on", &domain::date::display_day(later));
    let back = form.send().await.expect_status(422);
    assert_eq!(back.form(&path).value("held_on"), domain::date::display_day(later), "nothing typed is lost");
    form.set("reason", "Tránh ngày mưa lũ.").send().await.expect_status(200);
    let day = domain::date::display_long(later, domain::lang::Lang::Vi);
    let page = office.visitor().open(&format!("/hoi-nghi/{conference}")).await;
    page.expect(&day).expect("Tránh ngày mưa lũ.");
    let letters = office.letters_to("cho@thu.example").await;
    let moved = letters.last().expect("the sender is told").text();
    assert!(moved.contains(&day) && moved.contains("Tránh ngày mưa lũ."), "{moved}");
    office.verify().await;
}

#[tokio::test]
async fn what_cannot_wait_is_told_at_once_and_takes_the_long_term_only_with_a_reason() {
    let office = Office::open().await;
    office.letters().await;
    let clerk = Program::of(&office, "vanphong").await;
    let urgent = json!({
        "channel": "phone", "text": "Đất đá sạt xuống đường vào trường.", "urgent": true, "topic": "TNG",
    });
    let code = clerk.logs_as(urgent).await;
    for login in ["chutich", "vanphong"] {
        let letters = office.letters_to(&format!("{login}@ankhethuong.example")).await;
        assert!(letters.iter().any(|letter| letter.text().contains(&code)), "{login} is told at once");
    }
    let case = clerk.case(&code).await;
    let sorted = json!({ "kind": "phan_anh", "topic": "TNG-07", "title": "Sạt đường", "urgent": true });
    clerk.does(&code, "classify", sorted).await;
    let chair = Program::of(&office, "chutich").await;
    let long = json!({ "office": "KT", "officer": "kinhte", "term": "answer_complex" });
    let refused = chair.tries(&code, "assign", long).await;
    assert_eq!(refused.status, 422, "{} {case}", refused.body);
    let why = json!({
        "office": "KT", "officer": "kinhte", "term": "answer_complex", "reason": "Phải khoan địa chất.",
    });
    chair.does(&code, "assign", why).await;
    office.verify().await;
}

#[tokio::test]
async fn an_answer_stays_the_office_s_when_its_matter_is_opened_again_and_passed_on() {
    let office = Office::open().await;
    let receipt = is_sent(&office).await;
    let code = &receipt.code;
    is_answered(&office, code, "Mương Đồng Sậy tắc", "Nạo vét trong tháng này.").await;
    is_closed(&office, code).await;
    let clerk = Program::of(&office, "vanphong").await;
    let shown = json!({ "title": "Mương tắc", "words": "Mương tắc.", "answer": "Nạo vét trong tháng." });
    clerk.does(code, "publish", shown).await;
    Program::of(&office, "chutich").await.does(code, "reopen", why("Mương lại tắc.")).await;
    is_sorted(&office, code, "phan_anh").await;
    clerk.does(code, "transfer", json!({ "body": "Sở Xây dựng", "number": "12/PC" })).await;

    let page = citizen::looks(&office, &receipt).await;
    page.expect("Phòng Kinh tế").expect("Đã chuyển đến Sở Xây dựng").expect("Lãnh đạo mở lại");
    page.expect_not("Sở Xây dựng trả lời").expect("Nạo vét trong tháng này.");
    let page = office.visitor().open(&format!("/cong-khai/{code}")).await;
    page.expect("Xã đã chuyển nội dung này đến Sở Xây dựng").expect("Nạo vét trong tháng.");
    let answer = page.texts("section[aria-labelledby=answer]").join(" ");
    assert!(answer.contains("Phòng Kinh tế"), "the answer is the office's: {answer}");

    let reply = json!({ "reply": "Sở sẽ xây lại cống.", "number": "88/SXD" });
    clerk.does(code, "record_reply", reply).await;
    let page = citizen::looks(&office, &receipt).await;
    page.expect("Sở Xây dựng").expect("Sở sẽ xây lại cống.").expect("Nạo vét trong tháng này.");
    let shown = json!({ "title": "Mương tắc", "words": "Mương tắc.", "answer": "Sở sẽ xây lại cống." });
    clerk.does(code, "publish", shown).await;
    let page = office.visitor().open(&format!("/cong-khai/{code}")).await;
    let answer = page.texts("section[aria-labelledby=answer]").join(" ");
    assert!(answer.contains("Sở Xây dựng") && !answer.contains("Phòng Kinh tế"), "{answer}");
    office.verify().await;
}

/// How many were answered in time, as the figures say it.
fn on_time(page: &crate::harness::page::Page) -> String {
    page.texts(".figures .is-on-time b").join(" ").trim().to_owned()
}

#[tokio::test]
async fn the_reply_of_another_body_is_neither_in_time_nor_late() {
    let office = Office::open().await;
    let before = on_time(&office.visitor().open("/so-lieu").await);
    let code = is_sent(&office).await.code;
    is_sorted(&office, &code, "phan_anh").await;
    let clerk = Program::of(&office, "vanphong").await;
    clerk.does(&code, "transfer", json!({ "body": "Sở Xây dựng", "number": "12/PC" })).await;
    office.days_later(1);
    clerk.does(&code, "record_reply", json!({ "reply": "Sở sẽ làm.", "number": "88/SXD" })).await;
    let page = office.visitor().open("/so-lieu").await;
    page.expect("1 nội dung do cơ quan khác trả lời").expect("đã chuyển cơ quan khác");
    assert_eq!(on_time(&page), before, "{}", page.text());
    office.verify().await;
}

#[tokio::test]
async fn an_answer_after_the_day_first_told_is_late_though_a_later_day_was_told_when_that_one_was_past() {
    let office = Office::open().await;
    let receipt = is_sent(&office).await;
    is_sorted(&office, &receipt.code, "phan_anh").await;
    office.days_later(60);
    let path = act_path(&receipt.code, "giao");
    let chair = office.sign_in("chutich").await;
    let form = office.ask(&chair, &receipt.code, "giao").await.form(&path);
    let form = form.set("office", "KT").set("officer", "kinhte").set("reason", "Xã sơ suất để sót.");
    form.send().await.expect_status(200);
    is_drafted_and_issued(&office, &receipt.code, "Sẽ nạo vét.").await;
    let code: domain::code::MatterCode = receipt.code.parse().expect("a code");
    let row =
        opinions::by_code(&office.app.db, &Sees::machine(), &code).await.expect("reads").expect("there");
    assert!(row.opinion.answered_on > row.opinion.answer_due_on, "{:?}", row.opinion);
    office.verify().await;
}
