//! Searching the folded words: all of them first, with the accents that were typed; when nothing has them all, two
//! neighbouring ones are enough.

use domain::code::MatterCode;
use domain::fold;
use domain::search::{Query, QueryError, Term};
use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr, Value};
use sea_orm::{Condition, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};

use super::{Conn, Error, counting};

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
    select: Select<E>,
    /// By what they are put in order: the key, as the index of words has it where it gives the rows.
    key: &'static str,
    /// Whether none has all the words, so that these have only two neighbouring ones.
    pub nearby: bool,
    /// Whether none has the accents that were typed, so that these have the words without them.
    pub unaccented: bool,
}

impl<E: EntityTrait> Found<E> {
    /// How many there are, counted to `most`.
    pub async fn count(&self, on: &impl Conn, most: u64) -> Result<u64, Error> {
        counting::bounded(on, self.select.clone(), most).await
    }

    /// The newest of them that are older than the row with this key.
    pub fn newest(self, after: Option<i64>, most: u64) -> Select<E> {
        let Found { mut select, key, .. } = self;
        if let Some(id) = after {
            select = select.filter(Expr::cust(key).lt(id));
        }
        select.order_by(Expr::cust(key), Order::Desc).limit(most)
    }
}

/// How many rows, the newest, are read for their accents; older ones are shown whatever their accents.
const READ_MOST: u64 = 2_000;
/// How many are read at once where the index of words gives them in their order.
const READ_AT_ONCE: u64 = 250;
/// How many that have the accents are enough behind the last row of the page before: the next page, and the count.
const ENOUGH: usize = 150;

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
/// `after` is the last row of the page before.
///
/// "trang trai lon" finds "trại lợn nhà ông T": no text has the three words, but one has the last two side by side.
pub async fn matching<E: EntityTrait>(
    on: &impl Conn,
    within: Select<E>,
    text: Text,
    unit: Option<i64>,
    typed: &str,
    after: Option<i64>,
) -> Result<Found<E>, Error> {
    let plain = |select| Found { select, key: text.id(), nearby: false, unaccented: false };
    let query = match Query::parse(typed) {
        Ok(query) => query,
        Err(QueryError::Empty) => return Ok(plain(within)),
        Err(QueryError::NoWords) => return Ok(plain(within.filter(Expr::val(1).eq(0)))),
    };
    if let Ok(code) = typed.parse::<MatterCode>() {
        let coded = within.clone().filter(text.has_code(&code));
        if any(on, &coded).await? {
            return Ok(plain(coded));
        }
    }
    let token = unit.map(token);
    let sqlite = on.is_sqlite();
    let key = if sqlite { text.key_in_index() } else { text.id() };
    let found = |select| Found { select, key, nearby: false, unaccented: false };
    let hits = |select: Select<E>| if sqlite { joined(select, text) } else { select };
    let all = hits(within.clone()).filter(has_all(sqlite, text, token.as_deref(), query.terms()));
    if query.terms().len() >= 3 && !any(on, &all).await? {
        let near = has_neighbours(sqlite, text, token.as_deref(), query.terms());
        return Ok(Found { nearby: true, ..found(hits(within).filter(near)) });
    }
    if query.has_accents() {
        return accented(on, found(all), text, &query, after).await;
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
    all: Found<E>,
    text: Text,
    query: &Query,
    after: Option<i64>,
) -> Result<Found<E>, Error> {
    let at_once = if on.is_sqlite() { READ_AT_ONCE } else { READ_MOST };
    let (mut fitting, mut behind, mut read) = (Vec::new(), 0, 0);
    let mut last = None;
    let unread = loop {
        let rows: Vec<(i64, String)> = all
            .clone()
            .newest(last, at_once)
            .select_only()
            .expr(Expr::cust(all.key))
            .expr_as(Expr::cust(text.written()), "written")
            .into_tuple()
            .all(on.conn())
            .await?;
        read += rows.len() as u64;
        let whole = rows.len() as u64 == at_once;
        last = rows.last().map(|(id, _)| *id).or(last);
        for (id, _) in rows.iter().filter(|(_, text)| query.fits(text)) {
            fitting.push(*id);
            behind += usize::from(after.is_none_or(|after| *id < after));
        }
        if !whole {
            break None;
        }
        if behind >= ENOUGH || read >= READ_MOST {
            break last;
        }
    };
    if fitting.is_empty() && unread.is_none() {
        return Ok(Found { unaccented: read > 0, ..all });
    }
    // The plus keeps the planner from looking for these keys first: then the words could not be looked up at all.
    let key = || Expr::cust(format!("+{}", text.id()));
    let mut narrow = Condition::any().add(key().is_in(fitting));
    if let Some(last) = unread {
        narrow = narrow.add(key().lt(last));
    }
    Ok(Found { select: all.select.filter(narrow), ..all })
}

/// With the index of words as the table that gives the rows, in its order: nothing is collected and sorted first. The plus
/// keeps SQLite from the other way round, where it would look the words up anew for each row of the unit.
fn joined<E: EntityTrait>(mut select: Select<E>, text: Text) -> Select<E> {
    let same = Expr::cust(format!("{} = +{}", text.id(), text.key_in_index()));
    QueryTrait::query(&mut select).inner_join(text.index(), same);
    select
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

    /// SQLite's index of its words.
    fn index(self) -> &'static str {
        match self {
            Text::Words => "opinion_text_fts",
            Text::Public => "publication_fts",
        }
    }

    /// The key as that index has it.
    fn key_in_index(self) -> &'static str {
        match self {
            Text::Words => "\"opinion_text_fts\".rowid",
            Text::Public => "\"publication_fts\".rowid",
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
    Expr::cust_with_values(format!("{} MATCH ?", text.index()), [query])
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
