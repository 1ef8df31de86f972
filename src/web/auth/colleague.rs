//! `/lam-viec/can-bo/moi` and `/lam-viec/can-bo/{login}`: one account, for administrators.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::guard::administrators_only;
use super::proposals;
use crate::acts::staff::{self, AccountForm, Author, DisableForm, Effect, roles_of};
use crate::acts::{Fields, Person, Refusal};
use crate::app::App;
use crate::store::left_behind::{self, Load};
use crate::store::staff as accounts;
use crate::store::staff::Staff;
use crate::web::desk::Desk;
use crate::web::form::{Choice, Control, Field, FormView, Typed};
use crate::web::page::respond;
use crate::web::{Failure, Frame};

#[derive(Template)]
#[template(path = "auth/colleague.html")]
struct ColleaguePage {
    f: Frame,
    title: String,
    heading: String,
    form: FormView,
    /// The account, unless it is a new one.
    row: Option<Staff>,
    /// Whether it is the administrator's own.
    own: bool,
    version: i32,
    once: String,
    /// What was wrong with disabling it.
    refused: Option<String>,
    /// Somebody else changed it first.
    overtaken: bool,
    /// What stands there now and was typed otherwise: the field's label and the text.
    theirs: Vec<(String, String)>,
    /// What was asked about it and waits, in words.
    waiting: Vec<String>,
    /// Whether the unit has nobody to confirm that.
    nobody: bool,
    /// What it leaves behind when it ends.
    load: Load,
}

/// What the page knows about an account that is there.
struct Known {
    row: Staff,
    own: bool,
    waiting: Vec<String>,
    nobody: bool,
    load: Load,
    /// What somebody else has written, where the form came too late.
    theirs: Option<Vec<(String, String)>>,
}

/// A form that is only a button.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Button {
    once: String,
}

/// GET `/lam-viec/can-bo/moi`
pub async fn ask(State(app): State<App>, Desk { person, f, .. }: Desk) -> Result<Response, Failure> {
    administrators_only(&person)?;
    let form = AccountForm { once: app.fresh_token(), lang: "vi".to_owned(), ..AccountForm::default() };
    Ok(page(f, None, &form, None, None))
}

/// POST `/lam-viec/can-bo/moi`
pub async fn add(
    State(app): State<App>,
    Desk { person, f, .. }: Desk,
    Typed(form): Typed<AccountForm>,
) -> Result<Response, Failure> {
    match staff::add(&app, Author::Person(&person), form.clone(), None).await {
        Ok(added) => Ok(done(&app, added.effect, "them")),
        Err(Refusal::Invalid(fields)) => Ok(page(f, None, &form, Some(&fields), None)),
        Err(refusal) => Err(refusal.into()),
    }
}

/// GET `/lam-viec/can-bo/{login}`
pub async fn show(
    State(app): State<App>,
    Desk { person, f, .. }: Desk,
    Path(login): Path<String>,
) -> Result<Response, Failure> {
    let row = staff::colleague(&app, Author::Person(&person), &login).await?;
    let form = filled(&app, &f, &row).await?;
    let known = known(&app, &f, &person, row).await?;
    Ok(page(f, Some(known), &form, None, None))
}

/// POST `/lam-viec/can-bo/{login}`
pub async fn change(
    State(app): State<App>,
    Desk { person, f, .. }: Desk,
    Path(login): Path<String>,
    Typed(form): Typed<AccountForm>,
) -> Result<Response, Failure> {
    match staff::change(&app, Author::Person(&person), &login, form.clone()).await {
        Ok(effect) => Ok(done(&app, effect, "luu")),
        Err(Refusal::Invalid(fields)) => {
            let row = staff::colleague(&app, Author::Person(&person), &login).await?;
            let known = known(&app, &f, &person, row).await?;
            Ok(page(f, Some(known), &form, Some(&fields), None))
        }
        Err(Refusal::Overtaken) => overtaken(&app, f, &person, &login, form).await,
        Err(refusal) => Err(refusal.into()),
    }
}

