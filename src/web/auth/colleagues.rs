//! `/lam-viec/can-bo`: the accounts of the unit, for its administrators.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::guard::administrators_only;
use crate::acts::staff as acts;
use crate::app::App;
use crate::store::left_behind::{self, Load};
use crate::store::staff::{self, Staff};
use crate::web::desk::Desk;
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
    /// What a disabled account left without anybody.
    left: Load,
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
    Desk { person, f, .. }: Desk,
    Query(done): Query<Done>,
) -> Result<Response, Failure> {
    administrators_only(&person)?;
    let roles = staff::roles_in(&app.db, person.unit_id).await?;
    let mut rows = Vec::new();
    for row in staff::of_unit(&app.db, person.unit_id).await? {
        let held = roles.get(&row.id).map(Vec::as_slice).unwrap_or_default();
        let mut names: Vec<String> =
            held.iter().map(|role| f.word("role", role.as_str()).into_owned()).collect();
        for role in acts::asked_roles(&app.db, row.id).await? {
            names.push(format!("{} ({})", f.word("role", role.as_str()), f.say("proposal-waits")));
        }
        let book = f.book.as_ref();
        let office = book.and_then(|book| book.office_name(row.office_id, f.lang)).unwrap_or_default();
        rows.push(Row {
            office: office.to_owned(),
            roles: names.join(", "),
            waiting: row.active && row.password_hash.is_none(),
            left: if row.active { Load::default() } else { left_behind::load(&app.db, &row).await? },
            row,
        });
    }
    let (active, disabled) = rows.into_iter().partition(|one| one.row.active);
    let done = match done.xong.as_str() {
        "them" => Some("colleague-done-added"),
        "luu" => Some("colleague-done"),
        "cho-xac-nhan" => Some("colleague-done-waits"),
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
