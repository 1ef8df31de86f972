//! Who may open which page of this room, and the frame of pages for people who are not signed in.

use domain::role::Role;

use crate::acts::{Person, Refusal, Why};
use crate::app::App;
use crate::store::units;
use crate::web::tongue::Tongue;
use crate::web::{Failure, Frame};

/// The frame of a page for people who are not signed in: the home unit's, if there is one yet.
pub(super) async fn frame(app: &App, tongue: &Tongue) -> Result<Frame, Failure> {
    let mut f = Frame::bare(tongue, app.today());
    if let Some(unit) = units::home(&app.db).await? {
        f.book = Some(app.directory.book(&app.db, unit.id).await?);
    }
    Ok(f)
}

/// Refuses everybody but administrators.
pub(super) fn administrators_only(person: &Person) -> Result<(), Failure> {
    if person.has(Role::Administrator) { Ok(()) } else { Err(Failure::Act(Refusal::Forbidden(Why::Role))) }
}
