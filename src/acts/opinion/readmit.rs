//! Somebody who was left out of an item is not concerned after all; and an item that nobody here may see goes to the province.

use domain::opinion::{Act, Circle};
use domain::text::Line;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shield;
use super::step::{Stamp, Step};
use super::{ReasonForm, reason};
use crate::acts::{Fields, Person, Refusal, Why, said};
use crate::app::App;
use crate::store::{opinions, staff};

/// Who is let in again, and why.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct ReadmitForm {
    /// The account's login.
    pub login: String,
    /// Why.
    pub reason: String,
    /// The version shown on the page.
    pub version: Option<i32>,
    /// The form's once-token.
    pub once: String,
}

/// Takes an account off the list of those an item is about.
pub async fn readmit(app: &App, person: &Person, code: &str, form: ReadmitForm) -> Result<(), Refusal> {
    let mut wrong = Fields::new();
    let why = wrong.take("reason", Line::parse(&form.reason, 500).map_err(said::text));
    let found = staff::by_login(&app.db, form.login.trim()).await?;
    if found.is_none() {
        wrong.add("login", "error-unknown-account");
    }
    wrong.done()?;
    let (Some(why), Some(row)) = (why, found) else {
        return Err(Refusal::Internal("account and reason were parsed".to_owned()));
    };
    let stamp = Stamp { version: form.version, once: &form.once };
    let Some(step) = Step::begin(app, person, code, Act::Readmit, stamp).await? else {
        return Ok(());
    };
    if !opinions::excluded(&step.tx, step.before.id).await?.contains(&row.id) {
        return Err(Fields::just("login", "error-not-excluded"));
    }
    opinions::readmit(&step.tx, step.before.id, &[row.id]).await?;
    step.keep(app, serde_json::json!({ "login": row.login, "reason": why.to_string() })).await
}

/// Gives a closed item to the province's reception officer, with a letter that says nothing of it.
pub async fn hand_up(app: &App, person: &Person, code: &str, form: ReasonForm) -> Result<(), Refusal> {
    let why = reason(&form)?;
    let Some(step) = Step::begin(app, person, code, Act::HandUp, form.stamp()).await? else {
        return Ok(());
    };
    up(app, step, serde_json::json!({ "reason": why })).await
}

/// The same by the machine, when nobody of the unit may see it any more; left alone when somebody may.
pub async fn hand_up_by_machine(app: &App, code: &str) -> Result<(), Refusal> {
    let mut step = Step::begin_by_machine(app, code, Act::HandUp).await?;
    let (unit, circle) = (step.unit().await?, step.before.circle.0);
    let excluded = opinions::excluded(&step.tx, step.before.id).await?;
    // What the desk cannot read any more lies nearer with the unit's own leaders than with the province.
    let wished: &[Circle] = match circle {
        Circle::Desk => &[Circle::Desk, Circle::Leaders],
        _ => &[circle],
    };
    match shield::reachable(&step.tx, &unit, wished, &excluded).await? {
        Some(found) if found == circle => Err(Refusal::Overtaken),
        Some(Circle::Leaders) => {
            step.after.circle = Circle::Leaders.into();
            shield::tell_circle(app, &step.tx, &step.before, Circle::Leaders, &excluded).await?;
            step.keep(app, serde_json::json!({})).await
        }
        _ => up(app, step, serde_json::json!({})).await,
    }
}

async fn up(app: &App, mut step: Step, detail: serde_json::Value) -> Result<(), Refusal> {
    let excluded = opinions::excluded(&step.tx, step.before.id).await?;
    let unit = step.unit().await?;
    if shield::reachable(&step.tx, &unit, &[], &excluded).await?.is_none() {
        return Err(Refusal::Forbidden(Why::NobodyLeft));
    }
    step.after.circle = Circle::Province.into();
    crate::store::statements::seal(&step.tx, step.around.id, true).await?;
    shield::tell_circle(app, &step.tx, &step.before, Circle::Province, &excluded).await?;
    step.keep(app, detail).await
}
