//! The clerk numbers the approved answer; the citizen is told.

use chrono::Datelike;
use domain::opinion::Act;

use super::approve::ConfirmForm;
use super::step::{Step, not_allowed};
use super::told;
use crate::acts::{Person, Refusal};
use crate::app::App;
use crate::mail::letters;
use crate::store::{numbers, opinions, units};

/// Numbers, dates and sends the answer (Nghị định 30/2020/NĐ-CP: one series a year, "118/UBND-KT").
pub async fn issue(app: &App, person: &Person, code: &str, form: ConfirmForm) -> Result<(), Refusal> {
    let Some(mut step) = Step::begin(app, person, code, Act::Issue, form.stamp()).await? else {
        return Ok(());
    };
    let Some(mut answer) = opinions::latest_answer(&step.tx, step.before.id).await? else {
        return Err(not_allowed(&step.before, Act::Issue));
    };
    let unit = step.unit().await?;
    let office = match step.before.lead_office_id {
        Some(id) => units::offices(&step.tx, unit.id).await?.into_iter().find(|office| office.id == id),
        None => None,
    };
    let drawn = numbers::next(&step.tx, unit.id, "UBND", step.today.year()).await?;
    let number = match &office {
        Some(office) => format!("{drawn:02}/UBND-{}", office.code),
        None => format!("{drawn:02}/UBND"),
    };
    answer.state = "issued".to_owned();
    answer.number = Some(number.clone());
    answer.issued_on = Some(step.today);
    answer.office_id = step.before.lead_office_id;
    answer.updated_at = step.now;
    step.answered().await?;
    step.after.accepted = answer.accepted;
    step.after.accepted_why = answer.accepted_why.clone();
    let said = told::answered(&step.case(), &answer);
    step.tell_sender(app, &format!("answered-{number}"), |unit, to, code| {
        letters::answered(app, unit, to, code, &said)
    })
    .await?;
    step.seal_answer(&answer).await?;
    opinions::put_answer(&step.tx, answer).await?;
    step.keep(app, serde_json::json!({ "number": number })).await
}
