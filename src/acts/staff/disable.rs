//! An account is disabled: sessions, tokens and links are dead at once; what was assigned stays where it is listed.

use domain::role::Role;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::account;
use super::chain::{self, Entry};
use super::{Author, colleague};
use crate::acts::{Fields, Refusal};
use crate::app::App;
use crate::store::{sessions, staff};

/// The wish to disable an account.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct DisableForm {
    /// The version shown on the page.
    pub version: Option<i32>,
    /// The form's once-token.
    pub once: String,
}

/// Disables an account and forgets its password and second factor. The last administrator and oneself are refused.
pub async fn disable(app: &App, author: Author<'_>, login: &str, form: DisableForm) -> Result<(), Refusal> {
    let found = colleague(app, author, login).await?;
    if author.is(found.id) {
        return Err(Fields::just("active", "error-disable-oneself"));
    }
    let now = app.now();
    let tx = app.begin_write().await?;
    let mut row = staff::held(&tx, found.id).await?.ok_or(Refusal::NotFound)?;
    if !row.active {
        return Ok(());
    }
    if let Some(version) = form.version
        && version != chain::length(&tx, row.id).await?
    {
        return Err(Refusal::Overtaken);
    }
    if staff::roles(&tx, row.id).await?.contains(&Role::Administrator)
        && account::is_last_administrator(&tx, row.unit_id, row.id).await?
    {
        return Err(Fields::just("active", "error-last-administrator"));
    }
    row.active = false;
    row.disabled_at = Some(now);
    row.password_hash = None;
    row.totp_secret = None;
    row.totp_step = None;
    staff::put(&tx, row.clone()).await?;
    sessions::end_all(&tx, row.id, None).await?;
    sessions::revoke_api_tokens(&tx, row.id, None, now).await?;
    sessions::kill_links(&tx, row.id, now).await?;
    let detail = json!({ "open_opinions": staff::open_with(&tx, row.id).await? });
    let entry = Entry { by: author.by(), act: "disable", at: now, detail, once: &form.once };
    chain::record(&tx, &row, entry).await?;
    tx.commit().await?;
    tracing::info!(staff.id = row.id, "disabled an account");
    Ok(())
}
