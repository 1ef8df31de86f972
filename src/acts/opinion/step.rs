//! What every act on an opinion shares: open, find, permit, then move and keep.

use chrono::{DateTime, NaiveDate, Utc};
use domain::code::Code;
use domain::deadline::{Deadline, TermKey};
use domain::opinion::{Act, Stage, permit};

use crate::acts::{Person, Refusal};
use crate::app::App;
use crate::store::deadlines::{self, Of};
use crate::store::journal::{By, Line, Subject};
use crate::store::opinions::Opinion;
use crate::store::outbox::{self, Envelope};
use crate::store::{WriteTx, journal, opinions};

/// Which state of the case the person had before the eyes, and the form's once-token.
#[derive(Debug, Clone, Copy, Default)]
pub struct Stamp<'a> {
    /// The version shown on the page; unset means whatever stands.
    pub version: Option<i32>,
    /// The form's once-token; empty means none.
    pub once: &'a str,
}

/// An act under way: the row as it was, the row as it will be, and the transaction.
pub struct Step {
    /// The write transaction.
    pub tx: WriteTx,
    /// The opinion as found.
    pub before: Opinion,
    /// The opinion as it will be kept.
    pub after: Opinion,
    /// The moment of the act.
    pub now: DateTime<Utc>,
    /// The day of the act in Vietnam.
    pub today: NaiveDate,
    act: Act,
    next: Stage,
    by: By,
    once: Option<String>,
}

impl Step {
    /// Opens, finds, permits. `None` when this very form was already carried out (a double click).
    pub async fn begin(
        app: &App,
        person: &Person,
        code: &str,
        act: Act,
        stamp: Stamp<'_>,
    ) -> Result<Option<Step>, Refusal> {
        let code = Code::parse(code).map_err(|_| Refusal::NotFound)?;
        let tx = app.begin_write().await?;
        let before = opinions::held(&tx, &person.sees(), &code).await?.ok_or(Refusal::NotFound)?;
        let once = (!stamp.once.is_empty()).then(|| stamp.once.to_owned());
        if let Some(once) = &once
            && journal::has_once(&tx, Subject::Opinion, before.id, person.id, once).await?
        {
            return Ok(None);
        }
        let facts = opinions::facts(&tx, &before).await?;
        if stamp.version.is_some_and(|version| version != before.version) {
            return Err(Refusal::Overtaken);
        }
        let next = permit(act, person.who(), &facts)?;
        Ok(Some(Step {
            tx,
            after: before.clone(),
            before,
            now: app.now(),
            today: app.today(),
            act,
            next,
            by: person.by(),
            once,
        }))
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

    /// Notes that the citizen was answered today: the clock stands, and the day it was due stays for the figures.
    pub async fn answered(&mut self) -> Result<(), Refusal> {
        self.met().await?;
        self.after.answered_on = Some(self.today);
        self.after.answer_due_on = self.before.due_on;
        self.after.due_on = None;
        self.after.due_json = None;
        Ok(())
    }

    /// Puts a letter into the outbox with this act.
    pub async fn tell(&self, envelope: Envelope) -> Result<(), Refusal> {
        outbox::put(&self.tx, envelope, self.now).await?;
        Ok(())
    }

    /// Moves the opinion on, writes the journal, commits. `detail` holds further facts, never words of citizens.
    pub async fn keep(self, app: &App, detail: serde_json::Value) -> Result<(), Refusal> {
        let Step { tx, before, mut after, now, act, next, by, once, .. } = self;
        after.stage = next.into();
        let line = Line {
            unit: before.unit_id,
            subject: Subject::Opinion,
            name: &before.code,
            seq: before.journal_len + 1,
            prev: &before.journal_head,
            by,
            act: act.as_str(),
            from: Some(before.stage.0.as_str()),
            to: Some(next.as_str()),
            at: now,
            detail,
            once: once.as_deref(),
        };
        after.journal_len = line.seq;
        after.journal_head = line.hash();
        let moved = match act {
            Act::SeeIdentity => opinions::noted(&tx, &before, line.seq, &after.journal_head).await?,
            _ => opinions::advance(&tx, &before, after).await?,
        };
        let restricted = before.quarantined || act == Act::Quarantine;
        if !moved {
            return Err(Refusal::Overtaken);
        }
        line.write(&tx, before.id).await?;
        tx.commit().await?;
        app.letters_waiting.notify_one();
        let said = if restricted { "restricted" } else { act.as_str() };
        tracing::info!(opinion.id = before.id, act = said, "opinion moved on");
        Ok(())
    }
}
