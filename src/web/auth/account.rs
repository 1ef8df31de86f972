//! `/lam-viec/tai-khoan`: the own account.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::lang::Lang;
use serde::Deserialize;

use crate::acts::Refusal;
use crate::acts::staff::{self, PreferencesForm};
use crate::app::App;
use crate::store::sessions::{self, Session};
use crate::store::staff as accounts;
use crate::web::desk::Desk;
use crate::web::form::{Choice, Control, Field, FormView, Typed};
use crate::web::page::render;
use crate::web::session;
use crate::web::{Failure, Frame};

#[derive(Template)]
#[template(path = "auth/account.html")]
struct AccountPage {
    f: Frame,
    title: String,
    done: Option<String>,
    name: String,
    login: String,
    post: String,
    roles: Vec<String>,
    has_factor: bool,
    /// Whether something was asked about the account.
    asked: bool,
    form: FormView,
    sessions: Vec<Running>,
}

/// A session as the page lists it.
struct Running {
    row: Session,
    browser: String,
    this: bool,
}

/// What was just done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Done {
    xong: String,
}

/// GET
pub async fn show(
    State(app): State<App>,
    Desk { person, session, f, .. }: Desk,
    Query(done): Query<Done>,
) -> Result<Response, Failure> {
    let row = accounts::by_id(&app.db, person.id).await?.ok_or(Refusal::NotFound)?;
    let sessions = sessions::of(&app.db, person.id, app.now()).await?;
    let sessions = sessions
        .into_iter()
        .map(|row| Running { browser: browser(&f, &row.agent), this: row.id == session, row })
        .collect();
    let done = match done.xong.as_str() {
        "mat-khau" => Some("account-done-password"),
        "xac-thuc" => Some("account-done-factor"),
        "bo-xac-thuc" => Some("account-done-factor-dropped"),
        "luu" => Some("account-done"),
        _ => None,
    };
    let langs = vec![Choice::new("vi", "Tiếng Việt"), Choice::new("en", "English")];
    let form =
        FormView::new("/lam-viec/tai-khoan", f.say("account-save"))
            .field(
                Field::new("lang", Control::Chips, f.say("account-lang"))
                    .hint(f.say("account-lang-hint"))
                    .choices(langs)
                    .value(person.lang.as_str()),
            )
            .field(
                Field::new("shortcuts", Control::Check, f.say("account-shortcuts"))
                    .value(if person.shortcuts { "true" } else { "" }),
            );
    let page = AccountPage {
        title: f.say("account-title").into_owned(),
        done: done.map(|key| f.say(key).into_owned()),
        roles: person.roles.iter().map(|role| f.word("role", role.as_str()).into_owned()).collect(),
        name: person.name,
        login: person.login,
        post: person.post,
        has_factor: row.totp_secret.is_some(),
        asked: !staff::asked(&app, &row).await?.is_empty(),
        form,
        sessions,
        f,
    };
    Ok(render(&page))
}

/// POST: language and shortcuts
pub async fn prefer(
    State(app): State<App>,
    Desk { person, .. }: Desk,
    Typed(form): Typed<PreferencesForm>,
) -> Result<Response, Failure> {
    let lang: Lang = form.lang.parse().unwrap_or(person.lang);
    staff::prefer(&app, &person, form).await?;
    let mut response = Redirect::to("/lam-viec/tai-khoan?xong=luu").into_response();
    session::speak(&mut response, lang);
    Ok(response)
}

/// POST `…/phien/{id}`
pub async fn end_session(
    State(app): State<App>,
    Desk { person, .. }: Desk,
    Path(id): Path<i64>,
) -> Result<Response, Failure> {
    staff::end_session(&app, &person, id).await?;
    Ok(Redirect::to("/lam-viec/tai-khoan").into_response())
}

/// POST `…/dang-xuat-moi-noi`
pub async fn leave_everywhere(
    State(app): State<App>,
    Desk { person, .. }: Desk,
) -> Result<Response, Failure> {
    staff::sign_out_everywhere(&app, &person).await?;
    let mut response = Redirect::to("/dang-nhap?xong=dang-xuat").into_response();
    session::take(&app, &mut response);
    Ok(response)
}

/// What people call a browser, from the long name that it gives itself.
fn browser(f: &Frame, agent: &str) -> String {
    let find = |names: &[(&str, &'static str)]| {
        names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
    };
    let program = find(&[
        ("Zalo", "Zalo"),
        ("FBAN", "Facebook"),
        ("coc_coc", "Cốc Cốc"),
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let machine = find(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (program, machine) {
        (Some(program), Some(machine)) => format!("{program}, {machine}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => f.say("session-unknown").into_owned(),
    }
}
