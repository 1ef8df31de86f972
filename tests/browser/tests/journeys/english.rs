//! The pages in English, whose words are longer, on a phone.

use browser_tests::element::Role;
use browser_tests::{Browser, Width};

use crate::steps::{good, sign_in, told};

const PUBLIC: [(&str, &str); 8] = [
    ("/gui-y-kien", "send"),
    ("/tra-cuu", "track-ask"),
    ("/hoi-nghi", "conferences"),
    ("/cong-khai", "register"),
    ("/so-lieu", "figures"),
    ("/thong-tin-ca-nhan", "privacy"),
    ("/xa", "communes"),
    ("/dang-nhap", "sign-in"),
];

const STAFF: [(&str, &str); 7] = [
    ("/lam-viec", "work"),
    ("/lam-viec/y-kien", "opinions"),
    ("/lam-viec/hoi-nghi", "desk-conferences"),
    ("/lam-viec/hoi-nghi/moi", "plan"),
    ("/lam-viec/ghi", "intake"),
    ("/lam-viec/thu", "letters"),
    ("/lam-viec/tai-khoan", "account"),
];

#[tokio::test]
async fn the_public_pages_speak_english_on_a_phone() {
    told("english", Width::Phone, async |browser: &Browser| {
        browser.open("/").await;
        browser.follow("English").await;
        browser.find(Role::Link, "Tiếng Việt").await;
        for (path, name) in PUBLIC {
            browser.open(path).await;
            is_english(browser).await;
            good(browser, &format!("{name}-en")).await;
        }
    })
    .await;
}

#[tokio::test]
async fn the_staff_pages_speak_english_on_a_phone() {
    told("english-staff", Width::Phone, async |browser: &Browser| {
        sign_in(browser, "vanphong").await;
        browser.follow("English").await;
        browser.find(Role::Link, "Tiếng Việt").await;
        for (path, name) in STAFF {
            browser.open(path).await;
            is_english(browser).await;
            good(browser, &format!("{name}-en")).await;
        }
    })
    .await;
}

async fn is_english(browser: &Browser) {
    let lang = browser.script("return document.documentElement.lang", vec![]).await;
    assert_eq!(lang, "en", "{}", browser.path().await);
}
