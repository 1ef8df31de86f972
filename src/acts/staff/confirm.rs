//! A second person decides about what was asked: the secretary, the chair, or for address and link the person itself.

use domain::role::Role;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::link::{self, Via};
use super::step::Step;
use super::{Author, colleague, proposal};
use crate::acts::{Fields, Person, Refusal, Why};
use crate::app::App;
use crate::mail::letters::account::About;
use crate::store::proposals::{self, Matter, Proposal, State};
use crate::store::staff::{self, Staff};
use crate::store::{WriteTx, outbox};

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
    let Some((tx, proposal)) = open(app, person, id, State::Confirmed).await? else {
        return Ok(());
    };
    carry_out(app, tx, Author::Person(person), &proposal, &form.once).await?.commit(app).await?;
    app.directory.forget();
    Ok(())
}

/// Says no to a proposal; nothing of it ever takes effect.
pub async fn refuse(app: &App, person: &Person, id: i64, form: DecisionForm) -> Result<(), Refusal> {
    let Some((tx, proposal)) = open(app, person, id, State::Refused).await? else {
        return Ok(());
    };
    let about = proposal::about(&proposal)?;
    let (opening, act) = match about {
        About::Role(_) => ("letter-guarded-role-refused", "refuse_role"),
        About::Address(_) => ("letter-guarded-address-refused", "refuse_address"),
        About::Access => ("letter-guarded-link-refused", "refuse_link"),
    };
    let author = Author::Person(person);
    let step = decision(app, tx, author, &proposal, (act, &form.once)).await?;
    proposal::tell(app, &step.tx, author, &step.before, (about, opening)).await?;
    step.keep_note(app, detail(&proposal)).await
}

/// The operator confirms all that waits about an account of a unit where nobody else can.
pub async fn confirm_by_command(app: &App, login: &str) -> Result<usize, Refusal> {
    let found = staff::by_login(&app.db, login).await?.ok_or(Refusal::NotFound)?;
    let author = Author::Command { unit: found.unit_id };
    let row = colleague(app, author, login).await?;
    let mut tx = app.begin_write().await?;
    proposal::enter(&tx, author, row.unit_id).await?;
    if proposal::has_confirmer(&tx, &row).await? {
        return Err(Fields::just("login", "error-leaders-confirm"));
    }
    let waiting = proposals::about(&tx, row.id).await?;
    for proposal in &waiting {
        if proposals::decide(&tx, proposal.id, State::Confirmed, None, app.now()).await? {
            tx = carry_out(app, tx, author, proposal, "").await?.tx;
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
) -> Result<Option<(WriteTx, Proposal)>, Refusal> {
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
    if !staff::held(&tx, found.staff_id).await?.is_some_and(|row| row.active) {
        return Err(Refusal::Overtaken);
    }
    if proposals::decide(&tx, found.id, state, Some(person.id), app.now()).await? {
        return Ok(Some((tx, found)));
    }
    let now = proposals::by_id(&tx, id).await?.ok_or(Refusal::NotFound)?;
    if now.decided_by == Some(person.id) && now.state == state.as_str() {
        tx.settle().await?;
        return Ok(None);
    }
    Err(Refusal::Overtaken)
}

/// Lets it take effect and writes the journal; whoever called commits.
async fn carry_out(
    app: &App,
    tx: WriteTx,
    author: Author<'_>,
    proposal: &Proposal,
    once: &str,
) -> Result<Step, Refusal> {
    let about = proposal::about(proposal)?;
    let (opening, act) = match about {
        About::Role(_) => ("letter-guarded-role-given", "confirm_role"),
        About::Address(_) => ("letter-guarded-address-changed", "confirm_address"),
        About::Access => ("letter-guarded-link-sent", "confirm_link"),
    };
    let mut step = decision(app, tx, author, proposal, (act, once)).await?;
    // Told before anything changes: to the address until now.
    proposal::tell(app, &step.tx, author, &step.before, (about, opening)).await?;
    match about {
        About::Role(role) => staff::add_role(&step.tx, step.before.id, role).await?,
        About::Address(address) => {
            address.clone_into(&mut step.after.email);
            outbox::follow_account(&step.tx, step.before.id, &step.before.email, address).await?;
            if !author.is(step.before.id) && proposal.asked_by != Some(step.before.id) {
                step.hand_over(app).await?;
            }
        }
        About::Access => {
            link::make(app, &step.tx, &step.around, &step.before, Via::Letter).await?;
        }
    }
    step.write(detail(proposal)).await?;
    tracing::info!(staff.id = step.before.id, act, "decided about an account");
    Ok(step)
}

/// The step of a decision, in the transaction that has taken it. Deciding twice was told by the proposal itself.
async fn decision(
    app: &App,
    tx: WriteTx,
    author: Author<'_>,
    proposal: &Proposal,
    (act, once): (&'static str, &str),
) -> Result<Step, Refusal> {
    let step = Step::within(app, tx, proposal.staff_id, act, author.by()).await?;
    Ok(step.marked(once))
}

fn detail(proposal: &Proposal) -> serde_json::Value {
    match proposal::role_of(proposal) {
        Some(role) => json!({ "role": role, "asked_by": proposal.asked_by }),
        None => json!({ "asked_by": proposal.asked_by }),
    }
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
