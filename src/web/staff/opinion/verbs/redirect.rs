//! A complaint or denunciation leaves with its document.

use super::Asked;
use crate::web::form::{Control, FormView};

pub(super) fn fields(asked: &Asked<'_>, form: FormView) -> FormView {
    form.field(asked.field("body", Control::Text, "").hint(asked.hint("field-body-redirect")))
        .field(asked.field("number", Control::Text, ""))
        .field(asked.note(""))
}
