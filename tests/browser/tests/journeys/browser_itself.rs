//! The browser's own words keep their promises, on a page with the strict policy of the real ones.

use browser_tests::element::Role;
use browser_tests::{Width, axe, journey};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

const GOOD: &str = r#"<!doctype html><html lang="vi"><head><title>Gửi ý kiến</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>Gửi ý kiến</h1><form action="/xong" method="get">
<p><label for="w">Nội dung</label> <textarea id="w" name="w">cũ</textarea></p>
<p><label for="v">Thôn</label> <select id="v" name="v"><option value="1">Thôn 1</option><option value="2">Thôn 2</option></select></p>
<p><label><input type="checkbox" name="c"> Tôi đồng ý</label></p>
<p><button>Gửi đi</button></p></form></main></body></html>"#;

const WIDE: &str = r#"<!doctype html><html lang="vi"><head><title>Rộng</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>Rộng</h1><svg width="500" height="10" aria-hidden="true"></svg></main></body></html>"#;

const BAD: &str = "<!doctype html><html><head><title>x</title></head>\
                   <body><main><h1>x</h1><img src=\"/x.png\"></main></body></html>";

/// Serves one page at /, a broken one at /hong, one wider than a phone at /rong, and echoes the address elsewhere.
async fn site() -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("loopback has a free port");
    let address = listener.local_addr().expect("a bound socket has an address");
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                let mut request = vec![0; 8192];
                let read = stream.read(&mut request).await.unwrap_or(0);
                let request = String::from_utf8_lossy(&request[..read]).into_owned();
                let path = request.split(' ').nth(1).unwrap_or_default();
                let body = match path {
                    "/" => GOOD.to_owned(),
                    "/rong" => WIDE.to_owned(),
                    "/hong" => BAD.to_owned(),
                    other => format!(
                        "<!doctype html><html lang=vi><title>Xong</title><p>Đã nhận {other}</p></html>"
                    ),
                };
                let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n\
                            Content-Security-Policy: default-src 'none'; form-action 'self'";
                let answer = format!("{head}\r\nContent-Length: {}\r\n\r\n{body}", body.len());
                let _ = stream.write_all(answer.as_bytes()).await;
            });
        }
    });
    format!("http://{address}")
}

#[tokio::test]
async fn a_form_is_filled_by_labels_and_sent_by_its_button() {
    let site = site().await;
    for width in Width::BOTH {
        journey("itself", width, &site, async |browser| {
            browser.open("/").await;
            assert_eq!(browser.script("return window.innerWidth", vec![]).await, width.size().0);
            browser.passes().await;
            browser.shot("itself").await;
            browser.fill("Nội dung", "duong hong").await;
            browser.choose("Thôn", "Thôn 2").await;
            browser.tick(Role::Checkbox, "Tôi đồng ý").await;
            browser.press("Gửi đi").await;
            browser.is_at("/xong").await;
            browser.sees("w=duong+hong&v=2&c=on").await;
        })
        .await;
    }
}

#[tokio::test]
async fn axe_finds_a_picture_without_words_and_a_page_without_language() {
    let site = site().await;
    journey("broken", Width::Desk, &site, async |browser| {
        browser.open("/hong").await;
        let found = axe::look(&browser.client).await.expect("axe-core runs");
        let rules: Vec<_> = found.iter().map(|violation| violation.rule.as_str()).collect();
        assert!(rules.contains(&"image-alt") && rules.contains(&"html-has-lang"), "{rules:?}");
    })
    .await;
}

#[tokio::test]
#[should_panic(expected = "too wide")]
async fn a_page_that_hangs_over_a_phones_edge_does_not_pass() {
    let site = site().await;
    journey("wide", Width::Phone, &site, async |browser| {
        browser.open("/rong").await;
        browser.passes().await;
    })
    .await;
}
