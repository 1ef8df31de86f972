//! Topic and kind are set; a complaint leaves the flow of opinions, a denunciation goes out of sight at once.

use domain::deadline::TermKey;
use domain::opinion::{Act, Kind};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::quarantine::accused;
use super::step::{Stamp, Step};
use super::{seal, urgency};
use crate::acts::{Fields, Person, Refusal, said};
use crate::app::App;
use crate::store::opinions::{self, Classification};
use crate::store::units;

/// What the clerk decides about an opinion.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct ClassificationForm {
    /// The kind's word: `kien_nghi`, `phan_anh`, `hoi`, `khieu_nai`, `to_cao`.
    pub kind: String,
    /// The topic's code, such as `DAT-01`.
    pub topic: String,
    /// A short title for lists.
    pub title: String,
    /// Why; asked for when the kind changes and for complaints and denunciations.
    pub reason: String,
    /// It cannot wait.
    pub urgent: bool,
    /// Left over from an earlier conference.
    pub left_over: bool,
    /// Beyond the commune's authority.
    pub over_authority: bool,
    /// Costs money that is not planned.
    pub needs_budget: bool,
    /// Logins of further accounts that the item is about; they never handle it, and those named before stay.
    pub about: Vec<String>,
    /// The version shown on the page.
    pub version: Option<i32>,
    /// The form's once-token.
    pub once: String,
}

/// Where a classified item went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Went {
    /// It stays in the flow of opinions.
    On,
    /// It left the flow as a complaint.
    Diverted,
    /// It is a denunciation and out of sight.
    Quarantined,
}

/// Sets topic and kind. Kinds outside the flow of opinions are acts of their own, chosen here by the law of the kind.
pub async fn classify(
    app: &App,
    person: &Person,
    code: &str,
    form: ClassificationForm,
) -> Result<Went, Refusal> {
    let mut wrong = Fields::new();
    let kind: Option<Kind> = form.kind.parse().ok();
    if kind.is_none() {
        wrong.add("kind", "error-choose-one");
    }
    let topic = units::topic(&app.db, form.topic.trim()).await?;
    if topic.is_none() {
        wrong.add("topic", "error-choose-topic");
    }
    let title = wrong.take("title", said::line(&form.title, 160)).flatten();
    let reason = wrong.take("reason", said::line(&form.reason, 500)).flatten();
    let about = accused(app, person, &form.about, &mut wrong).await?;
    if kind.is_some_and(|kind| !kind.is_opinion()) && reason.is_none() {
        wrong.add("reason", "error-reason-needed");
    }
    wrong.done()?;
    let (Some(kind), Some(topic)) = (kind, topic) else {
        return Err(Refusal::Internal("kind and topic were parsed".to_owned()));
    };

    let (act, went) = match kind {
        Kind::KienNghi | Kind::PhanAnh | Kind::Hoi => (Act::Classify, Went::On),
        Kind::KhieuNai => (Act::Divert, Went::Diverted),
        Kind::ToCao => (Act::Quarantine, Went::Quarantined),
    };
    let stamp = Stamp { version: form.version, once: &form.once };
    let Some(mut step) = Step::begin(app, person, code, act, stamp).await? else {
        return Ok(went);
    };
    let line = Classification {
        id: 0,
        opinion_id: step.before.id,
        kind: kind.into(),
        topic: topic.code.clone(),
        reason: reason.as_ref().map(|line| line.to_string()),
        staff_id: person.id,
        made_at: step.now,
    };
    opinions::record_classification(&step.tx, line).await?;
    let after = &mut step.after;
    after.kind = Some(kind.into());
    after.topic = Some(topic.code.clone());
    after.title = title.map(|line| line.to_string()).or_else(|| after.title.take());
    after.urgent = form.urgent;
    after.left_over = form.left_over;
    after.over_authority = form.over_authority;
    after.needs_budget = form.needs_budget;
    match went {
        Went::On => {
            opinions::exclude(&step.tx, step.before.id, &about, false).await?;
            seal::lift(&mut step).await?;
            if step.after.urgent && (!step.before.urgent || step.before.circle.is_closed()) {
                urgency::tell(
                    app,
                    &step.tx,
                    (&step.after, &step.around),
                    step.after.proposed_office_id,
                    Some(person.id),
                )
                .await?;
            }
        }
        Went::Diverted => {
            opinions::exclude(&step.tx, step.before.id, &about, false).await?;
            seal::lift(&mut step).await?;
            seal::leave_the_flow(&mut step).await?;
            let today = step.today;
            step.due_by(app, TermKey::Guidance, today).await?;
        }
        Went::Quarantined => seal::close_around(app, &mut step, &about).await?,
    }
    step.reindex(app).await?;
    step.keep(app, serde_json::json!({ "kind": kind, "topic": topic.code })).await?;
    Ok(went)
}
