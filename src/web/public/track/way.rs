//! A statement as its sender follows it: each matter with its own way, under the one code.

use askama::Template;
use askama::filters::Safe;
use axum::response::Response;
use domain::opinion::headline;

use super::matter::{Matter, matter};
use crate::acts::Refusal;
use crate::app::App;
use crate::store::files::{self, Stored};
use crate::store::opinions::{self, Opinion};
use crate::store::statements::Statement;
use crate::store::{Sees, conferences};
use crate::web::page::render;
use crate::web::public::shown::{Tied, paragraphs, tied};
use crate::web::visitor::Visitor;
use crate::web::{Failure, Frame};

#[derive(Template)]
#[template(path = "public/track.html")]
struct WayPage {
    f: Frame,
    code: String,
    title: String,
    village: Option<String>,
    received: Safe<String>,
    matters: Vec<Matter>,
    summary: String,
    words: Vec<String>,
    files: Vec<Tied>,
    conference: Option<(String, String)>,
}

/// The files the sender may fetch: the own ones, and those of the answers that were issued. None of a matter that is kept quiet.
pub async fn files_of(app: &App, statement: &Statement) -> Result<Vec<Stored>, Failure> {
    let opinions = opinions::of_statement(&app.db, statement.id).await?;
    let mut all = own_files(app, statement, &opinions).await?;
    for opinion in opinions.iter().filter(|opinion| !opinion.is_quiet()) {
        all.extend(files::of_issued(&app.db, opinion.id).await?);
    }
    Ok(all)
}

/// The files that came with the words; whoever looks over a shoulder reads no words of a matter that is kept quiet, nor its pictures.
async fn own_files(app: &App, statement: &Statement, opinions: &[Opinion]) -> Result<Vec<Stored>, Failure> {
    if statement.sealed || opinions.iter().any(Opinion::is_quiet) {
        return Ok(Vec::new());
    }
    Ok(files::of_sender(&app.db, statement).await?)
}

/// The page of a statement for its sender.
pub async fn show(app: &App, visitor: Visitor, statement: Statement) -> Result<Response, Failure> {
    let visitor = visitor.at(app, statement.unit_id).await?;
    let f = visitor.f.clone();
    let opinions = opinions::of_statement(&app.db, statement.id).await?;
    let mut matters = Vec::new();
    for opinion in &opinions {
        matters.push(matter(app, &f, &visitor.book, opinion).await?);
    }
    if matters.is_empty() {
        return Err(Refusal::NotFound.into());
    }
    let quiet = statement.sealed || opinions.iter().any(Opinion::is_quiet);
    let conference = match statement.conference_id.filter(|_| !quiet) {
        Some(id) => conferences::by_id(&app.db, &Sees::public(Some(statement.unit_id)), id).await?,
        None => None,
    };
    let own = own_files(app, &statement, &opinions).await?;
    let page = WayPage {
        title: match (matters.len(), quiet) {
            (1, true) => f.say("public-track-restricted-title").into_owned(),
            (1, false) => headline(&statement.words, 90),
            (n, _) => f.say1("public-track-several", "n", n),
        },
        summary: summary(&f, &matters),
        village: visitor.book.village_name(statement.village_id).filter(|_| !quiet).map(str::to_owned),
        received: f.long(statement.received_on),
        matters,
        words: if quiet { Vec::new() } else { paragraphs(&statement.words) },
        files: tied(&own, &format!("/tra-cuu/{}", statement.code)),
        conference: conference.map(|row| (format!("/hoi-nghi/{}", row.code), row.theme)),
        code: statement.code,
        f,
    };
    Ok(render(&page))
}

/// How far the whole is: closed when each matter is; nothing where there is only one.
fn summary(f: &Frame, matters: &[Matter]) -> String {
    let (all, closed) = (matters.len(), matters.iter().filter(|matter| matter.closed).count());
    match closed {
        _ if all == 1 => String::new(),
        0 => f.say("public-track-none-closed").into_owned(),
        _ if closed == all => f.say("public-track-all-closed").into_owned(),
        _ => f.say_with("public-track-some-closed", &[("n", &closed.to_string()), ("all", &all.to_string())]),
    }
}
