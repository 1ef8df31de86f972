//! `doithoai demo` on a fresh data folder and a free port.

use std::fs::File;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::driver::free_port;
use crate::wait;

/// The password of all demo accounts in the journeys.
pub const PASSWORD: &str = "mot-mat-khau-cho-thu-nghiem-2026";

/// The day on which every journey takes place, a Wednesday: what is late today is late by as much for ever.
pub const TODAY: &str = "2026-11-25";

/// The demo is told through the acts themselves, which takes a debug build a while.
const TELLING: Duration = Duration::from_secs(120);

/// The running demo; it and its data go with this value.
pub struct Demo {
    process: Child,
    port: u16,
    folder: TempDir,
}

impl Demo {
    /// Starts the program that `DOITHOAI_BIN` names and waits until it is ready.
    pub async fn start() -> Demo {
        let folder = tempfile::tempdir().expect("the temporary folder is writable");
        let port = free_port();
        let log = File::create(folder.path().join("output.log")).expect("the folder is writable");
        let again = log.try_clone().expect("a file has a second handle");
        let process = Command::new(program())
            .args(["demo", "--today", TODAY])
            .current_dir(folder.path())
            .env_remove("DOITHOAI_DATABASE_URL")
            .env_remove("DOITHOAI_SMTP_URL")
            .env("DOITHOAI_LISTEN", format!("127.0.0.1:{port}"))
            .env("DOITHOAI_DATA_DIR", folder.path().join("data"))
            .env("DOITHOAI_DEMO_PASSWORD", PASSWORD)
            .stdin(Stdio::null())
            .stdout(log)
            .stderr(again)
            .spawn()
            .unwrap_or_else(|e| {
                panic!("{} does not start: {e}; build it with: cargo build", program().display())
            });
        let mut demo = Demo { process, port, folder };
        demo.wait_until_ready().await;
        demo
    }

    /// An address of the demo.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Where it keeps its data; letters lie there as .eml files.
    pub fn data_dir(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// What it wrote to its output so far.
    pub fn output(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("output.log")).unwrap_or_default()
    }

    async fn wait_until_ready(&mut self) {
        let port = self.port;
        wait::within(TELLING, "the demo is ready", async || {
            if let Ok(Some(status)) = self.process.try_wait() {
                panic!("the demo ended with {status} before it was ready:\n{}", self.output());
            }
            is_ready(port).await.unwrap_or(false).then_some(())
        })
        .await;
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The program under test: `DOITHOAI_BIN`, else the debug build beside these tests.
fn program() -> PathBuf {
    let built = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/debug/doithoai");
    std::env::var_os("DOITHOAI_BIN").map_or_else(|| PathBuf::from(built), PathBuf::from)
}

async fn is_ready(port: u16) -> std::io::Result<bool> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
    stream.write_all(b"GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n").await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    Ok(answer.starts_with("HTTP/1.1 200"))
}
