//! What is done to a conference: announced, opened, adjourned, called off, moved to another day.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::conference::{Act, permit};
use domain::date::display_day;

use super::plan_form::typed_time;
use super::show::{self, Typed as Small};
use crate::acts::conference::hold::AdjournForm;
use crate::acts::conference::postpone::PostponeForm;
use crate::acts::conference::{announce as notice, hold, permitted, postpone as moved};
use crate::acts::opinion::ReasonForm;
use crate::acts::opinion::approve::ConfirmForm;
use crate::acts::{Fields, Refusal, Why};
use crate::app::App;
use crate::store::conferences::{self, Conference};
use crate::web::Failure;
use crate::web::desk::Desk;
use crate::web::form::{Field, FormView, Typed};
use crate::web::page::{Frame, respond, see_other};

/// Announces.
pub async fn announce(
    State(app): State<App>,
    desk: Desk,
    Path(code): Path<String>,
    Typed(form): Typed<ConfirmForm>,
) -> Result<Response, Failure> {
    let done = notice::announce(&app, &desk.person, &code, form).await;
    after(&app, desk, &code, (Act::Announce, done), Small::default()).await
}

/// Opens.
pub async fn open(
    State(app): State<App>,
    desk: Desk,
    Path(code): Path<String>,
    Typed(form): Typed<ConfirmForm>,
) -> Result<Response, Failure> {
    let done = hold::open(&app, &desk.person, &code, form).await;
    after(&app, desk, &code, (Act::Open, done), Small::default()).await
}

/// Adjourns with the number of people who came.
pub async fn adjourn(
    State(app): State<App>,
    desk: Desk,
    Path(code): Path<String>,
    Typed(form): Typed<AdjournForm>,
) -> Result<Response, Failure> {
    let typed = Small { attendance: form.attendance.clone(), ..Small::default() };
    let done = hold::adjourn(&app, &desk.person, &code, form).await;
    after(&app, desk, &code, (Act::Adjourn, done), typed).await
}

/// Calls off, with a reason.
pub async fn cancel(
    State(app): State<App>,
    desk: Desk,
    Path(code): Path<String>,
    Typed(form): Typed<ReasonForm>,
) -> Result<Response, Failure> {
    let typed = Small { reason: form.reason.clone(), ..Small::default() };
    let done = moved::cancel(&app, &desk.person, &code, form).await;
    after(&app, desk, &code, (Act::Cancel, done), typed).await
}

/// Back to the page; with a notice and the typed words where the act was not done.
async fn after(
    app: &App,
    desk: Desk,
    code: &str,
    (act, done): (Act, Result<(), Refusal>),
    typed: Small,
) -> Result<Response, Failure> {
    let say = |key: &str| desk.f.say(key).into_owned();
    match done {
        Ok(()) => Ok(see_other(&address(code))),
        Err(Refusal::Invalid(wrong)) => {
            refuse_first(app, &desk, code, act).await?;
            let typed = Small { wrong, ..typed };
            show::page(app, desk, code, StatusCode::UNPROCESSABLE_ENTITY, typed).await
        }
        Err(Refusal::Overtaken) => {
            let said = Some((say("failure-overtaken"), say("conference-desk-overtaken")));
            show::page(app, desk, code, StatusCode::CONFLICT, Small { notice: said, ..typed }).await
        }
        Err(Refusal::NotAllowed { .. }) => {
            let said = Some((say("failure-not-allowed"), say("conference-desk-overtaken")));
            show::page(app, desk, code, StatusCode::CONFLICT, Small { notice: said, ..typed }).await
        }
        Err(other) => Err(other.into()),
    }
}

/// Who may not is told so before the form is judged.
pub(super) async fn refuse_first(app: &App, desk: &Desk, code: &str, act: Act) -> Result<(), Failure> {
    match permitted(app, &desk.person, code, act).await {
        Err(no @ Refusal::Forbidden(_)) => Err(no.into()),
        Ok(()) | Err(_) => Ok(()),
    }
}

fn address(code: &str) -> String {
    format!("/lam-viec/hoi-nghi/{}", code.trim().to_uppercase())
}

