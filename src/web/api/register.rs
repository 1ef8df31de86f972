//! The public register: published opinions in their redacted form.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::routing::get;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::asked_language::language;
use super::document::PUBLIC;
use super::endpoint::Endpoint;
use super::lists::unit_asked;
use super::place::{Asked, page_size};
use super::problem::Problem;
use super::views::PublishedView;
use crate::app::App;
use crate::store::register;
use crate::store::sees::Sees;

/// The operations of this file.
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get("/api/v1/register", "listRegister", "The public register, newest first", get(page))
            .tag(PUBLIC)
            .query("unit", "A unit's code.")
            .query("q", "Words to find, with or without accents.")
            .query("topic", "A topic's code; a main one stands for those below it.")
            .paged()
            .answers::<Register>(200, "A page of the register."),
    ]
}

/// A page of the public register.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
struct Register {
    /// The published opinions.
    items: Vec<PublishedView>,
    /// What to send as `after` for the next page; none on the last.
    next: Option<String>,
}

/// What narrows the register.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Wanted {
    unit: String,
    q: String,
    topic: String,
    after: String,
    limit: String,
}

async fn page(
    State(app): State<App>,
    headers: HeaderMap,
    Asked(wanted): Asked<Wanted>,
) -> Result<Json<Register>, Problem> {
    let sees = Sees::public(unit_asked(&app, &wanted.unit).await?);
    let most = usize::try_from(page_size(&wanted.limit)?).unwrap_or(50);
    let topic = Some(wanted.topic.trim().to_owned()).filter(|code| !code.is_empty());
    let after = match wanted.after.trim() {
        "" => None,
        code => Some(code.parse().map_err(|_| Problem::about("after", "api-unknown-after"))?),
    };
    let asked =
        register::Asked { q: wanted.q, topic, after, today: app.today(), ..register::Asked::default() };
    let leaf = register::leaf(&app.db, &sees, &asked, most).await?;
    let next = leaf.rows.last().filter(|_| leaf.more).map(|row| row.code.clone());
    let lang = language(&headers);
    let mut items = Vec::with_capacity(leaf.rows.len());
    for row in leaf.rows {
        let book = app.directory.book(&app.db, row.unit_id).await?;
        items.push(PublishedView::of(lang, &book, row));
    }
    Ok(Json(Register { items, next }))
}
