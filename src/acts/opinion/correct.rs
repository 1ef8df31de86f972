//! A mistyped word, village, place or name is corrected; what was written first stays beside it.

use domain::conference::Stage as Standing;
use domain::contact::PersonName;
use domain::opinion::Act;
use domain::text::{Line, Words};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shield;
use super::step::{Stamp, Step};
use super::submit::WORDS_MOST;
use crate::acts::{Fields, Person, Refusal, said};
use crate::app::App;
use crate::store::opinions;
use crate::store::sees::Sees;
use crate::store::statements::{self, Correction, Statement};
use crate::store::{conferences, units};

/// What was meant. A field left out stays as it is.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct CorrectionForm {
    /// The words of this matter: its excerpt, or the whole statement where it has none.
    pub text: Option<String>,
    /// The words of the whole statement, where this matter is a part of it.
    pub whole: Option<String>,
    /// Where the matter is.
    pub place: Option<String>,
    /// The village's code or name.
    pub village: Option<String>,
    /// The speaker's name; empty leaves it as it is.
    pub name: Option<String>,
    /// Why; not asked for in the hall until the conference is adjourned.
    pub reason: String,
    /// The version shown on the page.
    pub version: Option<i32>,
    /// The edition of the statement shown on the page: another matter of it may have been corrected meanwhile.
    pub edition: Option<i32>,
    /// The form's once-token.
    pub once: String,
}

/// What was meant, read.
struct Meant {
    text: Option<Words>,
    whole: Option<Words>,
    place: Option<Option<Line>>,
    village: Option<Option<i64>>,
    name: Option<PersonName>,
    reason: Option<Line>,
}

