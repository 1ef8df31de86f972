//! A new account: the person chooses the password by a single-use link.

use domain::role::Role;
use serde_json::json;

use super::account::{self, AccountForm};
use super::link::{self, Via};
use super::proposal::{self, Effect};
use super::step::Step;
use super::{Author, password};
use crate::acts::{Fields, Refusal};
use crate::app::App;
use crate::mail::letters::account::About;
use crate::store::journal::{self, Subject};
use crate::store::staff::{self, Staff};
use crate::store::{WriteTx, units};

/// The word in the journal.
const ADD: &str = "add";

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
    let places = password::places(app, unit.id).await?;
    let own = [login.as_deref().unwrap_or_default(), &form.name, &places];
    let chosen = password.and_then(|typed| wrong.take("password", password::choose(typed, &own)));
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
    proposal::enter(&tx, author, unit.id).await?;
    let row = Staff {
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
        guarded: false,
        active: true,
        created_at: now,
        disabled_at: None,
        version: 1,
        journal_len: 0,
        journal_head: String::new(),
    };
    let Some(id) = staff::insert(&tx, row.clone()).await? else {
        let before = done_before(&tx, author, &login, &form.once).await?;
        tx.settle().await?;
        return match before {
            Some(id) => Ok(Added { effect: proposal::effect(app, &login).await?, id, login, link: None }),
            None => Err(Fields::just("login", "error-login-taken")),
        };
    };
    let step = Step::within(app, tx, id, ADD, author.by()).await?.marked(&form.once);
    let (tx, row) = (&step.tx, &step.before);
    let at_once = proposal::at_once(tx, author, row).await?;
    let (guarded, mut given): (Vec<Role>, Vec<Role>) =
        account.roles.iter().partition(|role| role.is_guarded());
    let waiting = if at_once { Vec::new() } else { guarded.clone() };
    if at_once {
        given.extend(&guarded);
    }
    staff::set_roles(tx, id, &given).await?;
    for role in &guarded {
        if at_once {
            let told = (About::Role(*role), "letter-guarded-role-given");
            proposal::tell(app, tx, author, row, told).await?;
        } else {
            proposal::ask(app, tx, author, row, About::Role(*role)).await?;
        }
    }
    let via = match author {
        Author::Person(_) => Via::Letter,
        Author::Command { .. } => Via::Hand,
    };
    let link = if has_password { None } else { link::make(app, tx, &unit, row, via).await? };
    let effect = if waiting.is_empty() { Effect::AtOnce } else { Effect::Waits };
    step.keep(app, json!({ "roles": given, "asked": waiting })).await?;
    Ok(Added { id, login, link, effect })
}

/// The account that this very form has made before.
async fn done_before(
    tx: &WriteTx,
    author: Author<'_>,
    login: &str,
    token: &str,
) -> Result<Option<i64>, Refusal> {
    let (Some(by), Some(once)) = (author.by().staff(), journal::once_of(ADD, token)) else {
        return Ok(None);
    };
    let Some(there) = staff::by_login(tx, login).await? else {
        return Ok(None);
    };
    let done = journal::has_once(tx, Subject::Staff, there.id, by, &once).await?;
    Ok(done.then_some(there.id))
}
