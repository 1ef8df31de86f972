//! One statement holds several matters: each is followed on its own, under the one code that the citizen has.

use domain::code::matter::MATTERS_MOST;
use domain::opinion::{Act, Circle, Stage, is_cut_from};
use domain::text::Words;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::newcomer::{Born, first_row};
use super::seal::{others_have_words, seal_words};
use super::shield::{self, Shield};
use super::step::{self, Stamp, Step};
use super::submit::WORDS_MOST;
use super::{ReasonForm, reason};
use crate::acts::{Fields, Person, Refusal, Why, said};
use crate::app::App;
use crate::store::batch::Batch;
use crate::store::deadlines::{self, Of};
use crate::store::fingerprints::{self, Fingerprints};
use crate::store::held::Held;
use crate::store::journal::{self, Line, Subject};
use crate::store::opinions::{self, Case, Opinion};
use crate::store::statements::{self, Correction};

/// The words of the new matter, and those that stay.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct SplitForm {
    /// What the new matter is about, in words of the statement.
    pub excerpt: String,
    /// What stays with this one; empty leaves it as it is.
    pub rest: String,
    /// The version shown on the page.
    pub version: Option<i32>,
    /// The form's once-token.
    pub once: String,
}

/// Splits a further matter off; it starts at the beginning, on the intake clock of the day the statement came in. Gives its code.
pub async fn split(
    app: &App,
    person: &Person,
    code: &str,
    form: SplitForm,
) -> Result<Option<String>, Refusal> {
    let mut wrong = Fields::new();
    let excerpt = wrong.take("excerpt", Words::parse(&form.excerpt, WORDS_MOST).map_err(said::text));
    let rest = wrong.take("rest", said::words(&form.rest, WORDS_MOST)).flatten();
    wrong.done()?;
    let Some(excerpt) = excerpt else {
        return Err(Refusal::Internal("excerpt was parsed".to_owned()));
    };
    let stamp = Stamp { version: form.version, once: &form.once };
    let Some(mut step) = Step::begin(app, person, code, Act::Split, stamp).await? else {
        return Ok(None);
    };
    let statement = step.around.clone();
    let number = statement.matters + 1;
    if number > MATTERS_MOST {
        return Err(Fields::just("excerpt", "error-too-many-matters"));
    }
    parts(&step, excerpt.as_str(), rest.as_ref().map(Words::as_str))?;
    statements::counted(&step.tx, statement.id, number).await?;
    if let Some(rest) = &rest {
        step.after.excerpt = Some(rest.to_string());
    }
    // A matter is born into the circle of the one it came from: what is shielded stays shielded in every part. What nobody
    // has classified yet is looked at anew, for a part may say plainly what the whole hid.
    let excerpt = excerpt.to_string();
    let shield = match (step.before.circle.is_closed(), step.before.kind) {
        (false, None) => shield::of_words(&step.tx, &step.unit().await?, &excerpt, None).await?,
        _ => Shield { circle: step.before.circle.0, about: Vec::new() },
    };
    let newly = shield.circle.is_closed() && !step.before.circle.is_closed();
    if newly && step.after.excerpt.is_none() {
        return Err(Fields::just("rest", "error-excerpts-needed"));
    }
    if newly {
        others_have_words(&step, "excerpt").await?;
    }
    let born = Born { number, excerpt: Some(excerpt), circle: shield.circle, answered: false };
    let mut row = first_row(&statement, born, step.today);
    let pages = app.almanac.read(&step.tx).await?;
    let intake =
        pages.term(row.unit_id, domain::deadline::TermKey::Intake)?.count(&pages.calendar, step.today);
    row.due_on = Some(intake.due_on);
    row.due_json = Some(deadlines::as_json(&intake)?);
    let name = row.code.clone();
    let detail = serde_json::json!({ "from": step.before.code });
    let born = row.clone();
    let prints = Fingerprints {
        said: Some(fingerprints::of_statement(&statement)),
        matter: Some(fingerprints::of_matter(&born)),
        ..Fingerprints::default()
    };
    let line = Line { from: None, ..step.line_on(&born, prints.within(detail), born.stage()) };
    row = row.headed(&line);
    let mut batch = Batch::within(&step.tx);
    row.id = opinions::insert(&step.tx, &statement, row.clone(), &mut batch).await?;
    batch.insert(line.row(row.id));
    batch.insert(deadlines::row(Of::Opinion(row.id), &intake, step.now)?);
    batch.run(&step.tx).await?;
    let excluded = opinions::excluded(&step.tx, step.before.id).await?;
    opinions::exclude(&step.tx, row.id, &excluded, step.before.circle.is_shield()).await?;
    opinions::exclude(&step.tx, row.id, &shield.about, true).await?;
    if newly {
        seal_words(&mut step, true).await?;
        shield::tell_circle(app, &step.tx, &row, shield.circle, &shield.about).await?;
    }
    let statement = step.around.clone();
    step::index(app, &step.tx, &Case { opinion: row, statement }).await?;
    if let Some(rest) = &rest {
        shield::renew(app, &mut step, rest.as_str()).await?;
    }
    step.reindex(app).await?;
    step.keep(app, serde_json::json!({ "to": name })).await?;
    Ok(Some(name))
}

