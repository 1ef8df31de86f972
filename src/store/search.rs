//! Searching the folded words: all of them first; when nothing has them all, two neighbouring ones are enough.

use domain::fold::fold;
use entity::opinion;
use sea_orm::sea_query::{Expr, SimpleExpr, Value};
use sea_orm::{QueryFilter, QuerySelect, Select};

use super::{Conn, Error};

/// Which text is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    /// The words as sent, with place and village: for staff.
    Words,
    /// What the public register shows.
    Public,
}

/// A select narrowed to what matches.
#[derive(Debug, Clone)]
pub struct Found {
    /// The opinions.
    pub select: Select<opinion::Entity>,
    /// Whether none has all the words, so that these have only two neighbouring ones.
    pub nearby: bool,
}

/// How many words of a search count; the rest is noise.
const WORDS_MOST: usize = 12;
/// How many of the newest matches are looked at before the reader's own filters apply.
const MATCHES_MOST: u32 = 10_000;

/// Narrows `within` to the opinions whose text has what was typed; an empty search narrows nothing.
///
/// "trang trai lon" finds "trại lợn nhà ông T": no text has the three words, but one has the last two side by side.
pub async fn matching(
    on: &impl Conn,
    within: Select<opinion::Entity>,
    text: Text,
    typed: &str,
) -> Result<Found, Error> {
    let folded = fold(typed);
    let words: Vec<&str> = folded.split_whitespace().take(WORDS_MOST).collect();
    if words.is_empty() {
        return Ok(Found { select: within, nearby: false });
    }
    let all = within.clone().filter(has_all(on.is_sqlite(), text, &words));
    if words.len() < 3 {
        return Ok(Found { select: all, nearby: false });
    }
    let any: Option<i64> =
        all.clone().select_only().column(opinion::Column::Id).limit(1).into_tuple().one(on.conn()).await?;
    if any.is_some() {
        return Ok(Found { select: all, nearby: false });
    }
    Ok(Found { select: within.filter(has_neighbours(on.is_sqlite(), text, &words)), nearby: true })
}

fn has_all(sqlite: bool, text: Text, words: &[&str]) -> SimpleExpr {
    if sqlite {
        let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
        fts5(text, &quoted.join(" AND "))
    } else {
        tsvector(text, "plainto_tsquery('simple', $1)", vec![words.join(" ").into()])
    }
}

fn has_neighbours(sqlite: bool, text: Text, words: &[&str]) -> SimpleExpr {
    let pairs = words.windows(2).map(|pair| pair.join(" "));
    if sqlite {
        let quoted: Vec<String> = pairs.map(|pair| format!("\"{pair}\"")).collect();
        fts5(text, &quoted.join(" OR "))
    } else {
        let values: Vec<Value> = pairs.map(Value::from).collect();
        let query: Vec<String> =
            (1..=values.len()).map(|n| format!("phraseto_tsquery('simple', ${n})")).collect();
        tsvector(text, &query.join(" || "), values)
    }
}

/// The words hold only letters and digits after folding, so that nothing in them is an operator of FTS5.
fn fts5(text: Text, query: &str) -> SimpleExpr {
    let column = match text {
        Text::Words => "folded",
        Text::Public => "public_folded",
    };
    Expr::cust_with_values(
        format!(
            "\"opinion\".\"id\" IN (SELECT rowid FROM opinion_fts WHERE opinion_fts MATCH ? \
             ORDER BY rowid DESC LIMIT {MATCHES_MOST})"
        ),
        [format!("{column} : ({query})")],
    )
}

/// Materialized, so that the planner uses the index of words and never walks all rows from the newest on.
fn tsvector(text: Text, query: &str, values: Vec<Value>) -> SimpleExpr {
    let column = match text {
        Text::Words => "tsv",
        Text::Public => "public_tsv",
    };
    Expr::cust_with_values(
        format!(
            "\"opinion\".\"id\" IN (WITH hit AS MATERIALIZED (SELECT id FROM opinion WHERE {column} @@ ({query}) \
             ORDER BY id DESC LIMIT {MATCHES_MOST}) SELECT id FROM hit)"
        ),
        values,
    )
}
