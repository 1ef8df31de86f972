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
use crate::store::fingerprints;
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
    let before = step.around.clone();
    let name = statements::identity(&step.tx, before.id).await?.and_then(|sender| sender.name);
    let reason = meant.reason.as_ref().map(|line| line.to_string());
    let Mended { excerpt, name: new_name, after } = Mended::of(&step, meant, name.as_deref());
    let words = after.words != before.words;
    let shared = new_name.is_some() || after != before;
    if !shared && excerpt.is_none() {
        return Err(Fields::just("reason", "error-nothing-corrected"));
    }
    let (sealed, about) = opinions::beside_closed(&step.tx, &step.before, &before).await?;
    if shared && (sealed || about.contains(&person.id)) {
        return Err(Fields::just("place", "error-sealed-words"));
    }
    let put_in = [words.then_some(after.words.as_str()), excerpt.as_deref(), after.place.as_deref()];
    let put_in = put_in.into_iter().flatten().collect::<Vec<_>>().join("\n");
    let stood = Correction {
        statement_id: before.id,
        edition: before.edition,
        number: None,
        words: before.words.clone(),
        place: before.place.clone(),
        village_id: before.village_id,
        name,
        reason: reason.clone(),
        staff_id: person.id,
        made_at: step.now,
    };
    if shared {
        if let Some(name) = &new_name {
            statements::rename(&step.tx, before.id, name.as_str()).await?;
        }
        step.prints.stood.insert(stood.edition, fingerprints::of_correction(&stood));
        step.around = statements::correct(&step.tx, stood.clone(), after).await?;
        step.prints.said = Some(fingerprints::of_statement(&step.around));
    }
    let part = excerpt.is_some();
    if let (Some(excerpt), Some(words)) = (excerpt, step.before.excerpt.clone()) {
        let (number, edition) = (Some(step.before.number), step.around.edition);
        let stood = Correction { number, words, edition, ..stood };
        step.prints.stood.insert(edition, fingerprints::of_correction(&stood));
        step.around = statements::correct(&step.tx, stood, step.around.clone()).await?;
        step.after.excerpt = Some(excerpt);
    }
    let detail = serde_json::json!({
        "edition": step.around.edition, "words": words, "excerpt": part, "name": new_name.is_some(),
        "reason": reason,
    });
    shield::renew(app, &mut step, &put_in).await?;
    if shared {
        beside(app, &step, &detail).await?;
    }
    step.reindex(app).await?;
    step.keep(app, detail).await
}

/// What differs from what stands.
struct Mended {
    excerpt: Option<String>,
    name: Option<PersonName>,
    /// The statement as it will be.
    after: Statement,
}

impl Mended {
    fn of(step: &Step, meant: Meant, name: Option<&str>) -> Mended {
        let stands = step.before.excerpt.as_deref();
        let (excerpt, whole) = match stands {
            Some(_) => (meant.text, meant.whole),
            None => (None, meant.whole.or(meant.text)),
        };
        let mut after = step.around.clone();
        if let Some(words) = whole {
            after.words = words.to_string();
        }
        if let Some(place) = meant.place {
            after.place = place.map(|line| line.to_string());
        }
        if let Some(village) = meant.village {
            after.village_id = village;
        }
        let name = meant.name.filter(|new| name != Some(new.as_str()));
        if name.is_some() {
            after.anonymous = false;
        }
        let excerpt = excerpt.map(|words| words.to_string()).filter(|words| stands != Some(words.as_str()));
        Mended { excerpt, name, after }
    }
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
