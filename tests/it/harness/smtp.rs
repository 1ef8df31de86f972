//! A real mail server on loopback that keeps what it receives, and can be told to refuse, defer or die.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::children::Kept;
use super::letter::Letter;
use super::wait;

/// How the server answers; the default accepts everything.
#[derive(Clone, Default)]
pub struct Manners {
    /// Recipients answered with 550.
    pub refuse: Vec<String>,
    /// Recipients answered with 451.
    pub defer: Vec<String>,
    /// So many letters are answered with 451 first.
    pub defer_first: usize,
    /// So many senders are answered with 450 first.
    pub defer_sender_first: usize,
    /// Dies, without an answer, in the letter that follows so many.
    pub die_after: Option<usize>,
}

/// The running server; it dies with this value.
pub struct Smtp {
    process: Kept,
    port: u16,
    folder: TempDir,
}

impl Smtp {
    /// Starts one that accepts everything.
    pub async fn start() -> Smtp {
        Smtp::with(Manners::default()).await
    }

    /// Starts one with these manners.
    pub async fn with(manners: Manners) -> Smtp {
        let folder = tempfile::tempdir().expect("the temporary folder is writable");
        let (process, port) = launch(&folder, &manners, 0);
        Smtp { process, port, folder }
    }

    /// Ends it at once; its port refuses from now on.
    pub fn kill(&mut self) {
        self.process.kill();
    }

    /// Starts it again on the same port, with other manners and the letters it has.
    pub fn start_again(&mut self, manners: Manners) {
        self.process.kill();
        (self.process, self.port) = launch(&self.folder, &manners, self.port);
    }

    /// What `DOITHOAI_SMTP_URL` is to be.
    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// All letters received so far, oldest first.
    pub fn letters(&self) -> Vec<Letter> {
        let entries = std::fs::read_dir(self.folder.path()).expect("the folder of letters is there");
        let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        files.retain(|file| file.extension().is_some_and(|e| e == "eml"));
        files.sort();
        files.iter().map(|file| Letter::read(file)).collect()
    }

    /// The letters to one address, oldest first.
    pub fn letters_to(&self, address: &str) -> Vec<Letter> {
        let mut letters = self.letters();
        letters.retain(|letter| letter.recipients.iter().any(|to| to == address));
        letters
    }

    /// Waits until so many letters are there.
    pub async fn wait_for(&self, count: usize) -> Vec<Letter> {
        wait::until(&format!("{count} letters arrive"), async || {
            let letters = self.letters();
            (letters.len() >= count).then_some(letters)
        })
        .await
    }
}

fn launch(folder: &TempDir, manners: &Manners, port: u16) -> (Kept, u16) {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/smtp_server.py");
    let mut command = Command::new("/usr/bin/python3");
    command.arg(script).arg(folder.path()).args(["--port", &port.to_string()]);
    let Manners { refuse, defer, defer_first, defer_sender_first, die_after } = manners;
    for address in refuse {
        command.args(["--refuse", address]);
    }
    for address in defer {
        command.args(["--defer", address]);
    }
    command.args(["--defer-first", &defer_first.to_string()]);
    command.args(["--defer-sender-first", &defer_sender_first.to_string()]);
    if let Some(count) = die_after {
        command.args(["--die-after", &count.to_string()]);
    }
    // It leaves when its standard input closes, so it cannot outlive even a killed test.
    let mut process = Kept::start(command.stdin(Stdio::piped()).stdout(Stdio::piped()));
    let mut line = String::new();
    if let Some(stdout) = process.child().stdout.take() {
        BufReader::new(stdout).read_line(&mut line).expect("the mail server speaks UTF-8");
    }
    let port = line.trim().strip_prefix("READY ").and_then(|port| port.parse().ok());
    let port = port.expect("the mail server starts: tests/run installs its Debian package python3-aiosmtpd");
    (process, port)
}
