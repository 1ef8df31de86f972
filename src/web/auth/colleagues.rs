//! `/lam-viec/can-bo`: the accounts of the unit, for its administrators.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::AtDesk;
use super::guard::administrators_only;
use crate::app::App;
use crate::store::staff::{self, Staff};
use crate::web::page::render;
use crate::web::{Failure, Frame};

#[derive(Template)]
#[template(path = "auth/colleagues.html")]
struct ColleaguesPage {
    f: Frame,
    title: String,
    done: Option<String>,
    active: Vec<Row>,
    disabled: Vec<Row>,
}

/// An account as the table shows it.
struct Row {
    row: Staff,
    office: String,
    roles: String,
    waiting: bool,
    /// Open opinions of a disabled account: they want somebody else.
    open: u64,
}

/// What was just done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Done {
    xong: String,
}

/// GET
pub async fn list(
    State(app): State<App>,
    AtDesk { person, f, .. }: AtDesk,
    Query(done): Query<Done>,
) -> Result<Response, Failure> {
    administrators_only(&person)?;
    let roles = staff::roles_in(&app.db, person.unit_id).await?;
    let mut rows = Vec::new();
    for row in staff::of_unit(&app.db, person.unit_id).await? {
        let held = roles.get(&row.id).map(Vec::as_slice).unwrap_or_default();
        let names: Vec<_> = held.iter().map(|role| f.word("role", role.as_str())).collect();
        let book = f.book.as_ref();
        let office = book.and_then(|book| book.office_name(row.office_id, f.lang)).unwrap_or_default();
        rows.push(Row {
            office: office.to_owned(),
            roles: names.join(", "),
            waiting: row.active && row.password_hash.is_none(),
            open: if row.active { 0 } else { staff::open_with(&app.db, row.id).await? },
            row,
        });
    }
    let (active, disabled) = rows.into_iter().partition(|one| one.row.active);
    let done = match done.xong.as_str() {
        "them" => Some("colleague-done-added"),
        "luu" => Some("colleague-done"),
        "ngung" => Some("colleague-done-disabled"),
        "duong-dan" => Some("colleague-done-link"),
        _ => None,
    };
    let page = ColleaguesPage {
        title: f.say("colleagues-title").into_owned(),
        done: done.map(|key| f.say(key).into_owned()),
        active,
        disabled,
        f,
    };
    Ok(render(&page))
}
