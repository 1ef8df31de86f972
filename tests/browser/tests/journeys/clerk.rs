//! The commune's office: reading, sorting, planning, writing down.

use browser_tests::element::Role;
use browser_tests::{Browser, Width};

use crate::steps::{day_from_today, good, is_at_stage, sees_errors, sign_in, told, turn_to};

#[tokio::test]
async fn the_office_works_on_a_phone() {
    told("clerk", Width::Phone, works).await;
}

#[tokio::test]
async fn the_office_works_at_a_desk() {
    told("clerk", Width::Desk, works).await;
}

async fn works(browser: &Browser) {
    browser.open("/dang-nhap").await;
    good(browser, "sign-in").await;
    sign_in(browser, "vanphong").await;
    browser.find(Role::Heading, "Việc của tôi").await;
    good(browser, "work").await;
    classifies(browser).await;
    plans(browser).await;
    writes_down_in_the_hall(browser).await;
    takes_at_the_counter(browser).await;
    turn_to(browser, "Thư").await;
    good(browser, "letters").await;
    browser.press("Lò Thị Mai").await;
    browser.follow("Tài khoản của tôi").await;
    browser.sees("Bảo vệ tài khoản").await;
    good(browser, "account").await;
}

async fn classifies(browser: &Browser) {
    browser.follow("Xe ben đổ đất thải xuống ruộng lúa").await;
    is_at_stage(browser, "Đã tiếp nhận").await;
    good(browser, "case-new").await;
    browser.follow("Phân loại").await;
    good(browser, "classify").await;
    browser.tick(Role::Radio, "Phản ánh").await;
    browser.choose("Lĩnh vực", "Môi trường · Đổ trộm, đốt rác").await;
    browser.fill("Trích yếu", "Xe ben đổ đất thải xuống ruộng").await;
    browser.press("Phân loại").await;
    browser.find(Role::Heading, "Xe ben đổ đất thải xuống ruộng").await;
    good(browser, "case-classified").await;
    turn_to(browser, "Ý kiến").await;
    good(browser, "opinions").await;
}

async fn plans(browser: &Browser) {
    turn_to(browser, "Hội nghị").await;
    good(browser, "desk-conferences").await;
    browser.follow("Quy hoạch, bồi thường đất đai và thu gom rác").await;
    good(browser, "desk-conference").await;
    browser.open("/lam-viec/hoi-nghi").await;
    browser.follow("Lên kế hoạch hội nghị").await;
    good(browser, "plan").await;
    browser.press("Lưu kế hoạch").await;
    sees_errors(browser).await;
    good(browser, "plan-error").await;
    let day = day_from_today(browser, 30).await;
    browser.fill("Chủ đề", "Đường thôn và nước sạch").await;
    browser.fill("Ngày họp", &day).await;
    browser.fill("Bắt đầu lúc", "7:30").await;
    browser.fill("Kết thúc lúc", "11:30").await;
    browser.fill("Nơi họp", "Nhà văn hóa trung tâm xã").await;
    browser.fill("Nội dung, chương trình", "7 giờ 30: Khai mạc.").await;
    browser.tick(Role::Checkbox, "Lục Thị Hiền").await;
    browser.tick(Role::Checkbox, "Kết luận số 116-KL/TU").await;
    browser.press("Lưu kế hoạch").await;
    browser.find(Role::Heading, "Đường thôn và nước sạch").await;
    browser.sees("Xem trước thông báo").await;
    good(browser, "desk-conference-planned").await;
}

async fn writes_down_in_the_hall(browser: &Browser) {
    browser.open("/lam-viec/hoi-nghi").await;
    browser.follow("Đất đai, môi trường và nước sạch").await;
    good(browser, "desk-conference-held").await;
    browser.follow("Ghi ý kiến tại hội trường").await;
    good(browser, "hall").await;
    browser.fill("Thôn, tổ", "ks").await;
    browser.fill("Tên", "Lý A Sùng").await;
    browser.fill("Lời nói", "Đường lên Khuôn Sào sạt một đoạn, xe máy không qua được.").await;
    let words = browser.find(Role::Textbox, "Lời nói").await;
    words.send_keys("\u{e009}\u{e007}").await.expect("keys reach the field");
    browser.sees("Đã lưu ý kiến").await;
    browser.sees("Lý A Sùng").await;
    good(browser, "hall-saved").await;
}

async fn takes_at_the_counter(browser: &Browser) {
    turn_to(browser, "Việc của tôi").await;
    browser.follow("Ghi ý kiến mới").await;
    browser.find(Role::Heading, "Ghi ý kiến cho người dân").await;
    good(browser, "intake").await;
    browser.press("Lưu, lấy giấy biên nhận").await;
    sees_errors(browser).await;
    good(browser, "intake-error").await;
    browser.fill("Lời nói", "Đèn đường trước trạm y tế hỏng ba tháng, đề nghị sửa.").await;
    browser.press("Lưu, lấy giấy biên nhận").await;
    browser.sees("Mã bí mật").await;
    good(browser, "slip").await;
}
