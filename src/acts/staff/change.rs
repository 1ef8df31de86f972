//! An account is changed: name, address, post, office, village, roles; or it works again after a rest.

use domain::role::Role;
use serde_json::json;

use super::account::{self, AccountForm};
use super::chain::{self, Entry};
use super::{Author, link};
use crate::acts::{Fields, Refusal};
use crate::app::App;
use crate::store::staff::{self, Staff};
use crate::store::units;

/// An account of the author's unit; another unit's is not there.
pub async fn colleague(app: &App, author: Author<'_>, login: &str) -> Result<Staff, Refusal> {
    let unit = author.unit()?;
    let found = staff::by_login(&app.db, login).await?;
    found.filter(|row| row.unit_id == unit).ok_or(Refusal::NotFound)
}

/// The version of an account that a form shows.
pub async fn version(app: &App, staff: i64) -> Result<i32, Refusal> {
    chain::length(&app.db, staff).await
}

/// Changes an account; a disabled one works again. Nobody changes the own roles, and one administrator always remains.
pub async fn change(app: &App, author: Author<'_>, login: &str, form: AccountForm) -> Result<(), Refusal> {
    let found = colleague(app, author, login).await?;
    let unit = units::by_id(&app.db, found.unit_id).await?.ok_or(Refusal::NotFound)?;
    let mut wrong = Fields::new();
    let account = account::read(&app.db, &unit, &form, &mut wrong).await?;
    wrong.done()?;
    let Some(account) = account else {
        return Err(Refusal::Internal("the account was read".to_owned()));
    };

    let now = app.now();
    let tx = app.begin_write().await?;
    let before = staff::held(&tx, found.id).await?.ok_or(Refusal::NotFound)?;
    if chain::done_before(&tx, &before, author.staff(), &form.once).await? {
        return Ok(());
    }
    if let Some(version) = form.version
        && version != chain::length(&tx, before.id).await?
    {
        return Err(Refusal::Overtaken);
    }
    let held = staff::roles(&tx, before.id).await?;
    if author.is(before.id) && held != account.roles {
        return Err(Fields::just("roles", "error-own-roles"));
    }
    let resigns =
        before.active && held.contains(&Role::Administrator) && !account.roles.contains(&Role::Administrator);
    if resigns && account::is_last_administrator(&tx, unit.id, before.id).await? {
        return Err(Fields::just("roles", "error-last-administrator"));
    }
    let after = Staff {
        name: account.name,
        email: account.email,
        phone: account.phone,
        post: account.post,
        office_id: account.office_id,
        village_id: account.village_id,
        lang: account.lang.into(),
        active: true,
        disabled_at: None,
        ..before.clone()
    };
    staff::put(&tx, after.clone()).await?;
    staff::set_roles(&tx, before.id, &account.roles).await?;
    let act = if before.active { "change" } else { "enable" };
    let detail = json!({ "changed": changed(&before, &after), "roles_before": held, "roles": account.roles });
    let entry = Entry { by: author.by(), act, at: now, detail, once: &form.once };
    chain::record(&tx, &after, entry).await?;
    if !before.active {
        // The old password was ended with the account.
        link::make(app, &tx, &unit, &after, link::Via::Letter).await?;
    }
    tx.commit().await?;
    app.letters_waiting.notify_one();
    tracing::info!(staff.id = before.id, "changed an account");
    Ok(())
}

/// The columns that differ, by name; their values stay out of the journal.
fn changed(before: &Staff, after: &Staff) -> Vec<&'static str> {
    [
        ("name", before.name != after.name),
        ("email", before.email != after.email),
        ("phone", before.phone != after.phone),
        ("post", before.post != after.post),
        ("office", before.office_id != after.office_id),
        ("village", before.village_id != after.village_id),
        ("lang", before.lang != after.lang),
        ("active", before.active != after.active),
    ]
    .into_iter()
    .filter_map(|(name, differs)| differs.then_some(name))
    .collect()
}
