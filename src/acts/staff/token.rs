//! Personal tokens, with which programs act in a person's name.

use domain::text::Line;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::step::Step;
use crate::acts::{Fields, Refusal, said};
use crate::app::{App, digest};
use crate::store::journal::By;
use crate::store::sessions::{self, ApiToken};

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
    let step = Step::on(app, staff, "issue_token", by).await?;
    if !step.before.active {
        return Err(Refusal::NotFound);
    }
    if sessions::api_tokens(&step.tx, staff).await?.len() >= MOST {
        return Err(Fields::just("label", "error-too-many-tokens"));
    }
    let kept = ApiToken {
        id: 0,
        staff_id: staff,
        token_hash: digest(&token),
        label: label.into_string(),
        created_at: step.now,
        last_used_at: None,
        revoked_at: None,
    };
    sessions::add_api_token(&step.tx, kept).await?;
    step.keep_note(app, json!({})).await?;
    Ok(token)
}

/// Revokes a token of an account; it is dead at once.
pub async fn revoke_token(app: &App, by: By, staff: i64, token: i64) -> Result<(), Refusal> {
    let step = Step::on(app, staff, "revoke_token", by).await?;
    if sessions::revoke_api_tokens(&step.tx, staff, Some(token), step.now).await? == 0 {
        return Err(Refusal::NotFound);
    }
    step.keep_note(app, json!({ "token": token })).await
}
