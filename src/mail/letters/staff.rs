//! Letters to accounts: what waits and where, by the title that staff gave; the citizen's words stay inside the system.

use chrono::{DateTime, Utc};
use domain::date::{display_long, display_time};
use domain::lang::Lang;

use super::matter::Matter;
use super::sheet::Sheet;
use super::{Letter, committee};
use crate::app::{App, in_vietnam};
use crate::messages::say;
use crate::store::units::Unit;

/// What a letter about an account needs to know.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// The account's language.
    pub lang: Lang,
    /// The unit's name in that language.
    pub unit: &'a str,
    /// The person's name.
    pub name: &'a str,
    /// The name typed at sign-in.
    pub login: &'a str,
    /// The single-use link.
    pub link: &'a str,
    /// Until when it opens.
    pub until: DateTime<Utc>,
}

/// An opinion was given to the reader or to the reader's office.
pub fn assigned(app: &App, lang: Lang, matter: &Matter, note: Option<&str>) -> Letter {
    about(lang, matter, "letter-assigned-subject")
        .say("letter-assigned-opening")
        .facts(&facts(lang, matter))
        .quote("letter-assigned-note", note.unwrap_or_default())
        .link("letter-link-case", case_link(app, matter))
        .done()
}

/// The reader's office helps the one that leads.
pub fn supports(app: &App, lang: Lang, matter: &Matter) -> Letter {
    of_matter(app, lang, matter, "letter-supports-subject", "letter-supports-opening")
}

/// A draft waits for approval.
pub fn draft_waits(app: &App, lang: Lang, matter: &Matter) -> Letter {
    of_matter(app, lang, matter, "letter-draft-waits-subject", "letter-draft-waits-opening")
}

/// A draft came back, and why.
pub fn draft_returned(app: &App, lang: Lang, matter: &Matter, reason: &str) -> Letter {
    about(lang, matter, "letter-draft-returned-subject")
        .say("letter-draft-returned-opening")
        .facts(&facts(lang, matter))
        .quote("letter-draft-returned-reason", reason)
        .link("letter-link-case", case_link(app, matter))
        .done()
}

/// An approved answer waits to be issued.
pub fn approved_waits_for_number(app: &App, lang: Lang, matter: &Matter) -> Letter {
    of_matter(app, lang, matter, "letter-approved-subject", "letter-approved-opening")
}

/// An urgent matter came in.
pub fn urgent(app: &App, lang: Lang, matter: &Matter) -> Letter {
    of_matter(app, lang, matter, "letter-urgent-subject", "letter-urgent-opening")
}

/// Something waits on the restricted list; neither code nor content leaves the system.
pub fn look_needed(app: &App, lang: Lang) -> Letter {
    quiet(app, lang, "letter-look-subject", "letter-look-opening")
}

/// A new opinion was shielded before anybody classified it; it does not read as urgent, and says nothing more.
pub fn shielded(app: &App, lang: Lang) -> Letter {
    quiet(app, lang, "letter-shielded-subject", "letter-shielded-opening")
}

/// To the province's reception officer: nobody of that unit may handle an item; neither code nor content leaves.
pub fn moved_to_province(app: &App, lang: Lang, unit: &Unit) -> Letter {
    let name = committee(unit, lang);
    Sheet::of_office(lang, &product(lang), "", "letter-province-subject")
        .say_with("letter-province-opening", &[("unit", &name)])
        .link("letter-link-open", app.link("/lam-viec/han-che"))
        .done()
}

/// A new account: choose the first password.
pub fn account(words: &Words<'_>) -> Letter {
    of_account(words, "letter-account-subject", "letter-account-opening", "letter-account-not-you")
}

/// A forgotten password: choose a new one.
pub fn reset(words: &Words<'_>) -> Letter {
    of_account(words, "letter-reset-subject", "letter-reset-opening", "letter-reset-not-you")
}

fn of_account(words: &Words<'_>, subject: &str, opening: &str, stranger: &str) -> Letter {
    let Words { lang, unit, name, login, link, until } = *words;
    Sheet::of_office(lang, unit, "", subject)
        .say_with(opening, &[("name", name), ("unit", unit)])
        .facts(&[("letter-fact-login", login.to_owned()), ("letter-fact-until", moment(until, lang))])
        .link("letter-link-password", link.to_owned())
        .secret(link)
        .say_with(stranger, &[("unit", unit)])
        .done()
}

fn of_matter(app: &App, lang: Lang, matter: &Matter, subject: &str, opening: &str) -> Letter {
    about(lang, matter, subject)
        .say(opening)
        .facts(&facts(lang, matter))
        .link("letter-link-case", case_link(app, matter))
        .done()
}

fn quiet(app: &App, lang: Lang, subject: &str, opening: &str) -> Letter {
    Sheet::of_office(lang, &product(lang), "", subject)
        .say(opening)
        .link("letter-link-open", app.link("/lam-viec/han-che"))
        .done()
}

fn about(lang: Lang, matter: &Matter, what: &str) -> Sheet {
    Sheet::of_office(lang, &product(lang), &matter.case.code, what)
}

fn product(lang: Lang) -> String {
    say(lang, "letter-office-system").into_owned()
}

fn facts(lang: Lang, matter: &Matter) -> [(&'static str, String); 5] {
    [
        ("letter-fact-code", matter.case.code.clone()),
        ("letter-fact-title", matter.title.clone().unwrap_or_default()),
        ("letter-fact-village", matter.village.clone().unwrap_or_default()),
        (
            "letter-fact-topic",
            matter.topic.as_ref().map(|topic| topic.of(lang).to_owned()).unwrap_or_default(),
        ),
        ("letter-fact-due-on", matter.due_on.map(|on| display_long(on, lang)).unwrap_or_default()),
    ]
}

fn case_link(app: &App, matter: &Matter) -> String {
    app.link(&format!("/lam-viec/y-kien/{}", domain::code::matter::slug(&matter.case.code)))
}

fn moment(at: DateTime<Utc>, lang: Lang) -> String {
    use chrono::Timelike;
    let local = in_vietnam(at);
    let minutes = u16::try_from(local.hour() * 60 + local.minute()).unwrap_or_default();
    format!("{}, {}", display_time(minutes), display_long(local.date_naive(), lang))
}
