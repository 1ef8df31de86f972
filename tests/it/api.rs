//! The same walk by a program, with personal tokens; replays, refusals and the document.

use serde_json::{Value, json};

use crate::harness::citizen::tracks;
use crate::harness::http::Client;
use crate::harness::office::{Office, PASSWORD, act_path};
use crate::harness::page::Page;
use crate::walk::picture;

/// A program with somebody's token.
struct Program {
    client: Client,
    token: String,
}

impl Program {
    async fn of(office: &Office, login: &str) -> Program {
        Program { client: office.visitor(), token: format!("Bearer {}", office.token(login).await) }
    }

    async fn get(&self, path: &str) -> Page {
        let request = self.client.request(reqwest::Method::GET, path);
        self.client.send(request.header("authorization", &self.token)).await
    }

    async fn post(&self, path: &str, body: &Value) -> Page {
        let request = self.client.request(reqwest::Method::POST, path);
        let request = request.header("authorization", &self.token).json(body);
        self.client.send(request).await
    }

    /// Carries an act out; panics when it is refused.
    async fn act(&self, code: &str, act: &str, body: Value) -> Page {
        let page = self.post(&format!("/api/v1/opinions/{code}/{act}"), &body).await;
        assert!(page.status.is_success(), "{act}: {} {}", page.status, page.body);
        page
    }
}

async fn sends(office: &Office, key: &str, text: &str) -> Page {
    let client = office.visitor();
    let request = client
        .request(reqwest::Method::POST, "/api/v1/opinions")
        .header("idempotency-key", key)
        .json(&json!({ "unit": "demo", "text": text, "topic": "MTG", "anonymous": true }));
    client.send(request).await
}

fn is_problem(page: &Page, status: u16) {
    assert_eq!(page.status, status, "{}", page.body);
    assert!(page.header("content-type").starts_with("application/problem+json"), "{}", page.body);
    let problem = page.json();
    assert_eq!(problem["status"], status);
    for part in ["type", "title", "detail"] {
        assert!(problem[part].as_str().is_some_and(|text| !text.is_empty()), "{part}: {problem}");
    }
}

#[tokio::test]
async fn a_program_walks_an_opinion_from_its_words_to_the_register() {
    let office = Office::open().await;
    let sent =
        sends(&office, "chuong-trinh-1", "Mương N4 tắc, nước tràn vào ruộng.").await.expect_status(201);
    let sent = sent.json();
    let (code, secret) = (sent["code"].as_str().expect("a code"), sent["secret"].as_str().expect("a secret"));
    let clerk = Program::of(&office, "vanphong").await;
    let list = clerk.get("/api/v1/opinions?limit=5").await.expect_status(200);
    assert!(list.json()["items"].is_array(), "{}", list.body);
    clerk
        .act(code, "classify", json!({ "kind": "phan_anh", "topic": "TNG-07", "title": "Mương N4 tắc" }))
        .await;
    let chair = Program::of(&office, "chutich").await;
    chair.act(code, "assign", json!({ "office": "KT", "officer": "kinhte", "term": "answer" })).await;
    let officer = Program::of(&office, "kinhte").await;
    let draft = json!({
        "checked": "Đã đi xem, mương lấp 40 m.",
        "solution": "Nạo vét xong trong tháng.",
        "responsible": "Phòng Kinh tế",
    });
    officer.act(code, "submit_draft", draft).await;
    let own = officer.post(&format!("/api/v1/opinions/{code}/approve"), &json!({})).await;
    is_problem(&own, 403);
    let vice = Program::of(&office, "phochutich").await;
    vice.act(code, "approve", json!({})).await;
    clerk.act(code, "issue", json!({})).await;
    let seen = tracks(&office, code, secret).await.expect_status(200);
    assert!(seen.body.contains("Nạo vét xong trong tháng."), "{}", seen.body);
    let bare = officer
        .post(&format!("/api/v1/opinions/{code}/propose_closing"), &json!({ "outcome": "resolved" }))
        .await;
    is_problem(&bare, 422);
    let explained = json!({ "outcome": "explained", "told": "Đã giải thích." });
    officer.act(code, "propose_closing", explained.clone()).await;
    chair.act(code, "close", explained).await;
    let public =
        json!({ "title": "Mương N4 tắc", "words": "Mương N4 tắc.", "answer": "Nạo vét trong tháng." });
    clerk.act(code, "publish", public).await;
    let register = office.visitor().get("/api/v1/register?unit=demo&q=muong+n4").await.expect_status(200);
    assert!(register.body.contains(code), "{}", register.body);
    assert!(!register.body.contains("tràn vào ruộng"), "{}", register.body);
    office.verify().await;
}

