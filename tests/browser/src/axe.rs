//! axe-core in the page: the rules of WCAG 2.2 at level AA that a machine can judge.

use std::path::PathBuf;

use fantoccini::Client;
use fantoccini::error::CmdError;
use serde_json::{Value, json};

/// One rule that a page breaks.
#[derive(Clone, Debug)]
pub struct Violation {
    /// The rule's id, for example `color-contrast`.
    pub rule: String,
    /// What it asks for.
    pub help: String,
    /// The elements that break it, with axe's explanation.
    pub places: Vec<String>,
}

/// The tags of the rules that count.
const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// Looks at the page as it is now. The script goes in through WebDriver, which the page's strict policy allows.
pub async fn look(client: &Client) -> Result<Vec<Violation>, CmdError> {
    client.execute(&script(), vec![]).await?;
    let run = "const [tags, done] = arguments; \
               axe.run(document, { runOnly: tags, resultTypes: ['violations'] }) \
                  .then(found => done({ violations: found.violations }), error => done({ error: String(error) }));";
    let answer = client.execute_async(run, vec![json!(TAGS)]).await?;
    assert!(answer["error"].is_null(), "axe-core failed: {}", answer["error"]);
    Ok(answer["violations"].as_array().into_iter().flatten().map(violation).collect())
}

fn violation(found: &Value) -> Violation {
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let place = |node: &Value| {
        format!("{} — {}", word(&node["html"]), word(&node["failureSummary"]).replace('\n', " "))
    };
    Violation {
        rule: word(&found["id"]),
        help: word(&found["help"]),
        places: found["nodes"].as_array().into_iter().flatten().map(place).collect(),
    }
}

/// The source text from `AXE_PATH`, else from where tests/run puts it.
fn script() -> String {
    let fetched = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/axe/node_modules/axe-core/axe.min.js");
    let path = std::env::var_os("AXE_PATH").map_or_else(|| PathBuf::from(fetched), PathBuf::from);
    let text = std::fs::read_to_string(&path);
    text.unwrap_or_else(|e| {
        panic!(
            "axe-core is not at {}: {e}; run tests/run, or: npm install --prefix target/axe axe-core",
            path.display()
        )
    })
}
