//! The approver returns the draft with a reason.

use domain::opinion::Act;

use super::step::{Step, not_allowed};
use super::{ReasonForm, reason};
use crate::acts::{Person, Refusal};
use crate::app::App;
use crate::mail::letters;
use crate::store::{opinions, staff};

/// Gives the draft back to the officer; the clock runs on.
pub async fn return_draft(app: &App, person: &Person, code: &str, form: ReasonForm) -> Result<(), Refusal> {
    let why = reason(&form)?;
    let Some(mut step) = Step::begin(app, person, code, Act::ReturnDraft, form.stamp()).await? else {
        return Ok(());
    };
    let Some(mut answer) = opinions::latest_answer(&step.tx, step.before.id).await? else {
        return Err(not_allowed(&step.before, Act::ReturnDraft));
    };
    answer.state = "returned".to_owned();
    answer.return_reason = Some(why.clone());
    answer.approver_id = None;
    answer.approved_at = None;
    answer.signer_name = None;
    answer.signer_post = None;
    answer.updated_at = step.now;
    let (drafter, revision) = (answer.drafter_id, answer.revision);
    step.seal_answer(&answer).await?;
    opinions::put_answer(&step.tx, answer).await?;
    if let Some(drafter) = drafter
        && let Some(reader) = staff::by_id(&step.tx, drafter).await?.filter(|row| row.active)
    {
        let matter = step.matter().await?;
        let letter = letters::draft_returned(app, reader.lang.0, &matter, &why);
        let suffix = format!("{revision}");
        step.tell(letters::to_staff(app, &reader, Some(&matter.case), "draft_returned", &suffix, letter))
            .await?;
    }
    step.keep(app, serde_json::json!({ "reason": why, "revision": revision })).await
}
