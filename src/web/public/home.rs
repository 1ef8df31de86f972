//! The first page: two doors, the next conference, three honest figures, the latest answers.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::conference::{Card, card};
use super::figures::kept;
use super::shown::{Row, heard, row};
use crate::acts::Refusal;
use crate::app::App;
use crate::store::{conferences, register};
use crate::web::page::{cacheable, render};
use crate::web::visitor::Visitor;
use crate::web::{Failure, Frame};

#[derive(Template)]
#[template(path = "public/home.html")]
struct HomePage {
    f: Frame,
    next: Option<Card>,
    year: i32,
    heard: String,
    matters: i64,
    on_time: i64,
    answered: i64,
    overdue: i64,
    latest: Vec<Row>,
}

/// An installation without any unit says so plainly.
#[derive(Template)]
#[template(path = "public/unset.html")]
struct UnsetPage {
    f: Frame,
}

/// The first page of the unit.
pub async fn page(
    State(app): State<App>,
    visitor: Result<Visitor, Failure>,
    request: axum::extract::Request,
) -> Result<Response, Failure> {
    let visitor = match visitor {
        Ok(visitor) => visitor,
        Err(Failure::Act(Refusal::NotFound)) => {
            let units = app.directory.units(&app.db).await?;
            if units.iter().any(|unit| unit.kind != "province") {
                return Err(Failure::Act(Refusal::NotFound));
            }
            let (parts, _) = request.into_parts();
            let tongue = crate::web::visitor::tongue_of(&parts);
            return Ok(render(&UnsetPage { f: Frame::bare(&tongue, app.today()) }));
        }
        Err(failure) => return Err(failure),
    };
    let f = visitor.f.clone();
    let next = conferences::upcoming(&app.db, visitor.unit(), f.today).await?;
    let figures = kept(&app, visitor.unit()).await?;
    let topics = app.directory.topics(&app.db).await?;
    let latest = register::latest(&app.db, visitor.unit(), 3).await?;
    let page = HomePage {
        next: next.map(|row| card(&f, &row)),
        year: figures.year,
        heard: heard(&f, figures.heard),
        matters: figures.total.received,
        on_time: figures.total.on_time,
        answered: figures.total.answered(),
        overdue: figures.total.overdue,
        latest: latest.iter().map(|shown| row(&f, &visitor.book, &topics, shown)).collect(),
        f,
    };
    Ok(cacheable(render(&page), 10))
}
