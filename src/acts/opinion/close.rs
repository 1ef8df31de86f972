//! What became of the matter: proposed by the office, confirmed by the chair.

use chrono::NaiveDate;
use domain::opinion::{Act, Outcome};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::step::{Stamp, Step};
use crate::acts::{Fields, Person, Refusal, said};
use crate::app::App;
use crate::mail::letters::{self, Closed};
use crate::store::files;
use crate::store::journal::{self, Subject};

/// The outcome, apart from the stage.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct ClosingForm {
    /// The outcome's word: `resolved`, `in_progress`, `explained`, `roadmap`, `transferred`.
    pub outcome: String,
    /// What was done, or what is promised: the citizen reads it.
    pub told: String,
    /// What the office notes; the citizen does not read it.
    pub note: String,
    /// The day of the promise, d/m/y.
    pub due_on: String,
    /// Upload tokens of evidence.
    pub files: Vec<String>,
    /// The version shown on the page.
    pub version: Option<i32>,
    /// The form's once-token.
    pub once: String,
}

struct Closing {
    outcome: Outcome,
    told: Option<String>,
    note: Option<String>,
    due_on: Option<NaiveDate>,
}

fn parse(form: &ClosingForm, today: NaiveDate) -> Result<Closing, Refusal> {
    let mut wrong = Fields::new();
    let outcome: Option<Outcome> = form.outcome.parse().ok().filter(|o| Outcome::FOR_CLOSING.contains(o));
    if outcome.is_none() {
        wrong.add("outcome", "error-choose-one");
    }
    let told = wrong.take("told", said::words(&form.told, 3_000)).flatten();
    let note = wrong.take("note", said::words(&form.note, 3_000)).flatten();
    let due_on = wrong.take("due_on", said::day(&form.due_on)).flatten();
    let promises = outcome.is_some_and(Outcome::needs_day);
    if promises && told.is_none() && wrong.of("told").is_none() {
        wrong.add("told", "error-promise-needed");
    }
    match due_on {
        None if promises && wrong.of("due_on").is_none() => wrong.add("due_on", "error-promise-day-needed"),
        Some(day) if promises && day <= today => wrong.add("due_on", "error-day-must-come"),
        _ => {}
    }
    wrong.done()?;
    let Some(outcome) = outcome else {
        return Err(Refusal::Internal("outcome was parsed".to_owned()));
    };
    Ok(Closing {
        outcome,
        told: told.map(|words| words.to_string()),
        note: note.map(|words| words.to_string()),
        due_on: due_on.filter(|_| promises),
    })
}

/// The office proposes what to close with; a resolved matter needs a picture or document (domain rule).
pub async fn propose_closing(
    app: &App,
    person: &Person,
    code: &str,
    form: ClosingForm,
) -> Result<(), Refusal> {
    put(app, person, code, form, Act::ProposeClosing).await
}

/// The chair confirms the outcome and closes; the citizen is told.
pub async fn close(app: &App, person: &Person, code: &str, form: ClosingForm) -> Result<(), Refusal> {
    put(app, person, code, form, Act::Close).await
}

async fn put(app: &App, person: &Person, code: &str, form: ClosingForm, act: Act) -> Result<(), Refusal> {
    let closing = parse(&form, app.today())?;
    let stamp = Stamp { version: form.version, once: &form.once };
    let Some(mut step) = Step::begin(app, person, code, act, stamp).await? else {
        return Ok(());
    };
    let hung = files::attach_staff(&step.tx, &form.files, &step.before, "evidence", person.id).await?;
    said::hung("files", hung)?;
    if closing.outcome.needs_evidence() {
        // What was proven before it was opened again proves nothing of what was done since.
        let lines = journal::of(&step.tx, Subject::Opinion, step.before.id).await?;
        let reopened = lines.iter().rfind(|line| line.act == Act::Reopen.as_str()).map(|line| line.at);
        if !files::has_evidence(&step.tx, step.before.id, reopened).await? {
            return Err(Fields::just("files", "error-evidence-needed"));
        }
    }
    step.after.outcome = Some(closing.outcome.into());
    step.after.outcome_told = closing.told;
    step.after.outcome_note = closing.note;
    step.after.outcome_due_on = closing.due_on;
    if act == Act::Close {
        step.after.closed_on = Some(step.today);
        step.clock_ends().await?;
        let closed = Closed {
            outcome: closing.outcome,
            note: step.after.outcome_told.clone().unwrap_or_default(),
            due_on: closing.due_on,
        };
        let kind = format!("closed-{}", step.before.version);
        step.tell_sender(app, &kind, |unit, to, code| letters::closed(app, unit, to, code, &closed)).await?;
    }
    step.keep(app, serde_json::json!({ "outcome": closing.outcome, "due_on": closing.due_on })).await
}
