//! An account is changed: name, address, post, office, village, roles; or it works again after a rest.

use domain::role::Role;
use serde_json::json;

use super::account::{self, AccountForm};
use super::disable::tell_of_work;
use super::proposal::{self, Effect};
use super::step::Step;
use super::{Author, link};
use crate::acts::step::Stamp;
use crate::acts::{Fields, Refusal};
use crate::app::App;
use crate::mail::letters::account::About;
use crate::store::left_behind;
use crate::store::proposals::{self, Matter};
use crate::store::staff::{self, Staff};
use crate::store::{WriteTx, outbox, units};

/// An account of the author's unit; another unit's is not there.
pub async fn colleague(app: &App, author: Author<'_>, login: &str) -> Result<Staff, Refusal> {
    let unit = author.unit()?;
    let found = staff::by_login(&app.db, login).await?;
    found.filter(|row| row.unit_id == unit).ok_or(Refusal::NotFound)
}

/// Changes an account; a disabled one works again. Nobody changes the own roles, one administrator always remains, and
/// roles that open restricted things, like the address of whoever holds one, wait for a second person.
pub async fn change(
    app: &App,
    author: Author<'_>,
    login: &str,
    form: AccountForm,
) -> Result<Effect, Refusal> {
    let unit = units::by_id(&app.db, author.unit()?).await?.ok_or(Refusal::NotFound)?;
    let mut wrong = Fields::new();
    let account = account::read(&app.db, &unit, &form, &mut wrong).await?;
    colleague(app, author, login).await?;
    wrong.done()?;
    let Some(account) = account else {
        return Err(Refusal::Internal("the account was read".to_owned()));
    };

    let stamp = Stamp { version: form.version, once: &form.once };
    let Some(mut step) = Step::begin(app, author, login, "change", stamp).await? else {
        return proposal::effect(app, login).await;
    };
    let before = step.before.clone();
    let at_once = proposal::at_once(&step.tx, author, &before).await?;
    let held = staff::roles(&step.tx, before.id).await?;
    let asked = proposal::asked_roles(&step.tx, before.id).await?;
    let plan = Plan::of(&before, (&held, &asked), &account.roles, at_once);
    if author.is(before.id) && plan.differs {
        return Err(Fields::just("roles", "error-own-roles"));
    }
    let resigns =
        before.active && held.contains(&Role::Administrator) && !plan.given.contains(&Role::Administrator);
    if resigns && account::is_last_administrator(&step.tx, unit.id, before.id).await? {
        return Err(Fields::just("roles", "error-last-administrator"));
    }
    let guarded = !at_once && proposal::is_guarded(&step.tx, &before).await?;
    let asked_address = (guarded && account.email != before.email).then(|| account.email.clone());
    step.after = Staff {
        name: account.name,
        email: if guarded { before.email.clone() } else { account.email },
        phone: account.phone,
        post: account.post,
        office_id: account.office_id,
        village_id: account.village_id,
        lang: account.lang.into(),
        active: true,
        disabled_at: None,
        ..before.clone()
    };
    let after = step.after.clone();
    // Who goes to another office, or is an officer no more, leaves the matters of the old office to nobody.
    let officer = |roles: &[Role]| roles.contains(&Role::Officer);
    let leaves =
        before.active && officer(&held) && (before.office_id != after.office_id || !officer(&plan.given));
    if leaves {
        let load = left_behind::load(&step.tx, &before).await?;
        tell_of_work(app, &step, load).await?;
    }
    staff::set_roles(&step.tx, before.id, &plan.given).await?;
    if after.email != before.email {
        outbox::follow_account(&step.tx, after.id, &before.email, &after.email).await?;
        if before.active && !author.is(before.id) {
            step.hand_over(app).await?;
        }
    }
    plan.carry_out(app, &step.tx, author, &after).await?;
    if let Some(address) = &asked_address {
        proposal::ask(app, &step.tx, author, &after, About::Address(address)).await?;
    }
    let new_name = (before.name != after.name || before.post != after.post) && guarded && before.active;
    if new_name {
        proposal::tell(app, &step.tx, author, &after, (About::Access, "letter-guarded-renamed")).await?;
    }
    // The old password was ended with the account; the link of a guarded one waits as its address does.
    match (before.active, guarded) {
        (true, _) => {}
        (false, false) => {
            link::make(app, &step.tx, &unit, &after, link::Via::Letter).await?;
        }
        (false, true) => proposal::ask(app, &step.tx, author, &after, About::Access).await?,
    }
    step.act = if before.active { "change" } else { "enable" };
    let detail = json!({
        "changed": changed(&before, &after), "roles_before": held, "roles": plan.given,
        "asked": plan.asks, "asked_address": asked_address.is_some(),
    });
    step.keep(app, detail).await?;
    let waits = asked_address.is_some() || (guarded && !before.active);
    Ok(if waits { Effect::Waits } else { plan.effect() })
}

