//! The clerk numbers the approved answer; the citizen is told.

use chrono::Datelike;
use domain::opinion::{Act, Stage};

use super::approve::ConfirmForm;
use super::step::Step;
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
        return Err(Refusal::NotAllowed { stage: Stage::Approved.as_str(), act: Act::Issue.as_str() });
    };
    let unit = units::by_id(&step.tx, step.before.unit_id).await?.ok_or(Refusal::NotFound)?;
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
    answer.updated_at = step.now;
    step.answered().await?;
    if let Some(reader) = told::reader(&step.tx, &step.after).await? {
        let (case, said) = (told::case(&step.after), told::answered(&step.tx, &step.after, &answer).await?);
        let letter = letters::answered(app, &reader.unit, &reader.to, &case.code, &said);
        step.tell(letters::to_citizen(app, &case, reader.email, &format!("answered-{number}"), letter))
            .await?;
    }
    opinions::put_answer(&step.tx, answer).await?;
    step.keep(app, serde_json::json!({ "number": number })).await
}
