//! One turn to speak, several matters: under one code and one secret, each followed on its own.

use serde_json::json;

use crate::harness::citizen::{self, Receipt, Said, sends};
use crate::harness::http::Client;
use crate::harness::office::{Office, act_path, case_path};
use crate::harness::page::Page;
use crate::harness::program::{Program, is_answered, is_closed};
use crate::walk::{is_announced, is_planned};

const BRIDGE: &str = "Cầu Khe Nứt sắp sập.";
const MARKET: &str = "Chợ Nà Hin không có thùng rác.";

/// Sends two matters in one opinion and has the clerk split the second off.
async fn is_split(office: &Office) -> (Receipt, String) {
    let text = format!("{BRIDGE} {MARKET}");
    let receipt = sends(office, Said { text: &text, ..Said::default() }).await;
    let clerk = office.sign_in("vanphong").await;
    let path = act_path(&receipt.code, "tach");
    let form = office.ask(&clerk, &receipt.code, "tach").await.form(&path);
    form.set("excerpt", MARKET).set("rest", BRIDGE).send().await.expect_status(200);
    let second = format!("{}/2", receipt.code);
    (receipt, second)
}

fn in_address(code: &str) -> String {
    code.replace('/', "~")
}

fn stage(case: &serde_json::Value) -> &str {
    case["stage"].as_str().unwrap_or_else(|| panic!("a stage in {case}"))
}

#[tokio::test]
async fn the_second_matter_stands_on_the_desk_under_its_own_number() {
    let office = Office::open().await;
    let (receipt, second) = is_split(&office).await;
    let clerk = office.sign_in("vanphong").await;
    clerk.open("/lam-viec/y-kien").await.expect(&second).expect(MARKET).expect(BRIDGE);
    let first = clerk.open(&case_path(&receipt.code)).await.expect_status(200);
    first.expect(BRIDGE);
    let page = clerk.open(&case_path(&in_address(&second))).await.expect_status(200);
    page.expect(MARKET).expect(&second);
    office.verify().await;
}

#[tokio::test]
async fn one_code_and_one_secret_show_both_matters_to_the_citizen() {
    let office = Office::open().await;
    let (receipt, second) = is_split(&office).await;
    let page = citizen::looks(&office, &receipt).await.expect_status(200);
    page.expect(BRIDGE).expect(MARKET);
    is_answered(&office, &second, "Thùng rác ở chợ", "Đặt bốn thùng rác.").await;
    let page = citizen::looks(&office, &receipt).await.expect_status(200);
    page.expect("Đặt bốn thùng rác.");
}

#[tokio::test]
async fn each_matter_is_answered_and_closed_on_its_own() {
    let office = Office::open().await;
    let (receipt, second) = is_split(&office).await;
    is_answered(&office, &second, "Thùng rác ở chợ", "Đặt bốn thùng rác.").await;
    is_closed(&office, &second).await;
    let clerk = Program::of(&office, "vanphong").await;
    assert_eq!(stage(&clerk.case(&second).await), "closed");
    assert_eq!(stage(&clerk.case(&receipt.code).await), "received");
    is_answered(&office, &receipt.code, "Cầu Khe Nứt", "Cấm xe tải qua cầu.").await;
    assert_eq!(stage(&clerk.case(&second).await), "closed");
    let page = citizen::looks(&office, &receipt).await;
    page.expect("Cấm xe tải qua cầu.").expect("Đặt bốn thùng rác.");
    office.verify().await;
}

