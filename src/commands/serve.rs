//! `doithoai serve`: opens the installation, listens, and leaves in order.

use tokio::net::TcpListener;
use tokio::sync::watch;

use super::clock;
use super::migrate::{self, Ready, ServerLock};
use crate::acts::staff::set_up_link;
use crate::app::App;
use crate::config::{Config, Limits};
use crate::jobs;
use crate::web::routes;
use crate::web::server::{self, Seats};

/// Opens the installation for a command; joins a running server's database.
pub async fn open(config: Config) -> Result<(App, ServerLock), String> {
    let clock = clock::of_server()?;
    let Ready { db, lock } = migrate::open(&config).await?;
    let app = App::new(config, db, clock).await.map_err(|e| format!("the database refuses: {e}"))?;
    Ok((app, lock))
}

/// Serves until told to stop.
pub async fn run(config: Config) -> Result<(), String> {
    let clock = clock::of_server()?;
    let Ready { db, lock } = migrate::prepare(&config).await?;
    let app = App::new(config, db, clock).await.map_err(|e| format!("the database refuses: {e}"))?;
    match set_up_link(&app).await {
        Ok(Some(link)) => {
            tracing::info!("this installation is empty; set it up within 24 hours at {link}");
            eprintln!("This installation is empty. Set it up within 24 hours at\n  {link}");
        }
        Ok(None) => {}
        Err(error) => return Err(format!("the first set-up could not be prepared: {error}")),
    }
    until_told(app, lock).await
}

/// Listens and runs the rounds until SIGTERM or Ctrl+C.
pub async fn until_told(app: App, lock: ServerLock) -> Result<(), String> {
    let listener = TcpListener::bind(app.config.listen)
        .await
        .map_err(|e| format!("listen: cannot listen on {}: {e}", app.config.listen))?;
    if app.config.limits == Limits::Off {
        tracing::warn!("rate limits are off: for load tests on loopback only");
    }
    std::thread::spawn(crate::messages::warm);
    let (stop, stopped) = watch::channel(false);
    let rounds = jobs::start(&app, stopped.clone()).map_err(|e| format!("smtp_url: {e}"))?;
    tracing::info!("listening on {}", app.config.public_url);
    let deadline = app.config.shutdown_timeout();
    let (router, seats) = (routes::router(app.clone()), Seats::of(&app));
    let serving = tokio::spawn(server::serve(listener, router, stopped, deadline, seats));
    signalled().await?;
    tracing::info!("stopping");
    if stop.send(true).is_err() {
        tracing::debug!("nobody listens any more");
    }
    for part in [serving, rounds] {
        if part.await.is_err() {
            tracing::error!("a part of the program ended badly");
        }
    }
    let db = app.db.clone();
    drop(app);
    db.close().await.map_err(|e| format!("the database did not close: {e}"))?;
    drop(lock);
    Ok(())
}

async fn signalled() -> Result<(), String> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate()).map_err(|e| format!("no signals: {e}"))?;
    tokio::select! {
        _ = terminate.recv() => {}
        heard = tokio::signal::ctrl_c() => heard.map_err(|e| format!("no signals: {e}"))?,
    }
    Ok(())
}
