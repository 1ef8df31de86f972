//! Correcting what was mistyped at the desk.

use domain::conference::Stage;

use super::Asked;
use crate::store::{Sees, conferences};
use crate::web::Failure;
use crate::web::form::{Choice, Control, FormView};

pub(super) async fn fields(asked: &Asked<'_>, form: FormView) -> Result<FormView, Failure> {
    let f = asked.f();
    let statement = &asked.case.statement;
    let book = asked.book;
    let villages = std::iter::once(Choice::new("", f.say("form-choose")))
        .chain(book.villages.iter().map(|row| Choice::new(row.code.clone(), row.name.clone())))
        .collect();
    let village = book.villages.iter().find(|row| Some(row.id) == statement.village_id);
    let village = village.map_or("", |row| row.code.as_str());
    let form = form.hidden("edition", statement.edition);
    // What a citizen wrote himself is his own; only what the desk wrote down can be mistyped by it.
    let form = match statement.logged_by {
        None => form,
        Some(_) => {
            let (excerpt, whole) = (asked.case.opinion.excerpt.as_deref(), asked.case.statement_words());
            let form = match excerpt.or(whole) {
                Some(words) => form.field(asked.field("text", Control::Area, words).rows(7)),
                None => form,
            };
            let form = match whole.filter(|_| excerpt.is_some()) {
                Some(words) => form.field(asked.field("whole", Control::Area, words).rows(7)),
                None => form,
            };
            form.field(asked.field("name", Control::Text, "").optional().hint(asked.hint("field-name-as-is")))
        }
    };
    let reason = asked.field("reason", Control::Area, "").rows(2);
    // In the hall no reason is asked for until the conference is adjourned.
    let held = match statement.conference_id {
        Some(id) => conferences::by_id(&asked.app.db, &Sees::machine(), id).await?,
        None => None,
    };
    let in_session = held.is_some_and(|row| row.stage.0 == Stage::Open);
    let reason = if in_session { reason.optional() } else { reason };
    Ok(form
        .field(asked.field("village", Control::Select, village).choices(villages).optional())
        .field(asked.field("place", Control::Text, statement.place.clone().unwrap_or_default()).optional())
        .field(reason))
}
