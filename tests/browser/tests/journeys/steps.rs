//! Steps that several journeys take.

use browser_tests::demo::{PASSWORD, TODAY};
use browser_tests::element::Role;
use browser_tests::{Browser, Demo, Width, journey, wait};

/// Tells the story once at this width, on a demo of its own.
pub async fn told(name: &str, width: Width, story: impl AsyncFnOnce(&Browser)) {
    let demo = Demo::start().await;
    journey(name, width, &demo.url("/"), story).await;
}

/// Photographs the page, then judges it.
pub async fn good(browser: &Browser, name: &str) {
    browser.shot(name).await;
    browser.passes().await;
}

/// Signs in with the demo's password.
pub async fn sign_in(browser: &Browser, login: &str) {
    browser.open("/dang-nhap").await;
    browser.fill("Tên đăng nhập", login).await;
    browser.fill("Mật khẩu", PASSWORD).await;
    browser.press("Đăng nhập").await;
    browser.is_at("/lam-viec").await;
}

/// Signs out through the person's own menu.
pub async fn sign_out(browser: &Browser, name: &str) {
    browser.press(name).await;
    browser.press("Đăng xuất").await;
    browser.sees("Ông/bà đã đăng xuất").await;
}

/// Follows a link of the main navigation, which a phone keeps behind a button.
pub async fn turn_to(browser: &Browser, name: &str) {
    if browser.width < 600 {
        browser.press("Mục lục").await;
    }
    browser.follow(name).await;
}

/// A day so many days from the demo's today, as people here write it.
pub async fn day_from_today(browser: &Browser, days: i32) -> String {
    let script = "const d = new Date(Date.parse(arguments[0]) + arguments[1] * 864e5); \
                  return d.getUTCDate() + '/' + (d.getUTCMonth() + 1) + '/' + d.getUTCFullYear()";
    let day = browser.script(script, vec![TODAY.into(), days.into()]).await;
    day.as_str().unwrap_or_default().to_owned()
}

/// Whether the error summary is shown, and the title tells of it.
pub async fn sees_errors(browser: &Browser) {
    browser.find(Role::Heading, "Còn chỗ chưa đúng").await;
    assert!(
        browser.title().await.starts_with("Lỗi:"),
        "the title does not tell of the error: {}",
        browser.title().await
    );
}

/// Waits until this step of a case is the current one.
pub async fn is_at_stage(browser: &Browser, stage: &str) {
    wait::until(&format!("the case is at {stage}"), async || {
        let script = "return document.querySelector('.stages [aria-current]')?.textContent.trim()";
        (browser.script(script, vec![]).await == stage).then_some(())
    })
    .await;
}
