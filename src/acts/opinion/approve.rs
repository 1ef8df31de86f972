//! Somebody other than the drafter approves the answer.

use domain::opinion::Act;
use domain::role::Role;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::step::{Stamp, Step, not_allowed};
use crate::acts::{Person, Refusal};
use crate::app::App;
use crate::mail::letters;
use crate::store::{opinions, staff};

/// Nothing but which state of the case was seen.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct ConfirmForm {
    /// The version shown on the page.
    pub version: Option<i32>,
    /// The form's once-token.
    pub once: String,
}

impl ConfirmForm {
    /// Which state was seen, and the once-token.
    pub fn stamp(&self) -> Stamp<'_> {
        Stamp { version: self.version, once: &self.once }
    }
}

/// Approves the draft that lies for approval; drafter and approver differ (four eyes).
pub async fn approve(app: &App, person: &Person, code: &str, form: ConfirmForm) -> Result<(), Refusal> {
    let Some(mut step) = Step::begin(app, person, code, Act::Approve, form.stamp()).await? else {
        return Ok(());
    };
    let Some(mut answer) = opinions::latest_answer(&step.tx, step.before.id).await? else {
        return Err(not_allowed(&step.before, Act::Approve));
    };
    answer.state = "approved".to_owned();
    answer.approver_id = Some(person.id);
    // One paper, one signer: the name and post as they are on the day of the signature.
    answer.signer_name = Some(person.name.clone());
    answer.signer_post = Some(person.post.clone());
    answer.approved_at = Some(step.now);
    answer.updated_at = step.now;
    let revision = answer.revision;
    step.seal_answer(&answer).await?;
    opinions::put_answer(&step.tx, answer).await?;
    let matter = step.matter().await?;
    for reader in staff::holding(&step.tx, step.before.unit_id, &[Role::Clerk]).await? {
        let letter = letters::approved_waits_for_number(app, reader.lang.0, &matter);
        let suffix = format!("{revision}");
        step.tell(letters::to_staff(app, &reader, Some(&matter.case), "approved", &suffix, letter)).await?;
    }
    step.keep(app, serde_json::json!({ "revision": revision })).await
}
