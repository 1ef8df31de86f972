//! The chair gives an opinion to an office and, if wished, to one officer, with a due day on the working calendar.

use chrono::NaiveDate;
use domain::deadline::TermKey;
use domain::opinion::Act;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::step::{Stamp, Step};
use crate::acts::{Fields, Person, Refusal, said};
use crate::app::App;
use crate::mail::letters::{self, Moved};
use crate::store::journal::{self, Entry};
use crate::store::opinions;
use crate::store::staff::{self, Staff};
use crate::store::units::{self, Office};

/// To whom, by when.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct AssignmentForm {
    /// The lead office's code.
    pub office: String,
    /// The officer's login; empty leaves it to the whole office.
    pub officer: String,
    /// Codes of supporting offices.
    pub supporting: Vec<String>,
    /// `answer` (10 working days) or `answer_complex` (30 days); empty means `answer`.
    pub term: String,
    /// Why it takes longer; asked for when the citizen was promised an earlier day, and read by the citizen.
    pub reason: String,
    /// A word to the office; the citizen does not read it.
    pub note: String,
    /// The version shown on the page.
    pub version: Option<i32>,
    /// The form's once-token.
    pub once: String,
}

/// Assigns, or assigns anew; the clock starts on the day of the assignment (Kết luận 116-KL/TU, profile row 9 and 10).
pub async fn assign(app: &App, person: &Person, code: &str, form: AssignmentForm) -> Result<(), Refusal> {
    let mut wrong = Fields::new();
    let office = units::office(&app.db, person.unit_id, form.office.trim()).await?;
    if office.is_none() {
        wrong.add("office", "error-choose-office");
    }
    let officer = match (form.officer.trim(), &office) {
        ("", _) | (_, None) => None,
        (login, Some(office)) => {
            let found = staff::by_login(&app.db, login).await?;
            let found = found.filter(|row| row.active && row.office_id == Some(office.id));
            if found.is_none() {
                wrong.add("officer", "error-officer-not-of-office");
            }
            found
        }
    };
    let term = match form.term.trim() {
        "" | "answer" => TermKey::Answer,
        "answer_complex" => TermKey::AnswerComplex,
        _ => {
            wrong.add("term", "error-choose-one");
            TermKey::Answer
        }
    };
    let mut supporting: Vec<Office> = Vec::new();
    for code in form.supporting.iter().map(|code| code.trim()).filter(|code| !code.is_empty()) {
        match units::office(&app.db, person.unit_id, code).await? {
            Some(found) if Some(found.id) == office.as_ref().map(|o| o.id) => {}
            Some(found) => supporting.push(found),
            None => wrong.add("supporting", "error-unknown-office"),
        }
    }
    let note = wrong.take("note", said::line(&form.note, 500)).flatten();
    let why = wrong.take("reason", said::line(&form.reason, 500)).flatten();
    wrong.done()?;
    let Some(office) = office else {
        return Err(Refusal::Internal("office was parsed".to_owned()));
    };

    let stamp = Stamp { version: form.version, once: &form.once };
    let Some(mut step) = Step::begin(app, person, code, Act::Assign, stamp).await? else {
        return Ok(());
    };
    let excluded = opinions::excluded(&step.tx, step.before.id).await?;
    if officer.as_ref().is_some_and(|row| excluded.contains(&row.id)) {
        return Err(Fields::just("officer", "error-officer-concerned"));
    }
    let today = step.today;
    let deadline = step.due_by(app, term, today).await?;
    // The last day that the citizen was told; once the first one is past, a later one is told and the first stays broken.
    let told = step.before.answer_promised_on();
    let promised = told.map_or(step.before.promised_on, |on| on.max(step.before.promised_on));
    let longer = term == TermKey::AnswerComplex;
    let moves = deadline.due_on > promised;
    if why.is_none() && (moves || (longer && step.before.urgent)) {
        return Err(Fields::just("reason", "error-longer-needs-reason"));
    }
    if moves {
        if step.before.promised_on >= today {
            step.after.promised_on = deadline.due_on;
        }
        let reason = why.as_ref().map(ToString::to_string).unwrap_or_default();
        let moved = Moved { from: promised, to: deadline.due_on, reason };
        let kind = format!("promise_moved-{}", step.before.version);
        step.tell_sender(app, &kind, |unit, to, code| letters::promise_moved(app, unit, to, code, &moved))
            .await?;
    }
    step.after.lead_office_id = Some(office.id);
    step.after.officer_id = officer.as_ref().map(|row| row.id);
    let ids: Vec<i64> = supporting.iter().map(|office| office.id).collect();
    opinions::set_supporting(&step.tx, step.before.id, &ids).await?;

    let receivers = match officer {
        Some(row) => vec![row],
        None => staff::officers_of_office(&step.tx, office.id).await?,
    };
    let free = |row: &Staff| !excluded.contains(&row.id);
    if !receivers.iter().any(free) {
        return Err(Fields::just("officer", "error-office-concerned"));
    }
    let suffix = format!("{}", step.before.version);
    let matter = step.matter().await?;
    for reader in receivers.iter().filter(|row| free(row)) {
        let note = note.as_ref().map(|line| line.as_str());
        let letter = letters::assigned(app, reader.lang.0, &matter, note);
        step.tell(letters::to_staff(app, reader, Some(&matter.case), "assigned", &suffix, letter)).await?;
    }
    for office in &supporting {
        for reader in staff::officers_of_office(&step.tx, office.id).await?.iter().filter(|row| free(row)) {
            let letter = letters::supports(app, reader.lang.0, &matter);
            step.tell(letters::to_staff(app, reader, Some(&matter.case), "supports", &suffix, letter))
                .await?;
        }
    }
    let detail = serde_json::json!({
        "office": office.code, "due_on": deadline.due_on, "term": term,
        "supporting": supporting.iter().map(|office| office.code.as_str()).collect::<Vec<_>>(),
        "note": note.as_ref().map(|line| line.as_str()),
        "reason": why.as_ref().map(|line| line.as_str()),
        "promised_before": moves.then_some(promised),
    });
    step.keep(app, detail).await
}

/// A promised day that an assignment moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayMoved {
    /// The day promised before.
    pub before: NaiveDate,
    /// The day promised since.
    pub now: NaiveDate,
    /// Why, as it was written for the citizen.
    pub why: String,
}

/// How the newest assignment moved the promised day, since the matter was last opened; none when it did not.
pub fn day_moved(lines: &[Entry]) -> Option<DayMoved> {
    let since = lines.iter().rev().take_while(|line| line.act != Act::Reopen.as_str());
    let facts = journal::facts(since.into_iter().find(|line| line.act == Act::Assign.as_str())?);
    let day = |name: &str| facts[name].as_str()?.parse().ok();
    Some(DayMoved {
        before: day("promised_before")?,
        now: day("due_on")?,
        why: facts["reason"].as_str()?.to_owned(),
    })
}
