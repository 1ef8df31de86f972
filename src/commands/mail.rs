//! `doithoai mail …`: what the operator says about letters.

use clap::Subcommand;

use crate::app::App;
use crate::store::{Error, outbox};

/// Letters.
#[derive(Debug, Subcommand)]
pub enum MailCommand {
    /// Lets the letters go that are held since a restore
    Release,
}

/// Carries the command out; gives what to print.
pub async fn run(app: &App, command: MailCommand) -> Result<String, String> {
    match command {
        MailCommand::Release => {
            let released = release(app).await.map_err(|e| format!("database: {e}"))?;
            Ok(format!("{released} letters go now"))
        }
    }
}

/// Lets all held letters go; gives how many.
pub async fn release(app: &App) -> Result<u64, Error> {
    let tx = app.begin_write().await?;
    let released = outbox::let_go(&tx, app.now()).await?;
    tx.commit().await?;
    app.letters_waiting.notify_one();
    Ok(released)
}
