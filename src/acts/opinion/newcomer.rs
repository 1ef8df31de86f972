//! Bringing a new statement in, whichever way it came: code, secret, its matters with their clocks and first journal lines.

use chrono::{Datelike, NaiveDate};
use domain::code::{Code, MatterCode, Secret};
use domain::contact::{Email, PersonName, Phone};
use domain::deadline::{Deadline, TermKey};
use domain::lang::Lang;
use domain::opinion::{Act, Channel, Circle, Stage, desk};

use super::{shield, step, told, urgency};
use crate::acts::Refusal;
use crate::app::{App, digest};
use crate::mail::letters;
use crate::store::WriteTx;
use crate::store::batch::Batch;
use crate::store::deadlines::{self, Of};
use crate::store::fingerprints::{self, Fingerprints};
use crate::store::journal::{By, Line, Subject};
use crate::store::opinions::{self, Answer, Case, Opinion};
use crate::store::outbox;
use crate::store::statements::{self, Identity, Statement};
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

/// A statement on its way in; everything already parsed.
pub(super) struct Newcomer {
    pub unit: Unit,
    pub channel: Channel,
    pub lang: Lang,
    pub words: String,
    /// What was pasted, where the words are its conversion.
    pub original: Option<String>,
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
    /// The part of the words that each matter is about; empty for one matter that is the whole statement.
    pub excerpts: Vec<String>,
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
    pub statement: Statement,
    /// Its matters, in their order; empty when this very form had been taken before.
    pub opinions: Vec<Opinion>,
    pub receipt: Receipt,
    /// Whether the sender left an address and wishes for messages.
    pub writes: bool,
}

/// The receipt of what a token already brought in, if it did; another text under the same token is refused.
pub(super) async fn replay(
    app: &App,
    on: &impl crate::store::Conn,
    once: &str,
    body_hash: &str,
) -> Result<Option<(Receipt, Statement)>, Refusal> {
    let Some(row) = statements::by_once(on, &digest(once)).await? else {
        return Ok(None);
    };
    if row.body_hash.as_deref() != Some(body_hash) {
        return Err(crate::acts::Fields::just("once", "error-once-reused"));
    }
    let promise = app.almanac.read(on).await?.promise(row.unit_id, row.received_on)?;
    let unmoved = promise.due_on() == row.promised_on;
    let receipt = Receipt {
        code: Code::parse(&row.code).map_err(|_| Refusal::Internal("a stored code is damaged".to_owned()))?,
        secret: app.secret_for(once),
        received_on: row.received_on,
        due_on: row.promised_on,
        may_move: if unmoved { promise.warnings() } else { Vec::new() },
        again: true,
    };
    Ok(Some((receipt, row)))
}

/// The clocks of a new statement.
struct Clocks {
    intake: Deadline,
    promised_on: NaiveDate,
}

/// What was answered aloud at once.
pub(super) struct Spoken {
    /// The answer, not of any matter yet.
    pub answer: Answer,
    /// How many of the first matters it answers.
    pub matters: usize,
}

