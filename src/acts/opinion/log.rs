//! Staff log an opinion: spoken in the hall, by telephone, on paper, or on behalf of somebody.

use domain::lang::Lang;
use domain::opinion::{Act, Channel, Kind, may};
use domain::role::Role;
use domain::text::{Line, Words};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::newcomer::{self, Newcomer, Receipt, Sender};
use super::submit::WORDS_MOST;
use super::told;
use crate::acts::{Fields, Person, Refusal, Why, said};
use crate::app::{App, digest};
use crate::mail::letters;
use crate::store::opinions::{self, Answer};
use crate::store::{conferences, outbox, units};

/// What the secretary or the desk types.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct LogForm {
    /// The channel's word: `conference`, `desk`, `reception`, `letter`, `phone`, `village_head`.
    pub channel: String,
    /// The conference's code, where it was spoken.
    pub conference: String,
    /// The words, as near as possible.
    pub text: String,
    /// The speaker's name, if given.
    pub name: String,
    /// A telephone number.
    pub phone: String,
    /// An e-mail address.
    pub email: String,
    /// The village's code or name.
    pub village: String,
    /// Where the matter is.
    pub place: String,
    /// A topic's code.
    pub topic: String,
    /// How many people stand behind it (five or more name a representative).
    pub people: String,
    /// Who represents them.
    pub representative: String,
    /// It cannot wait.
    pub urgent: bool,
    /// The person wishes to receive messages.
    pub consent_messages: bool,
    /// `spot` when answered aloud at once, `written` when a written answer was promised.
    pub reply: String,
    /// Who answered aloud.
    pub spoken_by: String,
    /// What was answered aloud.
    pub spoken: String,
    /// The office that is to answer in writing.
    pub office: String,
    /// The form's once-token.
    pub once: String,
}

/// What was logged.
#[derive(Debug, Clone)]
pub struct Logged {
    /// Code and secret for the person's slip.
    pub receipt: Receipt,
    /// The number among the opinions of the conference.
    pub spoken_order: Option<i32>,
}