#[tokio::test]
async fn the_same_key_is_done_once_and_another_body_under_it_is_refused() {
    let office = Office::open().await;
    let first = sends(&office, "lap-lai-0001", "Mương tắc.").await.expect_status(201);
    let again = sends(&office, "lap-lai-0001", "Mương tắc.").await.expect_status(201);
    assert_eq!(first.json(), again.json());
    is_problem(&sends(&office, "lap-lai-0001", "Chuyện khác.").await, 422);
    is_problem(&sends(&office, "ngắn", "Mương tắc.").await, 400);
    is_problem(&sends(&office, "x", "Mương tắc.").await, 400);
}

#[tokio::test]
async fn refusals_name_the_field_and_speak_the_language_asked_for() {
    let office = Office::open().await;
    let wrong = sends(&office, "sai-sot-0001", "").await;
    is_problem(&wrong, 422);
    assert!(wrong.body.contains("\"text\""), "{}", wrong.body);
    is_problem(&tracks(&office, "AKT-26-000000-X", "7KC2-M9HT-4PVQ").await, 404);
    let client = office.visitor();
    let english = office.visitor().with_header("accept-language", "en");
    let english = english.send(english.request(reqwest::Method::GET, "/api/v1/nothing")).await;
    is_problem(&english, 404);
    assert_eq!(english.json()["title"], "Not found");
    for body in [
        "{",
        "[]",
        "\"x\"",
        "{\"text\": 7, \"unit\": \"demo\"}",
        "{\"text\": \"a\\u0000b\", \"unit\": \"demo\"}",
    ] {
        let post = client.request(reqwest::Method::POST, "/api/v1/opinions");
        let page = client.send(post.header("content-type", "application/json").body(body)).await;
        assert!([400, 422].contains(&page.status.as_u16()), "{body}: {}", page.status);
        is_problem(&page, page.status.as_u16());
    }
    let huge = format!("{{\"unit\":\"demo\",\"text\":\"{}\"}}", "a".repeat(10_000_000));
    let post = client.request(reqwest::Method::POST, "/api/v1/opinions");
    let page = client.send(post.header("content-type", "application/json").body(huge)).await;
    is_problem(&page, 413);
    let get = client.request(reqwest::Method::GET, "/api/v1/opinions").header("authorization", "Bearer sai");
    is_problem(&client.send(get).await, 401);
}

#[tokio::test]
async fn files_of_a_program_are_the_senders_or_staffs_only() {
    let office = Office::open().await;
    let sent = sends(&office, "co-anh-0001", "Mương tắc.").await.json();
    let (code, secret) = (sent["code"].as_str().expect("a code"), sent["secret"].as_str().expect("a secret"));
    let upload = async |header: (&'static str, String)| {
        let client = office.visitor();
        let part = reqwest::multipart::Part::bytes(picture()).file_name("a.png");
        let form = reqwest::multipart::Form::new().part("file", part.mime_str("image/png").expect("a type"));
        let request = client.request(reqwest::Method::POST, &format!("/api/v1/opinions/{code}/files"));
        client.send(request.header(header.0, header.1).multipart(form)).await
    };
    is_problem(&upload(("x-tracking-secret", "7KC2-M9HT-4PVQ".to_owned())).await, 404);
    let good = upload(("x-tracking-secret", secret.to_owned())).await;
    assert!(good.status.is_success(), "{}", good.body);
    let staff = upload(("authorization", format!("Bearer {}", office.token("vanphong").await))).await;
    assert!(staff.status.is_success(), "{}", staff.body);
    is_problem(&upload(("authorization", format!("Bearer {}", office.token("tinh").await))).await, 404);
}

