//! Somebody signed in chooses another password.

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::chain::{self, Entry};
use super::password;
use crate::acts::{Fields, Person, Refusal};
use crate::app::App;
use crate::store::{sessions, staff};

/// The old and the new password.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct PasswordForm {
    /// The password until now.
    pub password: String,
    /// The password from now on.
    pub new_password: String,
}

/// Changes the password; all sessions but this one end.
pub async fn change_password(
    app: &App,
    person: &Person,
    session: Option<i64>,
    form: PasswordForm,
) -> Result<(), Refusal> {
    let PasswordForm { password: current, new_password: typed } = form;
    let mut wrong = Fields::new();
    let stored = staff::by_id(&app.db, person.id).await?.ok_or(Refusal::NotFound)?.password_hash;
    let unchanged_since = stored.clone();
    if !password::fits(app, stored, password::composed(&current).unwrap_or_default()).await? {
        wrong.add("password", "error-password-wrong");
    }
    let chosen = wrong.take("new_password", password::choose(&typed, &person.login));
    wrong.done()?;
    let Some(chosen) = chosen else {
        return Err(Refusal::Internal("the password was chosen".to_owned()));
    };
    let hashed = password::hash(app, chosen).await?;
    let tx = app.begin_write().await?;
    let mut row = staff::held(&tx, person.id).await?.ok_or(Refusal::NotFound)?;
    if row.password_hash != unchanged_since {
        return Err(Refusal::Overtaken);
    }
    row.password_hash = Some(hashed);
    staff::put(&tx, row.clone()).await?;
    sessions::end_all(&tx, row.id, session).await?;
    sessions::kill_links(&tx, row.id, app.now()).await?;
    sessions::revoke_api_tokens(&tx, row.id, None, app.now()).await?;
    let entry = Entry { by: person.by(), act: "change_password", at: app.now(), detail: json!({}), once: "" };
    chain::record(&tx, &row, entry).await?;
    tx.commit().await?;
    tracing::info!(staff.id = row.id, "changed the password");
    Ok(())
}
