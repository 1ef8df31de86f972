//! The province reads publications and nothing else: redacted words, never what was said or how the office calls it.

use serde_json::json;

use crate::harness::citizen::{Said, sends};
use crate::harness::office::{Office, case_path};
use crate::harness::program::{Program, is_answered, is_closed};

const WORDS: &str = "Trại của ông Khe Nứt xả nước đen ra mương Đồng Sậy.";
const PRIVATE: &str = "Khe Nứt";
const INSIDE: &str = "Hồ sơ nội bộ trại Khe Nứt";
const PUBLIC: &str = "Trại xả nước đen ra mương Đồng Sậy";

/// Sent, answered, closed and published with the private name taken out.
async fn is_published(office: &Office) -> String {
    let said = Said { text: WORDS, name: "Người Gửi Riêng", ..Said::default() };
    let code = sends(office, said).await.code;
    is_answered(office, &code, INSIDE, "Trại Khe Nứt đã bịt cửa xả.").await;
    is_closed(office, &code).await;
    let shown = json!({
        "title": PUBLIC, "words": "Trại xả nước đen ra mương Đồng Sậy.", "answer": "Đã bịt cửa xả.",
    });
    Program::of(office, "vanphong").await.does(&code, "publish", shown).await;
    code
}

const PLACES: [&str; 8] = [
    "/lam-viec",
    "/lam-viec/y-kien",
    "/lam-viec/y-kien?q=khe+nut",
    "/lam-viec/y-kien?q=dong+say",
    "/lam-viec/hoi-nghi",
    "/so-lieu",
    "/cong-khai?q=khe+nut",
    "/lam-viec/thu",
];

#[tokio::test]
async fn the_province_finds_a_published_opinion_by_its_public_words_and_reads_no_others() {
    let office = Office::open().await;
    let code = is_published(&office).await;
    let province = office.sign_in("tinh").await;
    province.open("/lam-viec/y-kien?q=dong+say").await.expect_status(200).expect(PUBLIC);
    for path in PLACES {
        let page = province.open(path).await;
        for word in [PRIVATE, "Người Gửi Riêng", "Hồ sơ nội bộ"] {
            assert!(!page.body.contains(word), "\"{word}\" at {path}");
        }
    }
    let by_hidden_words = province.open("/lam-viec/y-kien?q=khe+nut").await.expect_status(200);
    by_hidden_words.expect_not(PUBLIC).expect_not(&code);
    province.open(&case_path(&code)).await.expect_not(PRIVATE).expect_not("Người Gửi Riêng");
}

#[tokio::test]
async fn a_program_of_the_province_reads_the_same() {
    let office = Office::open().await;
    let code = is_published(&office).await;
    let program = Program::of(&office, "tinh").await;
    let found = program.get("/api/v1/register?unit=demo&q=dong+say").await.expect_status(200);
    assert!(found.body.contains(&code) && !found.body.contains(PRIVATE), "{}", found.body);
    for path in ["/api/v1/opinions", "/api/v1/opinions?q=dong+say", "/api/v1/opinions?q=khe+nut"] {
        let list = program.get(path).await.expect_status(200);
        assert!(!list.body.contains(PRIVATE), "{path}: {}", list.body);
    }
    let hidden = program.get("/api/v1/opinions?q=khe+nut").await;
    assert!(!hidden.body.contains(&code), "{}", hidden.body);
    let one = program.get(&format!("/api/v1/opinions/{code}")).await;
    assert!(!one.body.contains(PRIVATE), "{}", one.body);
}

#[tokio::test]
async fn what_was_taken_out_of_the_register_is_gone_for_the_province() {
    let office = Office::open().await;
    let code = is_published(&office).await;
    let clerk = Program::of(&office, "vanphong").await;
    clerk.does(&code, "unpublish", json!({ "reason": "Còn sót tên người." })).await;
    let province = office.sign_in("tinh").await;
    for path in PLACES {
        let page = province.open(path).await;
        for word in [PUBLIC, PRIVATE, code.as_str()] {
            assert!(!page.body.contains(word), "\"{word}\" at {path}");
        }
    }
    province.open(&case_path(&code)).await.expect_status(404);
    let program = Program::of(&office, "tinh").await;
    let list = program.get("/api/v1/opinions?q=dong+say").await.expect_status(200);
    assert!(!list.body.contains(&code), "{}", list.body);
    program.get(&format!("/api/v1/opinions/{code}")).await.expect_status(404);
    office.verify().await;
}
