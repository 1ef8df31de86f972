//! An account is disabled: sessions, tokens and links are dead at once; what was assigned is told and listed.

use domain::role::Role;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::account;
use super::step::Step;
use super::{Author, colleague, proposal};
use crate::acts::step::Stamp;
use crate::acts::{Fields, Refusal};
use crate::app::App;
use crate::mail::letters;
use crate::mail::letters::account::{About, Notice};
use crate::store::left_behind::{self, Load};
use crate::store::proposals;
use crate::store::staff::{self, Staff};

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
    if author.is(colleague(app, author, login).await?.id) {
        return Err(Fields::just("active", "error-disable-oneself"));
    }
    let stamp = Stamp { version: form.version, once: &form.once };
    let Some(mut step) = Step::begin(app, author, login, "disable", stamp).await? else {
        return Ok(());
    };
    let (id, now) = (step.before.id, step.now);
    if !step.before.active {
        return Ok(());
    }
    if staff::roles(&step.tx, id).await?.contains(&Role::Administrator)
        && account::is_last_administrator(&step.tx, step.before.unit_id, id).await?
    {
        return Err(Fields::just("active", "error-last-administrator"));
    }
    if proposal::is_guarded(&step.tx, &step.before).await? {
        let told = (About::Access, "letter-guarded-disabled");
        proposal::tell(app, &step.tx, author, &step.before, told).await?;
    }
    step.after = Staff {
        active: false,
        disabled_at: Some(now),
        password_hash: None,
        totp_secret: None,
        totp_step: None,
        ..step.after
    };
    step.shut_out(None).await?;
    proposals::withdraw(&step.tx, id, None, now).await?;
    let load = left_behind::load(&step.tx, &step.after).await?;
    tell_of_work(app, &step, load).await?;
    step.keep(app, json!({ "open_opinions": load.own, "open_of_office": load.of_office })).await
}

/// The chair and the clerks learn that matters are left without anybody.
pub(super) async fn tell_of_work(app: &App, step: &Step, load: Load) -> Result<(), Refusal> {
    if load.all() == 0 {
        return Ok(());
    }
    let (row, unit) = (&step.before, &step.around);
    for reader in staff::holding(&step.tx, unit.id, &[Role::Chair, Role::Clerk]).await? {
        let lang = reader.lang.0;
        let name = lang.pick(&unit.name, &unit.name_en);
        let notice =
            Notice { lang, unit: name, by: "", name: &row.name, login: &row.login, about: About::Access };
        let letter = letters::account::left_behind(app, &notice, load.all());
        let suffix = format!("{}-{}", row.id, step.now.timestamp_millis());
        step.tell(letters::to_staff(app, &reader, None, "left_behind", &suffix, letter)).await?;
    }
    Ok(())
}
