//! A step on an opinion: found with its statement, permitted by the law, kept with what follows from it.

use chrono::NaiveDate;
use domain::code::MatterCode;
use domain::deadline::{Deadline, TermKey};
use domain::opinion::{Act, No, next, permit};

use crate::acts::step::{self, Found, in_time};
use crate::acts::{Person, Refusal};
use crate::app::App;
use crate::mail::letters::{self, Addressee, Letter, Matter};
use crate::store::deadlines::{self, Of};
use crate::store::fingerprints::{self, Fingerprints};
use crate::store::held::Held;
use crate::store::journal::By;
use crate::store::opinions::{self, Answer, Case, Opinion};
use crate::store::sees::Sees;
use crate::store::units::{self, Unit};
use crate::store::{publications, statements};

use super::told;

pub use crate::acts::step::Stamp;

/// An act on an opinion under way.
pub type Step = step::Step<Opinion>;

impl Step {
    /// Opens, finds, permits. `None` when this very form was already carried out (a double click).
    pub async fn begin(
        app: &App,
        person: &Person,
        code: &str,
        act: Act,
        stamp: Stamp<'_>,
    ) -> Result<Option<Step>, Refusal> {
        let found = find(app, &person.sees(), code).await?;
        let facts = opinions::facts(&found.tx, &found.row, &found.around).await?;
        let Some(mut step) = step::Step::by_form(app, person.by(), found, act.as_str(), stamp).await? else {
            return Ok(None);
        };
        step.after.stage = permit(act, person.who(), &facts)?.into();
        Ok(Some(step))
    }

    /// An act by the program itself, on an opinion wherever it lies.
    pub async fn begin_by_machine(app: &App, code: &str, act: Act) -> Result<Step, Refusal> {
        let found = find(app, &Sees::machine(), code).await?;
        let facts = opinions::facts(&found.tx, &found.row, &found.around).await?;
        let mut step = step::Step::by_machine(app, found, act.as_str(), By::Machine);
        step.after.stage = next(act, &facts)?.into();
        Ok(step)
    }

    /// The opinion as it will be, with its statement.
    pub fn case(&self) -> Case {
        Case { opinion: self.after.clone(), statement: self.around.clone() }
    }

    /// The unit it belongs to.
    pub async fn unit(&self) -> Result<Unit, Refusal> {
        units::by_id(&self.tx, self.before.unit_id).await?.ok_or(Refusal::NotFound)
    }

    /// Sets the running deadline by a term counted from `from`, and shows it on the row.
    pub async fn due_by(&mut self, app: &App, key: TermKey, from: NaiveDate) -> Result<Deadline, Refusal> {
        let pages = app.almanac.read(&self.tx).await?;
        let deadline = pages.term(self.before.unit_id, key)?.count(&pages.calendar, from);
        deadlines::set(&self.tx, Of::Opinion(self.before.id), &deadline, self.now).await?;
        self.after.due_on = Some(deadline.due_on);
        self.after.due_json = Some(deadlines::as_json(&deadline)?);
        Ok(deadline)
    }

    /// Marks the running deadline as met today.
    pub async fn met(&self) -> Result<(), Refusal> {
        deadlines::meet(&self.tx, Of::Opinion(self.before.id), self.today).await?;
        Ok(())
    }

    /// Ends the running deadline without its being met: nothing is awaited any more.
    pub async fn clock_ends(&mut self) -> Result<(), Refusal> {
        deadlines::retire(&self.tx, Of::Opinion(self.before.id), self.now).await?;
        self.after.due_on = None;
        self.after.due_json = None;
        Ok(())
    }

    /// Nobody has it any more, and nothing has become of it.
    pub fn unended(&mut self) {
        let after = &mut self.after;
        after.lead_office_id = None;
        after.officer_id = None;
        after.transferred_to = None;
        after.passed_on = None;
        after.outcome = None;
        after.outcome_told = None;
        after.outcome_note = None;
        after.outcome_due_on = None;
        after.outcome_reason = None;
        after.closed_on = None;
    }

    /// Notes that the citizen was answered today. The first answer's day, its due day and its office stay for the figures,
    /// whatever follows: facts are never erased.
    pub async fn answered(&mut self) -> Result<(), Refusal> {
        if self.before.answered_on.is_none() {
            // A promise that was broken before a later day was told is a late answer's.
            self.after.answer_due_on = self.before.due_on.map(|on| on.min(self.before.promised_on));
            self.after.answer_office_id = self.before.lead_office_id;
        }
        self.told().await
    }

    /// Notes that a body outside replied today: the day by which it was to be asked again was no term of the commune's.
    pub async fn replied(&mut self) -> Result<(), Refusal> {
        self.after.answer_outside = self.before.answer_outside || self.before.answered_on.is_none();
        self.told().await
    }

    async fn told(&mut self) -> Result<(), Refusal> {
        self.met().await?;
        self.after.answered_on = self.before.answered_on.or(Some(self.today));
        self.after.due_on = None;
        self.after.due_json = None;
        Ok(())
    }

    /// The opinion as letters to colleagues name it.
    pub async fn matter(&self) -> Result<Matter, Refusal> {
        told::matter(&self.tx, &self.after, &self.around).await
    }