/// What becomes of the roles that the form names.
struct Plan {
    /// Held from now on.
    given: Vec<Role>,
    /// Guarded ones among them that are new.
    added: Vec<Role>,
    /// Guarded ones that a second person is asked about.
    asks: Vec<Role>,
    /// Asked earlier and named no more.
    withdrawn: Vec<Role>,
    /// Guarded ones that end.
    taken: Vec<Role>,
    /// Asked earlier and still waiting.
    waiting: Vec<Role>,
    /// Whether the form names others than those held and asked for.
    differs: bool,
}

impl Plan {
    fn of(before: &Staff, (held, asked): (&[Role], &[Role]), named: &[Role], at_once: bool) -> Plan {
        // A disabled account comes back without the keys that it had.
        let standing = |role: &Role| held.contains(role) && (before.active || !role.is_guarded());
        let of = |roles: &[Role], keep: &dyn Fn(&Role) -> bool| -> Vec<Role> {
            roles.iter().copied().filter(|role| keep(role)).collect()
        };
        let guarded_news = of(named, &|role| role.is_guarded() && !standing(role));
        let (added, open) = if at_once { (guarded_news, Vec::new()) } else { (Vec::new(), guarded_news) };
        Plan {
            given: of(named, &|role| !open.contains(role)),
            asks: of(&open, &|role| !asked.contains(role)),
            withdrawn: of(asked, &|role| !named.contains(role)),
            taken: of(held, &|role| role.is_guarded() && before.active && !named.contains(role)),
            waiting: of(asked, &|role| open.contains(role)),
            differs: of(named, &|role| !held.contains(role) && !asked.contains(role)).len()
                + of(held, &|role| !named.contains(role)).len()
                + of(asked, &|role| !named.contains(role)).len()
                > 0,
            added,
        }
    }

    async fn carry_out(
        &self,
        app: &App,
        tx: &WriteTx,
        author: Author<'_>,
        row: &Staff,
    ) -> Result<(), Refusal> {
        for role in self.withdrawn.iter().chain(&self.added) {
            proposals::withdraw(tx, row.id, Some((Matter::Role, Some(role.as_str()))), app.now()).await?;
        }
        for (roles, opening) in
            [(&self.added, "letter-guarded-role-given"), (&self.taken, "letter-guarded-role-taken")]
        {
            for role in roles {
                proposal::tell(app, tx, author, row, (About::Role(*role), opening)).await?;
            }
        }
        for role in &self.asks {
            proposal::ask(app, tx, author, row, About::Role(*role)).await?;
        }
        Ok(())
    }

    fn effect(&self) -> Effect {
        if self.asks.is_empty() && self.waiting.is_empty() { Effect::AtOnce } else { Effect::Waits }
    }
}

/// The columns that differ, by name; their values stay out of the journal.
fn changed(before: &Staff, after: &Staff) -> Vec<&'static str> {
    [
        ("name", before.name != after.name),
        ("email", before.email != after.email),
        ("phone", before.phone != after.phone),
        ("post", before.post != after.post),
        ("office", before.office_id != after.office_id),
        ("village", before.village_id != after.village_id),
        ("lang", before.lang != after.lang),
        ("active", before.active != after.active),
    ]
    .into_iter()
    .filter_map(|(name, differs)| differs.then_some(name))
    .collect()
}
