//! A citizen sends an opinion by the web form or the API.

use domain::lang::Lang;
use domain::opinion::Channel;
use domain::text::Words;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::letters::{Taken, taken};
use super::newcomer::{self, Newcomer, Sender};
use crate::acts::limits::Tries;
use crate::acts::said;
use crate::acts::{Fields, Refusal};
use crate::app::{App, digest};
use crate::store::conferences;
use crate::store::files;
use crate::store::journal::By;
use crate::store::units::{self, Unit, Village};

pub use super::newcomer::Receipt;

/// The longest text a citizen can send, in characters.
pub const WORDS_MOST: usize = 10_000;

/// What a citizen sends; the same for the form and the API.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct SubmissionForm {
    /// The unit's code.
    pub unit: String,
    /// The words, at most 10,000 characters.
    pub text: String,
    /// What was pasted in an old code page, where the text is its conversion that the sender has looked at.
    pub original: String,
    /// The letters stay as they were sent, also where they look like an old code page.
    pub keep_letters: bool,
    /// The sender's name, if given.
    pub name: String,
    /// A telephone number as typed.
    pub phone: String,
    /// An e-mail address.
    pub email: String,
    /// The village's code or name.
    pub village: String,
    /// A topic's code: a hint, the officer's classification binds.
    pub topic: String,
    /// The code of the conference it is meant for.
    pub conference: String,
    /// Where the matter is.
    pub place: String,
    /// It cannot wait: people or the environment are in danger.
    pub urgent: bool,
    /// Without a name: accepted as information, with no duty to answer.
    pub anonymous: bool,
    /// The sender wishes to receive messages.
    pub consent_messages: bool,
    /// The sender's name may be published.
    pub consent_publish_name: bool,
    /// Upload tokens of photographs.
    pub photos: Vec<String>,
    /// The language the sender reads, `vi` or `en`.
    pub lang: String,
    /// The form's once-token; the API takes it from `Idempotency-Key`.
    pub once: String,
}

impl SubmissionForm {
    fn hash(&self) -> String {
        digest(&serde_json::to_string(self).unwrap_or_default())
    }
}

/// Takes an opinion in: code, secret, clock, letter and journal in one durable transaction.
/// The same once-token gives the same receipt again. `tries` is who sends how often, counted with it.
pub async fn submit(app: &App, form: SubmissionForm, tries: Tries) -> Result<Receipt, Refusal> {
    match take_in(app, form, &tries).await {
        Err(refusal) if !matches!(refusal, Refusal::TooMany(_)) => {
            // What was counted was undone with the rest.
            tries.alone(app).await?;
            Err(refusal)
        }
        taken => taken,
    }
}

async fn take_in(app: &App, form: SubmissionForm, tries: &Tries) -> Result<Receipt, Refusal> {
    let once = if form.once.is_empty() { app.fresh_token() } else { form.once.clone() };
    let body_hash = form.hash();
    let unit = unit(app, form.unit.trim()).await?;
    let mut wrong = Fields::new();
    let lang: Lang = form.lang.parse().unwrap_or_default();
    let Taken { words, original } = taken(&form.text, &form.original, form.keep_letters);
    let words = wrong.take("text", Words::parse(&words, WORDS_MOST).map_err(said::text));
    let place = wrong.take("place", said::line(&form.place, 200)).flatten();
    let name = wrong.take("name", said::name(&form.name)).flatten();
    let phone = wrong.take("phone", said::phone(&form.phone)).flatten();
    let email = wrong.take("email", said::email(&form.email)).flatten();
    if form.consent_messages && phone.is_none() && email.is_none() && wrong.0.is_empty() {
        wrong.add("email", "error-messages-need-address");
    }
    let Some(unit) = unit else {
        wrong.add("unit", "error-unknown-unit");
        return Err(Refusal::Invalid(wrong));
    };
    let village = match form.village.trim() {
        "" => None,
        typed => {
            let found = village(app, unit.id, typed).await?;
            if found.is_none() {
                wrong.add("village", "error-unknown-village");
            }
            found
        }
    };
    let topic_hint = match form.topic.trim() {
        "" => None,
        code => {
            let known = app.directory.topics(&app.db).await?.get(code).is_some();
            let known = known || units::topic(&app.db, code).await?.is_some();
            if !known {
                wrong.add("topic", "error-unknown-topic");
            }
            known.then(|| code.to_owned())
        }
    };
    let conference = match form.conference.trim() {
        "" => None,
        code => match conferences::collecting(&app.db, unit.id, code).await? {
            conferences::Collecting::Yes(id) => Some(id),
            conferences::Collecting::Over => None,
            conferences::Collecting::Unknown => {
                wrong.add("conference", "error-unknown-conference");
                None
            }
        },
    };
    wrong.done()?;
    let Some(words) = words else {
        return Err(Refusal::Internal("words were parsed".to_owned()));
    };

    let tx = app.begin_write().await?;
    if let Some(seconds) = tries.within(app, &tx).await? {
        return Err(Refusal::TooMany(seconds));
    }
    let anonymous = form.anonymous || name.is_none();
    let sender = Sender {
        name: if form.anonymous { None } else { name },
        phone,
        email,
        consent_messages: form.consent_messages,
        consent_publish_name: form.consent_publish_name && !form.anonymous,
    };
    let new = Newcomer {
        channel: if conference.is_some() { Channel::BeforeConference } else { Channel::Web },
        lang,
        words: words.to_string(),
        original,
        place: place.map(|place| place.to_string()),
        village,
        topic_hint,
        conference,
        spoken_order: None,
        anonymous,
        people: None,
        representative: None,
        on_behalf: false,
        urgent: form.urgent,
        proposed_office: None,
        logged_by: None,
        excerpts: Vec::new(),
        sender,
        once,
        body_hash,
        unit,
    };
    let unit = new.unit.clone();
    let arrived = newcomer::arrive(app, &tx, new, By::Citizen, None).await?;
    if arrived.receipt.again {
        tx.commit().await?;
        return Ok(arrived.receipt);
    }
    said::hung("photos", files::attach_citizen(&tx, &form.photos, unit.id, arrived.statement.id).await?)?;
    newcomer::settle(app, tx, &arrived).await?;
    tracing::info!(statement.id = arrived.statement.id, "took a statement in");
    Ok(arrived.receipt)
}

/// The commune with this code: as it is remembered, or asked for where memory knows none.
async fn unit(app: &App, code: &str) -> Result<Option<Unit>, Refusal> {
    let known = app.directory.units(&app.db).await?;
    let known = known.iter().find(|unit| unit.code == code).cloned();
    let found = match known {
        Some(unit) => Some(unit),
        None => units::by_code(&app.db, code).await?,
    };
    Ok(found.filter(|unit| unit.kind != "province"))
}

/// The village with this code or name, likewise.
async fn village(app: &App, unit: i64, typed: &str) -> Result<Option<Village>, Refusal> {
    let folded = domain::fold::fold(typed);
    let book = app.directory.book(&app.db, unit).await?;
    match book.villages.iter().find(|row| row.code == typed || row.folded == folded) {
        Some(row) => Ok(Some(row.clone())),
        None => Ok(units::village(&app.db, unit, typed).await?),
    }
}
