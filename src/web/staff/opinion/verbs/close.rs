//! Closing: what became of the matter, in the words that the citizen reads and in those that stay.

use domain::date::display_day;
use domain::opinion::{Outcome, Stage};

use super::Asked;
use crate::web::form::{Choice, Control, FormView};

pub(super) fn fields(asked: &Asked<'_>, form: FormView) -> FormView {
    let opinion = &asked.case.opinion;
    let choices = Outcome::FOR_CLOSING
        .iter()
        .map(|outcome| {
            Choice::new(outcome.as_str(), asked.f().word("outcome", outcome.as_str()))
                .hint(asked.f().word("outcome-test", outcome.as_str()))
        })
        .collect();
    let proposed = match opinion.outcome {
        Some(outcome) => outcome.0.as_str(),
        None if opinion.stage == Stage::Transferred => Outcome::Transferred.as_str(),
        None => "",
    };
    // What was told when it was passed on says nothing of how it ended, once a reply is there.
    let told = opinion.outcome_told.clone().filter(|_| !proposed.is_empty()).unwrap_or_default();
    form.field(asked.field("outcome", Control::Radios, proposed).choices(choices))
        .field(asked.told(told, "field-told-outcome"))
        .field(
            asked
                .field("due_on", Control::Text, opinion.outcome_due_on.map(display_day).unwrap_or_default())
                .inputmode("numeric")
                .hint(asked.hint("field-due-on-hint")),
        )
        .field(asked.field("files", Control::File, "").value("").hint(asked.hint("field-evidence-hint")))
        .field(asked.note(opinion.outcome_note.clone().unwrap_or_default()))
}
