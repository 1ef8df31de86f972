//! The receipt: the code, the secret, and by when the citizen will hear.

use askama::Template;
use askama::filters::Safe;
use axum::extract::{Path, State};
use axum::response::Response;

use super::drawer::{self, Found};
use super::steps::{self, Step};
use super::token::Token;
use crate::acts::Refusal;
use crate::app::{App, digest};
use crate::store::{Sees, conferences, statements};
use crate::web::clock::{Sentence, explain_promise};
use crate::web::page::{render, see_other};
use crate::web::qr;
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
    may_move: Vec<Sentence>,
    told: bool,
    /// Sent without a name.
    anonymous: bool,
    conference: Option<Safe<String>>,
    qr: Safe<String>,
}

/// How long a receipt can be looked at again after its first look, in seconds.
const SHOWN_FOR: i64 = 15 * 60;

/// The address of a draft's receipt.
pub fn address(token: &Token) -> String {
    format!("/gui-y-kien/{}/xong", token.as_str())
}

/// Shows the receipt to whoever sent the opinion: a quarter of an hour after the first look, which may come late
/// when the network failed. Neither code nor secret stand in its address, and no cookie is needed.
pub async fn done(
    State(app): State<App>,
    visitor: Visitor,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    let token = Token::parse(&token).ok_or(Refusal::NotFound)?;
    let once = token.once(&app);
    let Some(statement) = statements::by_once(&app.db, &digest(&once)).await? else {
        return Ok(see_other(&steps::address(&token, Step::Check)));
    };
    if !is_shown(&app, &token, statement.unit_id).await? {
        return Ok(see_other(&visitor.f.url("/tra-cuu")));
    }
    let visitor = visitor.at(&app, statement.unit_id).await?;
    let f = visitor.f.clone();
    let pages = app.almanac.read(&app.db).await?;
    let promise = pages.promise(statement.unit_id, statement.received_on)?;
    let mut why = Vec::new();
    if promise.due_on() == statement.promised_on {
        why.push(Sentence::plain(f.say("public-done-why")));
        why.extend(explain_promise(&f, &promise));
    }
    let (may_move, why): (Vec<_>, Vec<_>) = why.into_iter().partition(|sentence| sentence.warning);
    let told = statements::identity(&app.db, statement.id)
        .await?
        .is_some_and(|sender| sender.consent_messages && sender.email.is_some());
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
        // Only ever the public address.
        qr: Safe(qr::picture(
            &app.link(&format!("/tra-cuu?ma={}", statement.code)),
            &f.say("public-done-qr"),
        )),
        code: statement.code,
        why,
        may_move,
        told,
        anonymous: statement.anonymous,
        conference,
        f,
    };
    Ok(render(&page))
}

/// Whether the receipt may still be seen; its first look begins the time.
async fn is_shown(app: &App, token: &Token, unit: i64) -> Result<bool, Failure> {
    let now = app.now().timestamp();
    let until = match drawer::find(app, token).await? {
        None => return Ok(false),
        Some(Found { draft, .. }) => draft.receipt_until,
    };
    if let Some(until) = until {
        return Ok(now < until);
    }
    drawer::change(app, token, unit, async |_, draft| {
        draft.receipt_until.get_or_insert(now + SHOWN_FOR);
        Ok(())
    })
    .await?;
    Ok(true)
}