/// Logs an opinion; answered aloud, it is answered at once and only waits for classification and closing.
pub async fn log(app: &App, person: &Person, form: LogForm) -> Result<Logged, Refusal> {
    if !person.roles.iter().any(|role| may(*role, Act::Log)) {
        return Err(Refusal::Forbidden(Why::Role));
    }
    let Some(unit) = units::by_id(&app.db, person.unit_id).await?.filter(|unit| unit.kind != "province")
    else {
        return Err(Refusal::Forbidden(Why::Role));
    };
    let once =
        if form.once.is_empty() { app.fresh_token() } else { format!("staff:{}:{}", person.id, form.once) };
    let body_hash = digest(&serde_json::to_string(&form).unwrap_or_default());

    let mut wrong = Fields::new();
    let only_village = !person.roles.iter().any(|role| *role != Role::VillageHead && may(*role, Act::Log));
    let channel = if only_village { Some(Channel::VillageHead) } else { form.channel.parse().ok() };
    let channel = channel.filter(|c: &Channel| !matches!(c, Channel::Web | Channel::BeforeConference));
    if channel.is_none() {
        wrong.add("channel", "error-choose-one");
    }
    let words = wrong.take("text", Words::parse(&form.text, WORDS_MOST).map_err(said::text));
    let name = wrong.take("name", said::name(&form.name)).flatten();
    let phone = wrong.take("phone", said::phone(&form.phone)).flatten();
    let email = wrong.take("email", said::email(&form.email)).flatten();
    let place = wrong.take("place", said::line(&form.place, 200)).flatten();
    let representative = wrong.take("representative", said::line(&form.representative, 120)).flatten();
    let people = wrong.take("people", said::count(&form.people, 1, 100_000)).flatten();
    if people.is_some_and(|n| n >= 5) && representative.is_none() && name.is_none() {
        wrong.add("representative", "error-group-needs-representative");
    }
    let typed_village = form.village.trim();
    let village = match (only_village, typed_village) {
        (true, _) => match person.village_id {
            Some(id) => units::villages(&app.db, unit.id).await?.into_iter().find(|v| v.id == id),
            None => None,
        },
        (false, "") => None,
        (false, typed) => units::village(&app.db, unit.id, typed).await?,
    };
    if village.is_none() && !typed_village.is_empty() && !only_village {
        wrong.add("village", "error-unknown-village");
    }
    let topic_hint = match form.topic.trim() {
        "" => None,
        code => units::topic(&app.db, code).await?.map(|topic| topic.code),
    };
    let office = match form.office.trim() {
        "" => None,
        code => {
            let office = units::office(&app.db, unit.id, code).await?;
            if office.is_none() {
                wrong.add("office", "error-unknown-office");
            }
            office
        }
    };
    let spoken = if form.reply == "spot" {
        let by = wrong.take("spoken_by", Line::parse(&form.spoken_by, 120).map_err(said::text));
        let text = wrong.take("spoken", Words::parse(&form.spoken, WORDS_MOST).map_err(said::text));
        by.zip(text)
    } else {
        None
    };
    if form.reply == "spot" && !person.roles.iter().any(|role| may(*role, Act::AnswerOnSpot)) {
        return Err(Refusal::Forbidden(Why::Role));
    }
    wrong.done()?;
    let (Some(channel), Some(words)) = (channel, words) else {
        return Err(Refusal::Internal("channel and words were parsed".to_owned()));
    };

    let tx = app.begin_write().await?;
    if let Some(receipt) = newcomer::replay(app, &tx, &once, &body_hash).await? {
        let row = opinions::by_once(&tx, &digest(&once)).await?;
        return Ok(Logged { receipt, spoken_order: row.and_then(|row| row.spoken_order) });
    }
    let (conference, spoken_order) = if channel == Channel::Conference {
        match conferences::next_speaker(&tx, unit.id, form.conference.trim()).await? {
            Some((id, order)) => (Some(id), Some(order)),
            None => return Err(Fields::just("conference", "error-conference-not-open")),
        }
    } else {
        (None, None)
    };
    let sender =
        Sender { name, phone, email, consent_messages: form.consent_messages, consent_publish_name: false };
    let new = Newcomer {
        channel,
        lang: Lang::Vi,
        words: words.to_string(),
        place: place.map(|place| place.to_string()),
        village,
        topic_hint,
        conference,
        spoken_order,
        anonymous: sender.name.is_none(),
        people,
        representative: representative.map(|line| line.to_string()),
        on_behalf: channel == Channel::VillageHead,
        urgent: form.urgent,
        proposed_office: office.map(|office| office.id),
        logged_by: Some(person.id),
        topic: None,
        kind: None::<Kind>,
        sender,
        once: once.clone(),
        body_hash,
        unit: unit.clone(),
    };
    let answered = spoken.is_some();
    let arrived = newcomer::arrive(app, &tx, new, person.by(), answered).await?;
    if arrived.receipt.again {
        let row = opinions::by_once(&app.db, &digest(&once)).await?;
        return Ok(Logged { receipt: arrived.receipt, spoken_order: row.and_then(|row| row.spoken_order) });
    }
    if let Some((by, text)) = spoken {
        let answer = Answer {
            id: 0,
            opinion_id: arrived.id,
            revision: 1,
            spot: true,
            spoken_by: Some(by.to_string()),
            drafter_id: Some(person.id),
            checked: String::new(),
            checked_on: None,
            legal_ground: String::new(),
            solution: text.to_string(),
            responsible: String::new(),
            done_by: None,
            state: "issued".to_owned(),
            return_reason: None,
            submitted_at: None,
            approver_id: None,
            approved_at: None,
            number: None,
            issued_on: Some(app.today()),
            updated_at: app.now(),
        };
        opinions::add_answer(&tx, answer).await?;
    }
    if let Some(reader) = told::reader(&tx, &arrived.row).await? {
        let letter = letters::received(app, &reader.unit, &reader.to, &told::received(&arrived.receipt));
        let envelope = letters::to_citizen(app, &told::case(&arrived.row), reader.email, "received", letter);
        outbox::put(&tx, envelope, app.now()).await?;
    }
    tx.commit().await?;
    app.letters_waiting.notify_one();
    tracing::info!(opinion.id = arrived.id, "logged an opinion");
    Ok(Logged { receipt: arrived.receipt, spoken_order })
}
