//! A citizen sends an opinion and looks where it is.

use browser_tests::element::Role;
use browser_tests::{Browser, Width};

use crate::steps::{good, sees_errors, told};

#[tokio::test]
async fn a_citizen_sends_and_tracks_on_a_phone() {
    told("citizen", Width::Phone, sends_and_tracks).await;
}

#[tokio::test]
async fn a_citizen_sends_and_tracks_at_a_desk() {
    told("citizen", Width::Desk, sends_and_tracks).await;
}

async fn sends_and_tracks(browser: &Browser) {
    browser.open("/").await;
    browser.sees("Ông bà có điều gì muốn nói với xã?").await;
    good(browser, "home").await;
    browser.follow("English").await;
    browser.sees("Send an opinion").await;
    good(browser, "home-en").await;
    browser.follow("Tiếng Việt").await;
    browser.sees("Ông bà có điều gì").await;

    browser.follow("Gửi ý kiến Khoảng 5 phút").await;
    browser.find(Role::Heading, "Ý kiến của ông bà về việc gì?").await;
    good(browser, "send-topic").await;
    browser.press("Tiếp tục").await;
    sees_errors(browser).await;
    good(browser, "send-topic-error").await;
    browser.tick(Role::Radio, "Môi trường").await;
    browser.press("Tiếp tục").await;

    browser.find(Role::Heading, "Ông bà muốn nói điều gì?").await;
    browser.press("Tiếp tục").await;
    sees_errors(browser).await;
    good(browser, "send-words-error").await;
    browser
        .fill(
            "Nội dung ý kiến",
            "Nuoc thai tu trai lon chay ra muong sau nha van hoa, mui lam. De nghi xa xuong xem.",
        )
        .await;
    browser.fill("Chỗ xảy ra", "mương sau nhà văn hóa").await;
    good(browser, "send-words").await;
    browser.press("Tiếp tục").await;

    browser.find(Role::Heading, "Ông bà là ai, báo tin về đâu?").await;
    browser.choose("Thôn, tổ", "Trại Mới").await;
    browser.fill("Họ và tên", "Phạm Thị Lụa").await;
    browser.fill("Điện thoại", "0912 345 678").await;
    good(browser, "send-who").await;
    browser.press("Tiếp tục").await;

    browser.find(Role::Heading, "Xem lại rồi gửi").await;
    browser.sees("Phạm Thị Lụa").await;
    good(browser, "send-check").await;
    browser.press("Gửi ý kiến").await;

    browser.find(Role::Heading, "Xã đã nhận ý kiến của ông bà").await;
    good(browser, "send-done").await;
    let codes = browser
        .script("return [...document.querySelectorAll('.receipt .code')].map(one => one.textContent)", vec![])
        .await;
    let [code, secret] = [0, 1].map(|n| codes[n].as_str().unwrap_or_default().to_owned());
    assert!(code.starts_with("AKT-"), "the receipt's code: {code}");

    browser.follow("Tra cứu").await;
    good(browser, "track-ask").await;
    browser.fill("Mã ý kiến", &code).await;
    browser.fill("Mã bí mật", "khong dung").await;
    browser.press("Xem ý kiến").await;
    sees_errors(browser).await;
    browser.fill("Mã bí mật", &secret).await;
    browser.press("Xem ý kiến").await;
    browser.is_at("/tra-cuu/AKT-").await;
    browser.sees("Xã nhận ý kiến").await;
    good(browser, "track").await;
    browser.follow("English").await;
    browser.find(Role::Link, "Tiếng Việt").await;
    good(browser, "track-en").await;
}
