//! A step on an account: found, permitted, told, kept.

use serde_json::Value;

use super::{Author, colleague, link, proposal};
use crate::acts::Refusal;
use crate::acts::step::{self, Found, Stamp};
use crate::app::App;
use crate::store::WriteTx;
use crate::store::journal::By;
use crate::store::staff::{self, Staff};
use crate::store::{sessions, units};

/// An act on an account under way; its unit stands around it.
pub(super) type Step = step::Step<Staff>;

impl Step {
    /// On an account of the author's unit, whose accounts are all held; the author is asked once more whether he may,
    /// for a colleague may have been faster. `None` when this very form was already carried out.
    pub(super) async fn begin(
        app: &App,
        author: Author<'_>,
        login: &str,
        act: &'static str,
        stamp: Stamp<'_>,
    ) -> Result<Option<Step>, Refusal> {
        let seen = colleague(app, author, login).await?;
        let tx = app.begin_write().await?;
        proposal::enter(&tx, author, seen.unit_id).await?;
        step::Step::by_form(app, author.by(), find(tx, seen.id).await?, act, stamp).await
    }

    /// On an account by its key, without a form that could be sent twice: by its owner, by a link, by the operator.
    pub(super) async fn on(app: &App, id: i64, act: &'static str, by: By) -> Result<Step, Refusal> {
        let tx = app.begin_write().await?;
        Step::within(app, tx, id, act, by).await
    }

    /// Within a transaction that is open already.
    pub(super) async fn within(
        app: &App,
        tx: WriteTx,
        id: i64,
        act: &'static str,
        by: By,
    ) -> Result<Step, Refusal> {
        Ok(step::Step::by_machine(app, find(tx, id).await?, act, by))
    }

    /// Whatever opened the account until now opens it no more: sessions but this one, links, personal tokens.
    pub(super) async fn shut_out(&self, but: Option<i64>) -> Result<(), Refusal> {
        sessions::end_all(&self.tx, self.before.id, but).await?;
        sessions::kill_links(&self.tx, self.before.id, self.now).await?;
        sessions::revoke_api_tokens(&self.tx, self.before.id, None, self.now).await?;
        Ok(())
    }

    /// The account has another address, and somebody else said so: whoever knew its old password may be another person.
    /// So the password ends with all that it opened, and a link goes to the new address.
    pub(super) async fn hand_over(&mut self, app: &App) -> Result<(), Refusal> {
        self.shut_out(None).await?;
        self.after.password_hash = None;
        self.after.totp_secret = None;
        self.after.totp_step = None;
        link::make(app, &self.tx, &self.around, &self.after, link::Via::Letter).await?;
        Ok(())
    }

    /// Moves the account on, writes the journal, commits. `detail` never holds passwords, tokens or secrets.
    pub(super) async fn keep(mut self, app: &App, detail: Value) -> Result<(), Refusal> {
        self.write(detail).await?;
        self.done(app).await
    }

    /// Writes the journal alone and commits: what the account itself does not show.
    pub(super) async fn keep_note(self, app: &App, detail: Value) -> Result<(), Refusal> {
        self.note(detail).await?;
        self.done(app).await
    }

    async fn done(self, app: &App) -> Result<(), Refusal> {
        let (id, act) = (self.before.id, self.act);
        self.commit(app).await?;
        tracing::info!(staff.id = id, act, "account moved on");
        Ok(())
    }
}

async fn find(tx: WriteTx, id: i64) -> Result<Found<Staff>, Refusal> {
    let row = staff::held(&tx, id).await?.ok_or(Refusal::NotFound)?;
    let around = units::by_id(&tx, row.unit_id).await?.ok_or(Refusal::NotFound)?;
    Ok(Found { tx, row, around })
}
