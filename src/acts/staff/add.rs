//! A new account: the person chooses the password by a single-use link.

use domain::role::Role;
use serde_json::json;

use super::account::{self, AccountForm};
use super::chain::{self, Entry};
use super::link::{self, Via};
use super::proposal::{self, Effect};
use super::{Author, password};
use crate::acts::{Fields, Refusal};
use crate::app::App;
use crate::mail::letters::account::About;
use crate::store::staff::{self, Staff};
use crate::store::units;

/// An account that has just been made.
#[derive(Debug, Clone)]
pub struct Added {
    /// The account's key.
    pub id: i64,
    /// The login.
    pub login: String,
    /// The set-up link, for the command line only; letters carry it otherwise.
    pub link: Option<String>,
    /// Whether a role waits for the secretary or the chair.
    pub effect: Effect,
}

/// Makes an account; a role that opens restricted things waits for a second person. An administrator's goes out by letter; the command line gets the link, or sets a `password` at once.
pub async fn add(
    app: &App,
    author: Author<'_>,
    form: AccountForm,
    password: Option<&str>,
) -> Result<Added, Refusal> {
    let unit = units::by_id(&app.db, author.unit()?).await?.ok_or(Refusal::NotFound)?;
    let mut wrong = Fields::new();
    let login = wrong.take("login", account::read_login(&form.login));
    let account = account::read(&app.db, &unit, &form, &mut wrong).await?;
    let chosen = match (&login, password) {
        (Some(login), Some(typed)) => wrong.take("password", password::choose(typed, login)),
        (Some(_) | None, _) => None,
    };
    wrong.done()?;
    let (Some(login), Some(account)) = (login, account) else {
        return Err(Refusal::Internal("the account was read".to_owned()));
    };
    let password_hash = match chosen {
        Some(chosen) => Some(password::hash(app, chosen).await?),
        None => None,
    };
    let has_password = password_hash.is_some();

    let now = app.now();
    let tx = app.begin_write().await?;
    proposal::enter(&tx, author, &unit).await?;
    let mut row = Staff {
        id: 0,
        unit_id: unit.id,
        login: login.clone(),
        name: account.name,
        email: account.email,
        phone: account.phone,
        post: account.post,
        office_id: account.office_id,
        village_id: account.village_id,
        password_hash,
        totp_secret: None,
        totp_step: None,
        lang: account.lang.into(),
        shortcuts: true,
        active: true,
        created_at: now,
        disabled_at: None,
    };
    let Some(id) = staff::insert(&tx, row.clone()).await? else {
        let there = staff::by_login(&tx, &login).await?;
        if let Some(there) = there
            && chain::done_before(&tx, &there, author.staff(), &form.once).await?
        {
            let waiting = proposal::asked_roles(&tx, there.id).await?;
            return Ok(Added { id: there.id, login, link: None, effect: effect(&waiting) });
        }
        return Err(Fields::just("login", "error-login-taken"));
    };
    row.id = id;
    let at_once = proposal::at_once(&tx, author, &row).await?;
    let (guarded, mut given): (Vec<Role>, Vec<Role>) =
        account.roles.iter().partition(|role| role.is_guarded());
    let waiting = if at_once { Vec::new() } else { guarded.clone() };
    if at_once {
        given.extend(&guarded);
    }
    staff::set_roles(&tx, id, &given).await?;
    for role in &guarded {
        if at_once {
            let told = (About::Role(*role), "letter-guarded-role-given");
            proposal::tell(app, &tx, author, &row, told).await?;
        } else {
            proposal::ask(app, &tx, author, &row, About::Role(*role)).await?;
        }
    }
    let detail = json!({ "roles": given, "asked": waiting });
    let entry = Entry { by: author.by(), act: "add", at: now, detail, once: &form.once };
    chain::record(&tx, &row, entry).await?;
    let via = match author {
        Author::Person(_) => Via::Letter,
        Author::Command { .. } => Via::Hand,
    };
    let link = if has_password { None } else { link::make(app, &tx, &unit, &row, via).await? };
    tx.commit().await?;
    app.letters_waiting.notify_one();
    tracing::info!(staff.id = id, "added an account");
    Ok(Added { id, login, link, effect: effect(&waiting) })
}

fn effect(waiting: &[Role]) -> Effect {
    if waiting.is_empty() { Effect::AtOnce } else { Effect::Waits }
}
