//! What was done to a conference, newest first, from the journal.

use chrono::{DateTime, NaiveDate, Utc};
use domain::date::display_long;
use serde_json::Value;

use crate::app::App;
use crate::store::Error;
use crate::store::directory::Book;
use crate::store::journal::{self, Subject};
use crate::web::page::Frame;

/// One act.
pub struct Event {
    /// What was done.
    pub what: String,
    /// What belongs to it: the reason, the new day.
    pub more: Vec<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// Who, by name and post.
    pub who: String,
}

/// The acts on a conference, newest first.
pub async fn of(app: &App, f: &Frame, book: &Book, id: i64) -> Result<Vec<Event>, Error> {
    let lines = journal::of(&app.db, Subject::Conference, id).await?;
    Ok(lines
        .into_iter()
        .rev()
        .map(|line| Event {
            what: f.word("conference-act", &line.act).into_owned(),
            more: more(f, &journal::facts(&line)),
            at: line.at,
            who: match book.person(line.staff_id) {
                Some(person) => format!("{}, {}", f.colleague(person), person.post),
                None => f.say("conference-desk-by-system").into_owned(),
            },
        })
        .collect())
}

fn more(f: &Frame, detail: &Value) -> Vec<String> {
    let mut said = Vec::new();
    let day = |name: &str| -> Option<String> {
        let on: NaiveDate = detail.get(name)?.as_str()?.parse().ok()?;
        Some(display_long(on, f.lang))
    };
    match (day("from"), day("to"), day("held_on")) {
        (Some(from), Some(to), _) => {
            said.push(f.say_with("conference-desk-moved", &[("from", &from), ("to", &to)]))
        }
        (_, _, Some(on)) => said.push(f.say1("conference-desk-held-on-day", "on", on)),
        _ => {}
    }
    match detail.get("in_time").and_then(Value::as_bool) {
        Some(true) => said.push(f.say("conference-desk-told-in-time").into_owned()),
        Some(false) => said.push(f.say("conference-desk-told-late").into_owned()),
        None => {}
    }
    if let Some(reason) = detail.get("reason").and_then(Value::as_str) {
        said.push(f.say1("conference-desk-because", "reason", reason));
    }
    if let Some(people) = detail.get("attendance").and_then(Value::as_i64) {
        said.push(f.say1("conference-desk-came", "n", people));
    }
    said
}
