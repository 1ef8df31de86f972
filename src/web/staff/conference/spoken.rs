//! What is logged in the hall already, newest first.

use domain::opinion::headline;

use crate::app::App;
use crate::store::Error;
use crate::store::conferences;
use crate::store::opinions::{self, Opinion};
use crate::web::desk::Desk;

/// How many are shown beside the entry; the page of the conference has all.
const SHOWN: usize = 12;

/// One logged opinion.
pub struct Spoken {
    /// Its number in the hall.
    pub number: i32,
    /// Its code.
    pub code: String,
    /// The name that this very person wrote down; names others wrote stay sealed.
    pub name: Option<String>,
    /// The village.
    pub village: String,
    /// The first words.
    pub words: String,
    /// Who answered aloud, or who is to answer in writing.
    pub reply: String,
}

/// The latest spoken opinions as this person may see them, and how many there are in all.
pub async fn latest(app: &App, desk: &Desk, conference: i64) -> Result<(Vec<Spoken>, usize), Error> {
    let sees = desk.person.sees();
    let mut rows: Vec<Opinion> = conferences::opinions(&app.db, &sees, conference)
        .await?
        .into_iter()
        .filter(|row| row.spoken_order.is_some())
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.spoken_order));
    let total = rows.len();
    let mut shown = Vec::new();
    for row in rows.into_iter().take(SHOWN) {
        let name = if row.logged_by == Some(desk.person.id) && !row.anonymous {
            opinions::identity(&app.db, row.id).await?.and_then(|sender| sender.name)
        } else {
            None
        };
        shown.push(Spoken {
            number: row.spoken_order.unwrap_or_default(),
            name,
            village: desk.book.village_name(row.village_id).unwrap_or_default().to_owned(),
            words: headline(&row.words, 80),
            reply: reply(app, desk, &row).await?,
            code: row.code,
        });
    }
    Ok((shown, total))
}

async fn reply(app: &App, desk: &Desk, row: &Opinion) -> Result<String, Error> {
    let f = &desk.f;
    if let Some(by) =
        opinions::latest_answer(&app.db, row.id).await?.filter(|answer| answer.spot).and_then(|a| a.spoken_by)
    {
        return Ok(f.say1("conference-desk-replied-spot", "who", by));
    }
    Ok(match desk.book.office_name(row.proposed_office_id, f.lang) {
        Some(office) => f.say1("conference-desk-replies-written", "office", office),
        None => f.say("conference-desk-replies-later").into_owned(),
    })
}
