//! What every act on a row with a journal shares: open, find, permit, then move, tell and keep.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;

use super::Refusal;
use crate::app::App;
use crate::store::WriteTx;
use crate::store::fingerprints::Fingerprints;
use crate::store::held::Held;
use crate::store::journal::{self, By, Line};
use crate::store::outbox::{self, Envelope};

/// Which state the person had before the eyes, and the form's once-token.
#[derive(Debug, Clone, Copy, Default)]
pub struct Stamp<'a> {
    /// The version shown on the page; unset means whatever stands.
    pub version: Option<i32>,
    /// The form's once-token; empty means none.
    pub once: &'a str,
}

/// An act under way: the row as it was, the row as it will be, and the transaction.
pub struct Step<S: Held> {
    /// The write transaction.
    pub tx: WriteTx,
    /// The row as found.
    pub before: S,
    /// The row as it will be kept.
    pub after: S,
    /// What stands around it: an opinion's statement.
    pub around: S::Around,
    /// The moment of the act.
    pub now: DateTime<Utc>,
    /// The day of the act in Vietnam.
    pub today: NaiveDate,
    /// The act's word.
    pub(super) act: &'static str,
    pub(super) by: By,
    once: Option<String>,
    /// The fingerprints of what the act puts in, for its line.
    pub(super) prints: Fingerprints,
}

/// A row found, with what stands around it.
pub(super) struct Found<S: Held> {
    pub tx: WriteTx,
    pub row: S,
    pub around: S::Around,
}

impl<S: Held> Step<S> {
    /// An act by a form. `None` when this very form was already carried out by the same account (a double click).
    pub(super) async fn by_form(
        app: &App,
        by: By,
        found: Found<S>,
        act: &'static str,
        stamp: Stamp<'_>,
    ) -> Result<Option<Step<S>>, Refusal> {
        let once = journal::once_of(act, stamp.once);
        if let Some(once) = &once
            && let Some(staff) = by.staff()
            && journal::has_once(&found.tx, S::SUBJECT, found.row.id(), staff, once).await?
        {
            found.tx.settle().await?;
            return Ok(None);
        }
        if stamp.version.is_some_and(|version| version != found.row.version()) {
            return Err(Refusal::Overtaken);
        }
        Ok(Some(Step { once, ..Step::by_machine(app, found, act, by) }))
    }

    /// An act without a form: the machine's, or one that follows from another.
    pub(super) fn by_machine(app: &App, found: Found<S>, act: &'static str, by: By) -> Step<S> {
        let Found { tx, row, around } = found;
        Step {
            tx,
            after: row.clone(),
            before: row,
            around,
            now: app.now(),
            today: app.today(),
            act,
            by,
            once: None,
            prints: Fingerprints::default(),
        }
    }

    /// Marks the line with the form's once-token, where something else has told a double click before.
    pub(super) fn marked(mut self, token: &str) -> Step<S> {
        self.once = journal::once_of(self.act, token);
        self
    }

    /// Puts a letter into the outbox with this act.
    pub async fn tell(&self, envelope: Envelope) -> Result<(), Refusal> {
        outbox::put(&self.tx, envelope, self.now).await?;
        Ok(())
    }

    /// Moves the row on and writes the journal. `detail` holds further facts, never words of citizens.
    pub(super) async fn write(&mut self, detail: Value) -> Result<(), Refusal> {
        let own = self.after.fingerprint().filter(|own| self.before.fingerprint().as_ref() != Some(own));
        self.prints.matter = own.or(self.prints.matter.take());
        let line = self.line(self.prints.within(detail), self.after.stage());
        in_time(S::keep(&self.tx, &self.before, self.after.clone(), &line).await?)
    }

    /// Writes the journal alone: a look, which changes nothing that a colleague's open form could clash with.
    pub(super) async fn note(&self, detail: Value) -> Result<(), Refusal> {
        let line = self.line(detail, self.before.stage());
        in_time(S::note(&self.tx, &self.before, &line).await?)
    }

    fn line(&self, detail: Value, to: Option<&'static str>) -> Line<'_> {
        Line { once: self.once.as_deref(), ..self.line_on(&self.before, detail, to) }
    }

    /// A line of this act in the journal of a row that it touches.
    pub(super) fn line_on<'a>(&self, row: &'a S, detail: Value, to: Option<&'a str>) -> Line<'a> {
        Line {
            unit: row.unit(),
            subject: S::SUBJECT,
            name: row.called(),
            seq: row.lines() + 1,
            prev: row.head(),
            by: self.by,
            act: self.act,
            from: row.stage(),
            to,
            at: self.now,
            detail,
            once: None,
        }
    }

    /// Commits and wakes the round of letters.
    pub(super) async fn commit(self, app: &App) -> Result<(), Refusal> {
        self.tx.commit().await?;
        app.letters_waiting.notify_one();
        Ok(())
    }
}

/// Refuses when a colleague was faster.
pub(super) fn in_time(kept: bool) -> Result<(), Refusal> {
    if kept { Ok(()) } else { Err(Refusal::Overtaken) }
}
