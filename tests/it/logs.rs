//! The log of a running server: what an act did is found by its request, and nothing that somebody typed stands in it.

use serde_json::{Value, json};

use crate::harness::server::{Plan, Server};

const TYPED: &str = "giá trị mà ai đó gõ vào";

async fn sends(server: &Server, body: &Value) -> reqwest::Response {
    let request = server.client().request(reqwest::Method::POST, "/api/v1/opinions").json(body);
    request.header("idempotency-key", "nhat-ky-0001").send().await.expect("an answer")
}

async fn demo() -> Plan {
    use crate::harness::database::Database;
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_doithoai"));
    Plan::of(program, &["demo"], Database::fresh().await).set("DOITHOAI_LOG", "json")
}

#[tokio::test]
async fn the_line_of_an_act_carries_the_id_of_its_request() {
    let server = demo().await.start().await;
    let answer = sends(&server, &json!({ "unit": "demo", "text": "Mương N4 tắc.", "topic": "MTG" })).await;
    assert_eq!(answer.status(), 201);
    let id = answer.headers()["x-request-id"].to_str().expect("ASCII").to_owned();
    let output = server.output();
    let lines = output.lines().filter(|line| line.contains(&id)).collect::<Vec<_>>();
    assert!(lines.iter().any(|line| line.contains("took a statement in")), "{id}:\n{output}");
    assert!(lines.iter().any(|line| line.contains("\"status\":201")), "{id}:\n{output}");
}

#[tokio::test]
async fn not_even_a_closer_look_quotes_what_somebody_typed() {
    let server = demo().await.set("RUST_LOG", "debug").start().await;
    let misfit = json!({ "unit": "demo", "text": "Mương N4 tắc.", "topic": "MTG", "anonymous": TYPED });
    assert_eq!(sends(&server, &misfit).await.status(), 422);
    let client = server.client();
    client.post("/tra-cuu", &[("code", TYPED), ("secret", TYPED)]).await;
    client.post("/dang-nhap", &[("login", TYPED), ("password", TYPED)]).await;
    client.post("/gui-y-kien", &[("topic", TYPED), ("text", TYPED)]).await;
    client.get(&format!("/api/v1/register?limit={TYPED}")).await;
    let output = server.output();
    assert!(output.contains("does not fit its form") && output.contains("anonymous"), "{output}");
    assert!(!output.contains(TYPED), "{output}");
}
