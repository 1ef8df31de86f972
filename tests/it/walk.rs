//! The walk of one conference, from plan to closed opinions, by the forms that people fill.

use chrono::{Days, NaiveDate};
use domain::date::{display_day, display_long};
use domain::lang::Lang;

use crate::harness::citizen::{self, Receipt, Said};
use crate::harness::http::Client;
use crate::harness::office::{Office, act_path, case_path};

const WORDS: &str = "Trại lợn nhà ông T xả thẳng ra mương N4, cá chết trắng, trẻ con ngứa hết cả người.";
const TITLE: &str = "Trại lợn xả thải ra mương N4";
const MAIL: &str = "nguoi.gui@thu.example";
const OFFICER: &str = "kinhte@ankhethuong.example";

#[tokio::test]
async fn one_conference_goes_from_its_plan_to_closed_opinions() {
    let office = Office::open().await;
    let held_on = office.today() + Days::new(21);
    let conference = is_planned(&office, held_on).await;
    is_announced(&office, &conference, held_on).await;
    let receipt = citizen_sends(&office, &conference, held_on).await;
    let spoken = is_held(&office, &conference, held_on).await;
    is_classified_and_assigned(&office, &receipt).await;
    is_drafted_returned_and_drafted_again(&office, &receipt.code).await;
    is_approved_by_somebody_else(&office, &receipt.code).await;
    is_issued(&office, &receipt).await;
    is_closed_with_evidence(&office, &receipt.code).await;
    is_published_and_found(&office, &receipt.code).await;
    says_what_was_answered_aloud(&office, &spoken).await;
    office.verify().await;
}

async fn is_planned(office: &Office, held_on: NaiveDate) -> String {
    let clerk = office.sign_in("vanphong").await;
    let page = clerk.open("/lam-viec/hoi-nghi/moi").await;
    let form = page
        .form("/lam-viec/hoi-nghi/moi")
        .set("theme", "Môi trường, đất đai và tài nguyên")
        .set("approach", "by_theme")
        .set("held_on", &display_day(held_on))
        .set("starts_at", "7:30")
        .set("ends_at", "11:30")
        .set("place", "Nhà văn hóa xã")
        .set("agenda", "Bà con nêu ý kiến, Bí thư và Chủ tịch trả lời.")
        .set("chairs", "bithu")
        .set("chairs", "chutich")
        .set("bases", "116-KL/TU");
    let page = form.send().await.expect_status(200);
    page.expect("Môi trường, đất đai và tài nguyên");
    let code = page.url.path().rsplit('/').next().unwrap_or_default().to_owned();
    let shut = office.visitor().open(&format!("/hoi-nghi/{code}")).await;
    shut.expect_status(404);
    code
}

async fn is_announced(office: &Office, code: &str, held_on: NaiveDate) {
    let clerk = office.sign_in("vanphong").await;
    let page = clerk.open(&format!("/lam-viec/hoi-nghi/{code}")).await;
    let last = display_long(held_on - Days::new(7), Lang::Vi);
    page.expect(&last);
    let form = page.form(&format!("/lam-viec/hoi-nghi/{code}/announce"));
    form.send().await.expect_status(200);
    let page = office.visitor().open(&format!("/hoi-nghi/{code}")).await;
    page.expect("Môi trường, đất đai và tài nguyên")
        .expect("Nhà văn hóa xã")
        .expect(&display_long(held_on, Lang::Vi));
    let again = form.send().await.expect_status(200);
    again.expect("Môi trường, đất đai và tài nguyên");
}

async fn citizen_sends(office: &Office, conference: &str, held_on: NaiveDate) -> Receipt {
    office.days_later(3);
    let said = Said {
        text: WORDS,
        name: "Nguyễn Thị Thử",
        email: MAIL,
        conference,
        ..Said::default()
    };
    let browser = office.visitor();
    let form = citizen::fill_in(&browser, said, Some(&picture())).await;
    let (first, second) = tokio::join!(form.send(), form.send());
    first.expect(&display_long(held_on, Lang::Vi)).expect("ngày làm việc");
    let receipt = citizen::read_receipt(&first);
    assert_eq!(
        citizen::read_receipt(&second),
        receipt,
        "a double click is one opinion"
    );
    let mail = office.letters_to(MAIL).await;
    assert_eq!(mail.len(), 1);
    assert!(!mail[0].subject().contains("lợn"), "no words in the subject");
    let way = citizen::looks(office, &receipt).await.expect_status(200);
    way.expect("Xã đã nhận").expect("cá chết trắng");
    receipt
}

