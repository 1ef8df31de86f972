//! The conference itself: opened on its day, adjourned with the number of people who came.

use domain::conference::Act;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::step::Step;
use crate::acts::opinion::approve::ConfirmForm;
use crate::acts::step::Stamp;
use crate::acts::{Fields, Person, Refusal, said};
use crate::app::App;

/// How many came.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct AdjournForm {
    /// The number of people present.
    pub attendance: String,
    /// The version shown on the page.
    pub version: Option<i32>,
    /// The form's once-token.
    pub once: String,
}

/// Opens the conference on its day, so that what is spoken can be logged.
pub async fn open(app: &App, person: &Person, code: &str, form: ConfirmForm) -> Result<(), Refusal> {
    let Some(mut step) = Step::begin(app, person, code, Act::Open, form.stamp()).await? else {
        return Ok(());
    };
    if step.before.held_on > step.today {
        return Err(Fields::just("held_on", "error-conference-not-today"));
    }
    step.after.opened_at = Some(step.now);
    step.keep(app, serde_json::json!({})).await
}

/// Adjourns it.
pub async fn adjourn(app: &App, person: &Person, code: &str, form: AdjournForm) -> Result<(), Refusal> {
    let mut wrong = Fields::new();
    let attendance = wrong.take("attendance", said::count(&form.attendance, 0, 100_000)).flatten();
    wrong.done()?;
    let stamp = Stamp { version: form.version, once: &form.once };
    let Some(mut step) = Step::begin(app, person, code, Act::Adjourn, stamp).await? else {
        return Ok(());
    };
    step.after.adjourned_at = Some(step.now);
    step.after.attendance = attendance;
    step.keep(app, serde_json::json!({ "attendance": attendance })).await
}
