//! Sweeping away what is over: sessions, counters of tries, unfinished drafts, uploads that no opinion took.

use crate::acts::Refusal;
use crate::app::App;
use crate::files;
use crate::store::{attempts, drafts, sessions};

/// What one sweep removed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Swept {
    /// Sessions that were over.
    pub sessions: u64,
    /// Counters of tries whose window was over.
    pub attempts: u64,
    /// Opinions that were begun a day ago and not sent, and the rests of those that were.
    pub drafts: u64,
    /// Uploads that no opinion took in time.
    pub uploads: usize,
}

/// Sweeps once.
pub async fn sweep(app: &App) -> Result<Swept, Refusal> {
    let now = app.now();
    let tx = app.begin_write().await?;
    let (sessions, attempts) = (sessions::sweep(&tx, now).await?, attempts::sweep(&tx, now).await?);
    let drafts = drafts::sweep(&tx, now).await?;
    tx.commit().await?;
    let swept = Swept { sessions, attempts, drafts, uploads: files::sweep(app).await? };
    if swept != Swept::default() {
        tracing::info!(sessions, attempts, drafts, uploads = swept.uploads, "swept away what is over");
    }
    Ok(swept)
}
