//! `/lam-viec/tai-khoan/ma-truy-cap`: personal tokens for programs.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use crate::acts::staff::{self, TokenForm};
use crate::acts::{Fields, Person, Refusal};
use crate::app::App;
use crate::store::sessions::{self, ApiToken, Scope};
use crate::web::desk::Desk;
use crate::web::form::{Choice, Control, Field, FormView, Typed};
use crate::web::page::respond;
use crate::web::{Failure, Frame};

#[derive(Template)]
#[template(path = "auth/tokens.html")]
struct TokensPage {
    f: Frame,
    title: String,
    tokens: Vec<Listed>,
    /// The token just made: shown this once.
    fresh: Option<String>,
    form: FormView,
}

/// A token as the page lists it.
struct Listed {
    row: ApiToken,
    /// What it may be used for, in words.
    scopes: String,
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
    match staff::issue_token(&app, &person, form.clone()).await {
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
    let mut view = view(&f, form);
    let mut status = StatusCode::OK;
    if let Some(fields) = wrong {
        view = view.complain(&f, fields);
        status = StatusCode::UNPROCESSABLE_ENTITY;
    }
    let tokens = sessions::api_tokens(&app.db, person.id, app.now()).await?;
    let tokens = tokens.into_iter().map(|row| Listed { scopes: scopes(&f, &row), row }).collect();
    let title = f.say("token-title").into_owned();
    Ok(respond(status, &TokensPage { f, title, tokens, fresh, form: view }))
}

fn view(f: &Frame, form: &TokenForm) -> FormView {
    let scope = |scope: Scope| {
        Choice::new(scope.as_str(), f.word("token-scope", scope.as_str()))
            .hint(f.word("token-scope-hint", scope.as_str()).into_owned())
    };
    let days = ["30", "90", "180", "365"];
    let days = days.map(|days| Choice::new(days, f.say1("token-days-choice", "n", days)));
    let chosen = if form.days.is_empty() { staff::TOKEN_DAYS.to_string() } else { form.days.clone() };
    FormView::new("/lam-viec/tai-khoan/ma-truy-cap", f.say("token-submit"))
        .field(Field::text("label", f.say("token-label")).hint(f.say("token-label-hint")).value(&form.label))
        .field(
            Field::new("scopes", Control::Checks, f.say("token-scopes"))
                .hint(f.say("token-scopes-hint"))
                .choices(vec![scope(Scope::Act), scope(Scope::Restricted)])
                .values(form.scopes.clone())
                .optional(),
        )
        .field(Field::new("days", Control::Chips, f.say("token-days")).choices(days.to_vec()).value(chosen))
        .field(
            Field::new("password", Control::Password, f.say("factor-password"))
                .autocomplete("current-password"),
        )
}

fn scopes(f: &Frame, row: &ApiToken) -> String {
    let held = Scope::ALL.iter().filter(|scope| sessions::has_scope(row, **scope));
    held.map(|scope| f.word("token-scope", scope.as_str())).collect::<Vec<_>>().join("; ")
}
