//! What every act on a conference shares: open, find, permit, then move and keep.

use chrono::{DateTime, NaiveDate, Utc};
use domain::conference::{Act, Stage, permit};
use domain::deadline::{Deadline, TermKey};

use crate::acts::opinion::Stamp;
use crate::acts::opinion::told::case;
use crate::acts::{Person, Refusal};
use crate::app::App;
use crate::mail::letters::{self, Letter};
use crate::store::conferences::{self, Conference};
use crate::store::journal::{self, By, Line, Subject};
use crate::store::outbox::{self, Envelope};
use crate::store::staff;
use crate::store::{WriteTx, deadlines};
use domain::lang::Lang;

/// An act on a conference under way.
pub struct Step {
    /// The write transaction.
    pub tx: WriteTx,
    /// The conference as found.
    pub before: Conference,
    /// The conference as it will be kept.
    pub after: Conference,
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
    /// Opens, finds, permits. `None` when this very form was already carried out.
    pub async fn begin(
        app: &App,
        person: &Person,
        code: &str,
        act: Act,
        stamp: Stamp<'_>,
    ) -> Result<Option<Step>, Refusal> {
        let tx = app.begin_write().await?;
        let before = conferences::held(&tx, &person.sees(), code).await?.ok_or(Refusal::NotFound)?;
        let once = (!stamp.once.is_empty()).then(|| stamp.once.to_owned());
        if let Some(once) = &once
            && journal::has_once(&tx, Subject::Conference, before.id, person.id, once).await?
        {
            return Ok(None);
        }
        if stamp.version.is_some_and(|version| version != before.version) {
            return Err(Refusal::Overtaken);
        }
        if before.unit_id != person.unit_id {
            return Err(Refusal::Forbidden(crate::acts::Why::Role));
        }
        let next = permit(act, &person.roles, before.stage.0)?;
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

    /// Recounts the notice day for the day the conference is held (Luật 72/2025/QH15 Đ.43) and shows it on the row.
    pub async fn notice_due(&mut self, app: &App) -> Result<Deadline, Refusal> {
        let notice = notice_deadline(app, &self.tx, self.before.unit_id, self.after.held_on).await?;
        deadlines::set(&self.tx, deadlines::Of::Conference(self.before.id), &notice, self.now).await?;
        self.after.notice_due_on = notice.due_on;
        self.after.notice_json = deadlines::as_json(&notice)?;
        Ok(notice)
    }

    /// Tells everybody: the unit's staff with a part in it, and citizens who sent opinions for it and wish for messages.
    pub async fn tell_all(
        &self,
        app: &App,
        kind: &'static str,
        write: impl Fn(Lang, bool) -> Letter,
    ) -> Result<(), Refusal> {
        let suffix = format!("{}-{}", self.before.code, self.before.version);
        for reader in staff::with_a_part_in_conferences(&self.tx, self.before.unit_id).await? {
            let mut envelope =
                letters::to_staff(app, &reader, None, kind, &suffix, write(reader.lang.0, true));
            envelope.conference = Some(self.before.id);
            self.tell(envelope).await?;
        }
        let mut told = std::collections::HashSet::new();
        for (opinion, email) in conferences::listeners(&self.tx, self.before.id).await? {
            if !told.insert(email.to_lowercase()) {
                continue;
            }
            let letter = write(opinion.lang.0, false);
            let mut envelope =
                letters::to_citizen(app, &case(&opinion), email, &format!("{kind}-{suffix}"), letter);
            envelope.conference = Some(self.before.id);
            self.tell(envelope).await?;
        }
        Ok(())
    }

    /// Puts a letter into the outbox with this act.
    pub async fn tell(&self, envelope: Envelope) -> Result<(), Refusal> {
        outbox::put(&self.tx, envelope, self.now).await?;
        Ok(())
    }

    /// Moves the conference on, writes the journal, commits.
    pub async fn keep(self, app: &App, detail: serde_json::Value) -> Result<(), Refusal> {
        let Step { tx, before, mut after, now, act, next, by, once, .. } = self;
        after.stage = next.into();
        let line = Line {
            unit: before.unit_id,
            subject: Subject::Conference,
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
        if !conferences::advance(&tx, &before, after).await? {
            return Err(Refusal::Overtaken);
        }
        line.write(&tx, before.id).await?;
        tx.commit().await?;
        app.letters_waiting.notify_one();
        tracing::info!(conference.id = before.id, act = act.as_str(), "conference moved on");
        Ok(())
    }
}

/// The last day on which the public notice is in time for a conference on `held_on`.
pub async fn notice_deadline(
    app: &App,
    on: &impl crate::store::Conn,
    unit: i64,
    held_on: NaiveDate,
) -> Result<Deadline, Refusal> {
    let pages = app.almanac.read(on).await?;
    Ok(pages.term(unit, TermKey::Notice)?.count(&pages.calendar, held_on))
}
