//! `/lam-viec/xac-nhan`: what was asked about accounts that open restricted things, and the yes or no of a second person.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use crate::acts::staff::{self, DecisionForm, Waiting, role_of};
use crate::app::App;
use crate::store::proposals::Matter;
use crate::web::desk::Desk;
use crate::web::form::Typed;
use crate::web::page::render;
use crate::web::{Failure, Frame};

#[derive(Template)]
#[template(path = "auth/proposals.html")]
struct ProposalsPage {
    f: Frame,
    title: String,
    done: Option<String>,
    rows: Vec<Row>,
    once: String,
}

/// A proposal as the page shows it.
struct Row {
    waiting: Waiting,
    what: String,
    asked_by: String,
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
    let rows = staff::waiting(&app, &person).await?;
    let rows = rows.into_iter().map(|waiting| row(&f, waiting)).collect();
    let done = match done.xong.as_str() {
        "dong-y" => Some("proposals-done-confirmed"),
        "tu-choi" => Some("proposals-done-refused"),
        _ => None,
    };
    let page = ProposalsPage {
        title: f.say("proposals-title").into_owned(),
        done: done.map(|key| f.say(key).into_owned()),
        rows,
        once: app.fresh_token(),
        f,
    };
    Ok(render(&page))
}

/// POST `…/{id}/dong-y`
pub async fn confirm(
    State(app): State<App>,
    Desk { person, .. }: Desk,
    Path(id): Path<i64>,
    Typed(form): Typed<DecisionForm>,
) -> Result<Response, Failure> {
    staff::confirm(&app, &person, id, form).await?;
    Ok(Redirect::to("/lam-viec/xac-nhan?xong=dong-y").into_response())
}

/// POST `…/{id}/tu-choi`
pub async fn refuse(
    State(app): State<App>,
    Desk { person, .. }: Desk,
    Path(id): Path<i64>,
    Typed(form): Typed<DecisionForm>,
) -> Result<Response, Failure> {
    staff::refuse(&app, &person, id, form).await?;
    Ok(Redirect::to("/lam-viec/xac-nhan?xong=tu-choi").into_response())
}

fn row(f: &Frame, waiting: Waiting) -> Row {
    let asker = f.book.as_ref().and_then(|book| book.person(waiting.proposal.asked_by));
    let asked_by = match asker {
        Some(asker) => f.colleague(asker),
        None => f.say("proposal-operator").into_owned(),
    };
    Row { what: what(f, &waiting), asked_by, waiting }
}

/// What is asked, in words.
pub(super) fn what(f: &Frame, waiting: &Waiting) -> String {
    let proposal = &waiting.proposal;
    match (role_of(proposal), proposal.matter.parse()) {
        (Some(role), _) => f.say1("proposal-role", "what", f.word("role", role.as_str())),
        (None, Ok(Matter::Address)) => f.say1("proposal-address", "what", &proposal.value),
        (None, Ok(Matter::Role | Matter::Link) | Err(_)) => {
            f.say1("proposal-link", "what", &waiting.row.email)
        }
    }
}
