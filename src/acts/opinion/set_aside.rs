//! Ways to be closed without an answer: set aside with a reason code, withdrawn at the citizen's wish; and opened again.

use domain::deadline::TermKey;
use domain::opinion::{Act, Outcome, SetAsideReason};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::step::{Stamp, Step};
use super::{ReasonForm, reason};
use crate::acts::{Fields, Person, Refusal, said};
use crate::app::App;
use crate::mail::letters;

/// Why it is set aside, and what the citizen is told.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct SetAsideForm {
    /// The reason's word: `no_content`, `trial`, `already_answered`, `praise`, `not_public`.
    pub reason: String,
    /// Guidance: the citizen reads it.
    pub told: String,
    /// What the office notes; the citizen does not read it.
    pub note: String,
    /// The version shown on the page.
    pub version: Option<i32>,
    /// The form's once-token.
    pub once: String,
}

/// Sets an item aside with a reason; a trial entry sends no letter.
pub async fn set_aside(app: &App, person: &Person, code: &str, form: SetAsideForm) -> Result<(), Refusal> {
    let mut wrong = Fields::new();
    let why: Option<SetAsideReason> = form.reason.parse().ok();
    if why.is_none() {
        wrong.add("reason", "error-choose-one");
    }
    let told = wrong.take("told", said::words(&form.told, 2_000)).flatten();
    let note = wrong.take("note", said::words(&form.note, 2_000)).flatten();
    wrong.done()?;
    let Some(why) = why else {
        return Err(Refusal::Internal("reason was parsed".to_owned()));
    };
    let stamp = Stamp { version: form.version, once: &form.once };
    let Some(mut step) = Step::begin(app, person, code, Act::SetAside, stamp).await? else {
        return Ok(());
    };
    finish(&mut step, Outcome::NotProcessed).await?;
    step.after.outcome_reason = Some(why.as_str().to_owned());
    step.after.outcome_told = told.map(|words| words.to_string());
    step.after.outcome_note = note.map(|words| words.to_string());
    if why != SetAsideReason::Trial {
        let told = step.after.outcome_told.clone().unwrap_or_default();
        step.tell_sender(app, "set_aside", |unit, to, code| {
            letters::set_aside(app, unit, to, code, why, &told)
        })
        .await?;
    }
    step.keep(app, serde_json::json!({ "reason": why })).await
}

/// Closes an item at the citizen's wish.
pub async fn withdraw(app: &App, person: &Person, code: &str, form: ReasonForm) -> Result<(), Refusal> {
    let why = reason(&form)?;
    let Some(mut step) = Step::begin(app, person, code, Act::Withdraw, form.stamp()).await? else {
        return Ok(());
    };
    finish(&mut step, Outcome::Withdrawn).await?;
    step.after.outcome_note = Some(why.clone());
    step.keep(app, serde_json::json!({ "reason": why })).await
}

/// The chair opens a closed item again; it waits for assignment, and the citizen is told the new day. The answers given,
/// and their days, stay.
pub async fn reopen(app: &App, person: &Person, code: &str, form: ReasonForm) -> Result<(), Refusal> {
    let why = reason(&form)?;
    let Some(mut step) = Step::begin(app, person, code, Act::Reopen, form.stamp()).await? else {
        return Ok(());
    };
    step.unended();
    let today = step.today;
    step.due_by(app, TermKey::Intake, today).await?;
    // What was promised was kept or broken by the answers that stand; the matter opened again has a day of its own.
    let pages = app.almanac.read(&step.tx).await?;
    let promised = pages.promise(step.before.unit_id, today)?.due_on();
    step.after.promised_on = promised;
    let kind = format!("reopened-{}", step.before.version);
    step.tell_sender(app, &kind, |unit, to, code| letters::reopened(app, unit, to, code, promised)).await?;
    step.keep(app, serde_json::json!({ "reason": why })).await
}

async fn finish(step: &mut Step, outcome: Outcome) -> Result<(), Refusal> {
    step.clock_ends().await?;
    step.after.outcome = Some(outcome.into());
    step.after.outcome_told = None;
    step.after.closed_on = Some(step.today);
    Ok(())
}
