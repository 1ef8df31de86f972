//! Units, topics and conferences, for everybody.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::routing::get;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::asked_language::language;
use super::caller::Staff;
use super::document::PUBLIC;
use super::endpoint::Endpoint;
use super::place::{Asked, InPath, page_size};
use super::problem::Problem;
use super::views::{ConferenceView, TopicView, UnitView};
use crate::app::App;
use crate::store::sees::Sees;
use crate::store::{conferences, listing, units};

/// The operations of this file.
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get("/api/v1/units", "listUnits", "Units with their villages and offices", get(all_units))
            .tag(PUBLIC)
            .answers::<Units>(200, "All units in force."),
        Endpoint::get("/api/v1/topics", "listTopics", "Topics", get(all_topics))
            .tag(PUBLIC)
            .answers::<Topics>(200, "All topics in use, main ones and those below them."),
        Endpoint::get("/api/v1/conferences", "listConferences", "Conferences, latest day first", get(page))
            .tag(PUBLIC)
            .describe("With a token also those that are planned and not yet announced.")
            .query("unit", "A unit's code.")
            .paged()
            .for_all_and_staff()
            .answers::<Conferences>(200, "A page of conferences."),
        Endpoint::get("/api/v1/conferences/{code}", "readConference", "One conference", get(one))
            .tag(PUBLIC)
            .for_all_and_staff()
            .answers::<ConferenceView>(200, "The conference."),
    ]
}

/// Units.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
struct Units {
    /// The units, provinces first.
    items: Vec<UnitView>,
}

/// Topics.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
struct Topics {
    /// The topics in their order.
    items: Vec<TopicView>,
}

/// A page of conferences.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
struct Conferences {
    /// The conferences.
    items: Vec<ConferenceView>,
    /// What to send as `after` for the next page; none on the last.
    next: Option<String>,
}

/// What narrows the list of conferences.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Wanted {
    unit: String,
    after: String,
    limit: String,
}

async fn all_units(State(app): State<App>, headers: HeaderMap) -> Result<Json<Units>, Problem> {
    let lang = language(&headers);
    let mut items = Vec::new();
    for unit in app.directory.units(&app.db).await?.iter() {
        items.push(UnitView::of(lang, app.directory.book(&app.db, unit.id).await?.as_ref()));
    }
    Ok(Json(Units { items }))
}

async fn all_topics(State(app): State<App>, headers: HeaderMap) -> Result<Json<Topics>, Problem> {
    let lang = language(&headers);
    let topics = app.directory.topics(&app.db).await?;
    Ok(Json(Topics { items: topics.all.iter().map(|row| TopicView::of(lang, row)).collect() }))
}

async fn page(
    State(app): State<App>,
    staff: Option<Staff>,
    Asked(asked): Asked<Wanted>,
) -> Result<Json<Conferences>, Problem> {
    let unit = unit_asked(&app, &asked.unit).await?;
    let most = page_size(&asked.limit)?;
    let sees = match &staff {
        Some(Staff(person)) if unit.is_none_or(|unit| unit == person.unit_id) => person.sees(),
        Some(_) | None => Sees::public(unit),
    };
    let after = match asked.after.trim() {
        "" => None,
        code => match conferences::by_code(&app.db, &sees, code).await? {
            Some(row) => Some(row),
            None => return Err(Problem::about("after", "api-unknown-after")),
        },
    };
    let mut rows = listing::conferences(&app.db, &sees, after.as_ref(), most + 1).await?;
    let more = usize::try_from(most).is_ok_and(|most| rows.len() > most);
    rows.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    let next = rows.last().filter(|_| more).map(|row| row.code.clone());
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        let book = app.directory.book(&app.db, row.unit_id).await?;
        items.push(ConferenceView::of(&book.unit.code, row));
    }
    Ok(Json(Conferences { items, next }))
}

async fn one(
    State(app): State<App>,
    staff: Option<Staff>,
    InPath(code): InPath,
) -> Result<Json<ConferenceView>, Problem> {
    conference_as(&app, staff.as_ref(), &code).await.map(Json)
}

/// A conference as this caller may see it: staff those of their own, and everybody's what is announced.
pub async fn conference_as(app: &App, staff: Option<&Staff>, code: &str) -> Result<ConferenceView, Problem> {
    let own = match staff {
        Some(Staff(person)) => conferences::by_code(&app.db, &person.sees(), code).await?,
        None => None,
    };
    let row = match own {
        Some(row) => row,
        None => {
            let found = conferences::by_code(&app.db, &Sees::public(None), code).await?;
            found.ok_or_else(Problem::not_found)?
        }
    };
    let book = app.directory.book(&app.db, row.unit_id).await?;
    Ok(ConferenceView::of(&book.unit.code, row))
}

/// The key of the unit asked for by its code; none when none was named.
pub async fn unit_asked(app: &App, code: &str) -> Result<Option<i64>, Problem> {
    match code.trim() {
        "" => Ok(None),
        code => match units::by_code(&app.db, code).await? {
            Some(unit) => Ok(Some(unit.id)),
            None => Err(Problem::about("unit", "error-unknown-unit")),
        },
    }
}
