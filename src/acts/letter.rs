//! Letters that did not arrive: opened, given another address, sent again.

use domain::contact::Email;
use domain::opinion::Act;
use domain::role::Role;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::step::in_time;
use super::{Fields, Person, Refusal, Why};
use crate::app::App;
use crate::store::held::Held;
use crate::store::journal::{Line, Subject};
use crate::store::opinions::Opinion;
use crate::store::outbox::{self, Part, Shelf, State, Stored};
use crate::store::{WriteTx, journal, opinions, sees::Sees, staff, statements};

/// Where the letter should go.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct AddressForm {
    /// The address; for the citizen's letters only.
    pub address: String,
    /// The form's once-token.
    pub once: String,
}

/// The letters that a person looks after: the clerk those of cases, the administrator those of accounts.
pub fn shelf(person: &Person) -> Result<Shelf, Refusal> {
    let part = match (person.has(Role::Clerk), person.has(Role::Administrator)) {
        (true, true) => Part::Both,
        (true, false) => Part::Cases,
        (false, true) => Part::Accounts,
        (false, false) => return Err(Refusal::Forbidden(Why::Role)),
    };
    Ok(Shelf { unit: person.unit_id, part, sees: person.sees() })
}

/// A letter with its address; a look at a citizen's address is written down like any look at an identity.
pub async fn open(app: &App, person: &Person, id: i64) -> Result<Stored, Refusal> {
    let tx = app.begin_write().await?;
    let letter = found(&tx, person, id).await?;
    if letter.staff_id.is_none() {
        let detail = json!({ "letter": letter.kind });
        note(app, &tx, person, &letter, (Act::SeeIdentity.as_str(), detail, "")).await?;
        tx.commit().await?;
    }
    Ok(letter)
}

/// Sends a citizen's letter that has not arrived to another address. Where the sender left the wrong one, the other
/// replaces it: for letters that wait and for all that follow.
pub async fn mend(app: &App, person: &Person, id: i64, form: AddressForm) -> Result<(), Refusal> {
    let address = Email::parse(&form.address).map_err(|_| Fields::just("address", "error-email"))?;
    let address = address.as_str();
    let tx = app.begin_write().await?;
    let letter = found(&tx, person, id).await?;
    // Letters to staff carry links that open accounts: their address is the account's, and nobody's here to choose.
    if letter.staff_id.is_some() {
        return Err(Refusal::Forbidden(Why::Role));
    }
    if done_before(&tx, person, &letter, "mend_letter", &form.once).await? {
        tx.settle().await?;
        return Ok(());
    }
    let corrected = match letter.opinion_id {
        Some(opinion) => {
            outbox::follow_sender(&tx, opinion, &letter.to_address, address).await?;
            let case = opinions::by_id(&tx, &Sees::machine(), opinion).await?.ok_or(Refusal::NotFound)?;
            statements::correct_email(&tx, case.statement.id, &letter.to_address, address).await?
        }
        None => false,
    };
    let detail = json!({ "letter": letter.kind, "identity_email": corrected });
    send(app, tx, person, &letter, (address, "mend_letter", detail, &form.once)).await
}

/// Tries a letter that has not arrived again; one to a colleague goes to the address the account has now.
pub async fn resend(app: &App, person: &Person, id: i64, once: &str) -> Result<(), Refusal> {
    let tx = app.begin_write().await?;
    let letter = found(&tx, person, id).await?;
    if done_before(&tx, person, &letter, "resend_letter", once).await? {
        tx.settle().await?;
        return Ok(());
    }
    let address = match letter.staff_id {
        Some(account) => {
            staff::by_id(&tx, account).await?.filter(|row| row.active).ok_or(Refusal::NotFound)?.email
        }
        None => letter.to_address.clone(),
    };
    let detail = json!({ "letter": letter.kind });
    send(app, tx, person, &letter, (&address, "resend_letter", detail, once)).await
}

async fn send(
    app: &App,
    tx: WriteTx,
    person: &Person,
    letter: &Stored,
    (address, act, detail, once): (&str, &str, Value, &str),
) -> Result<(), Refusal> {
    if !outbox::mend(&tx, letter.id, address, app.now()).await? {
        return Err(Refusal::NotAllowed { stage: State::Sent.as_str(), act: "resend_letter" });
    }
    note(app, &tx, person, letter, (act, detail, once)).await?;
    tx.commit().await?;
    app.letters_waiting.notify_one();
    tracing::info!(letter.id, staff.id = person.id, act, "a letter is sent again");
    Ok(())
}

async fn done_before(
    tx: &WriteTx,
    person: &Person,
    letter: &Stored,
    act: &str,
    once: &str,
) -> Result<bool, Refusal> {
    match (letter.opinion_id, journal::once_of(act, once)) {
        (Some(opinion), Some(once)) => {
            Ok(journal::has_once(tx, Subject::Opinion, opinion, person.id, &once).await?)
        }
        _ => Ok(false),
    }
}

async fn found(tx: &WriteTx, person: &Person, id: i64) -> Result<Stored, Refusal> {
    outbox::by_id(tx, &shelf(person)?, id).await?.ok_or(Refusal::NotFound)
}

/// A line in the journal of the opinion that the letter is about, if it is about one.
async fn note(
    app: &App,
    tx: &WriteTx,
    person: &Person,
    letter: &Stored,
    (act, detail, once): (&str, Value, &str),
) -> Result<(), Refusal> {
    let Some(id) = letter.opinion_id else {
        return Ok(());
    };
    let Some(opinion) = opinions::by_id(tx, &Sees::machine(), id).await?.map(|case| case.opinion) else {
        return Ok(());
    };
    let once = journal::once_of(act, once);
    let line = Line {
        unit: opinion.unit_id,
        subject: Subject::Opinion,
        name: &opinion.code,
        seq: opinion.journal_len + 1,
        prev: &opinion.journal_head,
        by: person.by(),
        act,
        from: None,
        to: None,
        at: app.now(),
        detail,
        once: once.as_deref(),
    };
    in_time(Opinion::note(tx, &opinion, &line).await?)
}