/// Writes the newcomer with its identity, matters, clocks and first journal lines, and what was answered aloud at once.
/// What shows signs of a denunciation is shielded in the same transaction.
pub(super) async fn arrive(
    app: &App,
    tx: &WriteTx,
    new: Newcomer,
    by: By,
    spoken: Option<&Spoken>,
) -> Result<Arrived, Refusal> {
    let today = app.today();
    let pages = app.almanac.read(tx).await?;
    // What cannot wait is classified sooner; what was promised to the citizen stays the ordinary day.
    let promise = pages.promise(new.unit.id, today)?;
    let intake = match new.urgent {
        true => pages.term(new.unit.id, TermKey::IntakeUrgent)?.count(&pages.calendar, today),
        false => promise.intake.clone(),
    };
    let clocks = Clocks { intake, promised_on: promise.due_on() };
    let secret = app.secret_for(&new.once);
    for _ in 0..24 {
        let Some(code) = Code::compose(&new.unit.prefix, today.year(), app.fresh_number()) else {
            continue;
        };
        let mut statement = said(&new, &code, &secret, app, clocks.promised_on);
        let Some(id) = statements::insert(tx, statement.clone()).await? else {
            if let Some((receipt, statement)) = replay(app, tx, &new.once, &new.body_hash).await? {
                return Ok(Arrived { statement, opinions: Vec::new(), receipt, writes: false });
            }
            continue;
        };
        statement.id = id;
        let mut batch = Batch::within(tx);
        keep_sender(id, &new.sender, &mut batch);
        let shield = shield::of(app, tx, &new).await?;
        statement.sealed = shield.circle.is_closed();
        if statement.sealed {
            statements::seal(tx, id, true).await?;
        }
        let mut opinions = Vec::new();
        for (at, (number, excerpt)) in (1..).zip(excerpts(&new)).enumerate() {
            let spoken = spoken.filter(|spoken| at < spoken.matters).map(|spoken| &spoken.answer);
            let born = Born { number, excerpt, circle: shield.circle, answered: spoken.is_some() };
            let opinion =
                matter(app, (tx, &mut batch), (&new, &statement, spoken), born, &clocks, by).await?;
            opinions::exclude(tx, opinion.id, &shield.about, true).await?;
            opinions.push(opinion);
        }
        batch.run(tx).await?;
        shield::tell(app, tx, &opinions, &shield).await?;
        let receipt = Receipt {
            code,
            secret,
            received_on: today,
            due_on: clocks.promised_on,
            may_move: promise.warnings(),
            again: false,
        };
        let writes = new.sender.consent_messages && new.sender.email.is_some();
        return Ok(Arrived { statement, opinions, receipt, writes });
    }
    Err(Refusal::Internal("no free code found in 24 draws".to_owned()))
}

/// Tells the sender, and whoever must know at once of what cannot wait; then what came in is kept for good.
pub(super) async fn settle(app: &App, tx: WriteTx, arrived: &Arrived) -> Result<(), Refusal> {
    let mut letters_wait = arrived.opinions.iter().any(|row| row.urgent || row.circle.is_closed());
    if arrived.writes
        && let Some(reader) = told::reader(&tx, &arrived.statement).await?
    {
        letters_wait = true;
        let letter = letters::received(app, &reader.unit, &reader.to, &told::received(&arrived.receipt));
        let said = told::said(&arrived.statement, &arrived.opinions);
        let envelope = letters::to_sender(app, &said, reader.email, "received", letter);
        outbox::put(&tx, envelope, app.now()).await?;
    }
    urgency::tell_at_intake(app, &tx, &arrived.opinions, &arrived.statement).await?;
    tx.commit().await?;
    if letters_wait {
        app.letters_waiting.notify_one();
    }
    Ok(())
}

fn excerpts(new: &Newcomer) -> Vec<Option<String>> {
    if new.excerpts.is_empty() { vec![None] } else { new.excerpts.iter().cloned().map(Some).collect() }
}

/// A matter about to be born.
pub(super) struct Born {
    pub number: i32,
    pub excerpt: Option<String>,
    pub circle: Circle,
    pub answered: bool,
}

