//! The public notice: time, place, content and how to take part, at least seven days before.

use domain::conference::Act;

use super::step::Step;
use crate::acts::opinion::approve::ConfirmForm;
use crate::acts::{Person, Refusal};
use crate::app::App;
use crate::mail::letters;
use crate::store::{deadlines, units};

/// Announces; a late notice is possible and stays visible as late (Luật 72/2025/QH15 Đ.43).
pub async fn announce(app: &App, person: &Person, code: &str, form: ConfirmForm) -> Result<(), Refusal> {
    let Some(mut step) = Step::begin(app, person, code, Act::Announce, form.stamp()).await? else {
        return Ok(());
    };
    let unit = units::by_id(&step.tx, step.before.unit_id).await?.ok_or(Refusal::NotFound)?;
    step.after.announced_at = Some(step.now);
    deadlines::meet(&step.tx, deadlines::Of::Conference(step.before.id), step.today).await?;
    let in_time = step.today <= step.before.notice_due_on;
    let after = step.after.clone();
    step.tell_all(app, "announced", |lang, staff| {
        letters::conference_announced(app, &unit, lang, &after, staff)
    })
    .await?;
    step.keep(app, serde_json::json!({ "in_time": in_time })).await
}
