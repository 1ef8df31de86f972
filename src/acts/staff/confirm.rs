//! A second person decides about what was asked: the secretary, the chair, or for address and link the person itself.

use domain::role::Role;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::chain::{self, Entry};
use super::link::{self, Via};
use super::{Author, colleague, proposal};
use crate::acts::{Fields, Person, Refusal, Why};
use crate::app::App;
use crate::mail::letters::account::About;
use crate::store::proposals::{self, Matter, Proposal, State};
use crate::store::staff::{self, Staff};
use crate::store::{WriteTx, outbox, units};

/// The wish to confirm or to refuse.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct DecisionForm {
    /// The form's once-token.
    pub once: String,
}

/// A proposal that somebody may read, with the account it is about.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// What was asked.
    pub proposal: Proposal,
    /// The account.
    pub row: Staff,
    /// Whether this reader may decide.
    pub decides: bool,
}

/// What waits and concerns this person: for a secretary or chair all of the unit, for others about themselves.
pub async fn waiting(app: &App, person: &Person) -> Result<Vec<Waiting>, Refusal> {
    let leads = leads(person);
    let mut found = Vec::new();
    for proposal in proposals::of_unit(&app.db, person.unit_id).await? {
        let decides = decides(person, &proposal);
        if !leads && proposal.staff_id != person.id {
            continue;
        }
        if let Some(row) = staff::by_id(&app.db, proposal.staff_id).await? {
            found.push(Waiting { proposal, row, decides });
        }
    }
    Ok(found)
}

/// What waits about one account, for those who look after accounts; they decide nothing.
pub async fn asked(app: &App, row: &Staff) -> Result<Vec<Waiting>, Refusal> {
    let waiting = proposals::about(&app.db, row.id).await?.into_iter();
    Ok(waiting.map(|proposal| Waiting { proposal, row: row.clone(), decides: false }).collect())
}

/// Lets a proposal take effect.
pub async fn confirm(app: &App, person: &Person, id: i64, form: DecisionForm) -> Result<(), Refusal> {
    let Some((tx, proposal, row)) = open(app, person, id, State::Confirmed).await? else {
        return Ok(());
    };
    let author = Author::Person(person);
    carry_out(app, &tx, author, &proposal, row, &form.once).await?;
    tx.commit().await?;
    app.letters_waiting.notify_one();
    app.directory.forget();
    Ok(())
}

/// Says no to a proposal; nothing of it ever takes effect.
pub async fn refuse(app: &App, person: &Person, id: i64, form: DecisionForm) -> Result<(), Refusal> {
    let Some((tx, proposal, row)) = open(app, person, id, State::Refused).await? else {
        return Ok(());
    };
    let about = proposal::about(&proposal)?;
    let (opening, act) = match about {
        About::Role(_) => ("letter-guarded-role-refused", "refuse_role"),
        About::Address(_) => ("letter-guarded-address-refused", "refuse_address"),
        About::Access => ("letter-guarded-link-refused", "refuse_link"),
    };
    let author = Author::Person(person);
    proposal::tell(app, &tx, author, &row, (about, opening)).await?;
    note(app, &tx, author, (&proposal, &row), (act, &form.once)).await?;
    tx.commit().await?;
    app.letters_waiting.notify_one();
    Ok(())
}

/// The operator confirms all that waits about an account of a unit where nobody else can.
pub async fn confirm_by_command(app: &App, login: &str) -> Result<usize, Refusal> {
    let found = staff::by_login(&app.db, login).await?.ok_or(Refusal::NotFound)?;
    let author = Author::Command { unit: found.unit_id };
    let row = colleague(app, author, login).await?;
    let unit = units::by_id(&app.db, row.unit_id).await?.ok_or(Refusal::NotFound)?;
    let tx = app.begin_write().await?;
    proposal::enter(&tx, author, &unit).await?;
    if proposal::has_confirmer(&tx, &row).await? {
        return Err(Fields::just("login", "error-leaders-confirm"));
    }
    let waiting = proposals::about(&tx, row.id).await?;
    for proposal in &waiting {
        let row = staff::held(&tx, row.id).await?.ok_or(Refusal::NotFound)?;
        if proposals::decide(&tx, proposal.id, State::Confirmed, None, app.now()).await? {
            carry_out(app, &tx, author, proposal, row, "").await?;
        }
    }
    tx.commit().await?;
    app.letters_waiting.notify_one();
    app.directory.forget();
    Ok(waiting.len())
}