#[tokio::test]
async fn a_matter_split_off_by_mistake_is_taken_back_while_nothing_was_done_on_it() {
    let office = Office::open().await;
    let (receipt, second) = is_split(&office).await;
    let clerk = office.sign_in("vanphong").await;
    let slug = in_address(&second);
    let form = office.ask(&clerk, &slug, "bo-tach").await.form(&act_path(&slug, "bo-tach"));
    form.set("reason", "Hai câu là một việc.").send().await;
    clerk.open("/lam-viec/y-kien").await.expect_not(&second);
    clerk.open(&case_path(&slug)).await.expect_status(404);
    let page = citizen::looks(&office, &receipt).await.expect_status(200);
    page.expect(BRIDGE).expect(MARKET);
    let case = Program::of(&office, "vanphong").await.case(&receipt.code).await;
    let words = case["text"].as_str().expect("the words");
    assert!(words.contains(MARKET) && words.contains(BRIDGE), "the last matter stands for the whole: {case}");
    let corrected = json!({ "place": "Đầu cầu Khe Nứt", "reason": "Ghi nhầm chỗ." });
    Program::of(&office, "vanphong").await.does(&receipt.code, "correct", corrected).await;
    office.verify().await;
}

#[tokio::test]
async fn the_words_of_a_matter_taken_back_go_to_the_one_it_came_from() {
    let office = Office::open().await;
    let (receipt, second) = is_split(&office).await;
    let program = Program::of(&office, "vanphong").await;
    program.does(&second, "split", json!({ "excerpt": "thùng rác", "rest": "Chợ Nà Hin" })).await;
    let third = format!("{}/3", receipt.code);
    program.does(&third, "unsplit", json!({ "reason": "Một việc thôi." })).await;
    let case = program.case(&second).await;
    assert_eq!(case["text"], "Chợ Nà Hin\nthùng rác", "{case}");
    assert_eq!(program.case(&receipt.code).await["text"], BRIDGE);
    office.verify().await;
}

#[tokio::test]
async fn what_is_corrected_of_a_part_is_its_excerpt_and_of_the_whole_its_words() {
    let office = Office::open().await;
    let program = Program::of(&office, "vanphong").await;
    let code = program.logs(BRIDGE, &[MARKET.to_owned()]).await;
    let second = format!("{code}/2");
    let clerk = office.sign_in("vanphong").await;
    let (slug, path) = (in_address(&second), act_path(&in_address(&second), "sua-ghi-chep"));
    let form = office.ask(&clerk, &slug, "sua-ghi-chep").await.form(&path);
    let nothing = form.set("reason", "Xem lại.").send().await;
    assert_eq!(nothing.status, 422, "{}", nothing.text());
    nothing.expect("Chưa có chỗ nào được sửa khác đi.");
    let form = office.ask(&clerk, &slug, "sua-ghi-chep").await.form(&path);
    let form = form.set("text", "Chợ Nà Hin thiếu thùng rác.").set("name", "Hoàng Thị Mẩy");
    let page = form.set("reason", "Gõ nhầm.").send().await.expect_status(200);
    page.expect("Chợ Nà Hin thiếu thùng rác.").expect(MARKET);
    assert_eq!(program.case(&second).await["text"], "Chợ Nà Hin thiếu thùng rác.");
    let first = clerk.open(&case_path(&code)).await;
    first.expect(BRIDGE);
    let found = clerk.open("/lam-viec/y-kien?q=thi%E1%BA%BFu+th%C3%B9ng").await;
    found.expect(&second);
    office.verify().await;
}

#[tokio::test]
async fn a_matter_on_which_somebody_worked_is_not_taken_back() {
    let office = Office::open().await;
    let (receipt, second) = is_split(&office).await;
    let clerk = Program::of(&office, "vanphong").await;
    let sorted = json!({ "kind": "phan_anh", "topic": "TNG-07", "title": "Thùng rác ở chợ" });
    clerk.does(&second, "classify", sorted).await;
    let late = clerk.tries(&second, "unsplit", json!({ "reason": "Nhầm." })).await;
    assert_eq!(late.status, 403, "{}", late.body);
    let first = clerk.tries(&receipt.code, "unsplit", json!({ "reason": "Nhầm." })).await;
    assert_eq!(first.status, 403, "the first matter is the statement's own: {}", first.body);
    assert_eq!(stage(&clerk.case(&second).await), "received");
}

