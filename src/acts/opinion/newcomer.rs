//! Bringing a new opinion in, whichever way it came: code, secret, clock, search text, first journal line.

use chrono::{DateTime, NaiveDate, Utc};
use domain::code::{Code, Secret};
use domain::contact::{Email, PersonName, Phone};
use domain::deadline::Deadline;
use domain::fold::fold;
use domain::lang::Lang;
use domain::opinion::{Act, Channel, Desk, Kind, Stage, desk};

use crate::acts::Refusal;
use crate::app::{App, digest};
use crate::store::WriteTx;
use crate::store::deadlines::{self, Of};
use crate::store::journal::{By, Line, Subject};
use crate::store::opinions::{self, Identity, Opinion};
use crate::store::units::{Unit, Village};

/// Who sent it.
#[derive(Debug, Clone, Default)]
pub(super) struct Sender {
    /// The name as given.
    pub name: Option<PersonName>,
    /// A telephone number.
    pub phone: Option<Phone>,
    /// An e-mail address.
    pub email: Option<Email>,
    /// Whether messages are wished for (Luật 91/2025/QH15: consent, never assumed).
    pub consent_messages: bool,
    /// Whether the name may be published.
    pub consent_publish_name: bool,
}

/// An opinion on its way in; everything already parsed.
pub(super) struct Newcomer {
    pub unit: Unit,
    pub channel: Channel,
    pub lang: Lang,
    pub words: String,
    pub place: Option<String>,
    pub village: Option<Village>,
    pub topic_hint: Option<String>,
    pub conference: Option<i64>,
    pub spoken_order: Option<i32>,
    pub sender: Sender,
    pub anonymous: bool,
    pub people: Option<i32>,
    pub representative: Option<String>,
    pub on_behalf: bool,
    pub urgent: bool,
    pub proposed_office: Option<i64>,
    pub logged_by: Option<i64>,
    pub topic: Option<String>,
    pub kind: Option<Kind>,
    /// The once-token or idempotency key, with its door's name before it.
    pub once: String,
    /// The hash of what was sent, to tell a replay from another text under the same token.
    pub body_hash: String,
}

/// What the citizen takes home.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The public code.
    pub code: Code,
    /// The secret that opens it.
    pub secret: Secret,
    /// The day it came in.
    pub received_on: NaiveDate,
    /// The day by which the citizen will hear.
    pub due_on: NaiveDate,
    /// What may still move that day: rows of the calendar that are not confirmed.
    pub may_move: Vec<domain::deadline::Step>,
    /// Whether this very form had been taken before.
    pub again: bool,
}

/// What was written, for the rest of the act.
pub(super) struct Arrived {
    pub id: i64,
    pub row: Opinion,
    pub receipt: Receipt,
}

/// The receipt of what a token already brought in, if it did; another text under the same token is refused.
pub(super) async fn replay(
    app: &App,
    on: &impl crate::store::Conn,
    once: &str,
    body_hash: &str,
) -> Result<Option<Receipt>, Refusal> {
    let Some(row) = opinions::by_once(on, &digest(once)).await? else {
        return Ok(None);
    };
    if row.body_hash.as_deref() != Some(body_hash) {
        return Err(crate::acts::Fields::just("once", "error-once-reused"));
    }
    let pages = app.almanac.read(on).await?;
    let promise = pages.promise(row.unit_id, row.received_on)?;
    let unmoved = promise.due_on() == row.promised_on;
    Ok(Some(Receipt {
        code: stored_code(&row.code)?,
        secret: app.secret_for(once),
        received_on: row.received_on,
        due_on: row.promised_on,
        may_move: if unmoved { promise.warnings() } else { Vec::new() },
        again: true,
    }))
}

/// The code of a stored row.
pub(super) fn stored_code(text: &str) -> Result<Code, Refusal> {
    Code::parse(text).map_err(|_| Refusal::Internal("a stored code is damaged".to_owned()))
}

