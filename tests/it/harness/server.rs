//! The real program as a child process: started, killed, started again, stopped politely.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Output, Stdio};
use std::time::Instant;

use tempfile::TempDir;

use super::children::{Kept, free_port};
use super::database::Database;
use super::http::Client;
use super::today;
use super::wait;

/// A server to be: its settings, before it runs.
pub struct Plan {
    program: PathBuf,
    arguments: Vec<String>,
    settings: Vec<(String, String)>,
    database: Database,
    folder: TempDir,
    port: u16,
    began: Instant,
}

/// A running (or killed) server with its data; all of it goes with this value.
pub struct Server {
    plan: Plan,
    process: Kept,
}

/// What a process holds for itself.
pub struct Memory(String);

impl Memory {
    /// How much it is now, in bytes; 0 once the process is gone.
    pub fn now(&self) -> u64 {
        let status = fs::read_to_string(&self.0).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:")).unwrap_or("0 kB");
        line.trim().trim_end_matches(" kB").trim().parse::<u64>().unwrap_or_default() * 1024
    }
}

impl Plan {
    /// `doithoai serve` on a fresh database of the kind this run is about, on a free port.
    pub async fn serve() -> Plan {
        Plan::of(Path::new(env!("CARGO_BIN_EXE_doithoai")), &["serve"], Database::fresh().await)
    }

    /// Any program with these arguments and this database.
    pub fn of(program: &Path, arguments: &[&str], database: Database) -> Plan {
        let folder = tempfile::tempdir().expect("the temporary folder is writable");
        let arguments = arguments.iter().map(|&argument| argument.to_owned()).collect();
        Plan {
            program: program.to_owned(),
            arguments,
            settings: Vec::new(),
            database,
            folder,
            port: free_port(),
            began: Instant::now(),
        }
    }

    /// Sets an environment variable, for example `DOITHOAI_SMTP_URL`.
    pub fn set(mut self, key: &str, value: &str) -> Plan {
        self.settings.push((key.to_owned(), value.to_owned()));
        self
    }

    /// Starts it and waits until `/readyz` is good.
    pub async fn start(self) -> Server {
        let process = self.launch();
        let mut server = Server { plan: self, process };
        server.wait_until_ready().await;
        server
    }

    /// Runs another command with the same settings to its end, for example `["staff", "add", …]`.
    pub fn command(&self, arguments: &[&str]) -> Output {
        self.prepared().args(arguments).stdin(Stdio::null()).output().expect("the program starts")
    }

    /// The folder that the database lies in, where it is a file.
    pub fn database_folder(&self) -> Option<PathBuf> {
        let file = self.database.url().strip_prefix("sqlite://")?;
        Path::new(file).parent().map(Path::to_owned)
    }

    /// The data folder, the place of files and unsent letters.
    pub fn data_dir(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The program with nothing in its environment but what is set here.
    fn prepared(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.current_dir(self.folder.path());
        for (key, _) in std::env::vars_os() {
            if key.to_string_lossy().starts_with("DOITHOAI_") && key != "DOITHOAI_TEST_RUN" {
                command.env_remove(key);
            }
        }
        command
            .env("DOITHOAI_LISTEN", format!("127.0.0.1:{}", self.port))
            .env("DOITHOAI_DATA_DIR", self.data_dir())
            .env("DOITHOAI_DATABASE_URL", self.database.url())
            .env(today::VARIABLE, today::told(self.began.elapsed()))
            .envs(self.settings.iter().map(|(key, value)| (key, value)));
        command
    }

    fn launch(&self) -> Kept {
        let log = File::options().create(true).append(true).open(self.log()).expect("the folder is writable");
        let again = log.try_clone().expect("a file has a second handle");
        Kept::start(self.prepared().args(&self.arguments).stdin(Stdio::null()).stdout(log).stderr(again))
    }

    fn log(&self) -> PathBuf {
        self.folder.path().join("output.log")
    }
}

impl Server {
    /// `doithoai serve` with default settings.
    pub async fn start() -> Server {
        Plan::serve().await.start().await
    }

    /// An address of this server.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.plan.port)
    }

    /// A fresh browser at this server.
    pub fn client(&self) -> Client {
        Client::new(&self.url("/"))
    }

    /// Its database.
    pub fn database(&self) -> &Database {
        &self.plan.database
    }

    /// Its settings, to run other commands beside it.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// `kill -9`: as a power cut ends it.
    pub fn kill(&mut self) {
        self.process.kill();
    }

    /// Sets an environment variable for the next start.
    pub fn set(&mut self, key: &str, value: &str) {
        self.plan.settings.push((key.to_owned(), value.to_owned()));
    }

    /// Starts it again on the same data and port.
    pub async fn start_again(&mut self) {
        self.process.kill();
        self.process = self.plan.launch();
        self.wait_until_ready().await;
    }

    /// Starts it again on the same data as `doithoai serve`.
    pub async fn serve_again(&mut self) {
        self.plan.arguments = vec!["serve".to_owned()];
        self.start_again().await;
    }

    /// Sends a signal by name, for example `TERM` or `STOP`.
    pub fn signal(&self, name: &str) {
        self.process.signal(name);
    }

    /// Stops it politely and waits for its end.
    pub fn stop(&mut self) -> ExitStatus {
        self.process.signal("TERM");
        self.process.wait()
    }

    /// A look at the memory of the running process.
    pub fn memory(&mut self) -> Memory {
        Memory(format!("/proc/{}/status", self.process.child().id()))
    }

    /// What it wrote to its output and error output so far.
    pub fn output(&self) -> String {
        fs::read_to_string(self.plan.log()).unwrap_or_default()
    }

    async fn wait_until_ready(&mut self) {
        let client =
            reqwest::Client::builder().timeout(wait::PATIENCE).build().expect("a client can be built");
        let url = self.url("/readyz");
        wait::until("the server is ready", async || {
            if let Some(status) = self.process.ended() {
                panic!("the server ended with {status} before it was ready:\n{}", self.output());
            }
            let answer = client.get(&url).send().await.ok()?;
            answer.status().is_success().then_some(())
        })
        .await;
    }
}
