//! A forgotten password, and the choice of a new one by a single-use link.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::link::{self, Via};
use super::password;
use super::step::Step;
use crate::acts::{Fields, Refusal, limits};
use crate::app::{App, digest};
use crate::store::journal::By;
use crate::store::sessions::{self, Link};
use crate::store::{staff, units};

/// Who has forgotten the password.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct ResetForm {
    /// A login or an e-mail address.
    pub account: String,
}

/// A new password, chosen by link.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewPasswordForm {
    /// The password.
    pub new_password: String,
}

/// What a working link opens.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The account's login.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// Whether it is the first password.
    pub first: bool,
}

/// Sends a reset link if such an account exists; the answer is the same if none does.
pub async fn ask_reset(app: &App, form: ResetForm, address: IpAddr) -> Result<(), Refusal> {
    let typed = form.account.trim();
    if typed.is_empty() {
        return Err(Fields::just("account", "error-empty"));
    }
    let tx = app.begin_write().await?;
    let wait = limits::wish(address).within(app, &tx).await?;
    if let Some(seconds) = wait {
        tx.commit().await?;
        return Err(Refusal::TooMany(seconds));
    }
    for row in staff::by_login_or_email(&tx, typed).await? {
        let Some(unit) = units::by_id(&tx, row.unit_id).await? else {
            continue;
        };
        if limits::letter(&row.login).within(app, &tx).await?.is_none() {
            link::make(app, &tx, &unit, &row, Via::Letter).await?;
        }
    }
    tx.commit().await?;
    app.letters_waiting.notify_one();
    Ok(())
}

/// The account that a link opens, while it does.
pub async fn opened(app: &App, token: &str) -> Result<Opened, Refusal> {
    let (_, row) = behind(app, token).await?;
    Ok(Opened { login: row.login, name: row.name, first: row.password_hash.is_none() })
}

/// Sets a new password by link and ends all sessions; gives the login. The second factor stays.
pub async fn reset(app: &App, token: &str, form: NewPasswordForm) -> Result<String, Refusal> {
    let (link, row) = behind(app, token).await?;
    let unit = password::places(app, row.unit_id).await?;
    let chosen = password::choose(&form.new_password, &[&row.login, &row.name, &unit])
        .map_err(|said| Fields::just("new_password", said))?;
    let hashed = password::hash(app, chosen).await?;
    let mut step = Step::on(app, row.id, "reset_password", By::Staff(row.id)).await?;
    if !step.before.active || !sessions::use_link(&step.tx, link.id, step.now).await? {
        return Err(Refusal::NotFound);
    }
    step.after.password_hash = Some(hashed);
    step.shut_out(None).await?;
    step.keep(app, json!({})).await?;
    Ok(row.login)
}

async fn behind(app: &App, token: &str) -> Result<(Link, staff::Staff), Refusal> {
    let link = sessions::link(&app.db, &digest(token), app.now()).await?.ok_or(Refusal::NotFound)?;
    let id = link.staff_id.ok_or(Refusal::NotFound)?;
    let row = staff::by_id(&app.db, id).await?.filter(|row| row.active).ok_or(Refusal::NotFound)?;
    Ok((link, row))
}
