//! Letting somebody in again who was left out of an item.

use super::Asked;
use crate::store::opinions;
use crate::web::Failure;
use crate::web::form::{Choice, Control, FormView};

pub(super) async fn fields(asked: &Asked<'_>, form: FormView) -> Result<FormView, Failure> {
    let excluded = opinions::excluded(&asked.app.db, asked.case.opinion.id).await?;
    let people = asked
        .book
        .staff
        .iter()
        .filter(|row| excluded.contains(&row.id))
        .map(|row| Choice::new(row.login.clone(), format!("{}, {}", row.name, row.post)))
        .collect();
    Ok(form
        .field(asked.field("login", Control::Radios, "").choices(people))
        .field(asked.field("reason", Control::Area, "").rows(3)))
}
