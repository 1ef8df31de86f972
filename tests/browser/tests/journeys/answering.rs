//! An answer on its way: the officer writes, the vice chair approves, the chair sees what is restricted.

use browser_tests::element::Role;
use browser_tests::{Browser, Width};

use crate::steps::{day_from_today, good, is_at_stage, sees_errors, sign_in, sign_out, told, turn_to};

#[tokio::test]
async fn an_answer_is_written_and_approved_on_a_phone() {
    told("answering", Width::Phone, answered).await;
}

#[tokio::test]
async fn an_answer_is_written_and_approved_at_a_desk() {
    told("answering", Width::Desk, answered).await;
}

const TITLE: &str = "Trang trại lợn xả thải ra mương, cá chết";

async fn answered(browser: &Browser) {
    sign_in(browser, "kinhte").await;
    good(browser, "officer-work").await;
    browser.follow(TITLE).await;
    browser.sees("Quá 2 ngày làm việc").await;
    good(browser, "officer-case").await;
    drafts(browser).await;
    sign_out(browser, "Đàm Quang Vinh").await;

    sign_in(browser, "phochutich").await;
    good(browser, "vice-chair-work").await;
    browser.follow(TITLE).await;
    browser.sees("Kết quả kiểm tra").await;
    good(browser, "case-to-approve").await;
    browser.press("Duyệt").await;
    is_at_stage(browser, "Đã duyệt").await;
    good(browser, "case-approved").await;
    sign_out(browser, "Hà Văn Quyết").await;

    sign_in(browser, "chutich").await;
    turn_to(browser, "Đơn tố cáo, hạn chế").await;
    browser.sees("Mỗi lần mở đều được ghi lại").await;
    good(browser, "restricted").await;
    browser.click(Role::Link, "AKT-").await;
    browser.sees("Đơn tố cáo, hạn chế").await;
    good(browser, "restricted-case").await;
    sign_out(browser, "Lục Thị Hiền").await;
    browser.open("/lam-viec").await;
    browser.is_at("/dang-nhap").await;
}

async fn drafts(browser: &Browser) {
    browser.follow("Soạn trả lời").await;
    good(browser, "draft").await;
    browser.press("Trình lãnh đạo duyệt").await;
    sees_errors(browser).await;
    good(browser, "draft-error").await;
    let today = day_from_today(browser, 0).await;
    let later = day_from_today(browser, 20).await;
    browser.fill("Đã kiểm tra gì", "Cùng trưởng thôn và Công an xã xem mương; một cửa xả mở ra mương.").await;
    browser.fill("Ngày kiểm tra", &today).await;
    browser.fill("Căn cứ", "Điều 61 Luật Bảo vệ môi trường năm 2020").await;
    browser.fill("Trả lời, việc sẽ làm", "Bịt cửa xả trong ngày; làm bể biogas.").await;
    browser.fill("Làm xong trước ngày", &later).await;
    browser.fill("Ai chịu trách nhiệm", "Đàm Quang Vinh, 0209 000 0021").await;
    browser.press("Trình lãnh đạo duyệt").await;
    browser.find(Role::Heading, TITLE).await;
    is_at_stage(browser, "Chờ duyệt").await;
    good(browser, "case-submitted").await;
}