#[tokio::test]
async fn the_document_is_served_and_leads_nowhere_wrong() {
    let office = Office::open().await;
    let page = office.visitor().get("/openapi.json").await.expect_status(200);
    let document = page.json();
    assert!(document["openapi"].as_str().is_some_and(|version| version.starts_with("3.1")));
    assert!(document["info"]["title"].is_string() && document["info"]["version"].is_string());
    let mut waiting = vec![&document];
    while let Some(value) = waiting.pop() {
        match value {
            Value::Object(map) => {
                if let Some(Value::String(to)) = map.get("$ref") {
                    let pointer = to.strip_prefix('#').expect("inside the document");
                    assert!(document.pointer(pointer).is_some(), "{to}");
                }
                waiting.extend(map.values());
            }
            Value::Array(all) => waiting.extend(all),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
}

/// A token made on the page of the account with these further scopes.
async fn narrow(office: &Office, login: &str, scopes: &[&str]) -> Program {
    let client = office.sign_in(login).await;
    let page = client.open("/lam-viec/tai-khoan/ma-truy-cap").await;
    let mut form = page.form("/lam-viec/tai-khoan/ma-truy-cap").set("label", "hẹp");
    for scope in scopes {
        form = form.set("scopes", scope);
    }
    form.submit().await.expect_status(422).expect("Mật khẩu chưa đúng");
    let page = form.set("password", PASSWORD).submit().await.expect_status(200);
    let token = page.texts("code").into_iter().next().expect("shown once");
    Program { client: office.visitor(), token: format!("Bearer {token}") }
}

#[tokio::test]
async fn a_token_does_what_it_was_made_for_and_no_more() {
    let office = Office::open().await;
    let sent = sends(&office, "chuong-trinh-9", "Mương N4 tắc.").await.expect_status(201).json();
    let code = sent["code"].as_str().expect("a code");
    let fields = json!({ "kind": "phan_anh", "topic": "TNG-07", "title": "Mương N4 tắc" });
    let reader = narrow(&office, "vanphong", &[]).await;
    reader.get(&format!("/api/v1/opinions/{code}")).await.expect_status(200);
    let refused = reader.post(&format!("/api/v1/opinions/{code}/classify"), &fields).await;
    is_problem(&refused, 403);
    assert!(refused.body.contains("không có quyền làm việc này"), "{}", refused.body);
    let actor = narrow(&office, "vanphong", &["act"]).await;
    actor.act(code, "classify", fields).await;
    is_problem(&actor.post(&format!("/api/v1/opinions/{code}/see_identity"), &json!({})).await, 403);
    let whole = narrow(&office, "vanphong", &["act", "restricted"]).await;
    whole.act(code, "see_identity", json!({})).await;

    let accused = "Tố cáo: cán bộ Q nhận phong bì của chủ trại Vạn Phát, có ghi âm.";
    let sent = sends(&office, "chuong-trinh-10", accused).await.expect_status(201).json();
    let code = sent["code"].as_str().expect("a code");
    is_problem(&actor.get(&format!("/api/v1/opinions/{code}")).await, 404);
    whole.get(&format!("/api/v1/opinions/{code}")).await.expect_status(200);
}

#[tokio::test]
async fn who_may_not_is_told_so_before_the_form_is_judged() {
    let office = Office::open().await;
    let sent = sends(&office, "chuong-trinh-11", "Mương N4 tắc.").await.expect_status(201).json();
    let code = sent["code"].as_str().expect("a code");
    let monitor = Program::of(&office, "mttq").await;
    for (act, body) in [
        ("classify", json!({ "kind": "không có loại này" })),
        ("classify", json!({ "kind": ["sai", "kiểu"] })),
        ("assign", json!({ "office": "KHONG-CO" })),
        ("publish", json!({})),
    ] {
        is_problem(&monitor.post(&format!("/api/v1/opinions/{code}/{act}"), &body).await, 403);
    }
    let unknown = monitor.post("/api/v1/opinions/AKT-26-000000-X/classify", &json!({ "kind": 7 })).await;
    is_problem(&unknown, 404);
    let clerk = Program::of(&office, "vanphong").await;
    is_problem(&clerk.post(&format!("/api/v1/opinions/{code}/classify"), &json!({ "kind": 7 })).await, 422);
    let page = office.sign_in("mttq").await;
    let page = page.post(&act_path(code, "phan-loai"), &[("kind", "không có loại này")]).await;
    assert_eq!(page.status, 403, "{}", page.text());
}
