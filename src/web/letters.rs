//! `/lam-viec/thu`: the unit's letters, those that did not arrive first: of cases for the clerk, who mends addresses and
//! sends again; of accounts for the administrator.

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use domain::role::Role;
use serde::Deserialize;

use super::desk::Desk;
use super::form::{Control, Field, FormView, Typed};
use super::page::{respond, see_other};
use super::{Badge, Failure, Frame, render};
use crate::acts::letter::{self, AddressForm};
use crate::acts::{Fields, Refusal};
use crate::app::App;
use crate::store::outbox::{self, Counts, Cursor, State as Standing, Stored};

/// The letters' pages.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/lam-viec/thu", get(list))
        .route("/lam-viec/thu/{id}", get(show))
        .route("/lam-viec/thu/{id}/dia-chi", post(mend))
        .route("/lam-viec/thu/{id}/gui-lai", post(resend))
}

/// What the list is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    /// The state's word; anything else shows all.
    #[serde(rename = "trang-thai")]
    state: String,
    /// Where the page begins, `state-id`.
    sau: String,
    /// Set after a letter was sent again.
    xong: String,
}

/// One letter in the list.
struct Row {
    id: i64,
    subject: String,
    kind: String,
    to: String,
    standing: Badge,
    error: Option<String>,
    letter: Stored,
}

/// A state to choose.
struct Tab {
    href: &'static str,
    label: String,
    current: bool,
}

#[derive(Template)]
#[template(path = "letters/list.html")]
struct ListPage {
    f: Frame,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    next: Option<String>,
    done: bool,
}

#[derive(Template)]
#[template(path = "letters/show.html")]
struct ShowPage {
    f: Frame,
    row: Row,
    /// The address in full, where the citizen's letter may be mended.
    form: FormView,
    mendable: bool,
    may_resend: bool,
    /// The account whose address it goes to, for those who may open it.
    account: Option<String>,
    once: String,
}

/// A form that is only a button.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Button {
    once: String,
}

async fn list(State(app): State<App>, desk: Desk, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let shelf = letter::shelf(&desk.person)?;
    let filter: Option<Standing> = asked.state.parse().ok();
    let page = outbox::list(&app.db, &shelf, filter, cursor(&asked.sau)).await?;
    let counts = outbox::counts(&app.db, &shelf).await?;
    let next = page.next.map(|Cursor { state, id }| match filter {
        Some(filter) => format!("/lam-viec/thu?trang-thai={filter}&sau={state}-{id}"),
        None => format!("/lam-viec/thu?sau={state}-{id}"),
    });
    let f = desk.f;
    let rows = page.letters.into_iter().map(|letter| row(&f, letter)).collect();
    Ok(render(&ListPage { tabs: tabs(&f, filter, counts), rows, next, done: !asked.xong.is_empty(), f }))
}

async fn show(State(app): State<App>, desk: Desk, Path(id): Path<i64>) -> Result<Response, Failure> {
    let letter = letter::open(&app, &desk.person, id).await?;
    Ok(page(&app, desk, letter, None, StatusCode::OK))
}

