//! The program is killed in the middle of many opinions: whatever was acknowledged is there afterwards.
//! That the disk was waited for, which a kill cannot show, stands in `synchronous.rs`.

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use crate::harness::citizen::looks_with;
use crate::harness::database::Database;
use crate::harness::http::Client;
use crate::harness::server::{Plan, Server};

const SENDERS: usize = 500;
const ENOUGH: usize = 120;
/// How long whoever was turned away waits, as `Retry-After` asks.
const PAUSE: Duration = Duration::from_secs(2);

struct Acknowledged {
    nth: usize,
    code: String,
    secret: String,
}

/// Sends one opinion as a program does; nothing when no answer came.
async fn send(client: Client, nth: usize) -> Option<Acknowledged> {
    let body = serde_json::json!({
        "unit": "demo",
        "text": format!("Ý kiến thứ {nth}: mương N4 tắc."),
        "topic": "MTG",
        "anonymous": true,
    });
    let request = client
        .request(reqwest::Method::POST, "/api/v1/opinions")
        .header("idempotency-key", format!("mat-dien-{nth:04}"))
        .json(&body);
    let answer = request.send().await.ok()?;
    let status = answer.status().as_u16();
    let text = answer.text().await.ok()?;
    assert!([201, 503].contains(&status), "{status}: {text}");
    let receipt: serde_json::Value = serde_json::from_str(&text).ok()?;
    Some(Acknowledged {
        nth,
        code: receipt["code"].as_str()?.to_owned(),
        secret: receipt["secret"].as_str()?.to_owned(),
    })
}

async fn founded() -> Server {
    let program = Path::new(env!("CARGO_BIN_EXE_doithoai"));
    let plan = Plan::of(program, &["demo"], Database::fresh().await);
    plan.set("DOITHOAI_LIMITS", "off").start().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kill_during_500_submissions_loses_no_acknowledged_code() {
    let mut server = founded().await;
    let client = server.client();
    let done = std::sync::Arc::new(AtomicUsize::new(0));
    let killed = std::sync::Arc::new(AtomicBool::new(false));
    let mut sending = tokio::task::JoinSet::new();
    for nth in 0..SENDERS {
        let (client, done, killed) = (client.clone(), done.clone(), killed.clone());
        sending.spawn(async move {
            // A busy machine says "not now": whoever was turned away waits and sends again, under the same key.
            let mut sent = send(client.clone(), nth).await;
            while sent.is_none() && !killed.load(Ordering::SeqCst) {
                tokio::time::sleep(PAUSE).await;
                sent = send(client.clone(), nth).await;
            }
            if sent.is_some() {
                done.fetch_add(1, Ordering::SeqCst);
            }
            sent
        });
    }
    let mut acknowledged = Vec::new();
    while done.load(Ordering::SeqCst) < ENOUGH {
        acknowledged.extend(sending.join_next().await.expect("many still send").expect("no panic"));
    }
    killed.store(true, Ordering::SeqCst);
    server.kill();
    while let Some(sent) = sending.join_next().await {
        acknowledged.extend(sent.expect("no panic"));
    }
    assert!(
        (ENOUGH..SENDERS).contains(&acknowledged.len()),
        "the kill came in the middle: {}",
        acknowledged.len()
    );
    server.start_again().await;
    for Acknowledged { nth, code, secret } in &acknowledged {
        let page = looks_with(&server.client(), code, secret).await;
        page.expect(&format!("Ý kiến thứ {nth}: mương N4 tắc."));
    }
    let again = send(server.client(), acknowledged[0].nth).await.expect("an answer");
    assert_eq!(again.code, acknowledged[0].code, "a replay finds what was taken in");
    assert_eq!(again.secret, acknowledged[0].secret);
    let verified = server.plan().command(&["verify"]);
    assert!(
        verified.status.success(),
        "{}{}",
        String::from_utf8_lossy(&verified.stdout),
        String::from_utf8_lossy(&verified.stderr)
    );
}
