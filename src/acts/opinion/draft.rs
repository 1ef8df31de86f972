//! The officer drafts the answer: what was checked, on what ground, who does what by when.

use chrono::NaiveDate;
use domain::opinion::{Accepted, Act};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::answer;
use super::step::{Stamp, Step};
use crate::acts::{Fields, Person, Refusal, Said, said};
use crate::app::App;
use crate::mail::letters;
use crate::store::files;
use crate::store::opinions::{self, Answer};
use crate::store::staff;
use domain::role::Role;

/// The parts of an answer, as the letter to the citizen prints them.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct DraftForm {
    /// What was checked, who was there, what was found.
    pub checked: String,
    /// The day of the check, d/m/y.
    pub checked_on: String,
    /// Article and name of the rule it rests on.
    pub legal_ground: String,
    /// The answer itself, or what will be done.
    pub solution: String,
    /// Who is responsible, and how to reach the office.
    pub responsible: String,
    /// The day by which it will be done, d/m/y.
    pub done_by: String,
    /// How much of the proposal is accepted: `whole`, `part` or `no`; empty while nothing was proposed.
    pub accepted: String,
    /// Why not, or not all.
    pub accepted_why: String,
    /// Keys of files of the revision before that stay with this one; what is not named is taken off.
    pub keep: Vec<String>,
    /// Upload tokens of pictures and documents that belong to the answer.
    pub files: Vec<String>,
    /// The version shown on the page.
    pub version: Option<i32>,
    /// The form's once-token.
    pub once: String,
}

struct Draft {
    checked: String,
    checked_on: Option<NaiveDate>,
    legal_ground: String,
    solution: String,
    responsible: String,
    done_by: Option<NaiveDate>,
    accepted: Option<Accepted>,
    accepted_why: Option<String>,
}

const PART_MOST: usize = 6_000;

fn parse(form: &DraftForm, complete: bool, today: NaiveDate) -> Result<Draft, Refusal> {
    let mut wrong = Fields::new();
    let optional = |wrong: &mut Fields, field: &'static str, text: &str| {
        wrong
            .take(field, said::words(text, PART_MOST))
            .flatten()
            .map(|words| words.to_string())
            .unwrap_or_default()
    };
    let checked = optional(&mut wrong, "checked", &form.checked);
    let legal_ground = optional(&mut wrong, "legal_ground", &form.legal_ground);
    let solution = optional(&mut wrong, "solution", &form.solution);
    let responsible = wrong
        .take("responsible", said::line(&form.responsible, 300))
        .flatten()
        .map(|line| line.to_string())
        .unwrap_or_default();
    let checked_on = wrong.take("checked_on", said::day(&form.checked_on)).flatten();
    let done_by = wrong.take("done_by", said::day(&form.done_by)).flatten();
    let accepted: Option<Accepted> = match form.accepted.trim() {
        "" => None,
        word => wrong.take("accepted", word.parse().map_err(|_| Said::from("error-choose-one"))),
    };
    let accepted_why = wrong
        .take("accepted_why", said::line(&form.accepted_why, 500))
        .flatten()
        .map(|line| line.to_string());
    if complete
        && accepted.is_some_and(Accepted::needs_reason)
        && accepted_why.is_none()
        && wrong.of("accepted_why").is_none()
    {
        wrong.add("accepted_why", "error-reason-needed");
    }
    if complete && done_by.is_some_and(|day| day < today) {
        wrong.add("done_by", "error-day-past");
    }
    if checked_on.is_some_and(|day| day > today) {
        wrong.add("checked_on", "error-day-not-yet");
    }
    if complete && solution.is_empty() && wrong.of("solution").is_none() {
        wrong.add("solution", "error-solution-needed");
    }
    if complete && checked.is_empty() && wrong.of("checked").is_none() {
        wrong.add("checked", "error-checked-needed");
    }
    if complete && responsible.is_empty() && wrong.of("responsible").is_none() {
        wrong.add("responsible", "error-responsible-needed");
    }
    wrong.done()?;
    Ok(Draft { checked, checked_on, legal_ground, solution, responsible, done_by, accepted, accepted_why })
}

/// Saves the draft; nothing needs to be complete yet.
pub async fn draft(app: &App, person: &Person, code: &str, form: DraftForm) -> Result<(), Refusal> {
    put(app, person, code, form, Act::Draft).await
}

/// Saves the draft and lays it before the approvers; what an answer must say is asked for now.
pub async fn submit_draft(app: &App, person: &Person, code: &str, form: DraftForm) -> Result<(), Refusal> {
    put(app, person, code, form, Act::SubmitDraft).await
}

async fn put(app: &App, person: &Person, code: &str, form: DraftForm, act: Act) -> Result<(), Refusal> {
    let submitted = act == Act::SubmitDraft;
    let draft = parse(&form, submitted, app.today())?;
    let stamp = Stamp { version: form.version, once: &form.once };
    let Some(mut step) = Step::begin(app, person, code, act, stamp).await? else {
        return Ok(());
    };
    let latest = opinions::latest_answer(&step.tx, step.before.id).await?;
    let state = if submitted { "submitted" } else { "draft" };
    // A colleague's draft is never written over: mine becomes a revision of its own, and both stay.
    let mine = latest.filter(|answer| answer.state == "draft" && answer.drafter_id == Some(person.id));
    let revision = match &mine {
        Some(answer) => answer.revision,
        None => opinions::latest_answer(&step.tx, step.before.id).await?.map_or(1, |last| last.revision + 1),
    };
    let row = Answer {
        id: mine.as_ref().map(|answer| answer.id).unwrap_or_default(),
        drafter_id: Some(person.id),
        checked: draft.checked,
        checked_on: draft.checked_on,
        legal_ground: draft.legal_ground,
        solution: draft.solution,
        responsible: draft.responsible,
        done_by: draft.done_by,
        accepted: draft.accepted.map(Into::into),
        accepted_why: draft.accepted_why,
        state: state.to_owned(),
        submitted_at: submitted.then_some(step.now),
        ..answer::blank(step.before.id, revision, step.now)
    };
    let id = match row.id {
        0 => opinions::add_answer(&step.tx, row.clone()).await?,
        id => {
            opinions::put_answer(&step.tx, row.clone()).await?;
            id
        }
    };
    let hung = files::keep_with(&step.tx, id, &step.before, &form.keep, &form.files, person.id).await?;
    said::hung("files", hung)?;
    step.seal_answer(&Answer { id, ..row }).await?;
    if submitted {
        let matter = step.matter().await?;
        let excluded = opinions::excluded(&step.tx, step.before.id).await?;
        for reader in staff::holding(&step.tx, step.before.unit_id, &[Role::Chair, Role::ViceChair]).await? {
            if reader.id != person.id && !excluded.contains(&reader.id) {
                let letter = letters::draft_waits(app, reader.lang.0, &matter);
                let suffix = format!("{revision}");
                step.tell(letters::to_staff(
                    app,
                    &reader,
                    Some(&matter.case),
                    "draft_waits",
                    &suffix,
                    letter,
                ))
                .await?;
            }
        }
    }
    step.keep(app, serde_json::json!({ "revision": revision })).await
}
