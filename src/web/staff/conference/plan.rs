//! Planning a conference, and revising the plan before it is announced.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::conference::{Act, permit};

use super::acts::refuse_first;
use super::plan_form::{self, Choices};
use crate::acts::conference::plan::{self as act, PlanForm};
use crate::acts::{Fields, Refusal, Why};
use crate::app::App;
use crate::store::conferences::{self, Conference};
use crate::web::Failure;
use crate::web::desk::Desk;
use crate::web::form::{FormView, Typed};
use crate::web::page::{Frame, respond, see_other};

#[derive(Template)]
#[template(path = "conference/plan.html")]
struct PlanPage {
    f: Frame,
    title: String,
    heading: String,
    back: String,
    overtaken: bool,
    theirs: Vec<(String, String)>,
    form: FormView,
}

/// An empty plan.
pub async fn blank(State(app): State<App>, desk: Desk) -> Result<Response, Failure> {
    may_plan(&desk)?;
    let form = plan_form::blank(&app);
    page(&app, &desk, None, &form, StatusCode::OK, &Fields::new()).await
}

/// Plans.
pub async fn plan(
    State(app): State<App>,
    desk: Desk,
    Typed(form): Typed<PlanForm>,
) -> Result<Response, Failure> {
    match act::plan(&app, &desk.person, form.clone()).await {
        Ok(code) => Ok(see_other(&format!("/lam-viec/hoi-nghi/{code}"))),
        Err(Refusal::Invalid(wrong)) => {
            page(&app, &desk, None, &form, StatusCode::UNPROCESSABLE_ENTITY, &wrong).await
        }
        Err(other) => Err(other.into()),
    }
}

/// The plan of a conference that is not announced yet.
pub async fn edit(State(app): State<App>, desk: Desk, Path(code): Path<String>) -> Result<Response, Failure> {
    let row = find(&app, &desk, &code).await?;
    if row.unit_id != desk.person.unit_id {
        return Err(Refusal::Forbidden(Why::Role).into());
    }
    permit(Act::Revise, &desk.person.roles, row.stage.0).map_err(Refusal::from)?;
    let form = plan_form::stored(&app, &row).await?;
    page(&app, &desk, Some(&row), &form, StatusCode::OK, &Fields::new()).await
}

/// Revises.
pub async fn revise(
    State(app): State<App>,
    desk: Desk,
    Path(code): Path<String>,
    Typed(mut form): Typed<PlanForm>,
) -> Result<Response, Failure> {
    match act::revise(&app, &desk.person, &code, form.clone()).await {
        Ok(()) => Ok(see_other(&format!("/lam-viec/hoi-nghi/{}", code.to_uppercase()))),
        Err(Refusal::Invalid(wrong)) => {
            refuse_first(&app, &desk, &code, Act::Revise).await?;
            let row = find(&app, &desk, &code).await?;
            page(&app, &desk, Some(&row), &form, StatusCode::UNPROCESSABLE_ENTITY, &wrong).await
        }
        Err(Refusal::Overtaken) => {
            let row = find(&app, &desk, &code).await?;
            form.version = Some(row.version);
            page(&app, &desk, Some(&row), &form, StatusCode::CONFLICT, &Fields::new()).await
        }
        Err(other) => Err(other.into()),
    }
}

fn may_plan(desk: &Desk) -> Result<(), Failure> {
    if desk.may_conference(Act::Plan) { Ok(()) } else { Err(Refusal::Forbidden(Why::Role).into()) }
}

async fn find(app: &App, desk: &Desk, code: &str) -> Result<Conference, Failure> {
    let found = conferences::by_code(&app.db, &desk.person.sees(), code).await?;
    found.ok_or(Failure::Act(Refusal::NotFound))
}

async fn page(
    app: &App,
    desk: &Desk,
    row: Option<&Conference>,
    form: &PlanForm,
    status: StatusCode,
    wrong: &Fields,
) -> Result<Response, Failure> {
    let f = desk.f.clone();
    let choices = Choices::read(app, desk).await?;
    let (heading, action, submit, back) = match row {
        Some(row) => {
            let at = format!("/lam-viec/hoi-nghi/{}", row.code);
            (f.say("conference-desk-revise-title"), format!("{at}/sua"), "conference-desk-revise-submit", at)
        }
        None => (
            f.say("conference-desk-plan-title"),
            "/lam-viec/hoi-nghi/moi".to_owned(),
            "conference-desk-plan-submit",
            "/lam-viec/hoi-nghi".to_owned(),
        ),
    };
    let overtaken = status == StatusCode::CONFLICT;
    let theirs = match row.filter(|_| overtaken) {
        Some(row) => {
            let (fresh, choices) = (plan_form::stored(app, row).await?, Choices::read(app, desk).await?);
            Some(plan_form::view(&f, &fresh, choices, action.clone(), submit))
        }
        None => None,
    };
    let view = plan_form::view(&f, form, choices, action, submit).complain(&f, wrong);
    let theirs = theirs.map(|theirs| view.written_meanwhile(&theirs)).unwrap_or_default();
    let title =
        if view.has_errors() { f.say1("form-title-error", "title", &heading) } else { heading.to_string() };
    let heading = heading.into_owned();
    Ok(respond(status, &PlanPage { title, heading, back, overtaken, theirs, form: view, f }))
}
