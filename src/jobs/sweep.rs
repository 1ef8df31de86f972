//! Sweeping away what is over: sessions, counters of tries, uploads that no opinion took.

use crate::app::App;
use crate::store::{Error, attempts, sessions};

/// What one sweep removed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Swept {
    /// Sessions that were over.
    pub sessions: u64,
    /// Counters of tries whose window was over.
    pub attempts: u64,
}

/// Sweeps once.
pub async fn sweep(app: &App) -> Result<Swept, Error> {
    let now = app.now();
    let tx = app.begin_write().await?;
    let swept = Swept { sessions: sessions::sweep(&tx, now).await?, attempts: attempts::sweep(&tx, now).await? };
    tx.commit().await?;
    if swept != Swept::default() {
        tracing::info!(sessions = swept.sessions, attempts = swept.attempts, "swept away what is over");
    }
    Ok(swept)
}
