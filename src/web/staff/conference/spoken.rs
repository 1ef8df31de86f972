//! What is logged in the hall already, newest first.

use crate::app::App;
use crate::store::Error;
use crate::store::conferences;
use crate::store::opinions::{self, Case};
use crate::store::statements;
use crate::web::desk::Desk;

/// How many are shown beside the entry; the page of the conference has all.
const SHOWN: usize = 12;

/// One logged opinion.
pub struct Spoken {
    /// The place of its turn among those shown: the speakers' own numbers would betray a gap.
    pub number: usize,
    /// The code as part of an address.
    pub slug: String,
    /// The name that this very person wrote down; names others wrote stay sealed.
    pub name: Option<String>,
    /// The village.
    pub village: String,
    /// The first words.
    pub words: String,
    /// Who answered aloud, or who is to answer in writing.
    pub reply: String,
}

/// The latest spoken matters as this person may see them, and how many turns there are in all.
pub async fn latest(app: &App, desk: &Desk, conference: i64) -> Result<(Vec<Spoken>, usize), Error> {
    let sees = desk.person.sees();
    let rows: Vec<Case> = conferences::opinions(&app.db, &sees, conference)
        .await?
        .into_iter()
        .filter(|case| case.statement.spoken_order.is_some())
        .collect();
    let mut turns: Vec<i64> = rows.iter().map(|case| case.statement.id).collect();
    turns.dedup();
    let mut shown = Vec::new();
    for case in rows.into_iter().rev().take(SHOWN) {
        let number = turns.iter().position(|turn| *turn == case.statement.id).map_or(0, |at| at + 1);
        let (row, said) = (&case.opinion, &case.statement);
        let name = if said.logged_by == Some(desk.person.id) && !said.anonymous {
            statements::identity(&app.db, said.id).await?.and_then(|sender| sender.name)
        } else {
            None
        };
        shown.push(Spoken {
            number,
            name,
            village: desk.book.village_name(said.village_id).unwrap_or_default().to_owned(),
            words: case.headline(80),
            reply: reply(app, desk, row).await?,
            slug: domain::code::matter::slug(&row.code),
        });
    }
    Ok((shown, turns.len()))
}

async fn reply(app: &App, desk: &Desk, row: &opinions::Opinion) -> Result<String, Error> {
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
