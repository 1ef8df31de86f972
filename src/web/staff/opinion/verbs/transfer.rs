//! Passing on to a body outside, and writing down what it replied.

use super::Asked;
use crate::web::form::{Control, FormView};

pub(super) fn fields(asked: &Asked<'_>, form: FormView) -> FormView {
    form.field(asked.field("body", Control::Text, "").hint(asked.hint("field-body-hint")))
        .field(asked.field("number", Control::Text, "").optional())
        .field(asked.told("", "field-told-transfer").optional())
        .field(asked.note(""))
}

pub(super) fn reply_fields(asked: &Asked<'_>, form: FormView) -> FormView {
    form.field(asked.field("reply", Control::Area, "").rows(8).hint(asked.hint("field-told-reply")))
        .field(asked.field("number", Control::Text, "").optional())
}
