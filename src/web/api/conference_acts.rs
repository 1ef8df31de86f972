//! Planning a conference, and every act on one, with the same forms and the same refusals as the pages.

use std::future::Future;

use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, post};
use domain::conference::Act;

use super::body::{Body, Key};
use super::caller::Staff;
use super::document::CONFERENCE_ACTS;
use super::endpoint::Endpoint;
use super::lists::conference_as;
use super::opinion_acts::ActForm;
use super::place::InPath;
use super::problem::Problem;
use super::views::ConferenceView;
use crate::acts::conference::hold::{self, AdjournForm};
use crate::acts::conference::plan::{self, PlanForm};
use crate::acts::conference::postpone::{self, PostponeForm};
use crate::acts::conference::{self, announce};
use crate::acts::opinion::ReasonForm;
use crate::acts::opinion::approve::ConfirmForm;
use crate::acts::{Person, Refusal};
use crate::app::App;

/// Makes an operation of an act: its word, its summary, its form, its function.
macro_rules! act {
    ($act:expr, $summary:literal, $form:ty, $function:path) => {
        operation::<$form>(
            $act,
            $summary,
            handler($act, |app: App, person: Person, code: String, form: $form| async move {
                $function(&app, &person, &code, form).await
            }),
        )
    };
}

/// The operations of this file: one a verb.
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::post("/api/v1/conferences", "planConference", "Plan a conference", post(plan))
            .tag(CONFERENCE_ACTS)
            .for_staff()
            .body::<PlanForm>()
            .answers::<ConferenceView>(201, "Planned, with the day by which it must be announced."),
        act!(Act::Revise, "Revise the plan before it is announced", PlanForm, plan::revise),
        act!(Act::Announce, "Announce it", ConfirmForm, announce::announce),
        act!(Act::Postpone, "Move it to another day, hour or place", PostponeForm, postpone::postpone),
        act!(Act::Cancel, "Call it off", ReasonForm, postpone::cancel),
        act!(Act::Open, "Open it on its day", ConfirmForm, hold::open),
        act!(Act::Adjourn, "Adjourn it", AdjournForm, hold::adjourn),
    ]
}

fn operation<F: ActForm>(act: Act, summary: &str, handler: MethodRouter<App>) -> Endpoint {
    let id = format!("{act}_conference");
    Endpoint::post(&format!("/api/v1/conferences/{{code}}/{act}"), &id, summary, handler)
        .tag(CONFERENCE_ACTS)
        .for_acts()
        .body::<F>()
        .answers::<ConferenceView>(200, "Done; the conference as it stands now.")
}

fn handler<F, Run, Done>(act: Act, run: Run) -> MethodRouter<App>
where
    F: ActForm,
    Run: Fn(App, Person, String, F) -> Done + Clone + Send + Sync + 'static,
    Done: Future<Output = Result<(), Refusal>> + Send + 'static,
{
    post(
        async move |State(app): State<App>,
                    staff: Staff,
                    InPath(code): InPath,
                    key: Key,
                    body: Result<Body<F>, Problem>|
                    -> Result<Json<ConferenceView>, Problem> {
            let done = match body {
                Ok(Body(mut form)) => {
                    form.set_once(key.once());
                    run(app.clone(), staff.0.clone(), code.clone(), form).await.map_err(Problem::from)
                }
                Err(problem) => Err(problem),
            };
            match done {
                Ok(()) => conference_as(&app, Some(&staff), &code).await.map(Json),
                Err(problem) => Err(problem.unless(conference::permitted(&app, &staff.0, &code, act)).await),
            }
        },
    )
}

async fn plan(
    State(app): State<App>,
    staff: Staff,
    key: Key,
    Body(form): Body<PlanForm>,
) -> Result<Response, Problem> {
    let code = plan::plan(&app, &staff.0, PlanForm { once: key.once(), ..form }).await?;
    let planned = conference_as(&app, Some(&staff), &code).await?;
    let place = format!("/api/v1/conferences/{code}");
    Ok((StatusCode::CREATED, [(header::LOCATION, place)], Json(planned)).into_response())
}
