//! Letters about accounts that open restricted things, and about what an account leaves behind.

use domain::lang::Lang;
use domain::role::Role;

use super::Letter;
use super::sheet::Sheet;
use crate::app::App;
use crate::messages::say;

/// What such a letter needs to know.
#[derive(Debug, Clone, Copy)]
pub struct Notice<'a> {
    /// The reader's language.
    pub lang: Lang,
    /// The unit's name in that language.
    pub unit: &'a str,
    /// Who did or asked it; empty for the operator at the command line.
    pub by: &'a str,
    /// The person of the account.
    pub name: &'a str,
    /// The name typed at sign-in.
    pub login: &'a str,
    /// What it is about.
    pub about: About<'a>,
}

/// What was asked or done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About<'a> {
    /// A role.
    Role(Role),
    /// An address.
    Address(&'a str),
    /// What opens the account: password, link, all of it.
    Access,
}

/// Something was asked and waits for a yes; `opening` says what.
pub fn proposal(app: &App, notice: &Notice<'_>, opening: &str) -> Letter {
    sheet(notice, "letter-proposal-subject", opening)
        .say("letter-proposal-decide")
        .link("letter-link-open", app.link("/lam-viec/xac-nhan"))
        .say("letter-proposal-stranger")
        .done()
}

/// Something was done to a guarded account; `opening` says what.
pub fn guarded(notice: &Notice<'_>, opening: &str) -> Letter {
    sheet(notice, "letter-guarded-subject", opening).say("letter-proposal-stranger").done()
}

/// An account was disabled with open matters that nobody else works on.
pub fn left_behind(app: &App, notice: &Notice<'_>, matters: u64) -> Letter {
    let (name, n) = (notice.name, matters.to_string());
    Sheet::of_office(notice.lang, notice.unit, "", "letter-left-behind-subject")
        .say_with("letter-left-behind-opening", &[("name", name), ("n", &n)])
        .link("letter-link-open", app.link("/lam-viec"))
        .done()
}

fn sheet(notice: &Notice<'_>, subject: &str, opening: &str) -> Sheet {
    let Notice { lang, unit, by, name, login, about } = *notice;
    let what = match about {
        About::Role(role) => say(lang, &format!("role-{}", role.as_str().replace('_', "-"))),
        About::Address(address) => address.into(),
        About::Access => "".into(),
    };
    let operator = say(lang, "letter-by-operator");
    let by = if by.is_empty() { operator.as_ref() } else { by };
    Sheet::of_office(lang, unit, "", subject)
        .say_with(opening, &[("by", by), ("name", name), ("login", login), ("what", &what)])
}