async fn mend(
    State(app): State<App>,
    desk: Desk,
    Path(id): Path<i64>,
    Typed(form): Typed<AddressForm>,
) -> Result<Response, Failure> {
    match letter::mend(&app, &desk.person, id, form.clone()).await {
        Ok(()) => Ok(see_other("/lam-viec/thu?xong=gui-lai")),
        Err(Refusal::Invalid(fields)) => {
            let letter = letter::open(&app, &desk.person, id).await?;
            Ok(page(&app, desk, letter, Some((&form.address, &fields)), StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(refusal) => Err(refusal.into()),
    }
}

async fn resend(
    State(app): State<App>,
    desk: Desk,
    Path(id): Path<i64>,
    Typed(button): Typed<Button>,
) -> Result<Response, Failure> {
    letter::resend(&app, &desk.person, id, &button.once).await?;
    Ok(see_other("/lam-viec/thu?xong=gui-lai"))
}

fn page(
    app: &App,
    Desk { f, person, book, .. }: Desk,
    letter: Stored,
    wrong: Option<(&str, &Fields)>,
    status: StatusCode,
) -> Response {
    let address = wrong.map_or(letter.to_address.as_str(), |(typed, _)| typed);
    let mut form =
        FormView::new(format!("/lam-viec/thu/{}/dia-chi", letter.id), f.say("letters-mend-submit"))
            .hidden("once", app.fresh_token())
            .field(
                Field::new("address", Control::Email, f.say("letters-address"))
                    .value(address)
                    .hint(f.say("letters-address-hint")),
            );
    if let Some((_, fields)) = wrong {
        form = form.complain(&f, fields);
    }
    let waits = letter.state != Standing::Sent.as_str();
    let mendable = waits && letter.staff_id.is_none();
    let account = book.person(letter.staff_id).filter(|_| person.has(Role::Administrator));
    let page = ShowPage {
        mendable,
        may_resend: waits,
        account: account.map(|row| row.login.clone()),
        once: app.fresh_token(),
        row: row(&f, letter),
        form,
        f,
    };
    respond(status, &page)
}

fn row(f: &Frame, letter: Stored) -> Row {
    Row {
        id: letter.id,
        subject: letter.subject.clone(),
        kind: f.letter_kind(&letter.kind).into_owned(),
        to: match (&letter.to_name, letter.staff_id) {
            (Some(name), Some(_)) => name.clone(),
            _ => covered(&letter.to_address),
        },
        standing: badge(f, &letter),
        error: letter.last_error.clone(),
        letter,
    }
}

fn badge(f: &Frame, letter: &Stored) -> Badge {
    let (state, icon, key) = match letter.state.parse() {
        Ok(Standing::Sent) => ("is-done", "check", "letters-state-sent"),
        Ok(Standing::Failed) | Err(_) => ("is-late", "alert", "letters-state-failed"),
        Ok(Standing::Held) => ("is-late", "clock", "letters-state-held"),
        Ok(Standing::Waiting) if letter.attempts > 0 => ("is-soon", "clock", "letters-state-again"),
        Ok(Standing::Waiting) => ("is-waiting", "clock", "letters-state-waiting"),
    };
    Badge { state, icon, label: f.say(key).into_owned() }
}

fn tabs(f: &Frame, filter: Option<Standing>, counts: Counts) -> Vec<Tab> {
    let label = |key: &str, n: u64| f.say1(key, "n", n);
    let mut tabs = vec![
        Tab { href: "/lam-viec/thu", label: f.say("letters-all").into_owned(), current: filter.is_none() },
        Tab {
            href: "/lam-viec/thu?trang-thai=failed",
            label: label("letters-count-failed", counts.failed),
            current: filter == Some(Standing::Failed),
        },
        Tab {
            href: "/lam-viec/thu?trang-thai=waiting",
            label: label("letters-count-waiting", counts.waiting),
            current: filter == Some(Standing::Waiting),
        },
        Tab {
            href: "/lam-viec/thu?trang-thai=sent",
            label: f.say("letters-sent").into_owned(),
            current: filter == Some(Standing::Sent),
        },
    ];
    if counts.held > 0 {
        let current = filter == Some(Standing::Held);
        let label = label("letters-count-held", counts.held);
        tabs.push(Tab { href: "/lam-viec/thu?trang-thai=held", label, current });
    }
    tabs
}

fn cursor(text: &str) -> Option<Cursor> {
    let (state, id) = text.split_once('-')?;
    Some(Cursor { state: state.parse().ok()?, id: id.parse().ok()? })
}

/// An address that its owner would know and others would not; opening the letter shows it and is written down.
fn covered(address: &str) -> String {
    match address.split_once('@') {
        Some((name, host)) => format!("{}…@{host}", name.chars().take(1).collect::<String>()),
        None => "…".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_covered_but_for_its_beginning_and_host() {
        assert_eq!(covered("nguoidan@thon.test"), "n…@thon.test");
        assert_eq!(covered("hong"), "…");
    }

    #[test]
    fn a_cursor_that_makes_no_sense_begins_at_the_start() {
        assert_eq!(cursor("failed-12"), Some(Cursor { state: Standing::Failed, id: 12 }));
        assert_eq!(cursor("failed"), None);
        assert_eq!(cursor("lost-1"), None);
    }
}
