//! Every address of the desk, and every operation for staff, is shut to strangers.

use std::collections::BTreeSet;
use std::path::Path;

use crate::harness::citizen::{Said, sends};
use crate::harness::office::Office;

/// Every address that the program's rooms mount, as they write it.
fn mounted() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web"), &mut found);
    assert!(found.len() > 40, "the route table is found: {found:?}");
    found
}

fn read(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("the source is there").flatten() {
        if entry.path().is_dir() {
            read(&entry.path(), found);
            continue;
        }
        let text = std::fs::read_to_string(entry.path()).unwrap_or_default();
        for rest in text.split(".route(").skip(1) {
            if let Some(path) = rest.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next()) {
                found.insert(path.to_owned());
            }
        }
    }
}

#[tokio::test]
async fn every_address_of_the_desk_is_shut_without_a_session() {
    let office = Office::open().await;
    let code = sends(&office, Said { text: "Mương tắc.", ..Said::default() }).await.code;
    let visitor = office.visitor();
    let mut looked = 0;
    for path in mounted().iter().filter(|path| path.starts_with("/lam-viec")) {
        let path = path
            .replace("{code}", &code)
            .replace("{act}", "giao")
            .replace("{login}", "vanphong")
            .replace("{id}", "1");
        let page = visitor.get(&path).await;
        let led = page.is_redirect() && page.location().starts_with("/dang-nhap");
        assert!(led || page.status == 405, "{path}: {}\n{}", page.status, page.text());
        page.expect_not("Mương tắc");
        let page = visitor.post(&path, &[("reason", "Một lý do đã gõ rất lâu")]).await;
        assert!([401, 405].contains(&page.status.as_u16()), "{path}: {}", page.status);
        page.expect("Một lý do đã gõ rất lâu");
        looked += 1;
    }
    assert!(looked > 20, "{looked} addresses of the desk");
}

#[tokio::test]
async fn every_staff_operation_of_the_api_is_shut_without_a_token() {
    let office = Office::open().await;
    let visitor = office.visitor();
    let document = visitor.get("/openapi.json").await.json();
    let mut looked = 0;
    for (path, item) in document["paths"].as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("operations") {
            let needs = operation["security"]
                .as_array()
                .is_some_and(|all| all.len() == 1 && all.iter().all(|one| one.get("token").is_some()));
            if !needs {
                continue;
            }
            let method = reqwest::Method::from_bytes(method.to_uppercase().as_bytes()).expect("a method");
            let path = path.replace("{code}", "AKT-26-000000-X");
            let page =
                visitor.send(visitor.request(method.clone(), &path).json(&serde_json::json!({}))).await;
            assert_eq!(page.status, 401, "{method} {path}:\n{}", page.body);
            assert!(page.header("content-type").starts_with("application/problem+json"));
            looked += 1;
        }
    }
    assert!(looked > 20, "{looked} operations");
}
