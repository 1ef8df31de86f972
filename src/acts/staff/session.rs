//! Who is behind a cookie or a personal token, and how sessions end.

use serde_json::json;

use super::step::Step;
use crate::acts::{Person, Refusal};
use crate::app::{App, digest};
use crate::store::sessions::{self, ApiToken, Scope};

/// Somebody with a running session.
#[derive(Debug, Clone)]
pub struct Present {
    /// The person.
    pub person: Person,
    /// The session's key.
    pub session: i64,
}

/// A program with a valid personal token.
#[derive(Debug, Clone)]
pub struct Bearer {
    /// The person who issued the token.
    pub person: Person,
    /// The token.
    pub token: ApiToken,
}

/// The person behind a session's token; `None` when it is over or the account was disabled.
pub async fn present(app: &App, token: &str) -> Result<Option<Present>, Refusal> {
    let now = app.now();
    let Some((session, row)) = sessions::running(&app.db, &digest(token), now).await? else {
        return Ok(None);
    };
    if now - session.seen_at >= sessions::TOUCH_EVERY
        && let Err(error) = touch(app, session.id).await
    {
        // A busy database is no reason to turn a reader away.
        tracing::debug!(%error, "the last use of a session was not noted");
    }
    Ok(Some(Present { person: Person::present(app, row).await?, session: session.id }))
}

/// The person behind a personal token.
pub async fn bearer(app: &App, token: &str) -> Result<Option<Bearer>, Refusal> {
    let now = app.now();
    let Some((found, row)) = sessions::by_api_token(&app.db, &digest(token), now).await? else {
        return Ok(None);
    };
    if found.last_used_at.is_none_or(|at| now - at >= sessions::TOKEN_TOUCH_EVERY)
        && let Err(error) = touch_token(app, found.id).await
    {
        tracing::debug!(%error, "the last use of a personal token was not noted");
    }
    let narrowed = !sessions::has_scope(&found, Scope::Restricted);
    let person = Person { narrowed, ..Person::present(app, row).await? };
    Ok(Some(Bearer { person, token: found }))
}

impl Bearer {
    /// Whether the token was made for this.
    pub fn may(&self, scope: Scope) -> bool {
        sessions::has_scope(&self.token, scope)
    }
}

async fn touch_token(app: &App, token: i64) -> Result<(), Refusal> {
    let tx = app.begin_write().await?;
    sessions::touch_api_token(&tx, token, app.now()).await?;
    tx.commit().await?;
    Ok(())
}

async fn touch(app: &App, session: i64) -> Result<(), Refusal> {
    let tx = app.begin_write().await?;
    sessions::touch(&tx, session, app.now()).await?;
    tx.commit().await?;
    Ok(())
}

/// Ends the session behind a token; an unknown one is already over.
pub async fn sign_out(app: &App, token: &str) -> Result<(), Refusal> {
    let tx = app.begin_write().await?;
    if let Some((session, row)) = sessions::running(&tx, &digest(token), app.now()).await? {
        sessions::end(&tx, row.id, session.id).await?;
        tx.commit().await?;
        tracing::info!(staff.id = row.id, "signed out");
    }
    Ok(())
}

/// Ends all sessions of a person, this one among them, and all personal tokens and links.
pub async fn sign_out_everywhere(app: &App, person: &Person) -> Result<(), Refusal> {
    let step = Step::on(app, person.id, "sign_out_everywhere", person.by()).await?;
    step.shut_out(None).await?;
    step.keep_note(app, json!({})).await
}

/// Ends one session of the person's own.
pub async fn end_session(app: &App, person: &Person, id: i64) -> Result<(), Refusal> {
    let tx = app.begin_write().await?;
    if !sessions::end(&tx, person.id, id).await? {
        return Err(Refusal::NotFound);
    }
    tx.commit().await?;
    Ok(())
}
