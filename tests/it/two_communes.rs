//! Two communes on one installation: nothing of one is seen from the other.

use crate::harness::citizen::{self, Said, sends};
use crate::harness::http::Client;
use crate::harness::office::{Office, PASSWORD, act_path, case_path};
use crate::harness::page::Page;

const WORDS: &str = "Cầu Khe Nứt sắp sập, xe tải vẫn chạy qua.";
const RARE: &str = "Khe Nứt";

/// Somebody of the neighbour commune; the demo gives the account no password, so it is set by the link in the letter.
async fn neighbour(office: &Office) -> Client {
    let client = office.visitor();
    let page = client.open("/quen-mat-khau").await;
    page.form("/quen-mat-khau").set("account", "nalo.vanphong").send().await.expect_status(200);
    let mail = office.letters_to("nalo.vanphong@ankhethuong.example").await;
    let text = mail.last().expect("a letter with a link").text();
    let link =
        text.split_whitespace().find(|word| word.contains("/dat-mat-khau/")).expect("a link").to_owned();
    let page = client.open(&link).await.expect_status(200);
    let path = page.url.path().to_owned();
    let form = page.form(&path).set("new_password", PASSWORD);
    form.send().await.expect_status(200);
    office.sign_in("nalo.vanphong").await
}

async fn program(office: &Office, token: &str, path: &str) -> Page {
    let client = office.visitor();
    let request =
        client.request(reqwest::Method::GET, path).header("authorization", format!("Bearer {token}"));
    client.send(request).await
}

#[tokio::test]
async fn nothing_of_one_commune_is_seen_from_the_other() {
    let office = Office::open().await;
    let said = Said { text: WORDS, ..Said::default() };
    let code = sends(&office, said).await.code;
    office.sign_in("vanphong").await.open("/lam-viec").await.expect(RARE);
    let client = neighbour(&office).await;
    for path in ["/lam-viec", "/lam-viec/y-kien", "/lam-viec/y-kien?q=khe+nut", "/lam-viec/hoi-nghi"] {
        let page = client.open(path).await.expect_status(200);
        page.expect_not(RARE).expect_not("AKT-");
    }
    client.open(&format!("/lam-viec/y-kien?q={code}")).await.expect_not(RARE);
    let unknown = client.open(&case_path("AKT-26-000000-X")).await.expect_status(404);
    let hidden = client.open(&case_path(&code)).await.expect_status(404);
    assert_eq!(hidden.body.replace(&code, "-"), unknown.body.replace("AKT-26-000000-X", "-"));
    for act in ["phan-loai", "giao", "cong-khai"] {
        client.get(&act_path(&code, act)).await.expect_status(404);
    }
    let written = client.post(&act_path(&code, "phan-loai"), &[("kind", "hoi"), ("topic", "MTG-01")]).await;
    written.expect_status(404);
    client.post(&format!("{}/nguoi-gui", case_path(&code)), &[]).await.expect_status(404);
}

#[tokio::test]
async fn programs_of_one_commune_see_nothing_of_the_other() {
    let office = Office::open().await;
    let said = Said { text: WORDS, ..Said::default() };
    let code = sends(&office, said).await.code;
    let client = neighbour(&office).await;
    let page = client.open("/lam-viec/tai-khoan/ma-truy-cap").await;
    let form = page.form("/lam-viec/tai-khoan/ma-truy-cap").set("label", "thử").set("password", PASSWORD);
    let token = form.submit().await.texts("code").remove(0);
    let list = program(&office, &token, "/api/v1/opinions").await.expect_status(200);
    assert!(!list.body.contains("AKT-"), "{}", list.body);
    let hidden = program(&office, &token, &format!("/api/v1/opinions/{code}")).await;
    let unknown = program(&office, &token, "/api/v1/opinions/AKT-26-000000-X").await;
    assert_eq!((hidden.status.as_u16(), unknown.status.as_u16()), (404, 404));
    assert_eq!(hidden.body.replace(&code, "-"), unknown.body.replace("AKT-26-000000-X", "-"));
}

#[tokio::test]
async fn the_public_pages_of_one_commune_show_nothing_of_the_other() {
    let office = Office::open().await;
    let visitor = office.visitor();
    let home = visitor.open("/cong-khai").await.expect_status(200);
    home.expect("AKT-");
    for path in ["/?xa=nalo", "/cong-khai?xa=nalo", "/cong-khai?xa=nalo&q=rac", "/hoi-nghi?xa=nalo"] {
        let page = visitor.open(path).await.expect_status(200);
        page.expect_not("AKT-").expect_not("Đồng Giếng");
    }
    let said = Said { text: "Thôn Nà Lò Dưới mất điện.", unit: "nalo", ..Said::default() };
    let receipt = sends(&office, said).await;
    assert!(receipt.code.starts_with("NLO-"), "{}", receipt.code);
    citizen::looks(&office, &receipt).await.expect("Nà Lò Dưới mất điện");
    let clerk = office.sign_in("vanphong").await;
    clerk.open("/lam-viec").await.expect_not("mất điện");
    clerk.open(&case_path(&receipt.code)).await.expect_status(404);
}

#[tokio::test]
async fn the_province_sees_only_what_was_published() {
    let office = Office::open().await;
    let said = Said { text: WORDS, name: "Người Gửi Riêng", ..Said::default() };
    let code = sends(&office, said).await.code;
    let province = office.sign_in("tinh").await;
    for path in ["/lam-viec", "/lam-viec/y-kien", "/lam-viec/y-kien?q=khe+nut"] {
        let page = province.open(path).await;
        page.expect_not(RARE).expect_not("Người Gửi Riêng");
    }
    province.open(&case_path(&code)).await.expect_status(404).expect_not(RARE);
    let token = office.token("tinh").await;
    let list = program(&office, &token, "/api/v1/opinions?q=khe+nut").await;
    assert!(!list.body.contains(&code), "{}", list.body);
}
