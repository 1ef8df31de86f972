//! In the hall: opened on its day, opinions logged one after the other, adjourned.

use chrono::NaiveDate;

use crate::harness::http::Client;
use crate::harness::office::{Office, case_path};

pub async fn is_held(office: &Office, code: &str, held_on: NaiveDate) -> [String; 2] {
    let clerk = office.sign_in("vanphong").await;
    let place = format!("/lam-viec/hoi-nghi/{code}");
    let early = clerk.open(&place).await;
    assert!(!early.has_form(&format!("{place}/open")), "not before its day");
    office.at(held_on, 7, 30);
    let clerk = office.sign_in("vanphong").await;
    let page = clerk.open(&place).await;
    page.form(&format!("{place}/open")).send().await.expect_status(200);
    let first = logs(
        &clerk,
        code,
        "Đường thôn Trại Mới ngập, xe không qua được.",
        Some("Tuần sau xã đổ đá cấp phối."),
    )
    .await;
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
        Some(answer) => form.set("reply", "spot").set("spoken_by", "Chủ tịch xã").set("spoken", answer),
        None => form.set("reply", "written").set("office", "KT"),
    };
    let page = form.send().await.expect_status(200);
    let slip = page.links().into_iter().find(|link| link.href.contains("/ghi/phieu/"));
    let slip = clerk.open(&slip.expect("a slip to print").href).await;
    let code = slip.texts(".code").into_iter().find(|code| code.starts_with("AKT-"));
    code.unwrap_or_else(|| panic!("no code on the slip:\n{}", slip.text()))
}

pub async fn says_what_was_answered_aloud(office: &Office, [aloud, later]: &[String; 2]) {
    let clerk = office.sign_in("vanphong").await;
    let page = clerk.open(&case_path(aloud)).await;
    page.expect("Tuần sau xã đổ đá cấp phối.").expect("Chủ tịch xã");
    clerk.open(&case_path(later)).await.expect("Đề nghị đặt thêm thùng rác");
}
