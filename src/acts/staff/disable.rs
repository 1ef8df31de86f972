//! An account is disabled: sessions, tokens and links are dead at once; what was assigned is told and listed.

use domain::role::Role;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::account;
use super::chain::{self, Entry};
use super::{Author, colleague, proposal};
use crate::acts::{Fields, Refusal};
use crate::app::App;
use crate::mail::letters;
use crate::mail::letters::account::{About, Notice};
use crate::store::left_behind::{self, Load};
use crate::store::proposals;
use crate::store::staff::{self, Staff};
use crate::store::units::{self, Unit};
use crate::store::{WriteTx, outbox, sessions};

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
    let unit = units::by_id(&app.db, found.unit_id).await?.ok_or(Refusal::NotFound)?;
    let tx = app.begin_write().await?;
    proposal::enter(&tx, author, &unit).await?;
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
    if proposal::is_guarded(&tx, &row).await? {
        proposal::tell(app, &tx, author, &row, (About::Access, "letter-guarded-disabled")).await?;
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
    proposals::withdraw(&tx, row.id, None, now).await?;
    let load = left_behind::load(&tx, &row).await?;
    tell_of_work(app, &tx, &unit, &row, load).await?;
    let detail = json!({ "open_opinions": load.own, "open_of_office": load.of_office });
    let entry = Entry { by: author.by(), act: "disable", at: now, detail, once: &form.once };
    chain::record(&tx, &row, entry).await?;
    tx.commit().await?;
    app.letters_waiting.notify_one();
    tracing::info!(staff.id = row.id, "disabled an account");
    Ok(())
}

/// The chair and the clerks learn that matters are left without anybody.
pub(super) async fn tell_of_work(
    app: &App,
    tx: &WriteTx,
    unit: &Unit,
    row: &Staff,
    load: Load,
) -> Result<(), Refusal> {
    if load.all() == 0 {
        return Ok(());
    }
    for reader in staff::holding(tx, unit.id, &[Role::Chair, Role::Clerk]).await? {
        let lang = reader.lang.0;
        let name = lang.pick(&unit.name, &unit.name_en);
        let notice =
            Notice { lang, unit: name, by: "", name: &row.name, login: &row.login, about: About::Access };
        let letter = letters::account::left_behind(app, &notice, load.all());
        let suffix = format!("{}-{}", row.id, app.now().timestamp_millis());
        outbox::put(tx, letters::to_staff(app, &reader, None, "left_behind", &suffix, letter), app.now())
            .await?;
    }
    Ok(())
}
