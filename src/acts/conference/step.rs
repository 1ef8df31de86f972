//! A step on a conference: found, permitted by the law, told to everybody, kept.

use chrono::NaiveDate;
use domain::conference::{Act, permit};
use domain::deadline::{Deadline, TermKey};
use domain::lang::Lang;

use crate::acts::opinion::told;
use crate::acts::step::{self, Found, Stamp};
use crate::acts::{Person, Refusal, Why};
use crate::app::App;
use crate::mail::letters::{self, Letter};
use crate::store::conferences::{self, Conference};
use crate::store::deadlines;
use crate::store::{opinions, staff};

/// An act on a conference under way.
pub type Step = step::Step<Conference>;

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
        let row = conferences::held(&tx, &person.sees(), code).await?.ok_or(Refusal::NotFound)?;
        let (unit, stage) = (row.unit_id, row.stage.0);
        let found = Found { tx, row, around: () };
        let Some(mut step) = step::Step::by_form(app, person.by(), found, act.as_str(), stamp).await? else {
            return Ok(None);
        };
        if unit != person.unit_id {
            return Err(Refusal::Forbidden(Why::Role));
        }
        step.after.stage = permit(act, &person.roles, stage)?.into();
        Ok(Some(step))
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
        for (said, email) in conferences::listeners(&self.tx, self.before.id).await? {
            if !told.insert(email.to_lowercase()) {
                continue;
            }
            let letter = write(said.lang.0, false);
            let matters = opinions::of_statement(&self.tx, said.id).await?;
            let said = told::said(&said, &matters);
            let mut envelope = letters::to_sender(app, &said, email, &format!("{kind}-{suffix}"), letter);
            envelope.conference = Some(self.before.id);
            self.tell(envelope).await?;
        }
        Ok(())
    }

    /// Moves the conference on, writes the journal, commits.
    pub async fn keep(mut self, app: &App, detail: serde_json::Value) -> Result<(), Refusal> {
        self.write(detail).await?;
        let (id, act) = (self.before.id, self.act);
        self.commit(app).await?;
        tracing::info!(conference.id = id, act, "conference moved on");
        Ok(())
    }
}

/// Whether this person may do this to a conference, asked without holding it: whoever may not is told so before a form is
/// judged.
pub async fn permitted(app: &App, person: &Person, code: &str, act: Act) -> Result<(), Refusal> {
    let row = conferences::by_code(&app.db, &person.sees(), code).await?.ok_or(Refusal::NotFound)?;
    if row.unit_id != person.unit_id {
        return Err(Refusal::Forbidden(Why::Role));
    }
    permit(act, &person.roles, row.stage.0)?;
    Ok(())
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
