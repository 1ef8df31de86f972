//! Pages that are kept for everybody: the same bytes until something is written, and never another reader's.

use reqwest::Method;
use serde_json::json;

use crate::harness::citizen::{Said, sends};
use crate::harness::http::Client;
use crate::harness::office::Office;
use crate::harness::page::Page;
use crate::harness::program::{Program, is_answered};

/// Asks for a page with these headers, each as one line of its own.
async fn asks(client: &Client, path: &str, headers: &[(&str, &str)]) -> Page {
    let mut request = client.request(Method::GET, path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    client.send(request).await
}

fn packing(page: &Page) -> String {
    let value = page.headers.get("content-encoding");
    value.map_or("", |value| value.to_str().expect("a word")).to_owned()
}

#[tokio::test]
async fn a_kept_page_is_given_in_the_reader_s_own_language_and_packing() {
    let office = Office::open().await;
    let client = office.visitor();
    for path in ["/", "/cong-khai", "/so-lieu", "/xa"] {
        for _ in 0..2 {
            let plain = asks(&client, path, &[]).await.expect_status(200);
            assert!(packing(&plain).is_empty() && plain.body.contains("<html lang=\"vi\""), "{path}");
            let english = asks(&client, path, &[("cookie", "lang=en")]).await;
            assert!(english.body.contains("<html lang=\"en\""), "{path}");
            let packed = asks(&client, path, &[("accept-encoding", "gzip")]).await;
            assert_eq!(packing(&packed), "gzip", "{path}");
            assert_eq!(packed.bytes[..2], [0x1f, 0x8b], "{path}");
            let twice = asks(&client, path, &[("accept-encoding", ""), ("accept-encoding", "br")]).await;
            assert_eq!(packing(&twice), "br", "{path}");
            let other = asks(&client, path, &[("host", "khac.example")]).await.expect_status(200);
            assert!(other.body.contains("<html"), "{path}");
        }
        let head = client.send(client.request(Method::HEAD, path)).await.expect_status(200);
        assert!(head.bytes.is_empty());
    }
}

#[tokio::test]
async fn what_is_written_shows_at_once_and_what_is_taken_down_is_gone_at_once() {
    let office = Office::open().await;
    let code = sends(&office, Said { text: "Mương Đồng Sậy tắc.", ..Said::default() }).await.code;
    is_answered(&office, &code, "Mương Đồng Sậy tắc", "Nạo vét trong tháng này.").await;
    let visitor = office.visitor();
    let (page, list) = (format!("/cong-khai/{code}"), "/cong-khai");
    for _ in 0..2 {
        visitor.open(list).await.expect_not("Mương đã kể");
        visitor.get(&page).await.expect_status(404);
    }
    let clerk = Program::of(&office, "vanphong").await;
    clerk
        .does(
            &code,
            "publish",
            json!({ "title": "Mương đã kể", "words": "Mương tắc.", "answer": "Sẽ nạo vét." }),
        )
        .await;
    for _ in 0..2 {
        visitor.open(list).await.expect("Mương đã kể");
        visitor.open(&page).await.expect("Mương đã kể");
    }
    clerk.does(&code, "unpublish", json!({ "reason": "Đăng nhầm." })).await;
    for _ in 0..2 {
        visitor.open(list).await.expect_not("Mương đã kể");
        visitor.get(&page).await.expect_status(404);
    }
}

#[tokio::test]
async fn what_belongs_to_one_reader_is_kept_for_nobody() {
    let office = Office::open().await;
    for path in ["/gui-y-kien", "/tra-cuu", "/dang-nhap"] {
        let page = office.visitor().get(path).await;
        let said = page.headers.get("cache-control").expect("said").to_str().expect("words").to_owned();
        assert!(!said.contains("public"), "{path}: {said}");
    }
}
