//! What is guarded about accounts that open restricted things: roles, addresses and links wait for a second person.

use domain::role::Role;

use super::Author;
use crate::acts::Refusal;
use crate::app::App;
use crate::mail::letters::account::{About, Notice};
use crate::mail::letters::{self, Letter};
use crate::store::proposals::{self, Matter, Proposal};
use crate::store::staff::{self, Staff};
use crate::store::units;
use crate::store::{Conn, WriteTx, outbox};

/// Whether what was wished has happened or waits for a second person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It has happened.
    AtOnce,
    /// Some of it waits for the secretary or the chair.
    Waits,
}

/// Whether an account's address and links may not be changed by an administrator alone: it holds or once held a guarded
/// role. Neither a rest nor the end of the role changes that.
pub(super) async fn is_guarded(on: &impl Conn, row: &Staff) -> Result<bool, Refusal> {
    // As long as anything waits for a second person, nothing goes past that person.
    Ok(row.guarded || !proposals::about(on, row.id).await?.is_empty())
}

/// The roles that were asked for an account and wait.
pub async fn asked_roles(on: &impl Conn, staff: i64) -> Result<Vec<Role>, Refusal> {
    let waiting = proposals::about(on, staff).await?;
    Ok(waiting.iter().filter_map(role_of).collect())
}

/// The role that a proposal is about.
pub fn role_of(proposal: &Proposal) -> Option<Role> {
    let about_role = proposal.matter == Matter::Role.as_str();
    about_role.then(|| proposal.value.parse().ok()).flatten()
}

/// The secretaries and chairs of a unit: who is told.
async fn leaders(on: &impl Conn, unit: i64) -> Result<Vec<Staff>, Refusal> {
    Ok(staff::holding(on, unit, &[Role::PartySecretary, Role::Chair]).await?)
}

/// Whether somebody other than the account itself could confirm: a secretary or chair who has chosen a password.
pub async fn has_confirmer(on: &impl Conn, row: &Staff) -> Result<bool, Refusal> {
    let leaders = leaders(on, row.unit_id).await?;
    Ok(leaders.iter().any(|leader| leader.id != row.id && leader.password_hash.is_some()))
}

/// Whether this author's wish about a guarded account takes effect at once: only the operator's, and only while the
/// unit has nobody to confirm it. So the first secretary and chair come in.
pub(super) async fn at_once(tx: &WriteTx, author: Author<'_>, row: &Staff) -> Result<bool, Refusal> {
    match author {
        Author::Person(_) => Ok(false),
        Author::Command { .. } => Ok(!has_confirmer(tx, row).await?),
    }
}

/// Keeps a proposal and tells the leaders and, at the address until now, the person of the account.
pub(super) async fn ask(
    app: &App,
    tx: &WriteTx,
    author: Author<'_>,
    row: &Staff,
    about: About<'_>,
) -> Result<(), Refusal> {
    let (wish, opening) = match about {
        About::Role(role) => ((Matter::Role, role.as_str()), "letter-proposal-role"),
        About::Address(address) => ((Matter::Address, address), "letter-proposal-address"),
        About::Access => ((Matter::Link, ""), "letter-proposal-link"),
    };
    let kept = proposals::ask(tx, row.id, wish, author.staff(), app.now()).await?;
    let news = News { by: author.name(), row, about };
    let kind = format!("proposal-{}", kept.id);
    news.tell(app, tx, &kind, |notice| letters::account::proposal(app, notice, opening)).await
}

/// Tells the leaders and the person of the account what has happened to it.
pub(super) async fn tell(
    app: &App,
    tx: &WriteTx,
    author: Author<'_>,
    row: &Staff,
    (about, opening): (About<'_>, &str),
) -> Result<(), Refusal> {
    let what = match about {
        About::Role(role) => role.as_str(),
        About::Address(_) | About::Access => "",
    };
    // Letters of one act about one account differ by what they say; those of another act by the moment.
    let kind = format!("guarded-{opening}-{what}-{}", app.now().timestamp_millis());
    let news = News { by: author.name(), row, about };
    news.tell(app, tx, &kind, |notice| letters::account::guarded(notice, opening)).await
}

/// What is proposed, as letters and acts speak of it.
pub(super) fn about(proposal: &Proposal) -> Result<About<'_>, Refusal> {
    let broken = || Refusal::Internal("a proposal is about nothing known".to_owned());
    match proposal.matter.parse().map_err(|_| broken())? {
        Matter::Role => role_of(proposal).map(About::Role).ok_or_else(broken),
        Matter::Address => Ok(About::Address(&proposal.value)),
        Matter::Link => Ok(About::Access),
    }
}

/// The same news for several readers.
struct News<'a> {
    by: &'a str,
    row: &'a Staff,
    about: About<'a>,
}

impl News<'_> {
    async fn tell(
        &self,
        app: &App,
        tx: &WriteTx,
        kind: &str,
        write: impl Fn(&Notice<'_>) -> Letter,
    ) -> Result<(), Refusal> {
        let News { by, row, about } = *self;
        let unit = units::by_id(tx, row.unit_id).await?.ok_or(Refusal::NotFound)?;
        let mut readers = leaders(tx, row.unit_id).await?;
        readers.retain(|reader| reader.id != row.id);
        readers.push(row.clone());
        for reader in readers {
            let lang = reader.lang.0;
            let unit = lang.pick(&unit.name, &unit.name_en);
            let notice = Notice { lang, unit, by, name: &row.name, login: &row.login, about };
            let suffix = row.id.to_string();
            let envelope = letters::to_staff(app, &reader, None, kind, &suffix, write(&notice));
            outbox::put(tx, envelope, app.now()).await?;
        }
        Ok(())
    }
}

/// Whether anything about an account waits, for a form that was carried out before.
pub(super) async fn effect(app: &App, login: &str) -> Result<Effect, Refusal> {
    let row = staff::by_login(&app.db, login).await?.ok_or(Refusal::NotFound)?;
    let waits = !proposals::about(&app.db, row.id).await?.is_empty();
    Ok(if waits { Effect::Waits } else { Effect::AtOnce })
}

/// A unit's accounts, held; and the author once more, for a colleague may have been faster.
pub(super) async fn enter(tx: &WriteTx, author: Author<'_>, unit: i64) -> Result<(), Refusal> {
    staff::hold_all(tx, unit).await?;
    author.still_may(tx).await
}