/// The form with every typed word, and what somebody else has written meanwhile.
async fn overtaken(
    app: &App,
    f: Frame,
    person: &Person,
    login: &str,
    mut form: AccountForm,
) -> Result<Response, Failure> {
    let row = staff::colleague(app, Author::Person(person), login).await?;
    let fresh = filled(app, &f, &row).await?;
    (form.version, form.once) = (fresh.version, fresh.once.clone());
    let theirs = view(&f, Some(&row), &form).written_meanwhile(&view(&f, Some(&row), &fresh));
    let known = Known { theirs: Some(theirs), ..known(app, &f, person, row).await? };
    Ok(page(f, Some(known), &form, None, None))
}

/// POST `/lam-viec/can-bo/{login}/ngung`
pub async fn disable(
    State(app): State<App>,
    Desk { person, f, .. }: Desk,
    Path(login): Path<String>,
    Typed(form): Typed<DisableForm>,
) -> Result<Response, Failure> {
    match staff::disable(&app, Author::Person(&person), &login, form).await {
        Ok(()) => Ok(done(&app, Effect::AtOnce, "ngung")),
        Err(Refusal::Invalid(fields)) => {
            let row = staff::colleague(&app, Author::Person(&person), &login).await?;
            let form = filled(&app, &f, &row).await?;
            let known = known(&app, &f, &person, row).await?;
            let refused = fields.0.first().map(|(_, said)| crate::web::form::sentence(&f, said));
            Ok(page(f, Some(known), &form, None, refused))
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// POST `/lam-viec/can-bo/{login}/duong-dan`
pub async fn send_link(
    State(app): State<App>,
    Desk { person, .. }: Desk,
    Path(login): Path<String>,
    Typed(button): Typed<Button>,
) -> Result<Response, Failure> {
    let effect = staff::send_link(&app, Author::Person(&person), &login, &button.once).await?;
    Ok(done(&app, effect, "duong-dan"))
}

fn done(app: &App, effect: Effect, what: &str) -> Response {
    app.directory.forget();
    let what = match effect {
        Effect::AtOnce => what,
        Effect::Waits => "cho-xac-nhan",
    };
    Redirect::to(&format!("/lam-viec/can-bo?xong={what}")).into_response()
}

async fn known(app: &App, f: &Frame, person: &Person, row: Staff) -> Result<Known, Failure> {
    let waiting = staff::asked(app, &row).await?;
    let nobody = !waiting.is_empty() && !staff::has_confirmer(&app.db, &row).await?;
    let waiting = waiting.iter().map(|one| proposals::what(f, one)).collect();
    let load = left_behind::load(&app.db, &row).await?;
    Ok(Known { own: row.id == person.id, row, waiting, nobody, load, theirs: None })
}

/// The form as the account stands, with the roles that were asked for: saved again, they wait on.
async fn filled(app: &App, f: &Frame, row: &Staff) -> Result<AccountForm, Failure> {
    let book = f.book.as_ref();
    let office = book.and_then(|book| book.office(row.office_id)).map(|office| office.code.clone());
    let village = book
        .and_then(|book| book.villages.iter().find(|village| Some(village.id) == row.village_id))
        .map(|village| village.code.clone());
    let mut roles = accounts::roles(&app.db, row.id).await?;
    roles.extend(staff::asked_roles(&app.db, row.id).await?);
    Ok(AccountForm {
        login: row.login.clone(),
        name: row.name.clone(),
        email: row.email.clone(),
        phone: row.phone.clone().unwrap_or_default(),
        post: row.post.clone(),
        office: office.unwrap_or_default(),
        village: village.unwrap_or_default(),
        roles: roles.iter().map(ToString::to_string).collect(),
        lang: row.lang.to_string(),
        version: Some(row.version),
        once: app.fresh_token(),
    })
}

fn page(
    f: Frame,
    known: Option<Known>,
    form: &AccountForm,
    wrong: Option<&Fields>,
    refused: Option<String>,
) -> Response {
    let mut view = view(&f, known.as_ref().map(|known| &known.row), form);
    let heading = match &known {
        Some(known) => known.row.name.clone(),
        None => f.say("colleague-new-title").into_owned(),
    };
    let (mut status, mut title) = (StatusCode::OK, heading.clone());
    if let Some(fields) = wrong {
        view = view.complain(&f, fields);
        status = StatusCode::UNPROCESSABLE_ENTITY;
        title = f.say1("form-title-error", "title", &heading);
    }
    if refused.is_some() {
        status = StatusCode::UNPROCESSABLE_ENTITY;
    }
    let (version, once) = (form.version.unwrap_or_default(), format!("{}-b", form.once));
    let theirs = known.as_ref().and_then(|known| known.theirs.clone());
    if theirs.is_some() {
        status = StatusCode::CONFLICT;
    }
    let (row, own, waiting, nobody, load) = match known {
        Some(Known { row, own, waiting, nobody, load, .. }) => (Some(row), own, waiting, nobody, load),
        None => (None, false, Vec::new(), false, Load::default()),
    };
    let page = ColleaguePage {
        f,
        title,
        heading,
        form: view,
        row,
        own,
        version,
        once,
        refused,
        overtaken: theirs.is_some(),
        theirs: theirs.unwrap_or_default(),
        waiting,
        nobody,
        load,
    };
    respond(status, &page)
}

fn view(f: &Frame, row: Option<&Staff>, form: &AccountForm) -> FormView {
    let none = || Choice::new("", f.say("account-none"));
    let (mut offices, mut villages, mut roles) = (vec![none()], vec![none()], Vec::new());
    if let Some(book) = &f.book {
        for office in book.offices.iter().filter(|office| office.active) {
            let name = book.office_name(Some(office.id), f.lang).unwrap_or(&office.name);
            offices.push(Choice::new(&office.code, name));
        }
        villages.extend(book.villages.iter().map(|village| Choice::new(&village.code, &village.name)));
        roles.extend(roles_of(&book.unit).map(|role| {
            Choice::new(role.as_str(), f.word("role", role.as_str()))
                .hint(f.word("role-hint", role.as_str()).into_owned())
        }));
    }
    let langs = vec![Choice::new("vi", "Tiếng Việt"), Choice::new("en", "English")];
    let action =
        row.map_or("/lam-viec/can-bo/moi".to_owned(), |row| format!("/lam-viec/can-bo/{}", row.login));
    let submit = match row {
        None => "colleague-add",
        Some(row) if row.active => "account-save",
        Some(_) => "colleague-enable",
    };
    let mut view = FormView::new(action, f.say(submit)).hidden("once", &form.once);
    if let Some(version) = form.version {
        view = view.hidden("version", version);
    }
    view = view
        .field(Field::text("name", f.say("account-name")).value(&form.name))
        .field(Field::text("post", f.say("account-post")).hint(f.say("account-post-hint")).value(&form.post));
    if row.is_none() {
        view = view.field(
            Field::text("login", f.say("sign-in-login")).hint(f.say("account-login-hint")).value(&form.login),
        );
    }
    view.field(
        Field::new("email", Control::Email, f.say("account-email"))
            .hint(f.say("account-email-hint"))
            .value(&form.email),
    )
    .field(Field::new("phone", Control::Tel, f.say("account-phone")).value(&form.phone).optional())
    .field(
        Field::new("roles", Control::Checks, f.say("account-roles"))
            .choices(roles)
            .values(form.roles.clone()),
    )
    .field(
        Field::new("office", Control::Select, f.say("account-office"))
            .choices(offices)
            .value(&form.office)
            .optional(),
    )
    .field(
        Field::new("village", Control::Select, f.say("account-village"))
            .hint(f.say("account-village-hint"))
            .choices(villages)
            .value(&form.village)
            .optional(),
    )
    .field(Field::new("lang", Control::Chips, f.say("account-lang")).choices(langs).value(&form.lang))
}
