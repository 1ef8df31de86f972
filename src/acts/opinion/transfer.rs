//! Outside the commune's authority: passed on, the citizen told, the reply written down when it comes.

use domain::deadline::TermKey;
use domain::opinion::Act;
use domain::text::{Line, Words};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::step::{Stamp, Step, not_allowed};
use super::{answer, told};
use crate::acts::{Fields, Person, Refusal, said};
use crate::app::App;
use crate::mail::letters::{self, PassedOn};
use crate::store::fingerprints;
use crate::store::opinions::{self, Answer, Transfer};

/// Where it goes.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct TransferForm {
    /// The body outside the commune; several are separated by semicolons.
    pub body: String,
    /// Number of the transfer slip.
    pub number: String,
    /// What the citizen is told about it.
    pub told: String,
    /// What the office notes; the citizen does not read it.
    pub note: String,
    /// The version shown on the page.
    pub version: Option<i32>,
    /// The form's once-token.
    pub once: String,
}

/// What came back.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct ReplyForm {
    /// The reply in words the citizen can use.
    pub reply: String,
    /// Number and day of the reply's document.
    pub number: String,
    /// The version shown on the page.
    pub version: Option<i32>,
    /// The form's once-token.
    pub once: String,
}

/// Passes the item on; the clock now counts the days until the reply should be chased.
pub async fn transfer(app: &App, person: &Person, code: &str, form: TransferForm) -> Result<(), Refusal> {
    let mut wrong = Fields::new();
    let body = wrong.take("body", Line::parse(&form.body, 200).map_err(said::text));
    let number = wrong.take("number", said::line(&form.number, 40)).flatten();
    let told = wrong.take("told", said::words(&form.told, 2_000)).flatten();
    let note = wrong.take("note", said::words(&form.note, 2_000)).flatten();
    wrong.done()?;
    let Some(body) = body else {
        return Err(Refusal::Internal("body was parsed".to_owned()));
    };
    let stamp = Stamp { version: form.version, once: &form.once };
    let Some(mut step) = Step::begin(app, person, code, Act::Transfer, stamp).await? else {
        return Ok(());
    };
    let row = Transfer {
        id: 0,
        opinion_id: step.before.id,
        kind: opinions::OUTSIDE.to_owned(),
        body: body.to_string(),
        number: number.as_ref().map(|line| line.to_string()),
        sent_on: step.today,
        note: note.as_ref().map(|words| words.to_string()),
        reply: None,
        replied_on: None,
        signer_id: None,
        signer_name: None,
        signer_post: None,
        created_at: step.now,
    };
    let print = fingerprints::of_transfer(&row);
    let place = opinions::add_transfer(&step.tx, row).await?;
    step.prints.transfers.insert(place, print);
    step.met().await?;
    let today = step.today;
    step.due_by(app, TermKey::Chase, today).await?;
    step.after.over_authority = true;
    step.after.transferred_to = Some(body.to_string());
    step.after.passed_on = Some(today);
    step.after.outcome_told = told.map(|words| words.to_string());
    let kind = format!("transferred-{}", step.before.version);
    let passed = PassedOn {
        body: body.to_string(),
        chase_on: step.after.due_on,
        note: step.after.outcome_told.clone().unwrap_or_default(),
    };
    step.tell_sender(app, &kind, |unit, to, code| letters::transferred(app, unit, to, code, &passed)).await?;
    step.keep(app, serde_json::json!({ "body": body.to_string(), "number": form.number.trim() })).await
}

/// Writes the outside body's reply down and gives it to the citizen.
pub async fn record_reply(app: &App, person: &Person, code: &str, form: ReplyForm) -> Result<(), Refusal> {
    let mut wrong = Fields::new();
    let reply = wrong.take("reply", Words::parse(&form.reply, 6_000).map_err(said::text));
    let number = wrong.take("number", said::line(&form.number, 80)).flatten();
    wrong.done()?;
    let Some(reply) = reply else {
        return Err(Refusal::Internal("reply was parsed".to_owned()));
    };
    let stamp = Stamp { version: form.version, once: &form.once };
    let Some(mut step) = Step::begin(app, person, code, Act::RecordReply, stamp).await? else {
        return Ok(());
    };
    let mut transfers = opinions::transfers(&step.tx, step.before.id).await?;
    let place = i32::try_from(transfers.len()).unwrap_or(i32::MAX);
    let Some(mut transfer) = transfers.pop() else {
        return Err(not_allowed(&step.before, Act::RecordReply));
    };
    transfer.reply = Some(reply.to_string());
    transfer.replied_on = Some(step.today);
    let body = transfer.body.clone();
    step.prints.transfers.insert(place, fingerprints::of_transfer(&transfer));
    opinions::put_transfer(&step.tx, transfer).await?;
    let revision =
        opinions::latest_answer(&step.tx, step.before.id).await?.map_or(1, |last| last.revision + 1);
    let answer = Answer {
        drafter_id: Some(person.id),
        solution: reply.to_string(),
        responsible: body.clone(),
        body: Some(body),
        state: "issued".to_owned(),
        number: number.map(|line| line.to_string()),
        issued_on: Some(step.today),
        ..answer::blank(step.before.id, revision, step.now)
    };
    step.replied().await?;
    let said = told::answered(&step.case(), &answer);
    step.tell_sender(app, &format!("reply-{revision}"), |unit, to, code| {
        letters::answered(app, unit, to, code, &said)
    })
    .await?;
    step.prints.answered(&answer, &[]);
    opinions::add_answer(&step.tx, answer).await?;
    step.keep(app, serde_json::json!({ "revision": revision })).await
}
