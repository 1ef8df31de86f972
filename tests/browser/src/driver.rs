//! chromedriver as a child process, and the Chromium it starts.

use std::process::{Child, Command, Stdio};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tempfile::TempDir;
use tokio::net::TcpStream;

use crate::wait;

/// A running chromedriver with a profile of its own; killed when dropped.
pub struct Driver {
    process: Child,
    port: u16,
    profile: TempDir,
}

impl Driver {
    /// Starts it on a free port; panics with what to install when it is missing.
    pub async fn start() -> Driver {
        let port = free_port();
        let process = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|e| {
                panic!(
                    "chromedriver does not start ({e}): run tests/run, or: apt-get install chromium chromium-driver"
                )
            });
        let profile = tempfile::tempdir().expect("the temporary folder is writable");
        let driver = Driver { process, port, profile };
        wait::until("chromedriver listens", async || TcpStream::connect(("127.0.0.1", port)).await.ok())
            .await;
        driver
    }

    /// A headless Chromium with a window of this size.
    pub async fn browser(&self, width: u32, height: u32) -> Client {
        let profile = format!("--user-data-dir={}", self.profile.path().display());
        let size = format!("--window-size={width},{height}");
        let flags = [
            "--headless=new",
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--lang=vi",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-quic",
            "--hide-scrollbars",
            &profile,
            &size,
        ];
        let phone = width < 500;
        let mut options = json!({ "args": flags, "prefs": { "intl.accept_languages": "vi-VN,vi,en" } });
        if phone {
            // A desktop window is never narrower than 500; a phone's screen is.
            options["mobileEmulation"] = json!({ "deviceMetrics": { "width": width, "height": height, "pixelRatio": 1.0, "touch": false } });
        }
        let mut wishes = serde_json::Map::new();
        wishes.insert("goog:chromeOptions".to_owned(), options);
        ClientBuilder::new(HttpConnector::new())
            .capabilities(wishes)
            .connect(&format!("http://127.0.0.1:{}", self.port))
            .await
            .unwrap_or_else(|e| panic!("Chromium does not start: {e}; try: apt-get install chromium"))
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A loopback port that was free a moment ago.
pub fn free_port() -> u16 {
    let taken = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("loopback has a free port");
    taken.local_addr().expect("a bound socket has an address").port()
}
