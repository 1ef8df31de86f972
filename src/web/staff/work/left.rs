//! The matters that nobody works on any more.

use crate::app::App;
use crate::store::left_behind::{self, LeftBehind};
use crate::store::worklist;
use crate::web::Failure;
use crate::web::desk::Desk;

/// A matter whose officer is gone.
pub struct LeftView {
    /// Where it leads.
    pub href: String,
    /// Its code.
    pub code: String,
    /// The office it was given to.
    pub office: String,
    /// By when.
    pub due: Option<String>,
}

/// The matters that nobody works on, for those who may give them to somebody; and how many there are.
pub async fn left(desk: &Desk, app: &App) -> Result<(Vec<LeftView>, u64), Failure> {
    let (f, sees) = (&desk.f, desk.person.sees());
    let (rows, count) = left_behind::list(&app.db, &sees, worklist::PAGE).await?;
    let view = |row: LeftBehind| LeftView {
        href: format!("/lam-viec/y-kien/{}", domain::code::matter::slug(&row.code)),
        office: desk.book.office_name(row.lead_office_id, f.lang).unwrap_or_default().to_owned(),
        due: row.due_on.map(|due| f.say1("work-due", "day", domain::date::display_day(due))),
        code: row.code,
    };
    Ok((rows.into_iter().map(view).collect(), count))
}
