//! Somebody without a code looks around.

use browser_tests::element::Role;
use browser_tests::{Browser, Width};

use crate::steps::{good, told};

#[tokio::test]
async fn a_visitor_looks_around_on_a_phone() {
    told("visitor", Width::Phone, looks_around).await;
}

#[tokio::test]
async fn a_visitor_looks_around_at_a_desk() {
    told("visitor", Width::Desk, looks_around).await;
}

async fn looks_around(browser: &Browser) {
    browser.open("/").await;
    browser.follow("Hội nghị").await;
    browser.find(Role::Heading, "Hội nghị đối thoại").await;
    good(browser, "conferences").await;
    browser.follow("Quy hoạch, bồi thường đất đai và thu gom rác").await;
    browser.sees("116-KL/TU").await;
    good(browser, "conference-coming").await;
    browser.open("/hoi-nghi").await;
    browser.follow("Đất đai, môi trường và nước sạch").await;
    browser.sees("Đã nghe những gì").await;
    good(browser, "conference-held").await;

    browser.follow("Công khai").await;
    browser.find(Role::Heading, "Sổ công khai ý kiến").await;
    good(browser, "register").await;
    browser.fill("Tìm trong nội dung", "nuoc thai").await;
    browser.press("Lọc").await;
    browser.is_at("/cong-khai?").await;
    browser.follow("Kênh N4 không tưới được vì nước thải chăn nuôi").await;
    browser.sees("bịt cửa xả ngay trong ngày").await;
    good(browser, "published").await;

    browser.follow("Số liệu").await;
    browser.sees("Theo tháng, 12 tháng gần đây").await;
    good(browser, "figures").await;
    browser.follow("Bảo vệ thông tin cá nhân").await;
    browser.sees("Quyền của ông bà").await;
    good(browser, "privacy").await;
    browser.follow("Xã, phường khác").await;
    browser.sees("Nà Lò").await;
    good(browser, "communes").await;
}
