//! Mail servers that fail in the ways mail servers do.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::task::JoinHandle;

/// What goes wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// Nobody listens: the connection is refused.
    Refuses,
    /// Accepts the connection and never says a word.
    Silent,
    /// Polite until the letter was handed over, then silent for ever.
    SilentAfterData,
    /// Closes the connection in the middle of the letter.
    DiesInData,
    /// Greets with 554: no mail here.
    Turns554,
    /// Answers one command with these words and is polite otherwise; `.` is the end of the letter.
    Says(&'static str, &'static str),
    /// Closes the connection at this command.
    HangsUpAt(&'static str),
}

/// A server with one fault; it goes with this value.
pub struct FaultySmtp {
    port: u16,
    visits: Arc<AtomicUsize>,
    /// Holds the port without listening on it.
    _reserved: Option<TcpSocket>,
    task: Option<JoinHandle<()>>,
}

impl FaultySmtp {
    /// Starts it on a free loopback port.
    pub async fn start(fault: Fault) -> FaultySmtp {
        let visits = Arc::new(AtomicUsize::new(0));
        if fault == Fault::Refuses {
            let socket = TcpSocket::new_v4().expect("sockets can be made");
            socket.bind(([127, 0, 0, 1], 0).into()).expect("loopback has a free port");
            let port = socket.local_addr().expect("a bound socket has an address").port();
            return FaultySmtp { port, visits, _reserved: Some(socket), task: None };
        }
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("loopback has a free port");
        let port = listener.local_addr().expect("a bound socket has an address").port();
        let counter = visits.clone();
        let task = tokio::spawn(async move {
            let mut open = tokio::task::JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                counter.fetch_add(1, Ordering::SeqCst);
                open.spawn(async move {
                    // A client that gives up is the client's affair.
                    let _ = misbehave(stream, fault).await;
                });
            }
        });
        FaultySmtp { port, visits, _reserved: None, task: Some(task) }
    }

    /// What `DOITHOAI_SMTP_URL` is to be.
    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// How many connections were accepted.
    pub fn visits(&self) -> usize {
        self.visits.load(Ordering::SeqCst)
    }
}

impl Drop for FaultySmtp {
    fn drop(&mut self) {
        if let Some(task) = &self.task {
            task.abort();
        }
    }
}

async fn misbehave(stream: TcpStream, fault: Fault) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    match fault {
        Fault::Refuses => Ok(()),
        Fault::Silent => swallow(&mut stream).await,
        Fault::Turns554 => say(&mut stream, "554 5.7.1 no mail service here").await,
        Fault::DiesInData => {
            hear_until_data(&mut stream).await?;
            let mut line = String::new();
            stream.read_line(&mut line).await?;
            Ok(())
        }
        Fault::Says(at, words) => polite_but(&mut stream, at, Some(words)).await,
        Fault::HangsUpAt(at) => polite_but(&mut stream, at, None).await,
        Fault::SilentAfterData => {
            hear_until_data(&mut stream).await?;
            swallow(&mut stream).await
        }
    }
}

/// The polite part of a session, up to the invitation to send the letter.
async fn hear_until_data(stream: &mut BufReader<TcpStream>) -> std::io::Result<()> {
    say(stream, "220 mail.test").await?;
    let mut line = String::new();
    while stream.read_line(&mut line).await? > 0 {
        if line.trim().eq_ignore_ascii_case("DATA") {
            return say(stream, "354 go on").await;
        }
        say(stream, "250 OK").await?;
        line.clear();
    }
    Ok(())
}

/// A session that is polite but at one command, where it says `words` or hangs up.
async fn polite_but(stream: &mut BufReader<TcpStream>, at: &str, words: Option<&str>) -> std::io::Result<()> {
    say(stream, "220 mail.test").await?;
    let (mut line, mut in_letter) = (String::new(), false);
    while stream.read_line(&mut line).await? > 0 {
        let command = line.trim().get(..at.len()).unwrap_or_default();
        let met = command.eq_ignore_ascii_case(at) && (!in_letter || line.trim() == ".");
        match words {
            Some(words) if met => say(stream, words).await?,
            None if met => return Ok(()),
            _ if in_letter && line.trim() != "." => {}
            _ if line.trim().eq_ignore_ascii_case("DATA") => say(stream, "354 go on").await?,
            _ => say(stream, "250 OK").await?,
        }
        let answered_letter = in_letter && line.trim() == ".";
        in_letter = !answered_letter && (in_letter || (line.trim().eq_ignore_ascii_case("DATA") && !met));
        line.clear();
    }
    Ok(())
}

async fn say(stream: &mut BufReader<TcpStream>, reply: &str) -> std::io::Result<()> {
    stream.write_all(format!("{reply}\r\n").as_bytes()).await
}

/// Reads and never answers, until the client leaves.
async fn swallow(stream: &mut BufReader<TcpStream>) -> std::io::Result<()> {
    let mut bytes = [0; 4096];
    while stream.read(&mut bytes).await? > 0 {}
    Ok(())
}
