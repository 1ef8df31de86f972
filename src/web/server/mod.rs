//! The listener: header and body timeouts, a cap on connections, and a stop that no stalled client can hold up.

mod paced;
mod seats;

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio_io_timeout::TimeoutStream;
use tower::ServiceExt;
use tower_http::timeout::TimeoutBody;

use paced::Paced;
pub use seats::Seats;

/// How many connections are served at once; further ones wait in the system's queue.
const CONNECTIONS: usize = 1024;

/// How patient the server is with slow clients.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// Most time for the head of a request, counted from the connection or the answer before.
    pub head: Duration,
    /// Most time without a further piece of a body; a photo over a weak line may take minutes, but it moves. In any
    /// such time it also has to bring [`paced::LEAST_RATE`], or it is given up.
    pub body: Duration,
    /// Most time in which a reader takes nothing of its answer.
    pub reader: Duration,
    /// Most time for what runs when the server is told to stop.
    pub stop: Duration,
}

impl Patience {
    /// The usual patience, with the operator's time for stopping.
    pub fn stopping_within(stop: Duration) -> Patience {
        Patience {
            head: Duration::from_secs(10),
            body: Duration::from_secs(20),
            reader: Duration::from_secs(30),
            stop,
        }
    }
}

/// Serves until `stop` turns true, then finishes what runs for at most `deadline`.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    stop: watch::Receiver<bool>,
    deadline: Duration,
    seats: Seats,
) {
    serve_with(listener, router, stop, Patience::stopping_within(deadline), seats).await;
}

/// Serves with another patience.
pub async fn serve_with(
    listener: TcpListener,
    router: Router,
    mut stop: watch::Receiver<bool>,
    patience: Patience,
    house: Seats,
) {
    let seats = Arc::new(Semaphore::new(CONNECTIONS));
    let graceful = GracefulShutdown::new();
    let (cut, cutting) = watch::channel(());
    // Not the builder of hyper-util that guesses the version: it waits for ever for a first byte.
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(patience.head).max_buf_size(64 * 1024);
    loop {
        let seat = tokio::select! {
            seat = seats.clone().acquire_owned() => match seat { Ok(seat) => seat, Err(_) => break },
            _ = stop.wait_for(|stop| *stop) => break,
        };
        let (socket, peer) = tokio::select! {
            accepted = accept(&listener) => accepted,
            _ = stop.wait_for(|stop| *stop) => break,
        };
        let Some(own) = house.take(peer.ip()) else {
            tracing::debug!("an address has all the connections it may have");
            continue;
        };
        let router = router.clone();
        let service =
            hyper::service::service_fn(move |request| answer(router.clone(), peer, patience, request));
        let mut socket = Box::pin(TimeoutStream::new(socket));
        socket.as_mut().set_write_timeout_pinned(Some(patience.reader));
        let connection = graceful.watch(builder.serve_connection(TokioIo::new(socket), service));
        let mut cutting = cutting.clone();
        tokio::spawn(async move {
            tokio::select! {
                ended = connection => if let Err(error) = ended {
                    tracing::debug!(%error, "a connection ended early");
                },
                _ = cutting.changed() => {}
            }
            drop((seat, own));
        });
    }
    drop(listener);
    if tokio::time::timeout(patience.stop, graceful.shutdown()).await.is_err() {
        tracing::warn!("some connections did not end in time and were cut");
    }
    drop(cut);
}

/// The next connection; a lack of file descriptors passes when others end.
async fn accept(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok((socket, peer)) => {
                if let Err(error) = socket.set_nodelay(true) {
                    tracing::debug!(%error, "no nodelay");
                }
                return (socket, peer);
            }
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
}

async fn answer(
    router: Router,
    peer: SocketAddr,
    patience: Patience,
    request: hyper::Request<Incoming>,
) -> Result<axum::response::Response, Infallible> {
    let mut request =
        request.map(|body| Body::new(Paced::new(TimeoutBody::new(patience.body, body), patience.body)));
    request.extensions_mut().insert(ConnectInfo(peer));
    router.oneshot(request).await
}

#[cfg(test)]
mod tests {
    use axum::routing::{get, post};
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::task::JoinHandle;

    use super::*;

    const SHORT: Duration = Duration::from_millis(200);
    const LONG: Duration = Duration::from_secs(5);

    async fn started(patience: Patience) -> (SocketAddr, watch::Sender<bool>, JoinHandle<()>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let (stop, stopped) = watch::channel(false);
        let router = Router::new()
            .route("/", get(|| async { "ok" }))
            .route(
                "/echo",
                post(|body: Result<String, axum::extract::rejection::StringRejection>| async move {
                    match body {
                        Ok(words) => words,
                        Err(_) => "cut short".to_owned(),
                    }
                }),
            )
            .route("/large", get(|| async { vec![b'x'; 40_000_000] }))
            .route("/hang", get(|| async { std::future::pending::<&str>().await }));
        let running = tokio::spawn(serve_with(listener, router, stopped, patience, Seats::new(4, &[])));
        (address, stop, running)
    }

