//! The first page anybody sees.

use browser_tests::{Demo, Width, journey};

#[tokio::test]
async fn the_home_page_is_good_on_a_phone_and_on_a_desk() {
    let demo = Demo::start().await;
    for width in Width::BOTH {
        journey("home", width, &demo.url("/"), async |browser| {
            browser.open("/").await;
            browser.sees("Đối Thoại").await;
            browser.shot("home").await;
            browser.passes().await;
        })
        .await;
    }
}
