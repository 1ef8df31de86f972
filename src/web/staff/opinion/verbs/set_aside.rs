//! Setting aside: for which reason, with which guidance.

use domain::opinion::SetAsideReason;

use super::Asked;
use crate::web::form::{Choice, Control, FormView};

pub(super) fn fields(asked: &Asked<'_>, form: FormView) -> FormView {
    let choices = SetAsideReason::ALL
        .iter()
        .map(|why| Choice::new(why.as_str(), asked.f().word("set-aside", why.as_str())))
        .collect();
    form.field(asked.field("reason", Control::Radios, "").choices(choices))
        .field(asked.told("", "field-told-guidance").optional())
        .field(asked.note(""))
}
