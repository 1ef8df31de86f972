//! A complaint is diverted, a denunciation quarantined, from wherever it stands and by whoever the law lets.

use std::collections::BTreeSet;

use domain::deadline::TermKey;
use domain::opinion::{Act, Kind};
use domain::text::Line;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::seal;
use super::step::{Stamp, Step};
use crate::acts::{Fields, Person, Refusal, said};
use crate::app::App;
use crate::store::opinions::{self, Classification};
use crate::store::staff;

/// Why it leaves the flow of opinions, and whom it is about.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct QuarantineForm {
    /// Why.
    pub reason: String,
    /// Logins of the accounts it is about; they never handle it, and those named before stay.
    pub about: Vec<String>,
    /// The version shown on the page.
    pub version: Option<i32>,
    /// The form's once-token.
    pub once: String,
}

/// Puts a denunciation out of sight at once.
pub async fn quarantine(app: &App, person: &Person, code: &str, form: QuarantineForm) -> Result<(), Refusal> {
    let Some((mut step, about)) = begin(app, person, code, &form, Act::Quarantine, Kind::ToCao).await? else {
        return Ok(());
    };
    seal::close_around(app, &mut step, &about).await?;
    step.reindex(app).await?;
    step.keep(app, serde_json::json!({ "kind": Kind::ToCao, "reason": form.reason.trim() })).await
}

/// Takes a complaint out of the flow of opinions.
pub async fn divert(app: &App, person: &Person, code: &str, form: QuarantineForm) -> Result<(), Refusal> {
    let Some((mut step, about)) = begin(app, person, code, &form, Act::Divert, Kind::KhieuNai).await? else {
        return Ok(());
    };
    opinions::exclude(&step.tx, step.before.id, &about, false).await?;
    seal::lift(&mut step).await?;
    seal::leave_the_flow(&mut step).await?;
    let today = step.today;
    step.due_by(app, TermKey::Guidance, today).await?;
    step.reindex(app).await?;
    step.keep(app, serde_json::json!({ "kind": Kind::KhieuNai, "reason": form.reason.trim() })).await
}

/// The accounts that an item is about, by their logins: of the unit of whoever says it, or any for a province's officer.
pub(super) async fn accused(
    app: &App,
    person: &Person,
    logins: &[String],
    wrong: &mut Fields,
) -> Result<Vec<i64>, Refusal> {
    let mut about = BTreeSet::new();
    for login in logins.iter().map(|login| login.trim()).filter(|login| !login.is_empty()) {
        let found = staff::by_login(&app.db, login).await?;
        match found.filter(|row| person.of_province || row.unit_id == person.unit_id) {
            Some(row) => {
                about.insert(row.id);
            }
            None => wrong.add("about", "error-unknown-account"),
        }
    }
    Ok(about.into_iter().collect())
}

async fn begin(
    app: &App,
    person: &Person,
    code: &str,
    form: &QuarantineForm,
    act: Act,
    kind: Kind,
) -> Result<Option<(Step, Vec<i64>)>, Refusal> {
    let mut wrong = Fields::new();
    let reason = wrong.take("reason", Line::parse(&form.reason, 500).map_err(said::text));
    let about = accused(app, person, &form.about, &mut wrong).await?;
    wrong.done()?;
    let Some(reason) = reason else {
        return Err(Refusal::Internal("reason was parsed".to_owned()));
    };
    let stamp = Stamp { version: form.version, once: &form.once };
    let Some(mut step) = Step::begin(app, person, code, act, stamp).await? else {
        return Ok(None);
    };
    let topic = step.before.topic.clone().or_else(|| step.around.topic_hint.clone());
    let topic = topic.unwrap_or_else(|| "KHA".to_owned());
    let line = Classification {
        id: 0,
        opinion_id: step.before.id,
        kind: kind.into(),
        topic: topic.clone(),
        reason: Some(reason.to_string()),
        staff_id: person.id,
        made_at: step.now,
    };
    opinions::record_classification(&step.tx, line).await?;
    step.after.kind = Some(kind.into());
    step.after.topic = Some(topic);
    Ok(Some((step, about)))
}
