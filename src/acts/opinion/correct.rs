//! A mistyped word, village, place or name is corrected; what was written first stays beside it.

use domain::conference::Stage as Standing;
use domain::contact::PersonName;
use domain::opinion::Act;
use domain::text::Words;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::step::{self, Stamp, Step};
use super::submit::WORDS_MOST;
use crate::acts::{Fields, Person, Refusal, said};
use crate::app::App;
use crate::store::journal::{Held, Line, Subject};
use crate::store::opinions::{self, Case, Opinion};
use crate::store::sees::Sees;
use crate::store::statements::{self, Correction};
use crate::store::{conferences, units};

/// What was meant. A field left out stays as it is.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct CorrectionForm {
    /// The words.
    pub text: Option<String>,
    /// Where the matter is.
    pub place: Option<String>,
    /// The village's code or name.
    pub village: Option<String>,
    /// The speaker's or sender's name.
    pub name: Option<String>,
    /// Why; not asked for in the hall until the conference is adjourned.
    pub reason: String,
    /// The version shown on the page.
    pub version: Option<i32>,
    /// The form's once-token.
    pub once: String,
}

/// Corrects what was written down at the desk. What a citizen wrote himself is his: it is never corrected, only answered.
pub async fn correct(app: &App, person: &Person, code: &str, form: CorrectionForm) -> Result<(), Refusal> {
    let mut wrong = Fields::new();
    let words = match &form.text {
        Some(text) => wrong.take("text", Words::parse(text, WORDS_MOST).map_err(said::text)),
        None => None,
    };
    let place = form.place.as_deref().and_then(|typed| wrong.take("place", said::line(typed, 200)));
    let name: Option<Option<PersonName>> =
        form.name.as_deref().and_then(|typed| wrong.take("name", said::name(typed)));
    let village = match form.village.as_deref().map(str::trim) {
        None => None,
        Some("") => Some(None),
        Some(typed) => {
            let found = units::village(&app.db, person.unit_id, typed).await?;
            if found.is_none() {
                wrong.add("village", "error-unknown-village");
            }
            found.map(|village| Some(village.id))
        }
    };
    let reason = wrong.take("reason", said::line(&form.reason, 500)).flatten();
    wrong.done()?;
    let stamp = Stamp { version: form.version, once: &form.once };
    let Some(mut step) = Step::begin(app, person, code, Act::Correct, stamp).await? else {
        return Ok(());
    };
    let before = step.around.clone();
    if before.logged_by.is_none() && words.is_some() {
        return Err(Fields::just("text", "error-own-words"));
    }
    let in_hall = match before.conference_id {
        Some(id) => conferences::by_id(&step.tx, &Sees::machine(), id)
            .await?
            .is_some_and(|row| row.stage.0 == Standing::Open),
        None => false,
    };
    if reason.is_none() && !in_hall {
        return Err(Fields::just("reason", "error-reason-needed"));
    }
    let sender = statements::identity(&step.tx, before.id).await?;
    let old_name = sender.as_ref().and_then(|sender| sender.name.clone());
    let mut after = before.clone();
    if let Some(words) = &words {
        after.words = words.to_string();
    }
    if let Some(place) = place {
        after.place = place.map(|line| line.to_string());
    }
    if let Some(village) = village {
        after.village_id = village;
    }
    if let Some(name) = &name {
        after.anonymous = name.is_none();
        statements::rename(&step.tx, before.id, name.as_ref().map(|name| name.as_str())).await?;
    }
    let kept = Correction {
        statement_id: before.id,
        edition: before.edition,
        words: before.words.clone(),
        place: before.place.clone(),
        village_id: before.village_id,
        name: old_name,
        reason: reason.as_ref().map(|line| line.to_string()),
        staff_id: person.id,
        made_at: step.now,
    };
    statements::correct(&step.tx, kept, &after).await?;
    step.around = after;
    let detail = serde_json::json!({
        "edition": before.edition + 1, "words": words.is_some(), "name": name.is_some(),
        "reason": reason.map(|line| line.to_string()),
    });
    beside(app, &step, person, &detail).await?;
    step.reindex(app).await?;
    step.keep(app, detail).await
}

/// The other matters of the statement say in their journals that its words were corrected, and are found by the new ones.
async fn beside(app: &App, step: &Step, person: &Person, detail: &serde_json::Value) -> Result<(), Refusal> {
    for other in opinions::of_statement(&step.tx, step.around.id).await? {
        if other.id == step.before.id {
            continue;
        }
        let line = Line {
            unit: other.unit_id,
            subject: Subject::Opinion,
            name: &other.code,
            seq: other.journal_len + 1,
            prev: &other.journal_head,
            by: person.by(),
            act: Act::Correct.as_str(),
            from: Some(other.stage.0.as_str()),
            to: Some(other.stage.0.as_str()),
            at: step.now,
            detail: detail.clone(),
            once: None,
        };
        if !Opinion::noted(&step.tx, &other, line.seq, &line.hash()).await? {
            return Err(Refusal::Overtaken);
        }
        line.write(&step.tx, other.id).await?;
        step::index(app, &step.tx, &Case { opinion: other, statement: step.around.clone() }).await?;
    }
    Ok(())
}
