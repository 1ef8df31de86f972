//! `doithoai health`: asks the server on this machine whether it lives, for container health checks.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::config::Config;

/// Whether `/healthz` of the configured address answers within three seconds.
pub async fn run(config: &Config) -> bool {
    let mut address = config.listen;
    if address.ip().is_unspecified() {
        address = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), address.port());
    }
    match tokio::time::timeout(Duration::from_secs(3), ask(address)).await {
        Ok(Ok(true)) => true,
        Ok(Ok(false)) => {
            eprintln!("{address} answers, but not well");
            false
        }
        Ok(Err(error)) => {
            eprintln!("{address} does not answer: {error}");
            false
        }
        Err(_) => {
            eprintln!("{address} does not answer in time");
            false
        }
    }
}

async fn ask(address: SocketAddr) -> std::io::Result<bool> {
    let mut socket = TcpStream::connect(address).await?;
    let request = format!("GET /healthz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    socket.write_all(request.as_bytes()).await?;
    let mut said = String::new();
    socket.take(4096).read_to_string(&mut said).await?;
    Ok(said.starts_with("HTTP/1.1 200"))
}
