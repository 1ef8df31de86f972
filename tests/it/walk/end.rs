//! The end: closed with evidence, published without names, found by everybody.

use super::{MAIL, TITLE, picture};
use crate::harness::office::{Office, act_path};

pub async fn is_closed_with_evidence(office: &Office, code: &str) {
    office.days_later(7);
    let officer = office.sign_in("kinhte").await;
    let path = act_path(code, "de-nghi-ket-thuc");
    let asked = office.ask(&officer, code, "de-nghi-ket-thuc").await;
    for field in ["told", "due_on", "files"] {
        let label = asked.texts(&format!("label[for={field}]")).join(" ");
        assert!(!label.contains("không bắt buộc"), "an outcome needs it: {label}");
    }
    let form = asked.form(&path);
    let form = form.set("outcome", "resolved").set("told", "Đã nạo vét, nước trong.");
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
    assert_eq!(office.letters_to(MAIL).await.len(), 4, "received, a later day, answered, closed");
}

pub async fn is_published_and_found(office: &Office, code: &str) {
    let clerk = office.sign_in("vanphong").await;
    let asked = office.ask(&clerk, code, "cong-khai").await;
    assert_eq!(
        asked.attributes(".captioned .thumb", "src").len(),
        2,
        "each picture is seen where it is named"
    );
    let form = asked.form(&act_path(code, "cong-khai"));
    let proposed = form.value("answer");
    assert!(proposed.contains(" làm xong trước ngày "), "who does it, before which day: {proposed}");
    let number = form.set("words", "Trại lợn nhà ông T, gọi 0912 345 678.");
    let refused = number.send().await;
    assert_eq!(refused.status, 422, "no telephone numbers in the register");
    refused.expect("Còn “0912 345 678”").expect("Số điện thoại");
    let masked = refused.form("Che các chỗ chưa đánh dấu").send().await.expect_status(200);
    let form = masked.form(&act_path(code, "cong-khai"));
    assert_eq!(form.value("words").trim(), "Trại lợn nhà ông T, gọi [số điện thoại].");
    let hotline = "Trại lợn nhà ông T, đã gọi đường dây nóng 0912 345 678.";
    let asked = form.set("words", hotline).set("answer", "Gọi 0912-345-678.").send().await.expect_status(422);
    asked.expect("Còn “0912 345 678”").expect("Còn “0912-345-678”");
    let form = asked.form(&act_path(code, "cong-khai")).set("waved", "0912 345 678");
    let form = form.set("waved", "0912-345-678");
    form.submit().await.expect("Xin chọn vì sao");
    form.set("waved_why", "of_office").send().await.expect_status(200);
    let form = office.ask(&clerk, code, "cong-khai").await.form(&act_path(code, "cong-khai"));
    let form = form.set("answer", "Chủ trại đã nạo vét 600 m mương N4.");
    let form = form.set("words", "Trại lợn nhà ông T xả ra mương, cá chết.").tick("files");
    form.send().await.expect_status(200);
    let visitor = office.visitor();
    for words in ["trai lon", "trại lợn nhà ông T", "TRẠI LỢN", code] {
        let query =
            reqwest::Url::parse_with_params("http://x/cong-khai", [("q", words)]).expect("an address");
        let page = visitor.open(&format!("/cong-khai?{}", query.query().unwrap_or_default())).await;
        page.expect(TITLE);
    }
    let offices = visitor.open("/cong-khai").await.form("/cong-khai").set("co-quan", "Phòng Kinh tế");
    offices.send().await.expect(TITLE);
    visitor.open("/cong-khai?co-quan=VP").await.expect_not(TITLE);
    let page = visitor.open(&format!("/cong-khai/{code}")).await.expect_status(200);
    page.expect("cá chết").expect("nạo vét 600 m");
    for private in ["trẻ con ngứa", "Nguyễn Thị Thử", MAIL, "mương.jpg"] {
        page.expect_not(private);
    }
    page.expect("Ảnh 1");
    let picture = visitor.get(&page.link("Ảnh 1")).await.expect_status(200);
    let said = "inline; filename=\"anh-1.jpg\"; filename*=UTF-8''anh-1.jpg";
    assert_eq!(picture.header("content-disposition"), said, "the sender's name for the file stays inside");
}