/// A conference in session: the clerk in the hall, and its page.
async fn is_in_session(office: &Office) -> (Client, String) {
    let held_on = office.today() + chrono::Days::new(21);
    let conference = is_planned(office, held_on).await;
    is_announced(office, &conference, held_on).await;
    office.at(held_on, 7, 30);
    let clerk = office.sign_in("vanphong").await;
    let place = format!("/lam-viec/hoi-nghi/{conference}");
    clerk.open(&place).await.form(&format!("{place}/open")).send().await.expect_status(200);
    (clerk, place)
}

/// The code on the slip of what was just saved in the hall.
async fn on_the_slip(clerk: &Client, saved: &Page) -> String {
    let slip = saved.links().into_iter().find(|link| link.href.contains("/ghi/phieu/")).expect("a slip");
    let slip = clerk.open(&slip.href).await;
    slip.texts(".code").into_iter().find(|code| code.starts_with("AKT-")).expect("a code")
}

/// What the clerk wrote down at the counter: its code.
async fn is_written_down(office: &Office, more: &[&str]) -> String {
    let clerk = Program::of(office, "vanphong").await;
    let client = office.visitor();
    let body = json!({ "channel": "desk", "text": BRIDGE, "more": more, "reply": "written" });
    let token = format!("Bearer {}", office.token("vanphong").await);
    let post = client.request(reqwest::Method::POST, "/api/v1/opinions");
    let page = client
        .send(post.header("authorization", token).header("idempotency-key", "ghi-tai-quay-0001").json(&body))
        .await;
    assert!(page.status.is_success(), "{} {}", page.status, page.body);
    let code = page.json()["code"].as_str().expect("a code").to_owned();
    clerk.case(&code).await;
    code
}

/// Writes an opinion down for somebody who wishes to be written to, and gives the slip.
async fn slip_of_who_agreed(clerk: &Client) -> Page {
    let form = clerk.open("/lam-viec/ghi").await.form("/lam-viec/ghi").set("text", "Đèn chợ hỏng.");
    let form = form.set("email", "cho.tin@thu.example").tick("consent_messages");
    form.send().await.expect_status(200)
}

#[tokio::test]
async fn what_was_mistyped_at_the_counter_is_corrected_with_a_reason_and_the_first_version_is_kept() {
    let office = Office::open().await;
    let code = is_written_down(&office, &[]).await;
    let clerk = office.sign_in("vanphong").await;
    let path = act_path(&code, "sua-ghi-chep");
    let form = office.ask(&clerk, &code, "sua-ghi-chep").await.form(&path);
    let form = form.set("text", "Cầu Khe Lứt sắp sập.");
    let refused: Page = form.send().await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    refused.expect("Xin ghi lý do.").expect("Cầu Khe Lứt sắp sập.");
    let page = form.set("reason", "Nghe nhầm tên cầu.").send().await.expect_status(200);
    page.expect("Cầu Khe Lứt sắp sập.").expect("Nghe nhầm tên cầu.").expect(BRIDGE);
    let asked = clerk.open("/lam-viec/ghi").await;
    asked.expect("Thư chỉ được gửi đến đây khi người dân đồng ý nhận tin báo");
    let form = asked.form("/lam-viec/ghi").set("text", "Đèn đường hỏng.").set("email", "im.lang@thu.example");
    form.send().await.expect_status(200).expect("không thư nào được gửi đến đó");
    slip_of_who_agreed(&clerk).await.expect_not("không thư nào được gửi đến đó");
    office.verify().await;
}

