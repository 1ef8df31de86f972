//! A program at the API with somebody's token.

use reqwest::Method;
use serde_json::{Value, json};

use super::http::Client;
use super::office::Office;
use super::page::Page;

/// A program that works in somebody's name.
pub struct Program {
    client: Client,
    token: String,
}

impl Program {
    /// With a fresh token of this person.
    pub async fn of(office: &Office, login: &str) -> Program {
        Program { client: office.visitor(), token: format!("Bearer {}", office.token(login).await) }
    }

    /// Reads an address.
    pub async fn get(&self, path: &str) -> Page {
        let request = self.client.request(Method::GET, path);
        self.client.send(request.header("authorization", &self.token)).await
    }

    /// Writes down what somebody said at the counter; the code.
    pub async fn logs(&self, text: &str, more: &[String]) -> String {
        self.logs_as(json!({ "channel": "desk", "text": text, "more": more })).await
    }

    /// Writes an opinion down; its code.
    pub async fn logs_as(&self, body: Value) -> String {
        let request = self.client.request(Method::POST, "/api/v1/opinions");
        let page = self.client.send(request.header("authorization", &self.token).json(&body)).await;
        let page = page.expect_status(201);
        page.json()["code"].as_str().expect("a code").to_owned()
    }

    /// Plans a conference under an idempotency key.
    pub async fn plans(&self, once: &str, body: Value) -> Page {
        let request =
            self.client.request(Method::POST, "/api/v1/conferences").header("idempotency-key", once);
        self.client.send(request.header("authorization", &self.token).json(&body)).await
    }

    /// Tries an act on a matter; `CODE/2` is written as in an address.
    pub async fn tries(&self, code: &str, act: &str, body: Value) -> Page {
        let path = format!("/api/v1/opinions/{}/{act}", code.replace('/', "~"));
        let request = self.client.request(Method::POST, &path);
        self.client.send(request.header("authorization", &self.token).json(&body)).await
    }

    /// Carries an act out; panics when it is refused.
    pub async fn does(&self, code: &str, act: &str, body: Value) -> Page {
        let page = self.tries(code, act, body).await;
        assert!(page.status.is_success(), "{act} on {code}: {} {}", page.status, page.body);
        page
    }

    /// A matter as this person sees it.
    pub async fn case(&self, code: &str) -> Value {
        let path = format!("/api/v1/opinions/{}", code.replace('/', "~"));
        self.get(&path).await.expect_status(200).json()
    }
}

/// Classified by the clerk, given to the economy's officer, drafted, approved and issued with this answer.
pub async fn is_answered(office: &Office, code: &str, title: &str, answer: &str) {
    let clerk = Program::of(office, "vanphong").await;
    clerk.does(code, "classify", json!({ "kind": "phan_anh", "topic": "TNG-07", "title": title })).await;
    is_answered_again(office, code, answer).await;
}

/// The same for what is classified already.
pub async fn is_answered_again(office: &Office, code: &str, answer: &str) {
    let given = json!({ "office": "KT", "officer": "kinhte", "term": "answer" });
    Program::of(office, "chutich").await.does(code, "assign", given).await;
    is_drafted_and_issued(office, code, answer).await;
}

/// Drafted by the economy's officer, to whom it was given, approved and issued with this answer.
pub async fn is_drafted_and_issued(office: &Office, code: &str, answer: &str) {
    let draft = json!({ "checked": "Đã đến xem.", "solution": answer, "responsible": "Phòng Kinh tế" });
    Program::of(office, "kinhte").await.does(code, "submit_draft", draft).await;
    Program::of(office, "phochutich").await.does(code, "approve", json!({})).await;
    Program::of(office, "vanphong").await.does(code, "issue", json!({})).await;
}

/// Closed by the chair as explained.
pub async fn is_closed(office: &Office, code: &str) {
    let explained = json!({ "outcome": "explained", "told": "Đã giải thích." });
    Program::of(office, "kinhte").await.does(code, "propose_closing", explained.clone()).await;
    Program::of(office, "chutich").await.does(code, "close", explained).await;
}
