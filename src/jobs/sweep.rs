//! Sweeping away what is over: sessions, counters of tries, uploads that no opinion took.

use crate::acts::Refusal;
use crate::app::App;
use crate::files;
use crate::store::{attempts, sessions};

/// What one sweep removed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Swept {
    /// Sessions that were over.
    pub sessions: u64,
    /// Counters of tries whose window was over.
    pub attempts: u64,
    /// Uploads that no opinion took within a day.
    pub uploads: usize,
}

/// Sweeps once.
pub async fn sweep(app: &App) -> Result<Swept, Refusal> {
    let now = app.now();
    let tx = app.begin_write().await?;
    let (sessions, attempts) = (sessions::sweep(&tx, now).await?, attempts::sweep(&tx, now).await?);
    tx.commit().await?;
    let swept = Swept { sessions, attempts, uploads: files::sweep(app).await? };
    if swept != Swept::default() {
        tracing::info!(sessions, attempts, uploads = swept.uploads, "swept away what is over");
    }
    Ok(swept)
}
