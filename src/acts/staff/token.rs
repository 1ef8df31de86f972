//! Personal tokens, with which programs act in a person's name.

use domain::text::Line;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::chain::{self, Entry};
use crate::acts::{Fields, Refusal, said};
use crate::app::{App, digest};
use crate::store::journal::By;
use crate::store::sessions::{self, ApiToken};
use crate::store::staff;

/// How many tokens an account may have at once.
const MOST: usize = 20;

/// A new token.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct TokenForm {
    /// What it is for, so that its owner knows it again.
    pub label: String,
}

/// Makes a token for an account and shows it this once; only its hash is stored.
pub async fn issue_token(app: &App, by: By, staff: i64, form: TokenForm) -> Result<String, Refusal> {
    let label = Line::parse(&form.label, 80).map_err(|e| Fields::just("label", said::text(e)))?;
    let token = format!("dt_{}", app.fresh_token());
    let now = app.now();
    let tx = app.begin_write().await?;
    let row = staff::held(&tx, staff).await?.filter(|row| row.active).ok_or(Refusal::NotFound)?;
    if sessions::api_tokens(&tx, row.id).await?.len() >= MOST {
        return Err(Fields::just("label", "error-too-many-tokens"));
    }
    let kept = ApiToken {
        id: 0,
        staff_id: row.id,
        token_hash: digest(&token),
        label: label.into_string(),
        created_at: now,
        last_used_at: None,
        revoked_at: None,
    };
    sessions::add_api_token(&tx, kept).await?;
    let entry = Entry { by, act: "issue_token", at: now, detail: json!({}), once: "" };
    chain::record(&tx, &row, entry).await?;
    tx.commit().await?;
    Ok(token)
}

/// Revokes a token of an account; it is dead at once.
pub async fn revoke_token(app: &App, by: By, staff: i64, token: i64) -> Result<(), Refusal> {
    let now = app.now();
    let tx = app.begin_write().await?;
    let row = staff::held(&tx, staff).await?.ok_or(Refusal::NotFound)?;
    if sessions::revoke_api_tokens(&tx, row.id, Some(token), now).await? == 0 {
        return Err(Refusal::NotFound);
    }
    let entry = Entry { by, act: "revoke_token", at: now, detail: json!({ "token": token }), once: "" };
    chain::record(&tx, &row, entry).await?;
    tx.commit().await?;
    Ok(())
}
