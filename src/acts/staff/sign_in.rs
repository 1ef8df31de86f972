//! Somebody signs in: password, and the one-time code where the account has one.

use std::net::IpAddr;

use chrono::{DateTime, TimeDelta, Utc};
use domain::lang::Lang;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{password, second_factor};
use crate::acts::{Fields, Refusal, limits};
use crate::app::{App, digest, encode};
use crate::store::sessions::{self, Session};
use crate::store::staff::{self, Staff};

/// How long the right password may wait for its code.
const TICKET_LASTS: TimeDelta = TimeDelta::minutes(10);

/// What is typed to sign in.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct SignInForm {
    /// The login.
    pub login: String,
    /// The password; not needed beside a ticket.
    pub password: String,
    /// The one-time code, where the account has a second factor.
    pub totp: String,
    /// Proof of the right password from the step before, so that it is not asked for twice.
    pub ticket: String,
}

/// From where somebody signs in.
#[derive(Debug, Clone)]
pub struct Caller {
    /// The address, as trusted proxies tell it.
    pub address: IpAddr,
    /// What the browser calls itself; shown in the list of sessions.
    pub agent: String,
}

/// A session that has just begun.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The account.
    pub staff: i64,
    /// The token for the cookie; only its hash is stored.
    pub token: String,
    /// When the session ends at the latest.
    pub expires_at: DateTime<Utc>,
    /// The language of the account.
    pub lang: Lang,
}

/// How far the door is open.
#[derive(Debug, Clone)]
pub enum Admission {
    /// In.
    SignedIn(SignedIn),
    /// The password is right; the one-time code is still to come, with this ticket.
    NeedsCode {
        /// Goes back in the form's `ticket`; good for ten minutes.
        ticket: String,
    },
}

/// Opens a session. Every failure reads the same and takes the same time, whether the login exists or not.
pub async fn sign_in(app: &App, form: SignInForm, caller: &Caller) -> Result<Admission, Refusal> {
    let SignInForm { login, password: typed, totp: code, ticket } = form;
    let login = login.trim().to_lowercase();
    if login.is_empty() || login.chars().count() > 200 {
        return Err(Fields::just("login", "error-sign-in"));
    }
    limits::sign_in(app, &login, caller.address).await?;
    let found = staff::by_login(&app.db, &login).await?.filter(|row| row.active);
    let row = match found {
        Some(row) if ticket_fits(app, &row, &ticket) => row,
        found => {
            let stored = found.as_ref().and_then(|row| row.password_hash.clone());
            let candidate = password::composed(&typed);
            let fits = password::fits(app, stored, candidate.clone().unwrap_or_default()).await?;
            match found {
                Some(row) if fits && candidate.is_some() => row,
                Some(_) | None => {
                    tracing::info!("sign-in refused");
                    return Err(Fields::just("login", "error-sign-in"));
                }
            }
        }
    };
    if row.totp_secret.is_some() && code.trim().is_empty() {
        return Ok(Admission::NeedsCode { ticket: ticket_for(app, &row, app.now() + TICKET_LASTS) });
    }
    begin(app, &row, &code, caller).await.map(Admission::SignedIn)
}

/// Opens the session of the account whose password was just proven; one that was changed meanwhile opens nothing.
async fn begin(app: &App, proven: &Staff, code: &str, caller: &Caller) -> Result<SignedIn, Refusal> {
    let now = app.now();
    let tx = app.begin_write().await?;
    let row = staff::held(&tx, proven.id).await?;
    let row = row.filter(|row| row.active && row.password_hash == proven.password_hash);
    let Some(row) = row else {
        return Err(Fields::just("login", "error-sign-in"));
    };
    if row.totp_secret.is_some() && !second_factor::opens(&tx, &row, code, now).await? {
        tracing::info!(staff.id = row.id, "one-time code refused");
        return Err(Fields::just("totp", "error-code"));
    }
    limits::opened(app, &tx, &row.login, caller.address).await?;
    let token = app.fresh_token();
    let session = Session {
        id: 0,
        token_hash: digest(&token),
        staff_id: row.id,
        created_at: now,
        seen_at: now,
        expires_at: now + sessions::LONGEST,
        agent: caller.agent.chars().filter(|ch| !ch.is_control()).take(300).collect(),
        totp_passed: row.totp_secret.is_some(),
    };
    let expires_at = session.expires_at;
    sessions::begin(&tx, session).await?;
    tx.commit().await?;
    tracing::info!(staff.id = row.id, "signed in");
    Ok(SignedIn { staff: row.id, token, expires_at, lang: row.lang.0 })
}

/// `expiry.proof`: dies with the time, and with the password it proves.
fn ticket_for(app: &App, row: &Staff, expires_at: DateTime<Utc>) -> String {
    let expiry = expires_at.timestamp_millis();
    let hash = row.password_hash.as_deref().unwrap_or_default();
    let proof = app.sign("sign-in ticket", &format!("{}\n{expiry}\n{hash}", row.id));
    format!("{expiry}.{}", encode(&proof))
}

fn ticket_fits(app: &App, row: &Staff, ticket: &str) -> bool {
    let Some((expiry, _)) = ticket.split_once('.') else {
        return false;
    };
    let expires_at = expiry.parse().ok().and_then(DateTime::from_timestamp_millis);
    let Some(expires_at) = expires_at.filter(|at| *at > app.now()) else {
        return false;
    };
    // Digests are compared, so that the time tells nothing about the proof.
    row.password_hash.is_some() && digest(&ticket_for(app, row, expires_at)) == digest(ticket)
}
