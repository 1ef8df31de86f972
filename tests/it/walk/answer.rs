//! At the desk: classified, assigned, drafted, returned, approved by somebody else, issued.

use chrono::Days;
use domain::date::display_day;

use super::{MAIL, OFFICER, TITLE};
use crate::harness::citizen::{self, Receipt};
use crate::harness::http::Client;
use crate::harness::office::{Office, act_path, case_path};
use crate::harness::page::Page;

/// The one button that stands out on the page of a case.
const PRIMARY: &str = ".acts .button:not(.button-quiet)";

pub async fn is_classified_and_assigned(office: &Office, receipt: &Receipt) {
    office.days_later(1);
    let code = &receipt.code;
    let clerk = office.sign_in("vanphong").await;
    clerk.open("/lam-viec").await.expect("Trại lợn nhà ông T");
    let form = office.ask(&clerk, code, "phan-loai").await.form(&act_path(code, "phan-loai"));
    let none = form.send().await;
    none.expect_status(422).expect("Xin chọn lĩnh vực.");
    let form = form.set("kind", "phan_anh").set("topic", "MTG-07").set("title", TITLE);
    let sorted = form.send().await.expect_status(200);
    sorted.expect(TITLE).expect("Lúc này ông/bà không phải làm gì");
    assert!(sorted.texts(PRIMARY).is_empty(), "the chair has the next move: {:?}", sorted.texts(PRIMARY));
    let chair = office.sign_in("chutich").await;
    let form = office.ask(&chair, code, "giao").await.form(&act_path(code, "giao"));
    let form = form.set("office", "KT").set("officer", "kinhte").set("term", "answer");
    // It was sent before the conference and is given out after it: later than the sender was told.
    let page = form.set("reason", "Giao sau hội nghị.").send().await.expect_status(200);
    page.expect("10 ngày làm việc").expect("Phòng Kinh tế").expect_not("Bỏ loại trừ");
    let sum = page.texts(".clock .sum li").join(" ");
    assert!(sum.contains("thứ Bảy") || sum.contains("cuối tuần"), "the weekends are explained: {sum}");
    let mail = office.letters_to(OFFICER).await;
    let letter = mail.last().expect("the officer is told");
    assert!(letter.text().contains(code.as_str()), "{}", letter.text());
    assert!(!letter.subject().contains("lợn") && !letter.text().contains("Nguyễn Thị Thử"));
    citizen::looks(office, receipt).await.expect("Phòng Kinh tế đang kiểm tra");
}

pub async fn is_drafted_returned_and_drafted_again(office: &Office, code: &str) {
    office.days_later(2);
    let officer = office.sign_in("kinhte").await;
    officer.open("/lam-viec").await.expect(TITLE);
    let page = drafts(office, &officer, code, "", "Xã sẽ xem xét.").await;
    let parts = page.texts(".letter strong").join(" ");
    assert!(parts.contains("3. Về kiến nghị của ông (bà): 4. Trả lời"), "numbered without a gap: {parts}");
    assert!(!parts.contains("Căn cứ"), "no heading without words: {parts}");
    let vice = office.sign_in("phochutich").await;
    let form = office.ask(&vice, code, "sua-lai").await.form(&act_path(code, "sua-lai"));
    let empty = form.submit().await;
    assert_eq!(empty.status, 422, "a draft is returned with a reason");
    let reason = "Còn chung chung, nêu rõ ngày nào xong.";
    form.set("reason", reason).send().await.expect_status(200);
    let officer = office.sign_in("kinhte").await;
    officer.open(&case_path(code)).await.expect(reason);
    let solution = "Chủ trại bịt cửa xả, nạo vét 600 m mương N4.";
    let page = drafts(office, &officer, code, "Luật Bảo vệ môi trường.", solution).await;
    page.expect("3. Căn cứ: Luật Bảo vệ môi trường.").expect("Tiếp thu một phần. Lý do: Chờ vốn kè mương.");
}

async fn drafts(office: &Office, officer: &Client, code: &str, ground: &str, solution: &str) -> Page {
    let form = office.ask(officer, code, "tra-loi").await.form(&act_path(code, "tra-loi"));
    let form = form
        .set("checked", "Đã đến trại, có cửa xả ngầm ra mương.")
        .set("checked_on", &display_day(office.today()))
        .set("legal_ground", ground)
        .set("accepted", "part")
        .set("accepted_why", "Chờ vốn kè mương.")
        .set("solution", solution)
        .set("done_by", &display_day(office.today() + Days::new(20)));
    let page = form.send().await.expect_status(200);
    page.expect(solution);
    page
}

pub async fn is_approved_by_somebody_else(office: &Office, code: &str) {
    let officer = office.sign_in("kinhte").await;
    let refused = officer.post(&act_path(code, "duyet"), &[("once", "tự-duyệt")]).await;
    assert_eq!(refused.status, 403, "the drafter does not approve");
    let vice = office.sign_in("phochutich").await;
    let page = office.press(&vice, code, "duyet").await.expect_status(200);
    assert!(page.texts(PRIMARY).is_empty(), "the clerk has the next move: {:?}", page.texts(PRIMARY));
    let clerk = office.letters_to("vanphong@ankhethuong.example").await;
    assert!(clerk.iter().any(|letter| letter.text().contains(code)), "the clerk is told");
}

pub async fn is_issued(office: &Office, receipt: &Receipt) {
    let before = citizen::looks(office, receipt).await;
    before.expect_not("nạo vét 600 m");
    let clerk = office.sign_in("vanphong").await;
    let page = office.press(&clerk, &receipt.code, "phat-hanh").await.expect_status(200);
    let number = page.texts(".letter-head").join(" ");
    let number = number.split("Số: ").nth(1).and_then(|rest| rest.split(' ').next());
    let number = number.expect("the letter has a number").to_owned();
    let mail = office.letters_to(MAIL).await;
    assert_eq!(mail.len(), 3, "received, a later day, answered");
    let letter = mail.last().expect("the answer").text();
    assert!(letter.contains("Tiếp thu một phần") && letter.contains("Chờ vốn kè mương."), "{letter}");
    let case = clerk.open(&case_path(&receipt.code)).await;
    let seen = case.form(&format!("{}/nguoi-gui", case_path(&receipt.code))).send().await;
    seen.expect("Đồng ý công khai tên Không");
    let way = citizen::looks(office, receipt).await;
    way.expect("nạo vét 600 m").expect(&number).expect("Xã đã trả lời");
}
