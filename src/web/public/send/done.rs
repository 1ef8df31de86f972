//! The receipt: the code, the secret, and by when the citizen will hear.

use askama::Template;
use askama::filters::Safe;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::deadline::TermKey;
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

use crate::app::{App, digest};
use crate::store::{Sees, conferences, statements};
use crate::web::clock::{Sentence, explain};
use crate::web::page::{render, see_other};
use crate::web::public::ticket;
use crate::web::visitor::Visitor;
use crate::web::{Failure, Frame};

#[derive(Template)]
#[template(path = "public/done.html")]
struct DonePage {
    f: Frame,
    code: String,
    secret: String,
    received: Safe<String>,
    received_on: Safe<String>,
    due: Safe<String>,
    why: Vec<Sentence>,
    conference: Option<Safe<String>>,
    qr: Option<Safe<String>>,
}

/// Shows the receipt for a quarter of an hour to the browser that sent the opinion; neither code nor secret stand in its address.
pub async fn done(State(app): State<App>, visitor: Visitor, headers: HeaderMap) -> Result<Response, Failure> {
    let Some(once) = ticket::receipt(&app, &headers) else {
        return Ok(see_other(&visitor.f.url("/tra-cuu")));
    };
    let Some(statement) = statements::by_once(&app.db, &digest(&once)).await? else {
        return Ok(see_other(&visitor.f.url("/tra-cuu")));
    };
    let visitor = visitor.at(&app, statement.unit_id).await?;
    let f = visitor.f.clone();
    let pages = app.almanac.read(&app.db).await?;
    let intake =
        pages.term(statement.unit_id, TermKey::Intake)?.count(&pages.calendar, statement.received_on);
    let promise = pages.term(statement.unit_id, TermKey::Answer)?.count(&pages.calendar, intake.due_on);
    let mut why = vec![Sentence { warning: false, text: f.say("public-done-why").into_owned() }];
    why.extend(explain(&f, &intake));
    why.extend(explain(&f, &promise));
    why.sort_by_key(|sentence| sentence.warning);
    why.dedup();
    let sees = Sees::public(Some(statement.unit_id));
    let conference = match statement.conference_id {
        Some(id) => conferences::by_id(&app.db, &sees, id).await?.map(|row| f.long(row.held_on)),
        None => None,
    };
    let page = DonePage {
        secret: app.secret_for(&once).to_string(),
        received: f.moment(statement.received_at),
        received_on: f.long(statement.received_on),
        due: f.long(statement.promised_on),
        qr: picture(&app.link(&format!("/tra-cuu?ma={}", statement.code))),
        code: statement.code,
        why: if promise.due_on == statement.promised_on { why } else { Vec::new() },
        conference,
        f,
    };
    Ok(render(&page))
}

/// An address as a QR picture; only ever the public one.
fn picture(address: &str) -> Option<Safe<String>> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let text = code.render::<svg::Color<'_>>().quiet_zone(true).min_dimensions(176, 176).build();
    let start = text.find("<svg")?;
    Some(Safe(text[start..].replacen(
        "<svg",
        "<svg class=\"qr\" role=\"img\" aria-labelledby=\"qr-name\"",
        1,
    )))
}