#[derive(Template)]
#[template(path = "conference/plan.html")]
struct PostponePage {
    f: Frame,
    title: String,
    heading: String,
    back: String,
    overtaken: bool,
    theirs: Vec<(String, String)>,
    form: FormView,
}

/// Another day, hour or place for an announced conference.
pub async fn postpone_form(
    State(app): State<App>,
    desk: Desk,
    Path(code): Path<String>,
) -> Result<Response, Failure> {
    let row = find(&app, &desk, &code).await?;
    if row.unit_id != desk.person.unit_id {
        return Err(Refusal::Forbidden(Why::Role).into());
    }
    permit(Act::Postpone, &desk.person.roles, row.stage.0).map_err(Refusal::from)?;
    let form = PostponeForm { once: app.fresh_token(), ..as_planned(&row) };
    Ok(postpone_page(desk.f, &row, &form, StatusCode::OK, &Fields::new()))
}

/// Moves it.
pub async fn postpone(
    State(app): State<App>,
    desk: Desk,
    Path(code): Path<String>,
    Typed(mut form): Typed<PostponeForm>,
) -> Result<Response, Failure> {
    match moved::postpone(&app, &desk.person, &code, form.clone()).await {
        Ok(()) => Ok(see_other(&address(&code))),
        Err(Refusal::Invalid(wrong)) => {
            refuse_first(&app, &desk, &code, Act::Postpone).await?;
            let row = find(&app, &desk, &code).await?;
            Ok(postpone_page(desk.f, &row, &form, StatusCode::UNPROCESSABLE_ENTITY, &wrong))
        }
        Err(Refusal::Overtaken) => {
            let row = find(&app, &desk, &code).await?;
            form.version = Some(row.version);
            Ok(postpone_page(desk.f, &row, &form, StatusCode::CONFLICT, &Fields::new()))
        }
        Err(other) => Err(other.into()),
    }
}

async fn find(app: &App, desk: &Desk, code: &str) -> Result<Conference, Failure> {
    let found = conferences::by_code(&app.db, &desk.person.sees(), code).await?;
    found.ok_or(Failure::Act(Refusal::NotFound))
}

/// The day, hour and place as they stand.
fn as_planned(row: &Conference) -> PostponeForm {
    PostponeForm {
        held_on: display_day(row.held_on),
        starts_at: typed_time(row.starts_at),
        ends_at: typed_time(row.ends_at),
        place: row.place.clone(),
        version: Some(row.version),
        ..PostponeForm::default()
    }
}

fn postpone_page(
    f: Frame,
    row: &Conference,
    form: &PostponeForm,
    status: StatusCode,
    wrong: &Fields,
) -> Response {
    let view = postpone_view(&f, row, form).complain(&f, wrong);
    let heading = f.say("conference-act-postpone").into_owned();
    let title =
        if view.has_errors() { f.say1("form-title-error", "title", &heading) } else { heading.clone() };
    let overtaken = status == StatusCode::CONFLICT;
    let theirs = match overtaken {
        true => view.written_meanwhile(&postpone_view(&f, row, &as_planned(row))),
        false => Vec::new(),
    };
    respond(
        status,
        &PostponePage { title, heading, back: address(&row.code), overtaken, theirs, form: view, f },
    )
}

fn postpone_view(f: &Frame, row: &Conference, form: &PostponeForm) -> FormView {
    let say = |key: &str| f.say(key).into_owned();
    let mut view =
        FormView::new(format!("{}/postpone", address(&row.code)), say("conference-desk-postpone-submit"))
            .hidden("once", &form.once);
    if let Some(version) = form.version {
        view = view.hidden("version", version);
    }
    view.field(
        Field::text("held_on", say("conference-desk-held-on"))
            .hint(say("conference-desk-postpone-hint"))
            .value(&form.held_on),
    )
    .field(Field::text("starts_at", say("conference-desk-starts-at")).value(&form.starts_at))
    .field(Field::text("ends_at", say("conference-desk-ends-at")).value(&form.ends_at))
    .field(Field::text("place", say("conference-desk-place")).value(&form.place))
    .field(
        Field::text("reason", say("conference-desk-reason"))
            .hint(say("conference-desk-reason-hint"))
            .value(&form.reason),
    )
}
