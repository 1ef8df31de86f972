//! The slip of a complaint or denunciation, ready to sign: guidance for the one, transfer with the sender masked for the other.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::lang::Lang;
use domain::opinion::{Kind, Outcome};

use super::case::find;
use crate::acts::Refusal;
use crate::acts::opinion::see_identity::open_restricted;
use crate::app::App;
use crate::store::opinions;
use crate::web::desk::Desk;
use crate::web::{Failure, Frame, render};

#[derive(Template)]
#[template(path = "opinion/slip.html")]
struct SlipPage {
    f: Frame,
    denunciation: bool,
    code: String,
    unit: String,
    place: String,
    number: String,
    day: chrono::NaiveDate,
    received_on: chrono::NaiveDate,
    body: String,
    matter: String,
    village: String,
    signer: String,
    post: String,
}

/// Shows the slip once the item was redirected; opening a restricted one is written into its journal.
pub(super) async fn show(
    desk: Desk,
    State(app): State<App>,
    Path(code): Path<String>,
) -> Result<Response, Failure> {
    let case = find(&app, &desk.person, &code).await?;
    let opinion = &case.opinion;
    let book = app.directory.book(&app.db, opinion.unit_id).await?;
    let slip = match opinion.outcome.map(|outcome| outcome.0) {
        Some(Outcome::Guided | Outcome::Forwarded) => opinions::transfers(&app.db, opinion.id).await?.pop(),
        _ => None,
    };
    let Some(slip) = slip else {
        return Err(Failure::Act(Refusal::NotFound));
    };
    if opinion.circle.is_closed() {
        open_restricted(&app, &desk.person, &code).await?;
    }
    let denunciation = opinion.kind.is_some_and(|kind| kind.0 == Kind::ToCao);
    let page = SlipPage {
        denunciation,
        code: opinion.code.clone(),
        unit: book.unit_name(Lang::Vi).to_uppercase(),
        place: book.unit.place.clone(),
        number: slip.number.clone().unwrap_or_default(),
        day: slip.sent_on,
        received_on: opinion.received_on,
        body: slip.body.clone(),
        matter: if denunciation {
            String::new()
        } else {
            case.headline(160)
        },
        village: if denunciation {
            String::new()
        } else {
            book.village_name(case.statement.village_id).unwrap_or_default().to_owned()
        },
        signer: desk.person.name.clone(),
        post: desk.person.post.to_uppercase(),
        f: desk.f.clone(),
    };
    Ok(render(&page))
}
