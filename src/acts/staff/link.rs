//! Single-use links that let a person choose a password: by letter, or by hand from the command line.

use domain::lang::Lang;
use serde_json::json;

use super::Author;
use super::proposal::{self, Effect};
use super::step::Step;
use crate::acts::step::Stamp;
use crate::acts::{Fields, Refusal};
use crate::app::{App, digest};
use crate::mail::letters;
use crate::mail::letters::account::About;
use crate::store::WriteTx;
use crate::store::outbox::{self, Envelope};
use crate::store::sessions::{self, Purpose};
use crate::store::staff::{self, Staff};
use crate::store::units::Unit;

/// How a link reaches its person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Via {
    /// By e-mail.
    Letter,
    /// Told by the operator.
    Hand,
}

/// Sends an account of the unit a fresh link, for the first password or for a forgotten one; to whoever opens restricted
/// things only when a second person confirms it.
pub async fn send_link(app: &App, author: Author<'_>, login: &str, once: &str) -> Result<Effect, Refusal> {
    match issue(app, author, login, Via::Letter, once).await? {
        Issued::Asked => Ok(Effect::Waits),
        Issued::Made(_) => Ok(Effect::AtOnce),
    }
}

/// A fresh link for the operator to hand over.
pub async fn fresh_link(app: &App, login: &str) -> Result<String, Refusal> {
    let found = staff::by_login(&app.db, login).await?.ok_or(Refusal::NotFound)?;
    let author = Author::Command { unit: found.unit_id };
    match issue(app, author, login, Via::Hand, "").await? {
        Issued::Made(Some(link)) => Ok(link),
        Issued::Made(None) | Issued::Asked => Err(Refusal::Internal("a link was made".to_owned())),
    }
}

/// What became of the wish for a link.
enum Issued {
    /// It was made; told here when it goes by hand.
    Made(Option<String>),
    /// A second person is asked.
    Asked,
}

async fn issue(app: &App, author: Author<'_>, login: &str, via: Via, once: &str) -> Result<Issued, Refusal> {
    let stamp = Stamp { version: None, once };
    let Some(mut step) = Step::begin(app, author, login, "send_link", stamp).await? else {
        return Ok(match proposal::effect(app, login).await? {
            Effect::Waits => Issued::Asked,
            Effect::AtOnce => Issued::Made(None),
        });
    };
    let row = &step.before;
    if !row.active {
        return Err(Fields::just("active", "error-account-disabled"));
    }
    let guarded = proposal::is_guarded(&step.tx, row).await?;
    let issued = if guarded && !author.is(row.id) && via == Via::Letter {
        proposal::ask(app, &step.tx, author, row, About::Access).await?;
        step.act = "ask_link";
        Issued::Asked
    } else {
        if guarded {
            let told = (About::Access, "letter-guarded-link-sent");
            proposal::tell(app, &step.tx, author, row, told).await?;
        }
        Issued::Made(make(app, &step.tx, &step.around, row, via).await?)
    };
    step.keep_note(app, json!({})).await?;
    Ok(issued)
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
