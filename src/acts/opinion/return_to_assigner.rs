//! The office says "not ours" and gives the item back to the one who assigned it.

use domain::deadline::TermKey;
use domain::opinion::Act;

use super::step::Step;
use super::{ReasonForm, reason};
use crate::acts::{Person, Refusal};
use crate::app::App;

/// Gives the item back; it waits for assignment again, on the intake clock.
pub async fn return_to_assigner(
    app: &App,
    person: &Person,
    code: &str,
    form: ReasonForm,
) -> Result<(), Refusal> {
    let why = reason(&form)?;
    let Some(mut step) = Step::begin(app, person, code, Act::ReturnToAssigner, form.stamp()).await? else {
        return Ok(());
    };
    step.after.lead_office_id = None;
    step.after.officer_id = None;
    let today = step.today;
    step.due_by(app, TermKey::Intake, today).await?;
    step.keep(app, serde_json::json!({ "reason": why })).await
}
