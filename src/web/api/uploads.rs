//! `POST /api/v1/opinions/{code}/files`: pictures and documents, with the secret or with a token.

use std::net::IpAddr;

use axum::Json;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use domain::code::MatterCode;
use domain::opinion::Stage;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::caller::{Shown, Staff, opened};
use super::document::PUBLIC;
use super::endpoint::Endpoint;
use super::place::InPath;
use super::problem::Problem;
use crate::acts::{Refusal, limits};
use crate::app::App;
use crate::files::{self, Files, Incoming, LARGEST, Purpose, Raw};
use crate::store::files as rows;
use crate::store::opinions::{self, Opinion};
use crate::web::Failure;
use crate::web::client::Address;
use crate::web::parts::{Parts, Stopped};

/// What a request may weigh beside the file itself, in bytes.
const AROUND: usize = 64 * 1024;
/// What the word that says what a file is for may weigh, in bytes.
const PURPOSE_MOST: usize = 100;

/// The operations of this file.
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::post(
            "/api/v1/opinions/{code}/files",
            "uploadFile",
            "Add a picture or document",
            post(take).layer(DefaultBodyLimit::max(LARGEST + AROUND)),
        )
        .tag(PUBLIC)
        .describe(
            "With `X-Tracking-Secret`: hangs the file on the opinion while it has only been received. With a token: \
             gives an upload token for the `files` of `draft`, `submit_draft`, `propose_closing` or `close`.",
        )
        .for_either()
        .multipart()
        .problem(409, "The opinion is already being worked on, or has all the files it can take.")
        .answers::<UploadView>(201, "Taken."),
    ]
}

/// A file that was taken.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = Upload)]
struct UploadView {
    /// What forms take in `files`; only for staff.
    #[serde(skip_serializing_if = "Option::is_none")]
    upload_token: Option<String>,
    /// The name as shown.
    name: String,
    /// The type as stored; pictures are stored as JPEG without their metadata.
    content_type: String,
    /// Its length as stored, in bytes.
    size: i64,
}

/// Where a file goes.
struct Target {
    unit: i64,
    /// The statement that a citizen's file hangs on; a staff file waits for its act.
    statement: Option<i64>,
    staff: Option<i64>,
}

async fn take(
    State(app): State<App>,
    Address(address): Address,
    staff: Option<Staff>,
    shown: Shown,
    headers: HeaderMap,
    InPath(code): InPath,
    request: Request,
) -> Result<(StatusCode, Json<UploadView>), Problem> {
    // Who may not send is told so before any byte of the file is read.
    let target = target(&app, address, staff, &shown, &code).await?;
    if headers.get("content-length").and_then(|value| value.to_str().ok()?.parse::<usize>().ok())
        > Some(LARGEST + AROUND)
    {
        return Err(Failure::TooLarge.into());
    }
    let parts = Parts::of(request).await.map_err(|refused| match refused {
        MultipartRejection::InvalidBoundary(_) => Problem::MediaType,
        _ => Problem::Malformed,
    })?;
    let from = target.staff.is_none().then_some(address);
    let sent = Sent::read(&app.files, from, parts).await?;
    let purpose = match (target.staff, sent.purpose.trim()) {
        (None, _) => Purpose::Citizen,
        (Some(_), "" | "evidence") => Purpose::Evidence,
        (Some(_), "answer") => Purpose::Answer,
        (Some(_), _) => return Err(Problem::about("purpose", "api-unknown-word")),
    };
    let incoming = Incoming {
        unit: target.unit,
        staff: target.staff,
        from,
        purpose,
        name: sent.name,
        bytes: sent.bytes,
    };
    let upload = files::take(&app, incoming).await?;
    let upload_token = match target.statement {
        None => Some(upload.token),
        Some(statement) => {
            hang(&app, target.unit, statement, upload.token).await?;
            None
        }
    };
    let view = UploadView {
        upload_token,
        name: upload.name,
        content_type: upload.content_type.to_owned(),
        size: upload.size,
    };
    Ok((StatusCode::CREATED, Json(view)))
}

async fn target(
    app: &App,
    address: std::net::IpAddr,
    staff: Option<Staff>,
    shown: &Shown,
    code: &str,
) -> Result<Target, Problem> {
    if let Some(Staff(person)) = staff {
        let code: MatterCode = code.parse().map_err(|_| Problem::not_found())?;
        let found = opinions::by_code(&app.db, &person.sees(), &code).await?;
        let row = found.ok_or_else(Problem::not_found)?.opinion;
        if row.unit_id != person.unit_id {
            return Err(Refusal::Forbidden(crate::acts::Why::Role).into());
        }
        return Ok(Target { unit: row.unit_id, statement: None, staff: Some(person.id) });
    }
    let Some(said) = opened(app, code, shown).await? else {
        limits::missing(address).alone(app).await?;
        return Err(Problem::not_found());
    };
    limits::adding(address).alone(app).await?;
    let rows = opinions::of_statement(&app.db, said.id).await?;
    if let Some(begun) = rows.iter().find(|row| row.stage.0 != Stage::Received) {
        return Err(too_late(begun));
    }
    Ok(Target { unit: said.unit_id, statement: Some(said.id), staff: None })
}

/// Hangs a citizen's file on the opinion, if it still waits there and has room.
async fn hang(app: &App, unit: i64, statement: i64, token: String) -> Result<(), Problem> {
    let tx = app.begin_write().await?;
    let hung = rows::attach_citizen(&tx, std::slice::from_ref(&token), unit, statement).await?;
    if hung != rows::Hung::All {
        let most =
            crate::acts::Said { key: "api-too-many-files", args: vec![("most", rows::MOST.to_string())] };
        return Err(Problem::about("file", most));
    }
    tx.commit().await?;
    Ok(())
}

fn too_late(row: &Opinion) -> Problem {
    Refusal::NotAllowed { stage: row.stage.0.as_str(), act: "upload" }.into()
}

/// What came in the form: the last file, and what it is for.
#[derive(Default)]
struct Sent {
    name: String,
    purpose: String,
    bytes: Raw,
}

impl Sent {
    async fn read(files: &Files, stranger: Option<IpAddr>, mut parts: Parts) -> Result<Sent, Problem> {
        let mut sent = Sent::default();
        let mut found = false;
        while let Some(part) = parts.next().await? {
            match part.name() {
                "file" => {
                    sent.name = part.file_name().unwrap_or_default().to_owned();
                    sent.bytes = part.into_raw(files, Raw::from(stranger)).await?;
                    found = true;
                }
                "purpose" => {
                    sent.purpose = String::from_utf8_lossy(&part.first(PURPOSE_MOST).await?.0).into()
                }
                _ => drop(part.first(0).await?),
            }
        }
        if found { Ok(sent) } else { Err(Problem::about("file", "api-no-file")) }
    }
}

impl From<Stopped> for Problem {
    fn from(why: Stopped) -> Problem {
        match why {
            Stopped::TooLarge => Failure::TooLarge.into(),
            Stopped::Unreadable => Problem::Malformed,
        }
    }
}
