//! Every page that links lead to: dressed with security headers, complete in both languages, no dead link.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::Path;

use crate::harness::http::Client;
use crate::harness::office::{Office, PASSWORD};
use crate::harness::page::Page;
use crate::raw_words::raw_words;

/// How many addresses of one shape are looked at.
const OF_A_SHAPE: usize = 2;

const HEADERS: [(&str, &str); 6] = [
    ("content-security-policy", "default-src 'self'"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("permissions-policy", "geolocation=()"),
    ("cross-origin-opener-policy", "same-origin"),
];

/// The keys of all messages.
fn keys() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/vi");
    let mut found = BTreeSet::new();
    for entry in std::fs::read_dir(folder).expect("messages").flatten() {
        let text = std::fs::read_to_string(entry.path()).expect("a message file");
        let keys = text.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key.trim());
        found.extend(keys.filter(|key| key.contains('-')).map(str::to_owned));
    }
    found
}

fn check(page: &Page, lang: &str, keys: &BTreeSet<String>) {
    let here = page.url.as_str();
    assert_eq!(page.status, 200, "{here}:\n{}", page.text());
    for (name, begin) in HEADERS {
        assert!(page.header(name).starts_with(begin), "{name} at {here}: {}", page.header(name));
    }
    assert!(!page.header("content-security-policy").contains("unsafe"), "{here}");
    assert_eq!(page.attributes("html", "lang"), [lang], "{here}");
    assert_eq!(page.texts("h1").len(), 1, "one h1 at {here}: {:?}", page.texts("h1"));
    assert!(!page.title().is_empty(), "no title at {here}");
    let other = if lang == "vi" { "English" } else { "Tiếng Việt" };
    assert!(page.links().iter().any(|link| link.text.contains(other)), "no switch at {here}");
    let mut said = vec![page.text(), page.title()];
    for name in ["aria-label", "placeholder", "alt", "title"] {
        said.extend(page.attributes(&format!("[{name}]"), name));
    }
    for word in said.join(" ").split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')) {
        assert!(!keys.contains(word), "the message {word} is missing at {here}");
    }
    let raw = raw_words(&said.join(" "), lang);
    assert!(raw.is_empty(), "words that only programs read at {here}: {raw:?}");
    assert!(page.attributes("[style]", "style").is_empty(), "inline style at {here}");
    assert!(page.texts("script:not([src])").is_empty(), "inline script at {here}");
}

/// The shape of an address: codes, keys and numbers do not count.
fn shape(path: &str) -> String {
    let plain = path.split('#').next().unwrap_or_default();
    let (path, query) = plain.split_once('?').unwrap_or((plain, ""));
    let parts = path.split('/').map(|part| if part.chars().any(|c| c.is_ascii_digit()) { "*" } else { part });
    let names = query.split('&').filter_map(|pair| pair.split('=').next());
    format!("{}?{}", parts.collect::<Vec<_>>().join("/"), names.collect::<Vec<_>>().join("&"))
}

/// Opens every page that links lead to, and checks each.
async fn wander(client: &Client, begin: &str, lang: &str) -> usize {
    let keys = keys();
    client.get(&format!("{begin}?lang={lang}")).await;
    let mut shapes: BTreeMap<String, usize> = BTreeMap::new();
    let mut seen = BTreeSet::from([begin.to_owned()]);
    let mut waiting = VecDeque::from([(begin.to_owned(), String::new())]);
    let mut looked = 0;
    while let Some((path, from)) = waiting.pop_front() {
        let page = client.open(&path).await;
        assert_eq!(page.status, 200, "a link of {from} leads nowhere: {path}");
        if !page.header("content-type").starts_with("text/html") {
            continue;
        }
        check(&page, lang, &keys);
        looked += 1;
        for link in page.links() {
            let Ok(to) = page.url.join(&link.href) else { panic!("{} at {path}", link.href) };
            let ours = to.origin() == page.url.origin();
            let next = to[url::Position::BeforePath..].to_owned();
            if !ours || next.contains("lang=") || link.href.starts_with('#') || !seen.insert(next.clone()) {
                continue;
            }
            let count = shapes.entry(shape(&next)).or_default();
            *count += 1;
            if *count <= OF_A_SHAPE {
                waiting.push_back((next, path.clone()));
            }
        }
    }
    looked
}

#[tokio::test]
async fn every_public_page_is_complete_in_both_languages() {
    let office = Office::open().await;
    for lang in ["vi", "en"] {
        let looked = wander(&office.visitor(), "/", lang).await;
        assert!(looked > 15, "{looked} pages in {lang}");
    }
}

async fn wander_as(logins: &[&str]) {
    let office = Office::open().await;
    for login in logins {
        for lang in ["vi", "en"] {
            let client = office.sign_in(login).await;
            let looked = wander(&client, "/lam-viec", lang).await;
            assert!(looked > 3, "{login}: {looked} pages in {lang}");
        }
    }
}

#[tokio::test]
async fn every_page_of_those_who_work_on_cases_is_complete_in_both_languages() {
    wander_as(&["vanphong", "kinhte"]).await;
}

#[tokio::test]
async fn every_page_of_those_who_decide_is_complete_in_both_languages() {
    wander_as(&["chutich", "bithu"]).await;
}

#[tokio::test]
async fn every_page_of_those_who_watch_and_keep_is_complete_in_both_languages() {
    wander_as(&["tinh", "mttq", "truongthon", "quantri"]).await;
}

#[tokio::test]
async fn failures_too_carry_headers_and_speak_both_languages() {
    let office = Office::open().await;
    let keys = keys();
    for (lang, said) in [("vi", "Không tìm thấy"), ("en", "not found")] {
        let client = office.visitor();
        client.get(&format!("/?lang={lang}")).await;
        let page = client.get("/khong-co").await.expect_status(404);
        for (name, begin) in HEADERS {
            assert!(page.header(name).starts_with(begin), "{name}");
        }
        assert_eq!(page.attributes("html", "lang"), [lang]);
        let words = page.text().to_lowercase();
        assert!(words.contains(&said.to_lowercase()) || !page.texts("h1").is_empty(), "{words}");
        for word in page.text().split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')) {
            assert!(!keys.contains(word), "{word}");
        }
        let wrong = client.post("/dang-nhap", &[("login", "vanphong"), ("password", "sai")]).await;
        wrong.expect_not(PASSWORD);
        assert_eq!(wrong.status, 422);
    }
}
