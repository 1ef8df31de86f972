//! Complaints and denunciations leave with a document, or come back into the flow of opinions.

use domain::deadline::TermKey;
use domain::opinion::{Act, Kind, Outcome, Stage};
use domain::text::Line;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::seal;
use super::step::{Stamp, Step};
use super::{ReasonForm, reason};
use crate::acts::{Fields, Person, Refusal, said};
use crate::app::App;
use crate::mail::letters;
use crate::store::fingerprints;
use crate::store::opinions::{self, Transfer};

/// Where a diverted item was shown or sent.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct RedirectForm {
    /// The competent body.
    pub body: String,
    /// Number of the guidance or transfer slip.
    pub number: String,
    /// What was done, for the file; the citizen does not read it.
    pub note: String,
    /// The version shown on the page.
    pub version: Option<i32>,
    /// The form's once-token.
    pub once: String,
}

/// Closes a diverted item with its slip; a stub remains (Luật Tiếp công dân 2013, amended by 136/2025/QH15).
pub async fn redirect(app: &App, person: &Person, code: &str, form: RedirectForm) -> Result<(), Refusal> {
    let mut wrong = Fields::new();
    let body = wrong.take("body", Line::parse(&form.body, 200).map_err(said::text));
    let number = wrong.take("number", Line::parse(&form.number, 40).map_err(said::text));
    let note = wrong.take("note", said::words(&form.note, 2_000)).flatten();
    wrong.done()?;
    let (Some(body), Some(number)) = (body, number) else {
        return Err(Refusal::Internal("body and number were parsed".to_owned()));
    };
    let stamp = Stamp { version: form.version, once: &form.once };
    let Some(mut step) = Step::begin(app, person, code, Act::Redirect, stamp).await? else {
        return Ok(());
    };
    let denounced = step.before.kind.is_some_and(|kind| kind.0 == Kind::ToCao);
    let (kind, outcome) =
        if denounced { ("denunciation", Outcome::Forwarded) } else { ("complaint", Outcome::Guided) };
    let row = Transfer {
        id: 0,
        opinion_id: step.before.id,
        kind: kind.to_owned(),
        body: body.to_string(),
        number: Some(number.to_string()),
        sent_on: step.today,
        note: note.map(|words| words.to_string()),
        reply: None,
        replied_on: None,
        signer_id: Some(person.id),
        signer_name: Some(person.name.clone()),
        signer_post: Some(person.post.clone()),
        created_at: step.now,
    };
    let print = fingerprints::of_transfer(&row);
    let place = opinions::add_transfer(&step.tx, row).await?;
    step.prints.transfers.insert(place, print);
    step.met().await?;
    step.after.outcome = Some(outcome.into());
    step.after.transferred_to = Some(body.to_string());
    step.after.closed_on = Some(step.today);
    step.after.due_on = None;
    step.after.due_json = None;
    if !denounced {
        step.tell_sender(app, "redirected", |unit, to, code| {
            letters::redirected(app, unit, to, code, body.as_str())
        })
        .await?;
    }
    step.keep(app, serde_json::json!({ "number": number.to_string() })).await
}

/// Brings an item back into the flow of opinions: neither complaint nor denunciation after all.
pub async fn release(app: &App, person: &Person, code: &str, form: ReasonForm) -> Result<(), Refusal> {
    let why = reason(&form)?;
    let Some(mut step) = Step::begin(app, person, code, Act::Release, form.stamp()).await? else {
        return Ok(());
    };
    seal::lift(&mut step).await?;
    step.after.kind = None;
    step.after.topic = None;
    if step.after.stage == Stage::Received {
        let today = step.today;
        step.due_by(app, TermKey::Intake, today).await?;
    } else {
        step.clock_ends().await?;
    }
    step.reindex(app).await?;
    step.keep(app, serde_json::json!({ "reason": why })).await
}
