//! Staff log an opinion: spoken in the hall, by telephone, on paper, or on behalf of somebody.

use domain::lang::Lang;
use domain::opinion::{Act, Channel, may};
use domain::role::Role;
use domain::text::{Line, Words};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::answer;
use super::letters::{Taken, taken};
use super::newcomer::{self, Newcomer, Receipt, Sender, Spoken};
use super::submit::WORDS_MOST;
use crate::acts::{Fields, Person, Refusal, Why, said};
use crate::app::{App, digest};
use crate::store::opinions::Answer;
use crate::store::{conferences, units};

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
    /// Further matters of the same turn to speak, each in words of its own.
    pub more: Vec<String>,
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
    /// What was answered aloud answers the further matters of the turn too; without it, they wait for an answer in writing.
    pub spoken_for_all: bool,
    /// The office that is to answer in writing.
    pub office: String,
    /// The form's once-token.
    pub once: String,
}

/// The most matters that one turn to speak is split into while it is written down.
const MATTERS_AT_ONCE: usize = 20;

/// What was logged.
#[derive(Debug, Clone)]
pub struct Logged {
    /// Code and secret for the person's slip.
    pub receipt: Receipt,
    /// How many matters it holds.
    pub matters: i32,
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
    let mut pasted = Vec::new();
    let Taken { words, original } = taken(&form.text, "", false);
    pasted.extend(original);
    let words = wrong.take("text", Words::parse(&words, WORDS_MOST).map_err(said::text));
    let mut more = Vec::new();
    for text in form.more.iter().filter(|text| !text.trim().is_empty()) {
        let Taken { words, original } = taken(text, "", false);
        pasted.extend(original);
        more.extend(wrong.take("more", Words::parse(&words, WORDS_MOST).map_err(said::text)));
    }
    if more.len() >= MATTERS_AT_ONCE {
        wrong.add("more", "error-too-many-matters");
    }
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
    // What somebody typed as an answer is never thrown away: words in that field mean that it was answered at once.
    let spot = form.reply == "spot" || !form.spoken.trim().is_empty();
    let spoken = if spot {
        let by = wrong.take("spoken_by", Line::parse(&form.spoken_by, 120).map_err(said::text));
        let text = wrong.take("spoken", Words::parse(&form.spoken, WORDS_MOST).map_err(said::text));
        by.zip(text)
    } else {
        None
    };
    if spot && !person.roles.iter().any(|role| may(*role, Act::AnswerOnSpot)) {
        return Err(Refusal::Forbidden(Why::Role));
    }
    wrong.done()?;
    let (Some(channel), Some(words)) = (channel, words) else {
        return Err(Refusal::Internal("channel and words were parsed".to_owned()));
    };

    let tx = app.begin_write().await?;
    if let Some((receipt, row)) = newcomer::replay(app, &tx, &once, &body_hash).await? {
        tx.settle().await?;
        return Ok(Logged { receipt, matters: row.matters });
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
    let parts: Vec<String> = std::iter::once(&words).chain(&more).map(ToString::to_string).collect();
    let whole = parts.join("\n\n");
    let new = Newcomer {
        channel,
        lang: Lang::Vi,
        words: whole,
        original: (!pasted.is_empty()).then(|| pasted.join("\n\n")),
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
        excerpts: if parts.len() > 1 { parts } else { Vec::new() },
        sender,
        once: once.clone(),
        body_hash,
        unit: unit.clone(),
    };
    let matters = if form.spoken_for_all { 1 + more.len() } else { 1 };
    let spoken = spoken.map(|(by, text)| Spoken {
        answer: Answer {
            spot: true,
            spoken_by: Some(by.to_string()),
            drafter_id: Some(person.id),
            solution: text.to_string(),
            state: "issued".to_owned(),
            issued_on: Some(app.today()),
            ..answer::blank(0, 1, app.now())
        },
        matters,
    });
    let arrived = newcomer::arrive(app, &tx, new, person.by(), spoken.as_ref()).await?;
    let statement = &arrived.statement;
    if arrived.receipt.again {
        let matters = statement.matters;
        tx.settle().await?;
        return Ok(Logged { receipt: arrived.receipt, matters });
    }
    let matters = statement.matters;
    newcomer::settle(app, tx, &arrived).await?;
    tracing::info!(statement.id = arrived.statement.id, "logged a statement");
    Ok(Logged { receipt: arrived.receipt, matters })
}
