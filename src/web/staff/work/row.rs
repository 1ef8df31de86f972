//! A row of the desk's lists.

use domain::deadline::standing_in;

use crate::store::worklist::Row;
use crate::web::Badge;
use crate::web::clock::{days_of, standing_badge};
use crate::web::desk::Desk;
use crate::web::marked::Marked;

/// One row as shown.
pub struct RowView {
    /// Where it leads.
    pub href: String,
    /// Its code.
    pub code: String,
    /// Title or first words.
    pub matter: String,
    /// The village.
    pub village: String,
    /// The topic.
    pub topic: String,
    /// What to do next.
    pub todo: String,
    /// The clock in words.
    pub badge: Option<Badge>,
    /// The day it is due.
    pub due: Option<String>,
    /// It cannot wait.
    pub urgent: bool,
    /// Small marks.
    pub flags: Vec<String>,
    /// Where the words looked for stand in it.
    pub found: Marked,
}

/// A row as every list of the desk shows it.
pub fn view(
    desk: &Desk,
    topics: &crate::store::directory::Topics,
    calendar: &domain::calendar::Calendar,
    row: &Row,
) -> RowView {
    let f = &desk.f;
    let mut flags = Vec::new();
    if row.circle.is_shield() {
        flags.push(f.say("flag-shielded").into_owned());
    }
    if row.left_over {
        flags.push(f.say("flag-left-over").into_owned());
    }
    if row.over_authority {
        flags.push(f.say("flag-over-authority").into_owned());
    }
    if let Some(people) = row.people.filter(|n| *n >= 5) {
        flags.push(f.say1("flag-people", "n", people));
    }
    RowView {
        href: format!("/lam-viec/y-kien/{}", domain::code::matter::slug(&row.code)),
        code: row.code.clone(),
        matter: match row.matter.as_str() {
            "" => f.say("case-sealed").into_owned(),
            words => domain::opinion::headline(words, 100),
        },
        village: desk.book.village_name(row.village_id).unwrap_or_default().to_owned(),
        topic: topics.name(row.topic.as_deref(), f.lang).unwrap_or_default().to_owned(),
        todo: f.word("desk", row.waits_for.0.as_str()).into_owned(),
        badge: match (row.due_on, row.outcome) {
            (Some(due), _) => {
                let days = days_of(row.due_json.as_deref());
                Some(standing_badge(f, standing_in(days, calendar, due, f.today), days))
            }
            (None, Some(outcome)) => Some(Badge {
                state: "is-done",
                icon: "check",
                label: f.word("outcome", outcome.0.as_str()).into_owned(),
            }),
            (None, None) => Some(Badge {
                state: "is-waiting",
                icon: "pause",
                label: f.word("stage", row.stage.0.as_str()).into_owned(),
            }),
        },
        due: row.due_on.map(|due| f.say1("work-due", "day", domain::date::display_day(due))),
        urgent: row.urgent,
        flags,
        found: Marked::default(),
    }
}
