//! The restricted list: denunciations, for those whom the law lets see them, less whoever is accused.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::super::work::{RowView, view};
use crate::acts::{Refusal, Why};
use crate::app::App;
use crate::store::worklist;
use crate::web::desk::Desk;
use crate::web::{Failure, Frame, render};

#[derive(Template)]
#[template(path = "opinion/restricted.html")]
struct RestrictedPage {
    f: Frame,
    rows: Vec<RowView>,
}

/// Shows the list: code, clock, what to do; the words only on the case, where every look is written down.
pub(super) async fn list(desk: Desk, State(app): State<App>) -> Result<Response, Failure> {
    let sees = desk.person.sees();
    if !sees.has_restricted() {
        return Err(Failure::Act(Refusal::Forbidden(Why::Restricted)));
    }
    let topics = app.directory.topics(&app.db).await?;
    let pages = app.almanac.read(&app.db).await?;
    let rows = worklist::restricted(&app.db, &sees).await?;
    let rows = rows.iter().map(|row| view(&desk, &topics, &pages.calendar, row)).collect();
    Ok(render(&RestrictedPage { f: desk.f.clone(), rows }))
}