async fn is_held(office: &Office, code: &str, held_on: NaiveDate) -> [String; 2] {
    let clerk = office.sign_in("vanphong").await;
    let place = format!("/lam-viec/hoi-nghi/{code}");
    let early = clerk.open(&place).await;
    assert!(!early.has_form(&format!("{place}/open")), "not before its day");
    office.at(held_on, 7, 30);
    let clerk = office.sign_in("vanphong").await;
    let page = clerk.open(&place).await;
    page.form(&format!("{place}/open")).send().await.expect_status(200);
    let first = logs(&clerk, code, "Đường thôn Trại Mới ngập, xe không qua được.", Some("Tuần sau xã đổ đá cấp phối.")).await;
    let second = logs(&clerk, code, "Đề nghị đặt thêm thùng rác ở chợ.", None).await;
    let page = clerk.open(&place).await;
    page.expect("Đường thôn Trại Mới ngập").expect("Đề nghị đặt thêm thùng rác");
    let page = page.form(&format!("{place}/adjourn")).set("attendance", "86").send().await;
    page.expect_status(200).expect("86");
    [first, second]
}

/// Logs one spoken opinion at the hall desk and gives its code, as the slip prints it.
async fn logs(clerk: &Client, conference: &str, text: &str, answer: Option<&str>) -> String {
    let place = format!("/lam-viec/hoi-nghi/{conference}/ghi");
    let page = clerk.open(&place).await.expect_status(200);
    let mut form = page.form(&place).set("text", text).set("village", "tm");
    form = match answer {
        Some(answer) => form
            .set("reply", "spot")
            .set("spoken_by", "Chủ tịch xã")
            .set("spoken", answer),
        None => form.set("reply", "written").set("office", "KT"),
    };
    let page = form.send().await.expect_status(200);
    let slip = page.links().into_iter().find(|link| link.href.contains("/ghi/phieu/"));
    let slip = clerk.open(&slip.expect("a slip to print").href).await;
    let code = slip.texts(".code").into_iter().find(|code| code.starts_with("AKT-"));
    code.unwrap_or_else(|| panic!("no code on the slip:\n{}", slip.text()))
}

async fn is_classified_and_assigned(office: &Office, receipt: &Receipt) {
    office.days_later(1);
    let code = &receipt.code;
    let clerk = office.sign_in("vanphong").await;
    clerk.open("/lam-viec").await.expect("Trại lợn nhà ông T");
    let form = office.ask(&clerk, code, "phan-loai").await.form(&act_path(code, "phan-loai"));
    let none = form.send().await;
    none.expect_status(422).expect("Xin chọn lĩnh vực.");
    let form = form.set("kind", "phan_anh").set("topic", "MTG-07").set("title", TITLE);
    form.send().await.expect_status(200).expect(TITLE);
    let chair = office.sign_in("chutich").await;
    let form = office.ask(&chair, code, "giao").await.form(&act_path(code, "giao"));
    let form = form.set("office", "KT").set("officer", "kinhte").set("term", "answer");
    let page = form.send().await.expect_status(200);
    page.expect("10 ngày làm việc").expect("Phòng Kinh tế");
    let sum = page.texts(".clock .sum li").join(" ");
    assert!(sum.contains("thứ Bảy") || sum.contains("cuối tuần"), "the weekends are explained: {sum}");
    let mail = office.letters_to(OFFICER).await;
    let letter = mail.last().expect("the officer is told");
    assert!(letter.text().contains(code.as_str()), "{}", letter.text());
    assert!(!letter.subject().contains("lợn") && !letter.text().contains("Nguyễn Thị Thử"));
    citizen::looks(office, receipt).await.expect("Phòng Kinh tế đang kiểm tra");
}

async fn is_drafted_returned_and_drafted_again(office: &Office, code: &str) {
    office.days_later(2);
    let officer = office.sign_in("kinhte").await;
    officer.open("/lam-viec").await.expect(TITLE);
    drafts(office, &officer, code, "Xã sẽ xem xét.").await;
    let vice = office.sign_in("phochutich").await;
    let form = office.ask(&vice, code, "sua-lai").await.form(&act_path(code, "sua-lai"));
    let empty = form.submit().await;
    assert_eq!(empty.status, 422, "a draft is returned with a reason");
    let reason = "Còn chung chung, nêu rõ ngày nào xong.";
    form.set("reason", reason).send().await.expect_status(200);
    let officer = office.sign_in("kinhte").await;
    officer.open(&case_path(code)).await.expect(reason);
    drafts(office, &officer, code, "Chủ trại bịt cửa xả, nạo vét 600 m mương N4.").await;
}

