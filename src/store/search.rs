//! Searching the folded words: all of them first; when nothing has them all, two neighbouring ones are enough.

use domain::fold::fold;
use sea_orm::sea_query::{Expr, SimpleExpr, Value};
use sea_orm::{EntityTrait, QueryFilter, QuerySelect, Select};

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
pub struct Found<E: EntityTrait> {
    /// The rows.
    pub select: Select<E>,
    /// Whether none has all the words, so that these have only two neighbouring ones.
    pub nearby: bool,
}

/// How many words of a search count; the rest is noise.
const WORDS_MOST: usize = 12;

/// What is indexed: the unit's token, so that other units' rows never stand in the way, and the folded text.
pub(super) fn indexed(unit: i64, text: &str) -> String {
    format!("{} {}", token(unit), fold(text))
}

/// A word that nobody types.
fn token(unit: i64) -> String {
    format!("zzunitzz{unit}")
}

/// Narrows `within` to the opinions whose text has what was typed; an empty search narrows nothing.
///
/// "trang trai lon" finds "trại lợn nhà ông T": no text has the three words, but one has the last two side by side.
pub async fn matching<E: EntityTrait>(
    on: &impl Conn,
    within: Select<E>,
    text: Text,
    unit: Option<i64>,
    typed: &str,
) -> Result<Found<E>, Error> {
    let folded = fold(typed);
    let words: Vec<&str> = folded.split_whitespace().take(WORDS_MOST).collect();
    if words.is_empty() {
        return Ok(Found { select: within, nearby: false });
    }
    let token = unit.map(token);
    let all = within.clone().filter(has_all(on.is_sqlite(), text, token.as_deref(), &words));
    if words.len() < 3 {
        return Ok(Found { select: all, nearby: false });
    }
    let any: Option<i32> =
        all.clone().select_only().expr(Expr::val(1)).limit(1).into_tuple().one(on.conn()).await?;
    if any.is_some() {
        return Ok(Found { select: all, nearby: false });
    }
    let near = has_neighbours(on.is_sqlite(), text, token.as_deref(), &words);
    Ok(Found { select: within.filter(near), nearby: true })
}

fn has_all(sqlite: bool, text: Text, token: Option<&str>, words: &[&str]) -> SimpleExpr {
    let words = token.into_iter().chain(words.iter().copied());
    if sqlite {
        let quoted: Vec<String> = words.map(|word| format!("\"{word}\"")).collect();
        fts5(text, quoted.join(" AND "))
    } else {
        let words: Vec<&str> = words.collect();
        tsvector(text, "plainto_tsquery('simple', $1)", vec![words.join(" ").into()])
    }
}

fn has_neighbours(sqlite: bool, text: Text, token: Option<&str>, words: &[&str]) -> SimpleExpr {
    let pairs = words.windows(2).map(|pair| pair.join(" "));
    if sqlite {
        let quoted: Vec<String> = pairs.map(|pair| format!("\"{pair}\"")).collect();
        let any = quoted.join(" OR ");
        fts5(text, token.map_or_else(|| any.clone(), |token| format!("\"{token}\" AND ({any})")))
    } else {
        let mut values: Vec<Value> = pairs.map(Value::from).collect();
        let query: Vec<String> =
            (1..=values.len()).map(|n| format!("phraseto_tsquery('simple', ${n})")).collect();
        let mut query = format!("({})", query.join(" || "));
        if let Some(token) = token {
            values.push(token.into());
            query = format!("plainto_tsquery('simple', ${}) && {query}", values.len());
        }
        tsvector(text, &query, values)
    }
}

impl Text {
    fn table(self) -> &'static str {
        match self {
            Text::Words => "opinion_text",
            Text::Public => "publication",
        }
    }

    /// The column of the select that holds the same key.
    fn id(self) -> &'static str {
        match self {
            Text::Words => "\"opinion\".\"id\"",
            Text::Public => "\"publication\".\"id\"",
        }
    }
}

/// The words hold only letters and digits after folding, so that nothing in them is an operator of FTS5.
fn fts5(text: Text, query: String) -> SimpleExpr {
    let (id, table) = (text.id(), text.table());
    Expr::cust_with_values(
        format!("{id} IN (SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?)"),
        [query],
    )
}

/// Materialized, so that the planner uses the index of words and never walks all rows from the newest on.
fn tsvector(text: Text, query: &str, values: Vec<Value>) -> SimpleExpr {
    let (id, table) = (text.id(), text.table());
    Expr::cust_with_values(
        format!(
            "{id} IN (WITH hit AS MATERIALIZED (SELECT id FROM {table} WHERE tsv @@ ({query})) SELECT id FROM hit)"
        ),
        values,
    )
}
