//! Diverting a complaint, quarantining a denunciation: why, and whom it is about.

use super::Asked;
use crate::web::form::{Choice, Control, Field, FormView};

pub(super) fn fields(asked: &Asked<'_>, form: FormView) -> FormView {
    form.field(asked.field("reason", Control::Area, "").rows(3).hint(asked.hint("field-reason-quarantine")))
        .field(about(asked))
}

/// The people of the unit that it may be about; who was named before is never shown here, and stays.
pub(super) fn about(asked: &Asked<'_>) -> Field {
    let people = asked
        .book
        .staff
        .iter()
        .filter(|row| row.active)
        .map(|row| Choice::new(row.login.clone(), format!("{}, {}", row.name, row.post)))
        .collect();
    asked
        .field("about", Control::Checks, "")
        .optional()
        .choices(people)
        .values(asked.all_or("about", Vec::new))
        .hint(asked.hint("field-about-hint"))
}
