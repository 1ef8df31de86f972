//! Searching the folded words: all of them first, with the accents that were typed; when nothing has them all, two
//! neighbouring ones are enough.

use domain::code::MatterCode;
use domain::fold;
use domain::search::{Query, QueryError, Term};
use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr, Value};
use sea_orm::{Condition, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect, Select};

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
    /// Whether none has the accents that were typed, so that these have the words without them.
    pub unaccented: bool,
}

/// How many rows, the newest, are read for their accents; older ones are shown whatever their accents.
const READ_MOST: u64 = 2_000;

/// What is indexed: the unit's token, so that other units' rows never stand in the way, and the folded text.
pub(super) fn indexed(unit: i64, text: &str) -> String {
    format!("{} {}", token(unit), fold::indexed(text))
}

/// A word that nobody types.
fn token(unit: i64) -> String {
    format!("{TOKEN}{unit}")
}

const TOKEN: &str = "zzunitzz";

/// Narrows `within` to what has what was typed; an empty search narrows nothing, and one without any letter finds nothing.
///
/// "trang trai lon" finds "trại lợn nhà ông T": no text has the three words, but one has the last two side by side.
pub async fn matching<E: EntityTrait>(
    on: &impl Conn,
    within: Select<E>,
    text: Text,
    unit: Option<i64>,
    typed: &str,
) -> Result<Found<E>, Error> {
    let found = |select| Found { select, nearby: false, unaccented: false };
    let query = match Query::parse(typed) {
        Ok(query) => query,
        Err(QueryError::Empty) => return Ok(found(within)),
        Err(QueryError::NoWords) => return Ok(found(within.filter(Expr::val(1).eq(0)))),
    };
    if let Ok(code) = typed.parse::<MatterCode>() {
        let coded = within.clone().filter(text.has_code(&code));
        if any(on, &coded).await? {
            return Ok(found(coded));
        }
    }
    let token = unit.map(token);
    let all = within.clone().filter(has_all(on.is_sqlite(), text, token.as_deref(), query.terms()));
    if query.terms().len() >= 3 && !any(on, &all).await? {
        let near = has_neighbours(on.is_sqlite(), text, token.as_deref(), query.terms());
        return Ok(Found { select: within.filter(near), nearby: true, unaccented: false });
    }
    if query.has_accents() {
        return accented(on, all, text, &query).await;
    }
    Ok(found(all))
}

async fn any<E: EntityTrait>(on: &impl Conn, select: &Select<E>) -> Result<bool, Error> {
    let one = select.clone().select_only().expr(Expr::val(1)).limit(1).into_tuple::<i32>();
    Ok(one.one(on.conn()).await?.is_some())
}

/// Of the rows that have the words, those that have them with their accents; when none has, all of them.
async fn accented<E: EntityTrait>(
    on: &impl Conn,
    all: Select<E>,
    text: Text,
    query: &Query,
) -> Result<Found<E>, Error> {
    let read: Vec<(i64, String)> = all
        .clone()
        .select_only()
        .expr(Expr::cust(text.id()))
        .expr_as(Expr::cust(text.written()), "written")
        .order_by(Expr::cust(text.id()), Order::Desc)
        .limit(READ_MOST)
        .into_tuple()
        .all(on.conn())
        .await?;
    let fitting: Vec<i64> = read.iter().filter(|(_, text)| query.fits(text)).map(|(id, _)| *id).collect();
    let unread = read.last().filter(|_| read.len() as u64 == READ_MOST).map(|(id, _)| *id);
    if fitting.is_empty() && unread.is_none() {
        return Ok(Found { select: all, nearby: false, unaccented: !read.is_empty() });
    }
    let mut narrow = Condition::any().add(Expr::cust(text.id()).is_in(fitting));
    if let Some(last) = unread {
        narrow = narrow.add(Expr::cust(text.id()).lt(last));
    }
    Ok(Found { select: all.filter(narrow), nearby: false, unaccented: false })
}

/// With what words of the index this one may begin; never the unit's own token.
fn beginnings(term: &Term) -> Vec<&str> {
    term.beginnings().into_iter().filter(|begun| !TOKEN.starts_with(begun)).collect()
}

fn has_all(sqlite: bool, text: Text, token: Option<&str>, terms: &[Term]) -> SimpleExpr {
    let whole = terms.iter().filter(|term| beginnings(term).is_empty()).map(Term::folded);
    let whole: Vec<&str> = token.into_iter().chain(whole).collect();
    let begun: Vec<Vec<&str>> = terms.iter().map(beginnings).filter(|begun| !begun.is_empty()).collect();
    if sqlite {
        let whole = whole.iter().map(|word| format!("\"{word}\""));
        let begun = begun.iter().map(|words| {
            let words: Vec<String> = words.iter().map(|word| format!("\"{word}\" *")).collect();
            format!("({})", words.join(" OR "))
        });
        fts5(text, whole.chain(begun).collect::<Vec<_>>().join(" AND "))
    } else {
        let mut values: Vec<Value> = Vec::new();
        let mut query = Vec::new();
        if !whole.is_empty() {
            values.push(whole.join(" ").into());
            query.push("plainto_tsquery('simple', $1)".to_owned());
        }
        for words in begun {
            let words: Vec<String> = words.iter().map(|word| format!("'{word}':*")).collect();
            values.push(words.join(" | ").into());
            query.push(format!("to_tsquery('simple', ${})", values.len()));
        }
        tsvector(text, &query.join(" && "), values)
    }
}

fn has_neighbours(sqlite: bool, text: Text, token: Option<&str>, terms: &[Term]) -> SimpleExpr {
    let pairs = terms.windows(2).map(|pair| pair.iter().map(Term::folded).collect::<Vec<_>>().join(" "));
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

    /// What was written, with its accents: the same parts that the index was made of, and nothing that it keeps closed.
    fn written(self) -> &'static str {
        match self {
            Text::Words => {
                "(SELECT s.code || ' ' || COALESCE(\"opinion\".\"title\", '') || ' ' || COALESCE(\"opinion\".\"excerpt\", \
                 CASE WHEN s.sealed THEN '' ELSE s.words END) || ' ' || COALESCE(s.place, '') || ' ' || \
                 COALESCE(v.name, '') FROM statement s LEFT JOIN village v ON v.id = s.village_id \
                 WHERE s.id = \"opinion\".\"statement_id\")"
            }
            Text::Public => {
                "\"publication\".\"code\" || ' ' || \"publication\".\"title\" || ' ' || \"publication\".\"words\" \
                 || ' ' || COALESCE(\"publication\".\"answer\", '')"
            }
        }
    }

    /// The matter of this code; a statement's code is that of all its matters.
    fn has_code(self, code: &MatterCode) -> Condition {
        let column = match self {
            Text::Words => "\"opinion\".\"code\"",
            Text::Public => "\"publication\".\"code\"",
        };
        let same = Condition::any().add(Expr::cust(column).eq(code.to_string()));
        match code.number {
            1 => same.add(Expr::cust(column).like(format!("{}/%", code.statement))),
            _ => same,
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
