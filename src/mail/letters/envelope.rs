//! From a letter to its envelope: address, dedupe key, own Message-ID and the thread's root.

use domain::opinion::Stage;

use super::Letter;
use crate::app::{App, encode};
use crate::store::opinions::Opinion;
use crate::store::outbox::Envelope;
use crate::store::staff::Staff;
use crate::store::statements::Statement;

/// A letter to the citizen who sent an opinion. The part of `kind` before the first dash names the letter, the
/// rest tells its repetitions apart.
pub fn to_citizen(app: &App, opinion: &Opinion, address: String, kind: &str, letter: Letter) -> Envelope {
    let dedupe_key = format!("citizen/{}/{}/{kind}", opinion.id, opinion.version);
    let envelope = envelope(app, opinion.unit_id, &opinion.code, dedupe_key, kind, address, letter);
    Envelope { opinion: Some(opinion.id), ..envelope }
}

/// A letter to the citizen about the statement as a whole: its receipt, its conference.
pub fn to_sender(app: &App, said: &Statement, address: String, kind: &str, letter: Letter) -> Envelope {
    let dedupe_key = format!("sender/{}/{kind}", said.id);
    envelope(app, said.unit_id, &said.code, dedupe_key, kind, address, letter)
}

fn envelope(
    app: &App,
    unit: i64,
    code: &str,
    dedupe_key: String,
    kind: &str,
    address: String,
    letter: Letter,
) -> Envelope {
    Envelope {
        unit,
        message_id: message_id(app, &domain::code::matter::slug(code), &dedupe_key),
        reference: case_root(app, code),
        dedupe_key,
        kind: base(kind).to_owned(),
        to: address,
        to_name: None,
        subject: letter.subject,
        text: letter.text,
        html: letter.html,
        secrets: letter.secrets,
        lang: letter.lang,
        opinion: None,
        conference: None,
        staff: None,
    }
}

/// A letter to an account. Without an opinion nothing in it, not even its headers, says what it is about.
pub fn to_staff(
    app: &App,
    staff: &Staff,
    opinion: Option<&Opinion>,
    kind: &str,
    dedupe_suffix: &str,
    letter: Letter,
) -> Envelope {
    let about = opinion.map_or(0, |opinion| opinion.id);
    let dedupe_key = format!("staff/{}/{about}/{kind}/{dedupe_suffix}", staff.id);
    let named = opinion.filter(|opinion| !opinion.circle.is_closed() && opinion.stage.0 != Stage::Diverted);
    Envelope {
        unit: staff.unit_id,
        message_id: message_id(
            app,
            &named.map_or_else(|| base(kind).to_owned(), |opinion| domain::code::matter::slug(&opinion.code)),
            &dedupe_key,
        ),
        reference: match named {
            Some(opinion) => case_root(app, &opinion.code),
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
        opinion: opinion.map(|opinion| opinion.id),
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
    format!("<case-{}@{}>", domain::code::matter::slug(code), host(app))
}

/// The host of the site's own address, the right-hand side of our identifiers.
fn host(app: &App) -> String {
    url::Url::parse(&app.config.public_url)
        .ok()
        .and_then(|url| url.host_str().map(ToOwned::to_owned))
        .unwrap_or_else(|| "localhost".to_owned())
}