/// Opens, finds, permits, decides. `None` when this person decided so already (a double click).
async fn open(
    app: &App,
    person: &Person,
    id: i64,
    state: State,
) -> Result<Option<(WriteTx, Proposal, Staff)>, Refusal> {
    let tx = app.begin_write().await?;
    let found = proposals::by_id(&tx, id).await?.ok_or(Refusal::NotFound)?;
    let row = staff::by_id(&tx, found.staff_id).await?.ok_or(Refusal::NotFound)?;
    if row.unit_id != person.unit_id {
        return Err(Refusal::NotFound);
    }
    staff::hold_all(&tx, row.unit_id).await?;
    let person = Person::load(&tx, person.id).await?.ok_or(Refusal::NotFound)?;
    if !decides(&person, &found) {
        return Err(if leads(&person) { Refusal::Forbidden(Why::Role) } else { Refusal::NotFound });
    }
    let row = staff::held(&tx, found.staff_id).await?.filter(|row| row.active).ok_or(Refusal::Overtaken)?;
    if proposals::decide(&tx, found.id, state, Some(person.id), app.now()).await? {
        return Ok(Some((tx, found, row)));
    }
    let now = proposals::by_id(&tx, id).await?.ok_or(Refusal::NotFound)?;
    if now.decided_by == Some(person.id) && now.state == state.as_str() {
        return Ok(None);
    }
    Err(Refusal::Overtaken)
}

async fn carry_out(
    app: &App,
    tx: &WriteTx,
    author: Author<'_>,
    proposal: &Proposal,
    mut row: Staff,
    once: &str,
) -> Result<(), Refusal> {
    let about = proposal::about(proposal)?;
    // Told before anything changes: to the address until now.
    let (opening, act) = match about {
        About::Role(_) => ("letter-guarded-role-given", "confirm_role"),
        About::Address(_) => ("letter-guarded-address-changed", "confirm_address"),
        About::Access => ("letter-guarded-link-sent", "confirm_link"),
    };
    proposal::tell(app, tx, author, &row, (about, opening)).await?;
    match about {
        About::Role(role) => staff::add_role(tx, row.id, role).await?,
        About::Address(address) => {
            let old = std::mem::replace(&mut row.email, address.to_owned());
            staff::put(tx, row.clone()).await?;
            outbox::follow_account(tx, row.id, &old, &row.email).await?;
        }
        About::Access => {
            let unit = units::by_id(tx, row.unit_id).await?.ok_or(Refusal::NotFound)?;
            link::make(app, tx, &unit, &row, Via::Letter).await?;
        }
    }
    note(app, tx, author, (proposal, &row), (act, once)).await
}

async fn note(
    app: &App,
    tx: &WriteTx,
    author: Author<'_>,
    (proposal, row): (&Proposal, &Staff),
    (act, once): (&'static str, &str),
) -> Result<(), Refusal> {
    let detail = match proposal::role_of(proposal) {
        Some(role) => json!({ "role": role, "asked_by": proposal.asked_by }),
        None => json!({ "asked_by": proposal.asked_by }),
    };
    chain::record(tx, row, Entry { by: author.by(), act, at: app.now(), detail, once }).await?;
    tracing::info!(staff.id = row.id, act, "decided about an account");
    Ok(())
}

fn leads(person: &Person) -> bool {
    person.has(Role::PartySecretary) || person.has(Role::Chair)
}

/// Never who asked, and never anybody about a role of his own.
fn decides(person: &Person, proposal: &Proposal) -> bool {
    let own = proposal.staff_id == person.id;
    let about_role = proposal.matter == Matter::Role.as_str();
    proposal.asked_by != Some(person.id) && if own { !about_role } else { leads(person) }
}
