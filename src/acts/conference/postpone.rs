//! Another day, hour or place, or called off: everybody is told again, the notice term is checked again.

use domain::conference::Act;
use domain::date::parse_day;
use domain::text::Line;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::plan::collect_until;
use super::step::Step;
use crate::acts::opinion::ReasonForm;
use crate::acts::step::Stamp;
use crate::acts::{Fields, Person, Refusal, said};
use crate::app::App;
use crate::mail::letters;
use crate::store::{deadlines, units};

/// The new day, hours and place, and why.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct PostponeForm {
    /// The new day, d/m/y.
    pub held_on: String,
    /// Begin.
    pub starts_at: String,
    /// End.
    pub ends_at: String,
    /// The place.
    pub place: String,
    /// Why, in words for the public.
    pub reason: String,
    /// The version shown on the page.
    pub version: Option<i32>,
    /// The form's once-token.
    pub once: String,
}

/// Moves an announced conference; the new notice counts from today.
pub async fn postpone(app: &App, person: &Person, code: &str, form: PostponeForm) -> Result<(), Refusal> {
    let mut wrong = Fields::new();
    let held_on = wrong.take("held_on", parse_day(&form.held_on).map_err(said::date));
    if held_on.is_some_and(|day| day < app.today()) {
        wrong.add("held_on", "error-day-past");
    }
    let starts_at = wrong.take("starts_at", said::time(&form.starts_at));
    let ends_at = wrong.take("ends_at", said::time(&form.ends_at));
    if let (Some(starts), Some(ends)) = (starts_at, ends_at)
        && ends <= starts
    {
        wrong.add("ends_at", "error-end-before-start");
    }
    let place = wrong.take("place", Line::parse(&form.place, 200).map_err(said::text));
    let reason = wrong.take("reason", Line::parse(&form.reason, 300).map_err(said::text));
    wrong.done()?;
    let (Some(held_on), Some(starts_at), Some(ends_at), Some(place), Some(reason)) =
        (held_on, starts_at, ends_at, place, reason)
    else {
        return Err(Refusal::Internal("the new date was parsed".to_owned()));
    };
    let stamp = Stamp { version: form.version, once: &form.once };
    let Some(mut step) = Step::begin(app, person, code, Act::Postpone, stamp).await? else {
        return Ok(());
    };
    let unit = units::by_id(&step.tx, step.before.unit_id).await?.ok_or(Refusal::NotFound)?;
    step.after.collect_until = collect_until(app, &step.tx, unit.id, held_on).await?;
    step.after.held_on = held_on;
    step.after.starts_at = i32::from(starts_at);
    step.after.ends_at = i32::from(ends_at);
    step.after.place = place.to_string();
    step.after.reason = Some(reason.to_string());
    step.after.announced_at = Some(step.now);
    let notice = step.notice_due(app).await?;
    deadlines::meet(&step.tx, deadlines::Of::Conference(step.before.id), step.today).await?;
    let in_time = step.today <= notice.due_on;
    let after = step.after.clone();
    step.tell_all(app, "postponed", |lang, staff| {
        letters::conference_postponed(app, &unit, lang, &after, staff)
    })
    .await?;
    let detail = serde_json::json!({
        "from": step.before.held_on, "to": held_on, "reason": reason.to_string(), "in_time": in_time,
    });
    step.keep(app, detail).await
}

/// Calls a conference off.
pub async fn cancel(app: &App, person: &Person, code: &str, form: ReasonForm) -> Result<(), Refusal> {
    let mut wrong = Fields::new();
    let reason = wrong.take("reason", Line::parse(&form.reason, 300).map_err(said::text));
    wrong.done()?;
    let Some(reason) = reason else {
        return Err(Refusal::Internal("reason was parsed".to_owned()));
    };
    let Some(mut step) = Step::begin(app, person, code, Act::Cancel, form.stamp()).await? else {
        return Ok(());
    };
    let unit = units::by_id(&step.tx, step.before.unit_id).await?.ok_or(Refusal::NotFound)?;
    step.after.cancelled_at = Some(step.now);
    step.after.reason = Some(reason.to_string());
    let after = step.after.clone();
    if step.before.announced_at.is_some() {
        step.tell_all(app, "cancelled", |lang, staff| {
            letters::conference_cancelled(app, &unit, lang, &after, staff)
        })
        .await?;
    }
    step.keep(app, serde_json::json!({ "reason": reason.to_string() })).await
}
