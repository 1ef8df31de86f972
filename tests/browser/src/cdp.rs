//! The few things that only Chromium's own protocol can do.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use fantoccini::Client;
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// Higher pictures than this fail in the browser.
const HIGHEST: f64 = 12_000.0;

/// A PNG of the page to its end, without changing the window.
pub async fn whole_page(client: &Client) -> Result<Vec<u8>, CmdError> {
    let metrics = run(client, "Page.getLayoutMetrics", json!({})).await?;
    let size = &metrics["cssContentSize"];
    let height = size["height"].as_f64().unwrap_or(HIGHEST).min(HIGHEST);
    let clip = json!({ "x": 0, "y": 0, "width": size["width"], "height": height, "scale": 1 });
    let wishes = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
    let answer = run(client, "Page.captureScreenshot", wishes).await?;
    Ok(STANDARD.decode(answer["data"].as_str().unwrap_or_default()).unwrap_or_default())
}

/// Gives the page another width; unlike a window it may be as narrow as a phone.
pub async fn resize(client: &Client, width: u32) -> Result<(), CmdError> {
    let size = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
    run(client, "Emulation.setDeviceMetricsOverride", size).await.map(|_| ())
}

/// Shows the page to somebody who lets the system choose all colours.
pub async fn force_colours(client: &Client) -> Result<(), CmdError> {
    let features = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
    run(client, "Emulation.setEmulatedMedia", features).await.map(|_| ())
}

async fn run(client: &Client, command: &str, parameters: Value) -> Result<Value, CmdError> {
    client.issue_cmd(Execute { body: json!({ "cmd": command, "params": parameters }).to_string() }).await
}

/// `POST /session/{id}/goog/cdp/execute` of chromedriver.
#[derive(Debug)]
struct Execute {
    body: String,
}

impl WebDriverCompatibleCommand for Execute {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.clone()))
    }
}