async fn matter(
    app: &App,
    (tx, batch): (&WriteTx, &mut Batch),
    (new, statement, spoken): (&Newcomer, &Statement, Option<&Answer>),
    born: Born,
    clocks: &Clocks,
    by: By,
) -> Result<Opinion, Refusal> {
    let act = match new.channel {
        Channel::Web | Channel::BeforeConference => Act::Submit,
        Channel::Conference
        | Channel::Desk
        | Channel::Reception
        | Channel::Letter
        | Channel::Phone
        | Channel::VillageHead => Act::Log,
    };
    let mut row = first_row(statement, born, app.today());
    row.urgent = new.urgent;
    row.proposed_office_id = new.proposed_office;
    if spoken.is_none() {
        row.due_on = Some(clocks.intake.due_on);
        row.due_json = Some(deadlines::as_json(&clocks.intake)?);
    }
    let name = row.code.clone();
    let said = Fingerprints {
        said: Some(fingerprints::of_statement(statement)),
        matter: Some(fingerprints::of_matter(&row)),
        ..Fingerprints::default()
    };
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
        at: app.now(),
        detail: said.within(serde_json::json!({ "channel": new.channel, "due_on": clocks.promised_on })),
        once: None,
    };
    let hash = first.hash();
    let second = spoken.map(|answer| Line {
        seq: 2,
        prev: &hash,
        act: Act::AnswerOnSpot.as_str(),
        from: Some(Stage::Received.as_str()),
        to: Some(Stage::Answered.as_str()),
        detail: answer_alone(answer).within(serde_json::json!({})),
        ..first.clone()
    });
    let last = second.as_ref().unwrap_or(&first);
    (row.journal_len, row.journal_head) = (last.seq, last.hash());
    row.id = opinions::insert(tx, statement, row.clone(), batch).await?;
    batch.insert(first.row(row.id));
    match second.as_ref().zip(spoken) {
        Some((second, answer)) => {
            opinions::add_answer(tx, Answer { opinion_id: row.id, ..answer.clone() }).await?;
            batch.insert(second.row(row.id));
        }
        None => batch.insert(deadlines::row(Of::Opinion(row.id), &clocks.intake, app.now())?),
    }
    let case = Case { opinion: row.clone(), statement: statement.clone() };
    let searched = step::searched(app, &case).await?;
    batch.add(&opinions::indexed(row.id, row.unit_id, searched.as_deref()));
    Ok(row)
}

fn answer_alone(answer: &Answer) -> Fingerprints {
    let mut prints = Fingerprints::default();
    prints.answered(answer, &[]);
    prints
}

/// The row of a matter on which nothing was done yet.
pub(super) fn first_row(statement: &Statement, born: Born, today: NaiveDate) -> Opinion {
    let Born { number, excerpt, circle, answered } = born;
    let stage = if answered { Stage::Answered } else { Stage::Received };
    let code = match Code::parse(&statement.code) {
        Ok(code) => MatterCode::of(code, number).to_string(),
        Err(_) => format!("{}/{number}", statement.code),
    };
    Opinion {
        excerpt,
        stage: stage.into(),
        circle: circle.into(),
        waits_for: desk(stage, false, false).into(),
        answered_on: answered.then_some(today),
        answer_due_on: answered.then_some(statement.promised_on),
        ..Opinion::fresh(statement, number, code)
    }
}

fn said(new: &Newcomer, code: &Code, secret: &Secret, app: &App, promised_on: NaiveDate) -> Statement {
    Statement {
        id: 0,
        unit_id: new.unit.id,
        code: code.to_string(),
        once: Some(digest(&new.once)),
        body_hash: Some(new.body_hash.clone()),
        secret_hash: digest(&secret.plain()),
        phone_tail_hash: new.sender.phone.as_ref().map(|phone| digest(&format!("{code}:{}", phone.last4()))),
        channel: new.channel.into(),
        conference_id: new.conference,
        spoken_order: new.spoken_order,
        village_id: new.village.as_ref().map(|village| village.id),
        place: new.place.clone(),
        words: new.words.clone(),
        original: new.original.clone(),
        lang: new.lang.into(),
        topic_hint: new.topic_hint.clone(),
        people: new.people,
        representative: new.representative.clone(),
        anonymous: new.anonymous,
        received_on: app.today(),
        received_at: app.now(),
        promised_on,
        logged_by: new.logged_by,
        on_behalf: new.on_behalf,
        sealed: false,
        matters: i32::try_from(new.excerpts.len().max(1)).unwrap_or(1),
        edition: 1,
    }
}

fn keep_sender(id: i64, sender: &Sender, batch: &mut Batch) {
    if sender.name.is_none() && sender.phone.is_none() && sender.email.is_none() {
        return;
    }
    let identity = Identity {
        statement_id: id,
        name: sender.name.as_ref().map(ToString::to_string),
        phone: sender.phone.as_ref().map(ToString::to_string),
        email: sender.email.as_ref().map(ToString::to_string),
        address: None,
        consent_messages: sender.consent_messages,
        consent_publish_name: sender.consent_publish_name,
    };
    statements::keep_identity(identity, batch);
}
