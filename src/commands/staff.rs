//! `doithoai staff …`: accounts from the command line. Passwords are never taken as arguments.

use std::io::Read;

use clap::{Args, Subcommand};
use domain::lang::Lang;
use domain::role::Role;

use crate::acts::staff::{self, AccountForm, Author, DisableForm, Effect, TokenForm};
use crate::acts::{Refusal, Said};
use crate::app::App;
use crate::messages::say_with;
use crate::store::{self, units};

/// Accounts of staff.
#[derive(Debug, Subcommand)]
pub enum StaffCommand {
    /// Makes an account and prints the link by which the person chooses a password (24 hours, once)
    Add(Add),
    /// Prints a link for a new password (1 hour, once); with --password-stdin sets one at once
    Reset {
        /// The account's login
        login: String,
        /// Reads the new password from standard input instead of printing a link
        #[arg(long)]
        password_stdin: bool,
    },
    /// Confirms what was asked about an account, in a unit where no secretary or chair can do it
    Confirm {
        /// The account's login
        login: String,
    },
    /// Disables an account: its sessions, tokens and links are dead at once
    Disable {
        /// The account's login
        login: String,
    },
    /// Prints a fresh personal token for the API
    Token {
        /// The account's login
        login: String,
        /// What the token is for
        #[arg(long, default_value = "CLI")]
        label: String,
        /// What it may be used for; give it once for each: read, act, restricted (what is restricted, and who sent it)
        #[arg(long = "scope", default_values = ["read", "act", "restricted"])]
        scopes: Vec<String>,
        /// How many days it opens, 1 to 365
        #[arg(long, default_value_t = staff::TOKEN_DAYS)]
        days: i64,
    },
}

/// A new account.
#[derive(Debug, Args)]
pub struct Add {
    /// The login: a–z, 0–9, dot, dash, underscore
    login: String,
    /// The person's full name
    #[arg(long)]
    name: String,
    /// Where letters to the person go
    #[arg(long)]
    email: String,
    /// A role; give it once for each: party_secretary, chair, vice_chair, clerk, officer, reception_officer, monitor,
    /// village_head, province, administrator
    #[arg(long = "role", required = true)]
    roles: Vec<Role>,
    /// The post, as letters print it
    #[arg(long, default_value = "Cán bộ")]
    post: String,
    /// The unit's code; the home unit if left out
    #[arg(long)]
    unit: Option<String>,
    /// The office's code
    #[arg(long, default_value = "")]
    office: String,
    /// The village's code or name
    #[arg(long, default_value = "")]
    village: String,
    /// A telephone number
    #[arg(long, default_value = "")]
    phone: String,
    /// The language of pages and letters
    #[arg(long, default_value = "vi")]
    lang: String,
    /// Reads the password from standard input instead of printing a link
    #[arg(long)]
    password_stdin: bool,
}

/// Carries a command out; gives the line for standard output. An error is a sentence that says what to do.
pub async fn run(app: &App, command: StaffCommand) -> Result<String, String> {
    match command {
        StaffCommand::Add(add) => self::add(app, add).await,
        StaffCommand::Reset { login, password_stdin: true } => {
            let password = from_stdin()?;
            staff::set_password(app, &login, &password).await.map_err(|e| said(&login, e))?;
            Ok(format!("{login}: password set, all sessions ended"))
        }
        StaffCommand::Reset { login, password_stdin: false } => {
            staff::fresh_link(app, &login).await.map_err(|e| said(&login, e))
        }
        StaffCommand::Confirm { login } => {
            let done = staff::confirm_by_command(app, &login).await.map_err(|e| said(&login, e))?;
            Ok(format!("{login}: {done} confirmed"))
        }
        StaffCommand::Disable { login } => {
            let row = find(app, &login).await?;
            let author = Author::Command { unit: row.unit_id };
            staff::disable(app, author, &login, DisableForm::default()).await.map_err(|e| said(&login, e))?;
            Ok(format!("{login}: disabled"))
        }
        StaffCommand::Token { login, label, scopes, days } => {
            let row = find(app, &login).await?;
            let form = TokenForm { label, scopes, days: days.to_string(), password: String::new() };
            staff::issue_token_by_command(app, row.id, form).await.map_err(|e| said(&login, e))
        }
    }
}

async fn add(app: &App, add: Add) -> Result<String, String> {
    let Add { login, name, email, roles, post, unit, office, village, phone, lang, password_stdin } = add;
    let unit = match &unit {
        Some(code) => units::by_code(&app.db, code).await,
        None => units::home(&app.db).await,
    };
    let unit = unit.map_err(|e| e.to_string())?.ok_or(
        "there is no such unit; name one with --unit CODE, or set the installation up first by the link that \
         `doithoai serve` prints",
    )?;
    let password = if password_stdin { Some(from_stdin()?) } else { None };
    let form = AccountForm {
        login: login.clone(),
        name,
        email,
        phone,
        post,
        office,
        village,
        roles: roles.iter().map(|role| role.to_string()).collect(),
        lang,
        version: None,
        once: String::new(),
    };
    let author = Author::Command { unit: unit.id };
    let added = staff::add(app, author, form, password.as_deref()).await.map_err(|e| said(&login, e))?;
    let line = added.link.unwrap_or_else(|| format!("{}: added", added.login));
    Ok(match added.effect {
        Effect::AtOnce => line,
        Effect::Waits => format!("{line}\na role waits until the secretary or the chair confirms it"),
    })
}

async fn find(app: &App, login: &str) -> Result<store::staff::Staff, String> {
    let found = store::staff::by_login(&app.db, login).await.map_err(|e| e.to_string())?;
    found.ok_or_else(|| said(login, Refusal::NotFound))
}

/// One line of standard input; its line break is no part of the password.
fn from_stdin() -> Result<String, String> {
    let mut typed = String::new();
    std::io::stdin().take(4096).read_to_string(&mut typed).map_err(|e| format!("standard input: {e}"))?;
    let line = typed.lines().next().unwrap_or_default();
    if line.is_empty() {
        Err("standard input: a password was expected on the first line".to_owned())
    } else {
        Ok(line.to_owned())
    }
}

fn said(login: &str, refusal: Refusal) -> String {
    match refusal {
        Refusal::NotFound => format!("{login}: there is no such account"),
        Refusal::Invalid(fields) => {
            let line = |(field, said): &(&'static str, Said)| {
                let args: Vec<_> = said.args.iter().map(|(name, value)| (*name, value.as_str())).collect();
                format!("{field}: {}", say_with(Lang::En, said.key, &args))
            };
            fields.0.iter().map(line).collect::<Vec<_>>().join("\n")
        }
        other => format!("{login}: {other}"),
    }
}
