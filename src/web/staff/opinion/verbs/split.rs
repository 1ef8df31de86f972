//! Splitting a further matter off: its words, and those that stay.

use super::Asked;
use crate::web::form::{Control, FormView};

pub(super) fn fields(asked: &Asked<'_>, form: FormView) -> FormView {
    let words = asked.case.words().unwrap_or_default();
    form.field(asked.field("excerpt", Control::Area, words).rows(6).hint(asked.hint("field-excerpt-hint")))
        .field(
            asked.field("rest", Control::Area, words).rows(6).optional().hint(asked.hint("field-rest-hint")),
        )
}
