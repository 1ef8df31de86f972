//! `/lam-viec/tai-khoan/ma-truy-cap`: personal tokens for programs.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use crate::acts::staff::{self, TokenForm};
use crate::acts::{Fields, Person, Refusal};
use crate::app::App;
use crate::store::sessions::{self, ApiToken};
use crate::web::desk::Desk;
use crate::web::form::{Field, FormView, Typed};
use crate::web::page::respond;
use crate::web::{Failure, Frame};

#[derive(Template)]
#[template(path = "auth/tokens.html")]
struct TokensPage {
    f: Frame,
    title: String,
    tokens: Vec<ApiToken>,
    /// The token just made: shown this once.
    fresh: Option<String>,
    form: FormView,
}

/// GET
pub async fn list(State(app): State<App>, Desk { person, f, .. }: Desk) -> Result<Response, Failure> {
    page(&app, f, &person, None, &TokenForm::default(), None).await
}

/// POST
pub async fn issue(
    State(app): State<App>,
    Desk { person, f, .. }: Desk,
    Typed(form): Typed<TokenForm>,
) -> Result<Response, Failure> {
    match staff::issue_token(&app, person.by(), person.id, form.clone()).await {
        Ok(token) => page(&app, f, &person, Some(token), &TokenForm::default(), None).await,
        Err(Refusal::Invalid(fields)) => page(&app, f, &person, None, &form, Some(&fields)).await,
        Err(refusal) => Err(refusal.into()),
    }
}

/// POST `…/{id}/thu-hoi`
pub async fn revoke(
    State(app): State<App>,
    Desk { person, .. }: Desk,
    Path(id): Path<i64>,
) -> Result<Response, Failure> {
    staff::revoke_token(&app, person.by(), person.id, id).await?;
    Ok(Redirect::to("/lam-viec/tai-khoan/ma-truy-cap").into_response())
}

async fn page(
    app: &App,
    f: Frame,
    person: &Person,
    fresh: Option<String>,
    form: &TokenForm,
    wrong: Option<&Fields>,
) -> Result<Response, Failure> {
    let mut view = FormView::new("/lam-viec/tai-khoan/ma-truy-cap", f.say("token-submit"))
        .field(Field::text("label", f.say("token-label")).hint(f.say("token-label-hint")).value(&form.label));
    let mut status = StatusCode::OK;
    if let Some(fields) = wrong {
        view = view.complain(&f, fields);
        status = StatusCode::UNPROCESSABLE_ENTITY;
    }
    let tokens = sessions::api_tokens(&app.db, person.id).await?;
    let title = f.say("token-title").into_owned();
    Ok(respond(status, &TokensPage { f, title, tokens, fresh, form: view }))
}
