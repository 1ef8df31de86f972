//! The listener: header timeout, a cap on connections, and a stop that no stalled client can hold up.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use hyper::body::Incoming;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};
use tower::ServiceExt;

/// How many connections are served at once; further ones wait in the system's queue.
const CONNECTIONS: usize = 1024;

/// How long a client may take to send the head of a request.
const HEADER_MOST: Duration = Duration::from_secs(10);

/// Serves until `stop` turns true, then finishes what runs for at most `deadline`.
pub async fn serve(listener: TcpListener, router: Router, mut stop: watch::Receiver<bool>, deadline: Duration) {
    let seats = Arc::new(Semaphore::new(CONNECTIONS));
    let graceful = GracefulShutdown::new();
    let mut builder = Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(HEADER_MOST).max_buf_size(64 * 1024);
    loop {
        let seat = tokio::select! {
            seat = seats.clone().acquire_owned() => match seat { Ok(seat) => seat, Err(_) => break },
            _ = stop.wait_for(|stop| *stop) => break,
        };
        let (socket, peer) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be accepted");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            _ = stop.wait_for(|stop| *stop) => break,
        };
        if let Err(error) = socket.set_nodelay(true) {
            tracing::debug!(%error, "no nodelay");
        }
        let router = router.clone();
        let service = hyper::service::service_fn(move |request| answer(router.clone(), peer, request));
        let connection = builder.serve_connection(TokioIo::new(socket), service).into_owned();
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection ended early");
            }
            drop(seat);
        });
    }
    drop(listener);
    if tokio::time::timeout(deadline, graceful.shutdown()).await.is_err() {
        tracing::warn!("some connections did not end in time and were cut");
    }
}

async fn answer(
    router: Router,
    peer: SocketAddr,
    request: hyper::Request<Incoming>,
) -> Result<axum::response::Response, Infallible> {
    let mut request = request.map(axum::body::Body::new);
    request.extensions_mut().insert(ConnectInfo(peer));
    router.oneshot(request).await
}

#[cfg(test)]
mod tests {
    use axum::routing::get;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpStream;

    use super::*;

    async fn started(deadline: Duration) -> (SocketAddr, watch::Sender<bool>, tokio::task::JoinHandle<()>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let (stop, stopped) = watch::channel(false);
        let router = Router::new().route("/", get(|| async { "ok" }));
        let running = tokio::spawn(serve(listener, router, stopped, deadline));
        (address, stop, running)
    }

    #[tokio::test]
    async fn a_stalled_client_does_not_hold_up_the_stop() {
        let (address, stop, running) = started(Duration::from_millis(200)).await;
        let mut stalled = TcpStream::connect(address).await.expect("connects");
        stalled.write_all(b"GET / HTTP/1.1\r\nHost: x").await.expect("writes");
        let mut quick = TcpStream::connect(address).await.expect("connects");
        quick.write_all(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.expect("writes");
        let mut said = String::new();
        quick.read_to_string(&mut said).await.expect("reads");
        assert!(said.starts_with("HTTP/1.1 200"));
        stop.send(true).expect("told");
        tokio::time::timeout(Duration::from_secs(5), running).await.expect("stops in time").expect("no panic");
    }
}
