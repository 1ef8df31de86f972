//! Pages hold their words at 320 to 1280 px, in three fonts, and with larger text.

use browser_tests::element::Role;
use browser_tests::{Browser, Width, layout};

use crate::steps::{sign_in, told};

const PUBLIC: [&str; 13] = [
    "/?lang=en",
    "/so-lieu",
    "/hoi-nghi",
    "/cong-khai",
    "/?lang=vi",
    "/so-lieu",
    "/hoi-nghi",
    "/cong-khai",
    "/thong-tin-ca-nhan",
    "/xa",
    "/tra-cuu",
    "/quen-mat-khau",
    "/khong-co-trang-nay",
];

/// Pages of the desk, by who opens them.
const DESK: [(&str, &[&str]); 4] = [
    (
        "vanphong",
        &[
            "/lam-viec",
            "/lam-viec/y-kien",
            "/lam-viec/hoi-nghi",
            "/lam-viec/hoi-nghi/moi",
            "/lam-viec/ghi",
            "/lam-viec/thu",
            "/lam-viec/tai-khoan",
        ],
    ),
    ("chutich", &["/lam-viec", "/lam-viec/y-kien?muc=qua-han"]),
    ("tinh", &["/lam-viec", "/lam-viec/hoi-nghi"]),
    ("quantri", &["/lam-viec/can-bo", "/lam-viec/can-bo/moi", "/lam-viec/tai-khoan/ma-truy-cap"]),
];

#[tokio::test]
async fn every_public_page_holds_its_words() {
    layout::demand_fonts();
    told("layout-public", Width::Desk, async |browser: &Browser| {
        let mut said = Vec::new();
        for path in PUBLIC {
            look(browser, path, &mut said).await;
        }
        for (list, title) in [
            ("/hoi-nghi", "Quy hoạch, bồi thường đất đai và thu gom rác"),
            ("/hoi-nghi", "Đất đai, môi trường và nước sạch"),
            ("/cong-khai", "Kênh N4 không tưới được vì nước thải chăn nuôi"),
            ("/cong-khai", "Dời điểm tập kết rác đầu ngõ nhà trẻ"),
        ] {
            browser.open(list).await;
            browser.follow(title).await;
            said.extend(layout::complaints(browser).await);
        }
        all_hold(&said);
    })
    .await;
}

#[tokio::test]
async fn every_page_of_sending_and_tracking_holds_its_words() {
    layout::demand_fonts();
    told("layout-sending", Width::Desk, sends).await;
}

async fn sends(browser: &Browser) {
    let mut said = Vec::new();
    look(browser, "/gui-y-kien", &mut said).await;
    browser.press("Tiếp tục").await;
    said.extend(layout::complaints(browser).await);
    browser.tick(Role::Radio, "Môi trường").await;
    browser.press("Tiếp tục").await;
    browser.find(Role::Heading, "Ông bà muốn nói điều gì?").await;
    said.extend(layout::complaints(browser).await);
    browser
        .fill("Nội dung ý kiến", "Nước thải chảy ra mương sau nhà văn hóa, mùi hôi, đề nghị xã xuống xem.")
        .await;
    browser.press("Tiếp tục").await;
    browser.find(Role::Heading, "Ông bà là ai, báo tin về đâu?").await;
    said.extend(layout::complaints(browser).await);
    browser.fill("Họ và tên", "Nguyễn Hoàng Công Tằng Tôn Nữ Thị Phương").await;
    browser.fill("Điện thoại", "0912 345 678").await;
    browser.press("Tiếp tục").await;
    browser.find(Role::Heading, "Xem lại rồi gửi").await;
    said.extend(layout::complaints(browser).await);
    browser.press("Gửi ý kiến").await;
    browser.find(Role::Heading, "Xã đã nhận ý kiến của ông bà").await;
    said.extend(layout::complaints(browser).await);
    let codes = "return [...document.querySelectorAll('.receipt .code')].map(one => one.textContent)";
    let codes = browser.script(codes, vec![]).await;
    browser.open("/tra-cuu").await;
    browser.fill("Mã ý kiến", codes[0].as_str().unwrap_or_default()).await;
    browser.fill("Mã bí mật", codes[1].as_str().unwrap_or_default()).await;
    browser.press("Xem ý kiến").await;
    browser.is_at("/tra-cuu/AKT-").await;
    said.extend(layout::complaints(browser).await);
    all_hold(&said);
}

#[tokio::test]
async fn the_pages_of_the_desk_hold_their_words() {
    layout::demand_fonts();
    told("layout-desk", Width::Desk, async |browser: &Browser| {
        let mut said = Vec::new();
        look(browser, "/dang-nhap", &mut said).await;
        for (login, paths) in DESK {
            sign_in(browser, login).await;
            for path in paths {
                look(browser, path, &mut said).await;
            }
            browser.client.delete_all_cookies().await.expect("cookies can be taken");
        }
        all_hold(&said);
    })
    .await;
}

#[tokio::test]
async fn cases_and_conferences_at_the_desk_hold_their_words() {
    layout::demand_fonts();
    told("layout-cases", Width::Desk, async |browser: &Browser| {
        let mut said = Vec::new();
        sign_in(browser, "kinhte").await;
        follow(browser, "/lam-viec", "Trang trại lợn xả thải ra mương, cá chết", &mut said).await;
        browser.follow("Soạn trả lời").await;
        said.extend(layout::complaints(browser).await);
        browser.client.delete_all_cookies().await.expect("cookies can be taken");

        sign_in(browser, "vanphong").await;
        follow(browser, "/lam-viec", "Xe ben đổ đất thải xuống ruộng lúa", &mut said).await;
        browser.follow("Phân loại").await;
        said.extend(layout::complaints(browser).await);
        let conferences = "/lam-viec/hoi-nghi";
        follow(browser, conferences, "Quy hoạch, bồi thường đất đai và thu gom rác", &mut said).await;
        follow(browser, conferences, "Đất đai, môi trường và nước sạch", &mut said).await;
        browser.follow("Ghi ý kiến tại hội trường").await;
        said.extend(layout::complaints(browser).await);
        browser.open("/lam-viec/ghi").await;
        browser.fill("Lời nói", "Đèn đường trước trạm y tế hỏng ba tháng, đề nghị sửa.").await;
        browser.press("Lưu, lấy giấy biên nhận").await;
        browser.sees("Mã bí mật").await;
        said.extend(layout::complaints(browser).await);
        browser.client.delete_all_cookies().await.expect("cookies can be taken");

        sign_in(browser, "chutich").await;
        follow(browser, "/lam-viec", "Đo lại ranh giới đất rừng, cọc mốc mất sau lũ", &mut said).await;
        look(browser, "/lam-viec/han-che", &mut said).await;
        browser.click(Role::Link, "AKT-").await;
        browser.is_at("/lam-viec/y-kien/AKT-").await;
        said.extend(layout::complaints(browser).await);
        all_hold(&said);
    })
    .await;
}

async fn look(browser: &Browser, path: &str, said: &mut Vec<String>) {
    browser.open(path).await;
    said.extend(layout::complaints(browser).await);
}

async fn follow(browser: &Browser, list: &str, title: &str, said: &mut Vec<String>) {
    browser.open(list).await;
    browser.follow(title).await;
    browser.find(Role::Heading, title).await;
    said.extend(layout::complaints(browser).await);
}

fn all_hold(said: &[String]) {
    assert!(said.is_empty(), "{} times a page does not hold its words:\n{}", said.len(), said.join("\n"));
}
