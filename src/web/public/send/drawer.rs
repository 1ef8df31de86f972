//! Where drafts lie between two steps: sealed rows that go after a day.

use chrono::TimeDelta;
use sha2::{Digest, Sha256};

use super::draft::Draft;
use super::token::Token;
use crate::acts::Refusal;
use crate::app::{App, digest};
use crate::store::drafts::{self, Draft as Row};
use crate::store::{WriteTx, files, statements};
use crate::web::Failure;

/// How long a draft is kept, counted from its first step; its pictures go an hour after the last step that named them.
const KEPT_FOR: TimeDelta = TimeDelta::hours(24);

/// A draft that was found, and the unit it is for.
pub struct Found {
    /// What was typed.
    pub draft: Draft,
    /// The unit.
    pub unit: i64,
}

/// The draft of a token, if there is one.
pub async fn find(app: &App, token: &Token) -> Result<Option<Found>, Failure> {
    let row = drafts::by_token(&app.db, &token.hash(), app.now()).await?;
    Ok(row.and_then(|row| opened(app, token, &row)))
}

/// Changes the draft of a token, or begins one for this unit.
pub async fn change(
    app: &App,
    token: &Token,
    unit: i64,
    change: impl AsyncFnOnce(&WriteTx, &mut Draft) -> Result<(), Failure>,
) -> Result<Draft, Failure> {
    let tx = app.begin_write().await?;
    let row = drafts::for_change(&tx, &token.hash(), app.now()).await?;
    let since = row.as_ref().map_or(app.now(), |row| row.created_at);
    let Found { mut draft, unit } =
        row.and_then(|row| opened(app, token, &row)).unwrap_or(Found { draft: Draft::default(), unit });
    let here = files::renew(&tx, &draft.photos, app.now()).await?;
    draft.gone = here.len() < draft.photos.len();
    draft.photos = here;
    change(&tx, &mut draft).await?;
    let text = serde_json::to_string(&draft).unwrap_or_default();
    let sealed =
        token.seal(app, &text).ok_or_else(|| Refusal::Internal("a draft cannot be sealed".into()))?;
    let row = Row {
        token_hash: token.hash(),
        unit_id: unit,
        sealed,
        created_at: since,
        expires_at: since + KEPT_FOR,
    };
    drafts::keep(&tx, row).await?;
    tx.commit().await?;
    Ok(draft)
}

/// Whether the opinion of a token was sent already.
pub async fn is_sent(app: &App, token: &Token) -> Result<bool, Failure> {
    Ok(statements::by_once(&app.db, &digest(&token.once(app))).await?.is_some())
}

/// How words are remembered once they were sent and erased here.
pub fn trace_of(words: &str) -> String {
    crate::app::encode(&Sha256::digest(words.trim().as_bytes()))
}

fn opened(app: &App, token: &Token, row: &Row) -> Option<Found> {
    let text = token.open(app, &row.sealed)?;
    let draft = serde_json::from_str(&text).ok()?;
    Some(Found { draft, unit: row.unit_id })
}