    async fn sent(address: SocketAddr, words: &[u8]) -> TcpStream {
        let mut client = TcpStream::connect(address).await.expect("connects");
        client.write_all(words).await.expect("writes");
        client
    }

    async fn heard(mut client: TcpStream) -> String {
        let mut said = Vec::new();
        let read = tokio::time::timeout(LONG, client.read_to_end(&mut said)).await;
        assert!(read.is_ok(), "the server left the connection open");
        String::from_utf8_lossy(&said).into_owned()
    }

    /// Drips until the server says something.
    async fn dripped(client: &mut TcpStream) -> String {
        while client.write_all(b"x").await.is_ok() {
            tokio::time::sleep(SHORT / 4).await;
            let mut said = [0; 4_096];
            if let Ok(length) = client.try_read(&mut said) {
                return String::from_utf8_lossy(&said[..length]).into_owned();
            }
        }
        String::new()
    }

    #[tokio::test]
    async fn half_a_head_and_silence_are_both_closed() {
        let patience = Patience { head: SHORT, body: LONG, reader: LONG, stop: SHORT };
        let (address, _stop, _running) = started(patience).await;
        assert!(!heard(sent(address, b"GET / HTTP/1.1\r\nHost: x").await).await.contains("200"));
        assert_eq!(heard(sent(address, b"").await).await, "");
    }

    #[tokio::test]
    async fn an_idle_connection_is_closed_after_its_answer() {
        let patience = Patience { head: SHORT, body: LONG, reader: LONG, stop: SHORT };
        let (address, _stop, _running) = started(patience).await;
        assert!(
            heard(sent(address, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").await)
                .await
                .starts_with("HTTP/1.1 200")
        );
    }

    #[tokio::test]
    async fn a_body_that_stops_coming_is_given_up() {
        let patience = Patience { head: SHORT, body: SHORT, reader: LONG, stop: SHORT };
        let (address, _stop, _running) = started(patience).await;
        let client = sent(address, b"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 90\r\n\r\nhalf").await;
        assert!(heard(client).await.contains("cut short"));
    }

    #[tokio::test]
    async fn a_stalled_client_does_not_hold_up_the_stop() {
        let patience = Patience { head: LONG, body: LONG, reader: LONG, stop: SHORT };
        let (address, stop, running) = started(patience).await;
        let half = sent(address, b"GET / HTTP/1.1\r\nHost: x").await;
        let hanging = sent(address, b"GET /hang HTTP/1.1\r\nHost: x\r\n\r\n").await;
        let quick =
            heard(sent(address, b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await).await;
        assert!(quick.starts_with("HTTP/1.1 200"));
        stop.send(true).expect("told");
        tokio::time::timeout(LONG, running).await.expect("stops in time").expect("no panic");
        assert_eq!(heard(hanging).await, "");
        heard(half).await;
    }

    #[tokio::test]
    async fn a_reader_that_does_not_read_is_cut() {
        let patience = Patience { head: LONG, body: LONG, reader: SHORT, stop: LONG };
        let (address, stop, running) = started(patience).await;
        let idle = sent(address, b"GET /large HTTP/1.1\r\nHost: x\r\n\r\n").await;
        idle.readable().await.expect("an answer begins");
        tokio::time::sleep(SHORT * 3).await;
        stop.send(true).expect("told");
        tokio::time::timeout(LONG / 2, running).await.expect("its seat is free").expect("no panic");
        drop(idle);
    }

    #[tokio::test]
    async fn a_body_that_drips_is_given_up() {
        let patience = Patience { head: LONG, body: SHORT, reader: LONG, stop: SHORT };
        let (address, _stop, _running) = started(patience).await;
        let mut client =
            sent(address, b"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 9000\r\n\r\n").await;
        let said = tokio::time::timeout(LONG, dripped(&mut client)).await.expect("it is given up");
        assert!(said.contains("cut short"), "{said}");
    }

    #[tokio::test]
    async fn a_body_that_begins_with_a_burst_and_then_drips_is_given_up() {
        let patience = Patience { head: LONG, body: SHORT, reader: LONG, stop: SHORT };
        let (address, _stop, _running) = started(patience).await;
        let head = b"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 90000\r\n\r\n";
        let mut client = sent(address, &[head.as_slice(), &[b'x'; 60_000]].concat()).await;
        let said = tokio::time::timeout(LONG, dripped(&mut client)).await.expect("it is given up");
        assert!(said.contains("cut short"), "{said}");
    }

    #[tokio::test]
    async fn one_address_has_only_so_many_seats() {
        let patience = Patience { head: LONG, body: LONG, reader: LONG, stop: SHORT };
        let (address, _stop, _running) = started(patience).await;
        let mut held = Vec::new();
        for _ in 0..4 {
            held.push(sent(address, b"GET / HTTP/1.1\r\nHost: x").await);
        }
        tokio::time::sleep(SHORT).await;
        assert_eq!(heard(sent(address, b"").await).await, "", "the fifth is closed at once");
        held.pop();
        tokio::time::sleep(SHORT).await;
        let page =
            heard(sent(address, b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await).await;
        assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    }
}
