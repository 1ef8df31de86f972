//! From a letter to its envelope: address, dedupe key, own Message-ID and the thread's root.

use domain::code::matter::slug;

use super::Letter;
use super::matter::{Case, Said};
use crate::app::{App, encode};
use crate::store::outbox::Envelope;
use crate::store::staff::Staff;

/// A letter to the citizen who sent an opinion. The part of `kind` before the first dash names the letter, the
/// rest tells its repetitions apart.
pub fn to_citizen(app: &App, case: &Case, address: String, kind: &str, letter: Letter) -> Envelope {
    let dedupe_key = format!("citizen/{}/{}/{kind}", case.id, case.version);
    let said = Said { id: case.id, unit: case.unit, code: case.code.clone(), opinion: Some(case.id) };
    outside(app, &said, dedupe_key, kind, address, letter)
}

/// A letter to the citizen about the statement as a whole: its receipt, its conference.
pub fn to_sender(app: &App, said: &Said, address: String, kind: &str, letter: Letter) -> Envelope {
    outside(app, said, format!("sender/{}/{kind}", said.id), kind, address, letter)
}

fn outside(
    app: &App,
    said: &Said,
    dedupe_key: String,
    kind: &str,
    address: String,
    letter: Letter,
) -> Envelope {
    Envelope {
        unit: said.unit,
        message_id: message_id(app, &slug(&said.code), &dedupe_key),
        reference: case_root(app, &said.code),
        dedupe_key,
        kind: base(kind).to_owned(),
        to: address,
        to_name: None,
        subject: letter.subject,
        text: letter.text,
        html: letter.html,
        secrets: letter.secrets,
        lang: letter.lang,
        opinion: said.opinion,
        conference: None,
        staff: None,
    }
}

/// A letter to an account. Without a case nothing in it, not even its headers, says what it is about.
pub fn to_staff(
    app: &App,
    staff: &Staff,
    case: Option<&Case>,
    kind: &str,
    dedupe_suffix: &str,
    letter: Letter,
) -> Envelope {
    let about = case.map_or(0, |case| case.id);
    let dedupe_key = format!("staff/{}/{about}/{kind}/{dedupe_suffix}", staff.id);
    let named = case.filter(|case| !case.sealed);
    Envelope {
        unit: staff.unit_id,
        message_id: message_id(
            app,
            &named.map_or_else(|| base(kind).to_owned(), |case| slug(&case.code)),
            &dedupe_key,
        ),
        reference: match named {
            Some(case) => case_root(app, &case.code),
            None => format!("<staff-{}@{}>", staff.id, host(app)),
        },
        dedupe_key,
        kind: base(kind).to_owned(),
        to: staff.email.clone(),
        to_name: Some(staff.name.clone()),
        subject: letter.subject,
        text: letter.text,
        html: letter.html,
        secrets: letter.secrets,
        lang: letter.lang,
        opinion: case.map(|case| case.id),
        conference: None,
        staff: Some(staff.id),
    }
}

fn base(kind: &str) -> &str {
    kind.split('-').next().unwrap_or(kind)
}

/// The same for every try of one letter; keyed, so that nobody guesses what lies behind it.
fn message_id(app: &App, about: &str, dedupe_key: &str) -> String {
    let digest = app.sign("letter", dedupe_key);
    format!("<{about}.{}@{}>", encode(&digest[..15]), host(app))
}

fn case_root(app: &App, code: &str) -> String {
    format!("<case-{}@{}>", slug(code), host(app))
}

/// The host of the site's own address, the right-hand side of our identifiers.
fn host(app: &App) -> String {
    url::Url::parse(&app.config.public_url)
        .ok()
        .and_then(|url| url.host_str().map(ToOwned::to_owned))
        .unwrap_or_else(|| "localhost".to_owned())
}
