//! The province, a village head and the administrator.

use browser_tests::element::Role;
use browser_tests::{Browser, Width};

use crate::steps::{good, sees_errors, sign_in, sign_out, told, turn_to};

#[tokio::test]
async fn the_others_start_on_a_phone() {
    told("others", Width::Phone, start).await;
}

#[tokio::test]
async fn the_others_start_at_a_desk() {
    told("others", Width::Desk, start).await;
}

async fn start(browser: &Browser) {
    sign_in(browser, "tinh").await;
    browser.sees("Xe chở đá chạy đêm, bụi trên tỉnh lộ").await;
    good(browser, "province").await;
    turn_to(browser, "Hội nghị").await;
    browser.sees("Xã Nà Lò").await;
    good(browser, "province-conferences").await;
    sign_out(browser, "Vũ Hồng Minh").await;

    sign_in(browser, "truongthon").await;
    browser.sees("Đo lại ranh giới đất rừng").await;
    good(browser, "village").await;
    browser.follow("Ghi ý kiến mới").await;
    browser.sees("Khuôn Sào").await;
    good(browser, "village-intake").await;
    sign_out(browser, "Lý Văn Páo").await;

    sign_in(browser, "quantri").await;
    browser.find(Role::Heading, "Tài khoản cán bộ").await;
    good(browser, "accounts").await;
    browser.follow("Thêm tài khoản").await;
    good(browser, "account-new").await;
    browser.press("Thêm tài khoản").await;
    sees_errors(browser).await;
    good(browser, "account-new-error").await;
}