#[tokio::test]
async fn a_citizens_own_words_are_not_corrected() {
    let office = Office::open().await;
    let receipt = sends(&office, Said { text: BRIDGE, ..Said::default() }).await;
    let clerk = office.sign_in("vanphong").await;
    let page = office.ask(&clerk, &receipt.code, "sua-ghi-chep").await;
    let form = page.form(&act_path(&receipt.code, "sua-ghi-chep"));
    assert!(!form.offers("text"), "the page offers no field for the citizen's words");
    let program = Program::of(&office, "vanphong").await;
    let body = json!({ "text": "Cầu còn tốt.", "reason": "Viết lại." });
    let refused = program.tries(&receipt.code, "correct", body).await;
    assert_eq!(refused.status, 422, "{}", refused.body);
    citizen::looks(&office, &receipt).await.expect(BRIDGE).expect_not("Cầu còn tốt.");
}

#[tokio::test]
async fn one_turn_in_the_hall_with_two_matters_is_one_turn_and_two_matters_and_is_corrected_without_a_reason()
{
    let office = Office::open().await;
    let (clerk, place) = is_in_session(&office).await;
    let desk = format!("{place}/ghi");
    let form = clerk.open(&desk).await.form(&desk);
    let form = form.set("text", BRIDGE).set("village", "tm").set("reply", "written").set("office", "KT");
    let page = form.force("more", MARKET).send().await.expect_status(200);
    page.expect("gồm 2 nội dung");
    clerk.open(&place).await.expect("1 lượt người · 1 lượt ý kiến · 2 nội dung");
    clerk.open("/lam-viec/y-kien").await.expect(BRIDGE).expect(MARKET);
    let code = on_the_slip(&clerk, &page).await;
    let path = act_path(&code, "sua-ghi-chep");
    let form = office.ask(&clerk, &code, "sua-ghi-chep").await.form(&path);
    form.set("text", "Cầu Khe Lứt sắp sập.").send().await.expect_status(200);
    let page = clerk.open(&place).await;
    page.form(&format!("{place}/adjourn")).set("attendance", "86").send().await.expect_status(200);
    let form = office.ask(&clerk, &code, "sua-ghi-chep").await.form(&path);
    let late = form.set("text", BRIDGE).send().await;
    assert_eq!(late.status, 422, "after adjournment a reason is asked for: {}", late.text());
    office.verify().await;
}

#[tokio::test]
async fn an_answer_in_the_hall_answers_the_first_matter_and_the_others_only_when_that_is_said() {
    let office = Office::open().await;
    let (clerk, place) = is_in_session(&office).await;
    let desk = format!("{place}/ghi");
    for (all, second) in [(false, "received"), (true, "answered")] {
        let form = clerk.open(&desk).await.form(&desk).set("text", BRIDGE).set("village", "tm");
        // The choice still stands on "in writing": words in the field of the answer are an answer all the same.
        let form = form.set("spoken_by", "Chủ tịch xã").set("spoken", "Cấm xe tải qua cầu.");
        let form = if all { form.tick("spoken_for_all") } else { form };
        let page = form.force("more", MARKET).send().await.expect_status(200);
        page.expect("gồm 2 nội dung");
        let code = on_the_slip(&clerk, &page).await;
        let program = Program::of(&office, "vanphong").await;
        assert_eq!(stage(&program.case(&code).await), "answered");
        assert_eq!(stage(&program.case(&format!("{code}/2")).await), second);
    }
    office.verify().await;
}

#[tokio::test]
async fn a_part_is_some_of_the_words_that_were_said_and_never_all_of_them_twice() {
    let office = Office::open().await;
    let receipt = sends(&office, Said { text: &format!("{BRIDGE} {MARKET}"), ..Said::default() }).await;
    let clerk = office.sign_in("vanphong").await;
    let path = act_path(&receipt.code, "tach");
    let form = office.ask(&clerk, &receipt.code, "tach").await.form(&path);
    form.send().await.expect_status(422).expect("Hai nội dung không thể cùng là cả lời.");
    let strange = form.set("excerpt", "Chữ hoàn toàn khác hẳn.").send().await.expect_status(422);
    strange.expect("Xin lấy lời của nội dung này từ lời đã ghi.").expect("Chữ hoàn toàn khác hẳn.");
}