async fn drafts(office: &Office, officer: &Client, code: &str, solution: &str) {
    let form = office.ask(officer, code, "tra-loi").await.form(&act_path(code, "tra-loi"));
    let form = form
        .set("checked", "Đã đến trại, có cửa xả ngầm ra mương.")
        .set("checked_on", &display_day(office.today()))
        .set("legal_ground", "Luật Bảo vệ môi trường.")
        .set("solution", solution)
        .set("done_by", &display_day(office.today() + Days::new(20)));
    form.send().await.expect_status(200).expect(solution);
}

async fn is_approved_by_somebody_else(office: &Office, code: &str) {
    let officer = office.sign_in("kinhte").await;
    let refused = officer.post(&act_path(code, "duyet"), &[("once", "tự-duyệt")]).await;
    assert_eq!(refused.status, 403, "the drafter does not approve");
    let vice = office.sign_in("phochutich").await;
    office.press(&vice, code, "duyet").await.expect_status(200);
    let clerk = office.letters_to("vanphong@ankhethuong.example").await;
    assert!(clerk.iter().any(|letter| letter.text().contains(code)), "the clerk is told");
}

async fn is_issued(office: &Office, receipt: &Receipt) {
    let before = citizen::looks(office, receipt).await;
    before.expect_not("nạo vét 600 m");
    let clerk = office.sign_in("vanphong").await;
    let page = office.press(&clerk, &receipt.code, "phat-hanh").await.expect_status(200);
    let number = page.texts(".letter-head").join(" ");
    let number = number.split("Số: ").nth(1).and_then(|rest| rest.split(' ').next());
    let number = number.expect("the letter has a number").to_owned();
    let mail = office.letters_to(MAIL).await;
    assert_eq!(mail.len(), 2, "received, answered");
    let way = citizen::looks(office, receipt).await;
    way.expect("nạo vét 600 m").expect(&number).expect("Xã đã trả lời");
}

async fn is_closed_with_evidence(office: &Office, code: &str) {
    office.days_later(7);
    let officer = office.sign_in("kinhte").await;
    let path = act_path(code, "de-nghi-ket-thuc");
    let form = office.ask(&officer, code, "de-nghi-ket-thuc").await.form(&path);
    let form = form.set("outcome", "resolved").set("note", "Đã nạo vét, nước trong.");
    let refused = form.send().await;
    refused.expect("Đã nạo vét, nước trong.");
    assert_eq!(refused.status, 422, "no evidence, not resolved");
    let form = form.attach("files", "mương sạch.png", "image/png", &picture());
    form.send().await.expect_status(200);
    let chair = office.sign_in("chutich").await;
    let path = act_path(code, "ket-thuc");
    let form = office.ask(&chair, code, "ket-thuc").await.form(&path);
    let page = form.send().await.expect_status(200);
    page.expect("Đã giải quyết");
    assert_eq!(office.letters_to(MAIL).await.len(), 3, "received, answered, closed");
}

async fn is_published_and_found(office: &Office, code: &str) {
    let clerk = office.sign_in("vanphong").await;
    let form = office.ask(&clerk, code, "cong-khai").await.form(&act_path(code, "cong-khai"));
    let number = form.set("words", "Trại lợn nhà ông T, gọi 0912 345 678.");
    let refused = number.send().await;
    assert_eq!(refused.status, 422, "no telephone numbers in the register");
    let form = refused.form(&act_path(code, "cong-khai"));
    let form = form.set("words", "Trại lợn nhà ông T xả ra mương, cá chết.");
    form.send().await.expect_status(200);
    let visitor = office.visitor();
    for words in ["trai lon", "trại lợn nhà ông T", "TRẠI LỢN", code] {
        let query = reqwest::Url::parse_with_params("http://x/cong-khai", [("q", words)]).expect("an address");
        let page = visitor.open(&format!("/cong-khai?{}", query.query().unwrap_or_default())).await;
        page.expect(TITLE);
    }
    let page = visitor.open(&format!("/cong-khai/{code}")).await.expect_status(200);
    page.expect("cá chết").expect("nạo vét 600 m");
    for private in ["trẻ con ngứa", "Nguyễn Thị Thử", MAIL] {
        page.expect_not(private);
    }
}

async fn says_what_was_answered_aloud(office: &Office, [aloud, later]: &[String; 2]) {
    let clerk = office.sign_in("vanphong").await;
    let page = clerk.open(&case_path(aloud)).await;
    page.expect("Tuần sau xã đổ đá cấp phối.").expect("Chủ tịch xã");
    clerk.open(&case_path(later)).await.expect("Đề nghị đặt thêm thùng rác");
}

/// A small picture, as a telephone would send a large one.
pub fn picture() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(40, 30, image::Rgb([120, 140, 90]))
        .write_to(&mut bytes, image::ImageFormat::Png)
        .expect("a picture can be drawn");
    bytes.into_inner()
}