    /// Tells whoever made the statement, if messages are wished for and there is an address.
    pub async fn tell_sender(
        &self,
        app: &App,
        kind: &str,
        write: impl FnOnce(&Unit, &Addressee, &str) -> Letter,
    ) -> Result<(), Refusal> {
        let Some(reader) = told::reader(&self.tx, &self.around).await? else {
            return Ok(());
        };
        let case = told::case(&self.after);
        let letter = write(&reader.unit, &reader.to, &case.code);
        self.tell(letters::to_citizen(app, &case, reader.email, kind, letter)).await
    }

    /// Does the same act on another matter of the statement: its own journal says so, and it is found by what holds now.
    /// A row that stays as it is keeps its version: no colleague's open form clashes with it.
    pub async fn beside(
        &self,
        app: &App,
        other: &Opinion,
        after: Opinion,
        detail: &serde_json::Value,
    ) -> Result<(), Refusal> {
        // A reason that was written in another circle is not read here.
        let mut detail = detail.clone();
        if other.circle != self.before.circle {
            detail["reason"] = serde_json::Value::Null;
        }
        let own = Some(fingerprints::of_matter(&after));
        let prints = Fingerprints {
            said: Some(fingerprints::of_statement(&self.around)),
            matter: own.filter(|own| *own != fingerprints::of_matter(other)),
            ..Fingerprints::default()
        };
        let line = self.line_on(other, prints.within(detail), after.stage());
        in_time(match &after == other {
            true => Opinion::note(&self.tx, other, &line).await?,
            false => Opinion::keep(&self.tx, other, after.clone(), &line).await?,
        })?;
        index(app, &self.tx, &Case { opinion: after, statement: self.around.clone() }).await
    }

    /// Renews what staff find the opinion by: from its title and its own words, or from nothing in a closed circle.
    pub async fn reindex(&self, app: &App) -> Result<(), Refusal> {
        index(app, &self.tx, &self.case()).await
    }

    /// Puts a revision of the answer into the act's line, with its files.
    pub async fn seal_answer(&mut self, answer: &Answer) -> Result<(), Refusal> {
        let files = opinions::answer_files(&self.tx, answer.id).await?;
        self.prints.answered(answer, &files);
        Ok(())
    }

    /// Takes the publication down with the act.
    pub async fn hide(&mut self) -> Result<(), Refusal> {
        if self.before.published {
            self.prints.taken_down();
        }
        self.after.published = false;
        publications::remove(&self.tx, self.before.id).await?;
        Ok(())
    }

    /// Moves the opinion on, writes the journal, lets the publication follow, commits. `detail` never holds words of citizens.
    pub async fn keep(mut self, app: &App, detail: serde_json::Value) -> Result<(), Refusal> {
        self.write(detail).await?;
        if self.after.published {
            publications::follow(&self.tx, &self.after).await?;
        }
        let closed = self.before.circle.is_closed() || self.after.circle.is_closed();
        let (id, act) = (self.before.id, if closed { "restricted" } else { self.act });
        self.commit(app).await?;
        tracing::info!(opinion.id = id, act, "opinion moved on");
        Ok(())
    }

    /// Writes a look into the journal, commits.
    pub async fn keep_look(self, app: &App) -> Result<(), Refusal> {
        self.note(serde_json::json!({})).await?;
        self.commit(app).await
    }
}

/// Finds an opinion with its statement, both held for the act.
async fn find(app: &App, sees: &Sees, code: &str) -> Result<Found<Opinion>, Refusal> {
    let code: MatterCode = code.parse().map_err(|_| Refusal::NotFound)?;
    let tx = app.begin_write().await?;
    // The statement first: what its matters share is decided by one act at a time, whichever matter it is about.
    let around = statements::held_by_code(&tx, &code.statement).await?.ok_or(Refusal::NotFound)?;
    let row = opinions::held(&tx, sees, &code).await?.ok_or(Refusal::NotFound)?;
    Ok(Found { tx, row, around })
}

/// Whether this person may do this to an opinion, asked without holding it: whoever may not is told so before a form is
/// judged.
pub async fn permitted(app: &App, person: &Person, code: &str, act: Act) -> Result<(), Refusal> {
    let code: MatterCode = code.parse().map_err(|_| Refusal::NotFound)?;
    let case = opinions::by_code(&app.db, &person.sees(), &code).await?.ok_or(Refusal::NotFound)?;
    let facts = opinions::facts(&app.db, &case.opinion, &case.statement).await?;
    permit(act, person.who(), &facts)?;
    Ok(())
}

/// Writes what staff find an opinion by.
pub(super) async fn index(app: &App, tx: &crate::store::WriteTx, case: &Case) -> Result<(), Refusal> {
    let searched = searched(app, case).await?;
    opinions::index(tx, case.opinion.id, case.opinion.unit_id, searched.as_deref()).await?;
    Ok(())
}

/// What staff find an opinion by; nothing while a circle is closed around it.
pub(super) async fn searched(app: &App, case: &Case) -> Result<Option<String>, Refusal> {
    let Case { opinion, statement } = case;
    Ok(match opinion.circle.is_closed() {
        true => None,
        false => {
            let book = app.directory.book(&app.db, opinion.unit_id).await?;
            let parts = [
                Some(statement.code.as_str()),
                opinion.title.as_deref(),
                case.words(),
                statement.place.as_deref().filter(|_| case.statement_words().is_some()),
                book.village_name(statement.village_id),
            ];
            Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
        }
    })
}

/// The law's refusal of a step that no form leads to.
pub(super) fn not_allowed(before: &Opinion, act: Act) -> Refusal {
    No::Stage(domain::opinion::NotAllowed { stage: before.stage.0, act }).into()
}
