//! Letters to accounts: what waits and where; titles and words stay inside the system.

use chrono::{DateTime, NaiveDate, Utc};
use domain::date::{display_long, display_time};
use domain::lang::Lang;

use super::Letter;
use super::sheet::Sheet;
use crate::app::{App, in_vietnam};
use crate::messages::say;
use crate::store::opinions::Opinion;

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
pub fn assigned(app: &App, lang: Lang, opinion: &Opinion, due_on: NaiveDate, note: Option<&str>) -> Letter {
    about(lang, opinion, "letter-assigned-subject")
        .say("letter-assigned-opening")
        .facts(&case(lang, opinion, Some(due_on)))
        .quote("letter-assigned-note", note.unwrap_or_default())
        .link("letter-link-case", case_link(app, opinion))
        .done()
}

/// The reader's office helps the one that leads.
pub fn supports(app: &App, lang: Lang, opinion: &Opinion, due_on: NaiveDate) -> Letter {
    about(lang, opinion, "letter-supports-subject")
        .say("letter-supports-opening")
        .facts(&case(lang, opinion, Some(due_on)))
        .link("letter-link-case", case_link(app, opinion))
        .done()
}

/// A draft waits for approval.
pub fn draft_waits(app: &App, lang: Lang, opinion: &Opinion) -> Letter {
    about(lang, opinion, "letter-draft-waits-subject")
        .say("letter-draft-waits-opening")
        .facts(&case(lang, opinion, opinion.due_on))
        .link("letter-link-case", case_link(app, opinion))
        .done()
}

/// A draft came back; the reason is on the case's page.
pub fn draft_returned(app: &App, lang: Lang, opinion: &Opinion) -> Letter {
    about(lang, opinion, "letter-draft-returned-subject")
        .say("letter-draft-returned-opening")
        .facts(&case(lang, opinion, opinion.due_on))
        .link("letter-link-case", case_link(app, opinion))
        .done()
}

/// An approved answer waits for its number and day.
pub fn approved_waits_for_number(app: &App, lang: Lang, opinion: &Opinion) -> Letter {
    about(lang, opinion, "letter-approved-subject")
        .say("letter-approved-opening")
        .facts(&case(lang, opinion, opinion.due_on))
        .link("letter-link-case", case_link(app, opinion))
        .done()
}

/// An urgent matter came in.
pub fn urgent(app: &App, lang: Lang, opinion: &Opinion) -> Letter {
    about(lang, opinion, "letter-urgent-subject")
        .say("letter-urgent-opening")
        .facts(&case(lang, opinion, opinion.due_on))
        .link("letter-link-case", case_link(app, opinion))
        .done()
}

/// Something waits on the restricted list; neither code nor content leaves the system.
pub fn look_needed(app: &App, lang: Lang) -> Letter {
    Sheet::of_office(lang, &product(lang), "", "letter-look-subject")
        .say("letter-look-opening")
        .link("letter-link-open", app.link("/lam-viec/han-che"))
        .done()
}

/// A new account: choose the first password.
pub fn account(words: &Words<'_>) -> Letter {
    of_account(words, "letter-account-subject", "letter-account-opening")
}

/// A forgotten password: choose a new one.
pub fn reset(words: &Words<'_>) -> Letter {
    of_account(words, "letter-reset-subject", "letter-reset-opening")
}

fn of_account(words: &Words<'_>, subject: &str, opening: &str) -> Letter {
    let Words { lang, unit, name, login, link, until } = *words;
    Sheet::of_office(lang, unit, "", subject)
        .say_with(opening, &[("name", name), ("unit", unit)])
        .facts(&[("letter-fact-login", login.to_owned()), ("letter-fact-until", moment(until, lang))])
        .link("letter-link-password", link.to_owned())
        .secret(link)
        .say("letter-account-not-you")
        .done()
}

fn about(lang: Lang, opinion: &Opinion, what: &str) -> Sheet {
    Sheet::of_office(lang, &product(lang), &opinion.code, what)
}

fn product(lang: Lang) -> String {
    say(lang, "letter-office-system").into_owned()
}

fn case(lang: Lang, opinion: &Opinion, due_on: Option<NaiveDate>) -> [(&'static str, String); 3] {
    [
        ("letter-fact-code", opinion.code.clone()),
        ("letter-fact-topic", opinion.topic.clone().unwrap_or_default()),
        ("letter-fact-due-on", due_on.map(|on| display_long(on, lang)).unwrap_or_default()),
    ]
}

fn case_link(app: &App, opinion: &Opinion) -> String {
    app.link(&format!("/lam-viec/y-kien/{}", opinion.code))
}

fn moment(at: DateTime<Utc>, lang: Lang) -> String {
    use chrono::Timelike;
    let local = in_vietnam(at);
    let minutes = u16::try_from(local.hour() * 60 + local.minute()).unwrap_or_default();
    format!("{}, {}", display_time(minutes), display_long(local.date_naive(), lang))
}
