//! Single-use links that let a person choose a password: by letter, or by hand from the command line.

use domain::lang::Lang;
use serde_json::json;

use super::chain::{self, Entry};
use super::{Author, colleague};
use crate::acts::{Fields, Refusal};
use crate::app::{App, digest};
use crate::mail::letters;
use crate::store::WriteTx;
use crate::store::outbox::{self, Envelope};
use crate::store::sessions::{self, Purpose};
use crate::store::staff::{self, Staff};
use crate::store::units::{self, Unit};

/// How a link reaches its person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Via {
    /// By e-mail.
    Letter,
    /// Told by the operator.
    Hand,
}

/// Sends an account of the unit a fresh link: for the first password, or for a forgotten one.
pub async fn send_link(app: &App, author: Author<'_>, login: &str, once: &str) -> Result<(), Refusal> {
    issue(app, author, login, Via::Letter, once).await.map(|_| ())
}

/// A fresh link for the operator to hand over.
pub async fn fresh_link(app: &App, login: &str) -> Result<String, Refusal> {
    let found = staff::by_login(&app.db, login).await?.ok_or(Refusal::NotFound)?;
    let author = Author::Command { unit: found.unit_id };
    let link = issue(app, author, login, Via::Hand, "").await?;
    link.ok_or_else(|| Refusal::Internal("a link was made".to_owned()))
}

async fn issue(
    app: &App,
    author: Author<'_>,
    login: &str,
    via: Via,
    once: &str,
) -> Result<Option<String>, Refusal> {
    let found = colleague(app, author, login).await?;
    let tx = app.begin_write().await?;
    let row = staff::held(&tx, found.id).await?.ok_or(Refusal::NotFound)?;
    if chain::done_before(&tx, &row, author.staff(), once).await? {
        return Ok(None);
    }
    if !row.active {
        return Err(Fields::just("active", "error-account-disabled"));
    }
    let unit = units::by_id(&tx, row.unit_id).await?.ok_or(Refusal::NotFound)?;
    let link = make(app, &tx, &unit, &row, via).await?;
    let entry = Entry { by: author.by(), act: "send_link", at: app.now(), detail: json!({}), once };
    chain::record(&tx, &row, entry).await?;
    tx.commit().await?;
    app.letters_waiting.notify_one();
    Ok(link)
}

/// Makes a link for this account in the caller's transaction; earlier ones are dead. By letter it is not given back.
pub(super) async fn make(
    app: &App,
    tx: &WriteTx,
    unit: &Unit,
    row: &Staff,
    via: Via,
) -> Result<Option<String>, Refusal> {
    let purpose = if row.password_hash.is_some() { Purpose::Reset } else { Purpose::Setup };
    let (token, now) = (app.fresh_token(), app.now());
    let hash = digest(&token);
    sessions::add_link(tx, Some(row.id), purpose, &hash, now).await?;
    let link = app.link(&format!("/dat-mat-khau/{token}"));
    match via {
        Via::Hand => Ok(Some(link)),
        Via::Letter => {
            outbox::put(tx, envelope(app, unit, row, purpose, &hash, &link), now).await?;
            Ok(None)
        }
    }
}

fn envelope(app: &App, unit: &Unit, row: &Staff, purpose: Purpose, hash: &str, link: &str) -> Envelope {
    let lang: Lang = row.lang.0;
    let words = letters::staff::Words {
        lang,
        unit: lang.pick(&unit.name, &unit.name_en),
        name: &row.name,
        login: &row.login,
        link,
        until: app.now() + purpose.lasts(),
    };
    let (kind, letter) = match purpose {
        Purpose::Setup => ("account", letters::staff::account(&words)),
        Purpose::Reset => ("reset", letters::staff::reset(&words)),
    };
    letters::to_staff(app, row, None, kind, hash, letter)
}
