//! `POST /api/v1/opinions`: a citizen sends one, or staff log one in their own name.

use axum::Json as Answer;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use chrono::NaiveDate;
use domain::lang::Lang;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::asked_language::language;
use super::body::{Json, Key};
use super::caller::Staff;
use super::document::PUBLIC;
use super::endpoint::Endpoint;
use super::problem::Problem;
use crate::acts::limits;
use crate::acts::opinion::log::{self, LogForm};
use crate::acts::opinion::submit::{self, Receipt, SubmissionForm};
use crate::app::App;
use crate::messages::clock::warnings;
use crate::web::client::Address;

/// The operations of this file.
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::post("/api/v1/opinions", "sendOpinion", "Send an opinion, or log one with a token", post(send))
            .tag(PUBLIC)
            .describe(
                "Without a token: as the form on the public pages, body `SubmissionForm`. With a token: logged in \
                 that person's name, body `LogForm` with its `channel`. The same Idempotency-Key with the same body \
                 gives the same answer again; with another body it is refused.",
            )
            .for_all_and_staff()
            .either_body::<SubmissionForm, LogForm>()
            .answers::<ReceiptView>(201, "Taken in; keep the secret, it is shown to nobody else."),
    ]
}

/// What the citizen takes home.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = Receipt)]
struct ReceiptView {
    /// The public code.
    code: String,
    /// The secret; send it back as header `X-Tracking-Secret`.
    secret: String,
    /// The day it came in.
    received_on: NaiveDate,
    /// The day by which the citizen will hear.
    due_on: NaiveDate,
    /// What may still move that day, one sentence each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    may_move: Vec<String>,
    /// The page where code and secret open it.
    track_url: String,
}

async fn send(
    State(app): State<App>,
    Address(address): Address,
    staff: Option<Staff>,
    key: Key,
    headers: HeaderMap,
    body: Json,
) -> Result<Response, Problem> {
    let lang = language(&headers);
    if let Some(Staff(person)) = staff {
        let form = LogForm { once: key.once(), ..body.read()? };
        let logged = log::log(&app, &person, form).await?;
        return Ok(created(&app, lang, &logged.receipt));
    }
    let form = SubmissionForm { once: key.once_from(address), ..body.read()? };
    let receipt = submit::submit(&app, form, limits::sending(address)).await?;
    Ok(created(&app, lang, &receipt))
}

fn created(app: &App, lang: Lang, receipt: &Receipt) -> Response {
    let place = format!("/api/v1/opinions/{}", receipt.code);
    let view = ReceiptView {
        code: receipt.code.to_string(),
        secret: receipt.secret.to_string(),
        received_on: receipt.received_on,
        due_on: receipt.due_on,
        may_move: warnings(lang, &receipt.may_move, receipt.due_on),
        track_url: app.link("/tra-cuu"),
    };
    (StatusCode::CREATED, [(header::LOCATION, place)], Answer(view)).into_response()
}