/// Refuses a part that nobody said, and two parts that are both the whole.
fn parts(step: &Step, excerpt: &str, rest: Option<&str>) -> Result<(), Refusal> {
    if !is_cut_from(excerpt, &step.around.words) {
        return Err(Fields::just("excerpt", "error-not-cut-from"));
    }
    let case = step.case();
    let whole = case.words().unwrap_or_default();
    if excerpt == whole && rest.is_none_or(|rest| rest == whole) {
        return Err(Fields::just("excerpt", "error-split-whole"));
    }
    Ok(())
}

/// Takes a matter back that was split off by mistake, while nothing was done on it; only its journal stays.
pub async fn unsplit(app: &App, person: &Person, code: &str, form: ReasonForm) -> Result<(), Refusal> {
    let why = reason(&form)?;
    let Some(mut step) = Step::begin(app, person, code, Act::Unsplit, form.stamp()).await? else {
        return Ok(());
    };
    step.clock_ends().await?;
    step.after.circle = Circle::Nobody.into();
    step.after.closed_on = Some(step.today);
    step.reindex(app).await?;
    give_back(app, person, &mut step).await?;
    step.keep(app, serde_json::json!({ "reason": why })).await
}

/// The words of a matter that was taken back belong to the one that it came from again. The last one left stands for the
/// whole statement.
async fn give_back(app: &App, person: &Person, step: &mut Step) -> Result<(), Refusal> {
    seal_words(step, false).await?;
    let mut left = opinions::of_statement(&step.tx, step.around.id).await?;
    left.retain(|row| row.id != step.before.id);
    let alone = left.len() == 1;
    let lines = journal::of(&step.tx, Subject::Opinion, step.before.id).await?;
    let came = lines.first().map(journal::facts).unwrap_or_default();
    let from = left.iter().find(|row| came["from"] == row.code.as_str());
    let Some(to) = from.or(left.first()) else {
        return Ok(());
    };
    // Words go back only to a matter of the same circle on which an answer is still being worked out.
    let works = matches!(to.stage.0, Stage::Received | Stage::Assigned | Stage::InApproval);
    if to.circle != step.before.circle || !works {
        return Err(Refusal::Forbidden(Why::Touched));
    }
    if let Some(words) = &to.excerpt {
        let statement = &step.around;
        let kept = Correction {
            statement_id: statement.id,
            edition: statement.edition,
            number: Some(to.number),
            words: words.clone(),
            place: statement.place.clone(),
            village_id: statement.village_id,
            name: None,
            reason: None,
            staff_id: person.id,
            made_at: step.now,
        };
        step.prints.stood.insert(kept.edition, fingerprints::of_correction(&kept));
        step.around = statements::correct(&step.tx, kept, statement.clone()).await?;
    }
    let excerpt = match (&to.excerpt, &step.before.excerpt) {
        _ if alone => None,
        (Some(kept), Some(back)) => Some(format!("{kept}\n{back}")),
        _ => None,
    };
    let detail = serde_json::json!({ "back": step.before.code });
    step.beside(app, to, Opinion { excerpt, ..to.clone() }, &detail).await
}