impl CorrectionForm {
    async fn read(&self, app: &App, person: &Person) -> Result<Meant, Refusal> {
        let mut wrong = Fields::new();
        let mut words = |field, typed: &Option<String>| match typed {
            Some(typed) => wrong.take(field, Words::parse(typed, WORDS_MOST).map_err(said::text)),
            None => None,
        };
        let (text, whole) = (words("text", &self.text), words("whole", &self.whole));
        let place = self.place.as_deref().and_then(|typed| wrong.take("place", said::line(typed, 200)));
        let name = self.name.as_deref().and_then(|typed| wrong.take("name", said::name(typed))).flatten();
        let village = match self.village.as_deref().map(str::trim) {
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
        let reason = wrong.take("reason", said::line(&self.reason, 500)).flatten();
        wrong.done()?;
        Ok(Meant { text, whole, place, village, name, reason })
    }
}

/// Corrects what was written down at the desk. What a citizen wrote himself is his: it is never corrected, only answered.
pub async fn correct(app: &App, person: &Person, code: &str, form: CorrectionForm) -> Result<(), Refusal> {
    let meant = form.read(app, person).await?;
    let stamp = Stamp { version: form.version, once: &form.once };
    let Some(mut step) = Step::begin(app, person, code, Act::Correct, stamp).await? else {
        return Ok(());
    };
    if form.edition.is_some_and(|edition| edition != step.around.edition) {
        return Err(Refusal::Overtaken);
    }
    permitted(&step, &meant).await?;
    let (excerpt, whole) = match (&step.before.excerpt, meant.text) {
        (Some(_), text) => (text, meant.whole),
        (None, text) => (None, meant.whole.or(text)),
    };
    let before = step.around.clone();
    let (excerpt, whole) = (
        excerpt.filter(|words| step.before.excerpt.as_deref() != Some(words.as_str())),
        whole.filter(|words| words.as_str() != before.words),
    );
    let sender = statements::identity(&step.tx, before.id).await?;
    let mut kept = Correction {
        statement_id: before.id,
        edition: before.edition,
        number: None,
        words: before.words.clone(),
        place: before.place.clone(),
        village_id: before.village_id,
        name: sender.and_then(|sender| sender.name),
        reason: meant.reason.as_ref().map(|line| line.to_string()),
        staff_id: person.id,
        made_at: step.now,
    };
    let name = meant.name.filter(|name| kept.name.as_deref() != Some(name.as_str()));
    let mut after = Statement { edition: before.edition + 1, ..before.clone() };
    if let Some(words) = &whole {
        after.words = words.to_string();
    }
    if let Some(place) = meant.place {
        after.place = place.map(|line| line.to_string());
    }
    if let Some(village) = meant.village {
        after.village_id = village;
    }
    if name.is_some() {
        after.anonymous = false;
    }
    let shared = name.is_some() || Statement { edition: before.edition, ..after.clone() } != before;
    if !shared && excerpt.is_none() {
        return Err(Fields::just("reason", "error-nothing-corrected"));
    }
    let (sealed, about) = opinions::beside_closed(&step.tx, &step.before, &before).await?;
    if shared && (sealed || about.contains(&person.id)) {
        return Err(Fields::just("place", "error-sealed-words"));
    }
    let put_in = [whole.as_ref(), excerpt.as_ref()].into_iter().flatten();
    let put_in: Vec<&str> = put_in.map(Words::as_str).chain(after.place.as_deref()).collect();
    let put_in = put_in.join("\n");
    let mut detail = serde_json::json!({
        "edition": after.edition, "words": whole.is_some(), "name": name.is_some(), "reason": kept.reason,
    });
    if shared {
        if let Some(name) = &name {
            statements::rename(&step.tx, before.id, name.as_str()).await?;
        }
        statements::correct(&step.tx, kept.clone(), &after).await?;
        step.around = after;
        kept.edition += 1;
    }
    if let (Some(excerpt), Some(stood)) = (excerpt, step.before.excerpt.clone()) {
        let (number, edition) = (Some(step.before.number), kept.edition);
        let after = Statement { edition: edition + 1, ..step.around.clone() };
        statements::correct(&step.tx, Correction { number, words: stood, ..kept }, &after).await?;
        step.around = after;
        step.after.excerpt = Some(excerpt.to_string());
        detail["edition"] = (edition + 1).into();
        detail["excerpt"] = true.into();
    }
    shield::renew(app, &mut step, &put_in).await?;
    if shared {
        beside(app, &step, &detail).await?;
    }
    step.reindex(app).await?;
    step.keep(app, detail).await
}

/// Refuses words that are not the desk's to correct, words that are sealed, and a correction without its reason.
async fn permitted(step: &Step, meant: &Meant) -> Result<(), Refusal> {
    let mut wrong = Fields::new();
    let asked =
        [("text", meant.text.is_some()), ("whole", meant.whole.is_some()), ("name", meant.name.is_some())];
    for (field, _) in asked.into_iter().filter(|(_, asked)| *asked) {
        if step.around.logged_by.is_none() {
            wrong.add(field, "error-own-words");
        }
    }
    let whole = if step.before.excerpt.is_some() { meant.whole.is_some() } else { meant.text.is_some() };
    if whole && step.case().statement_words().is_none() {
        wrong.add(if step.before.excerpt.is_some() { "whole" } else { "text" }, "error-sealed-words");
    }
    if meant.reason.is_none() && !in_open_hall(step).await? {
        wrong.add("reason", "error-reason-needed");
    }
    wrong.done()
}

/// Whether it was said at a conference that is still in session.
async fn in_open_hall(step: &Step) -> Result<bool, Refusal> {
    let Some(id) = step.around.conference_id else {
        return Ok(false);
    };
    let found = conferences::by_id(&step.tx, &Sees::machine(), id).await?;
    Ok(found.is_some_and(|row| row.stage.0 == Standing::Open))
}

/// The other matters of the statement say in their journals that it was corrected, and are found by the new words.
async fn beside(app: &App, step: &Step, detail: &serde_json::Value) -> Result<(), Refusal> {
    for other in opinions::of_statement(&step.tx, step.around.id).await? {
        if other.id != step.before.id {
            step.beside(app, &other, other.clone(), detail).await?;
        }
    }
    Ok(())
}
