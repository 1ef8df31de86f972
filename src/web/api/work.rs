//! `GET /api/v1/opinions`: the opinions a person may see.

use axum::Json;
use axum::extract::State;
use axum::routing::get;
use domain::code::MatterCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::caller::Staff;
use super::case::LineView;
use super::document::WORK;
use super::endpoint::Endpoint;
use super::place::{Asked, page_size, word};
use super::problem::Problem;
use crate::app::App;
use crate::store::listing::{self, Filter};
use crate::store::opinions;

/// The operations of this file.
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get(
            "/api/v1/opinions",
            "listOpinions",
            "The opinions you may see, newest first",
            get(page),
        )
        .tag(WORK)
        .describe(
            "Never items of the restricted list. Readers outside the unit find publications in the register.",
        )
        .query("stage", "A stage's word, such as `received`.")
        .query("topic", "A topic's code; a main one stands for those below it.")
        .query("waits_for", "A desk's word, such as `triage`.")
        .query("overdue", "`true` for those that should have been answered.")
        .query("q", "Words to find, with or without accents.")
        .paged()
        .for_staff()
        .answers::<Opinions>(200, "A page of opinions."),
    ]
}

/// A page of opinions.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
struct Opinions {
    /// The opinions.
    items: Vec<LineView>,
    /// What to send as `after` for the next page; none on the last.
    next: Option<String>,
}

/// What narrows the list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Wanted {
    stage: String,
    topic: String,
    waits_for: String,
    overdue: String,
    q: String,
    after: String,
    limit: String,
}

async fn page(
    State(app): State<App>,
    Staff(person): Staff,
    Asked(wanted): Asked<Wanted>,
) -> Result<Json<Opinions>, Problem> {
    let sees = person.sees();
    let today = app.today();
    let overdue = word::<bool>("overdue", &wanted.overdue)?.unwrap_or(false);
    let filter = Filter {
        stage: word("stage", &wanted.stage)?,
        waits_for: word("waits_for", &wanted.waits_for)?,
        topic: Some(wanted.topic.trim().to_owned()).filter(|code| !code.is_empty()),
        due_before: overdue.then_some(today),
        words: wanted.q,
    };
    let most = page_size(&wanted.limit)?;
    let unknown = || Problem::about("after", "api-unknown-after");
    let after = match wanted.after.trim() {
        "" => None,
        code => {
            let code: MatterCode = code.parse().map_err(|_| unknown())?;
            Some(opinions::by_code(&app.db, &sees, &code).await?.ok_or_else(unknown)?.opinion.id)
        }
    };
    let mut rows = listing::opinions(&app.db, &sees, &filter, after, most + 1).await?;
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let more = rows.len() > most;
    rows.truncate(most);
    let next = rows.last().filter(|_| more).map(|case| case.opinion.code.clone());
    let mut items = Vec::with_capacity(rows.len());
    for case in rows {
        let book = app.directory.book(&app.db, case.opinion.unit_id).await?;
        items.push(LineView::of(&book, today, &case));
    }
    Ok(Json(Opinions { items, next }))
}