/// Writes the newcomer with its identity, clock and first journal line; `answered` when it was answered aloud at once.
pub(super) async fn arrive(
    app: &App,
    tx: &WriteTx,
    new: Newcomer,
    by: By,
    answered: bool,
) -> Result<Arrived, Refusal> {
    let (now, today) = (app.now(), app.today());
    let pages = app.almanac.read(tx).await?;
    let promise = pages.promise(new.unit.id, today)?;
    let intake = &promise.intake;
    let secret = app.secret_for(&new.once);
    let act = if new.channel == Channel::Web || new.channel == Channel::BeforeConference {
        Act::Submit
    } else {
        Act::Log
    };
    let detail = serde_json::json!({ "channel": new.channel, "due_on": promise.due_on() });
    for _ in 0..24 {
        let number = app.fresh_number();
        let Some(code) = Code::compose(&new.unit.prefix, year_of(today), number) else {
            continue;
        };
        let name = code.to_string();
        let first = Line {
            unit: new.unit.id,
            subject: Subject::Opinion,
            name: &name,
            seq: 1,
            prev: "",
            by,
            act: act.as_str(),
            from: None,
            to: Some(Stage::Received.as_str()),
            at: now,
            detail: detail.clone(),
            once: None,
        };
        let second = answered.then(|| first.hash());
        let second = second.as_deref().map(|prev| Line {
            seq: 2,
            prev,
            act: Act::AnswerOnSpot.as_str(),
            from: Some(Stage::Received.as_str()),
            to: Some(Stage::Answered.as_str()),
            detail: serde_json::json!({}),
            ..first.clone()
        });
        let row = row_of(
            &new,
            &name,
            &secret,
            now,
            today,
            intake,
            promise.due_on(),
            second.as_ref().unwrap_or(&first),
        );
        let Some(id) = opinions::insert(tx, row.clone()).await? else {
            if let Some(receipt) = replay(app, tx, &new.once, &new.body_hash).await? {
                return Ok(Arrived { id: 0, row, receipt });
            }
            continue;
        };
        first.write(tx, id).await?;
        if let Some(second) = second {
            second.write(tx, id).await?;
        } else {
            deadlines::add(tx, Of::Opinion(id), intake, now).await?;
        }
        keep_sender(tx, id, &new.sender).await?;
        let receipt = Receipt {
            code,
            secret,
            received_on: today,
            due_on: promise.due_on(),
            may_move: promise.warnings(),
            again: false,
        };
        return Ok(Arrived { id, row: Opinion { id, ..row }, receipt });
    }
    Err(Refusal::Internal("no free code found in 24 draws".to_owned()))
}

fn year_of(day: NaiveDate) -> i32 {
    use chrono::Datelike;
    day.year()
}

#[expect(clippy::too_many_arguments, reason = "the columns of one row, filled in one place")]
fn row_of(
    new: &Newcomer,
    code: &str,
    secret: &Secret,
    now: DateTime<Utc>,
    today: NaiveDate,
    intake: &Deadline,
    promised_on: NaiveDate,
    last: &Line<'_>,
) -> Opinion {
    let stage = if last.seq == 2 { Stage::Answered } else { Stage::Received };
    let classified = new.topic.is_some() && new.kind.is_some();
    let village = new.village.as_ref().map(|v| v.name.as_str()).unwrap_or_default();
    let lies: Desk = desk(stage, classified, false);
    let searched = [code, &new.words, new.place.as_deref().unwrap_or_default(), village].join(" ");
    Opinion {
        id: 0,
        unit_id: new.unit.id,
        code: code.to_owned(),
        once: Some(digest(&new.once)),
        body_hash: Some(new.body_hash.clone()),
        secret_hash: digest(&secret.plain()),
        phone_tail_hash: new.sender.phone.as_ref().map(|phone| digest(&format!("{code}:{}", phone.last4()))),
        channel: new.channel.into(),
        conference_id: new.conference,
        spoken_order: new.spoken_order,
        village_id: new.village.as_ref().map(|v| v.id),
        place: new.place.clone(),
        title: None,
        words: new.words.clone(),
        lang: new.lang.into(),
        topic_hint: new.topic_hint.clone(),
        topic: new.topic.clone(),
        kind: new.kind.map(Into::into),
        stage: stage.into(),
        open: true,
        quarantined: false,
        waits_for: lies.into(),
        outcome: None,
        outcome_note: None,
        outcome_due_on: None,
        outcome_reason: None,
        urgent: new.urgent,
        people: new.people,
        left_over: false,
        over_authority: false,
        needs_budget: false,
        anonymous: new.anonymous,
        representative: new.representative.clone(),
        lead_office_id: None,
        officer_id: None,
        proposed_office_id: new.proposed_office,
        received_on: today,
        received_at: now,
        promised_on,
        due_on: (stage == Stage::Received).then_some(intake.due_on),
        due_json: deadlines::as_json(intake).ok().filter(|_| stage == Stage::Received),
        answered_on: (stage == Stage::Answered).then_some(today),
        answer_due_on: (stage == Stage::Answered).then_some(promised_on),
        closed_on: None,
        transferred_to: None,
        published: false,
        published_at: None,
        public_title: None,
        public_words: None,
        public_answer: None,
        folded: fold(&searched),
        public_folded: String::new(),
        logged_by: new.logged_by,
        on_behalf: new.on_behalf,
        version: 1,
        journal_len: last.seq,
        journal_head: last.hash(),
    }
}

async fn keep_sender(tx: &WriteTx, id: i64, sender: &Sender) -> Result<(), Refusal> {
    if sender.name.is_none() && sender.phone.is_none() && sender.email.is_none() {
        return Ok(());
    }
    let identity = Identity {
        opinion_id: id,
        name: sender.name.as_ref().map(ToString::to_string),
        phone: sender.phone.as_ref().map(ToString::to_string),
        email: sender.email.as_ref().map(ToString::to_string),
        address: None,
        consent_messages: sender.consent_messages,
        consent_publish_name: sender.consent_publish_name,
    };
    opinions::keep_identity(tx, identity).await?;
    Ok(())
}
