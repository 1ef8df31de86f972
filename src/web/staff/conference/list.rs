//! The conferences a person may see; a province sees those of all its communes, and which have none.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use chrono::Datelike;
use domain::conference::Act;

use super::state;
use crate::app::App;
use crate::store::conferences::{self, Conference};
use crate::web::desk::Desk;
use crate::web::page::{Badge, Frame};
use crate::web::{Failure, render};

/// One conference in the list.
struct Row {
    conference: Conference,
    unit: String,
    hours: String,
    stage: Badge,
    notice: Option<Badge>,
    before: i64,
    spoken: i64,
}

#[derive(Template)]
#[template(path = "conference/list.html")]
struct ListPage {
    f: Frame,
    rows: Vec<Row>,
    /// Communes of the province without a conference this year.
    none_yet: Vec<String>,
    province: bool,
    may_plan: bool,
    year: String,
}

/// The list.
pub async fn list(State(app): State<App>, desk: Desk) -> Result<Response, Failure> {
    let sees = desk.person.sees();
    let found = conferences::list(&app.db, &sees).await?;
    let ids: Vec<i64> = found.iter().map(|row| row.id).collect();
    let totals = conferences::totals_of(&app.db, &ids).await?;
    let pages = app.almanac.read(&app.db).await?;
    let units = app.directory.units(&app.db).await?;
    let province = desk.person.of_province;
    let year = app.today().year();
    let none_yet = units
        .iter()
        .filter(|unit| province && unit.parent_id == Some(desk.person.unit_id))
        .filter(|unit| !found.iter().any(|row| row.unit_id == unit.id && row.held_on.year() == year))
        .map(|unit| unit.name.clone())
        .collect();
    let f = desk.f.clone();
    let rows = found
        .into_iter()
        .map(|row| {
            let (before, spoken) = totals.get(&row.id).copied().unwrap_or_default();
            Row {
                unit: units
                    .iter()
                    .find(|unit| unit.id == row.unit_id)
                    .map(|unit| unit.name.clone())
                    .unwrap_or_default(),
                hours: state::hours(&f, &row),
                stage: state::stage_badge(&f, row.stage.0),
                notice: state::notice_badge(&f, &pages.calendar, &row),
                before,
                spoken,
                conference: row,
            }
        })
        .collect();
    Ok(render(&ListPage {
        rows,
        none_yet,
        province,
        may_plan: desk.may_conference(Act::Plan),
        year: format!(" {year}"),
        f,
    }))
}
