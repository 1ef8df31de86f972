//! The slip of a complaint or denunciation, ready to sign: guidance for the one, transfer with the sender masked for the other.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use domain::date::display_day;
use domain::lang::Lang;
use domain::opinion::{Kind, Outcome};
use domain::paper::{committee, village};
use serde::Deserialize;

use super::case::find;
use super::paper::{Foot, Head, Signer, paper};
use crate::acts::Refusal;
use crate::acts::opinion::see_identity::{open_restricted, see_identity};
use crate::app::App;
use crate::store::{opinions, staff};
use crate::web::desk::Desk;
use crate::web::{Failure, Frame, render};

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// Set: with the sender's name, which is a look at the identity and is written down.
    ten: String,
}

#[derive(Template)]
#[template(path = "opinion/slip.html")]
struct SlipPage {
    f: Frame,
    denunciation: bool,
    code: String,
    head: Head,
    foot: Foot,
    committee: String,
    received_on: String,
    body: String,
    matter: String,
    name: Option<String>,
    village: String,
}

/// Shows the slip once the item was redirected, with the signer of that day; opening a restricted one is written into its journal.
pub(super) async fn show(
    desk: Desk,
    State(app): State<App>,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
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
    let name = match denunciation || asked.ten.is_empty() {
        true => None,
        false => see_identity(&app, &desk.person, &code).await?.and_then(|sender| sender.name),
    };
    let signer = slip.signer_name.as_deref().zip(slip.signer_post.as_deref());
    let signer = signer.map(|(name, post)| Signer { post, name });
    let number = slip.number.clone().unwrap_or_default();
    let of_signer = match slip.signer_id {
        Some(id) => staff::by_id(&app.db, id).await?.map(|row| row.unit_id),
        None => None,
    };
    // What went up to the province is signed there, under the province's own head.
    let signers = app.directory.book(&app.db, of_signer.unwrap_or(opinion.unit_id)).await?;
    let (head, foot) = paper(&signers, number, Some(slip.sent_on), signer.as_ref(), "");
    let (matter, lives) = if denunciation {
        (String::new(), String::new())
    } else {
        (case.headline(160), book.village_name(case.statement.village_id).map(village).unwrap_or_default())
    };
    let page = SlipPage {
        denunciation,
        code: opinion.code.clone(),
        head,
        foot,
        committee: committee(book.unit_name(Lang::Vi), Lang::Vi),
        received_on: display_day(opinion.received_on),
        body: slip.body.clone(),
        matter,
        name,
        village: lives,
        f: desk.f.clone(),
    };
    Ok(render(&page))
}
