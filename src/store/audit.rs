//! Reading everything in the order of keys, a page at a time, for `verify`: memory stays flat at a million rows.

use entity::{conference, deadline, journal, opinion, staff, unit};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Select,
    Statement,
};

use super::journal::{Entry, Subject};
use super::{Conn, Database, Error};

/// What a journal hangs on.
#[derive(Debug, Clone, FromQueryResult)]
pub struct Holder {
    /// Key.
    pub id: i64,
    /// The name that goes into the hashes: a code or a login.
    pub name: String,
    /// How many lines it says it has.
    pub len: i32,
    /// The hash it says the last line has.
    pub head: String,
    /// The stage, where it has one.
    pub stage: Option<String>,
}

/// A date stored beside the sum that led to it.
#[derive(Debug, Clone, FromQueryResult)]
pub struct Dated {
    /// Key.
    pub id: i64,
    /// How a report calls it.
    pub name: String,
    /// The day.
    pub due_on: Option<chrono::NaiveDate>,
    /// The sum, as JSON.
    pub sum: Option<String>,
}

/// A page of what was read, and where the next one begins.
#[derive(Debug, Clone)]
pub struct Page<T> {
    /// The rows, in the order of their keys.
    pub rows: Vec<T>,
    /// The key after which the next page begins; none behind the last page.
    pub next: Option<i64>,
}

/// The one way to leaf: rows after a key, in the order of keys. `key` tells the key of what was read.
async fn page<E, T>(
    on: &impl Conn,
    rows: Select<E>,
    key_column: E::Column,
    (after, most): (i64, u64),
    key: impl Fn(&T) -> i64,
) -> Result<Page<T>, Error>
where
    E: EntityTrait,
    T: FromQueryResult + Send + Sync + Unpin,
{
    let rows = rows
        .filter(key_column.gt(after))
        .order_by_asc(key_column)
        .limit(most)
        .into_model::<T>()
        .all(on.conn())
        .await?;
    let full = u64::try_from(rows.len()).unwrap_or(u64::MAX) >= most;
    let next = if full { rows.last().map(key) } else { None };
    Ok(Page { rows, next })
}

/// A table of subjects, as `holders` reads it: its columns for key, name, length and head, and what its stage is.
macro_rules! held_by {
    ($entity:ident, $name:ident, $stage:expr) => {
        $entity::Entity::find()
            .select_only()
            .column($entity::Column::Id)
            .column_as($entity::Column::$name, "name")
            .column_as($entity::Column::JournalLen, "len")
            .column_as($entity::Column::JournalHead, "head")
            .expr_as(Expr::cust($stage), "stage")
    };
}

/// The subjects of one sort after a key.
pub async fn holders(on: &impl Conn, subject: Subject, after: i64, most: u64) -> Result<Page<Holder>, Error> {
    let (from, key) = ((after, most), |row: &Holder| row.id);
    match subject {
        Subject::Opinion => page(on, held_by!(opinion, Code, "stage"), opinion::Column::Id, from, key).await,
        Subject::Conference => {
            page(on, held_by!(conference, Code, "stage"), conference::Column::Id, from, key).await
        }
        Subject::Staff => {
            let stage = "CASE WHEN active THEN 'active' ELSE 'disabled' END";
            page(on, held_by!(staff, Login, stage), staff::Column::Id, from, key).await
        }
        Subject::Unit => {
            page(on, held_by!(unit, Code, "CAST(NULL AS TEXT)"), unit::Column::Id, from, key).await
        }
    }
}

/// The journal lines of one sort of subject whose keys lie after `after` and up to `until`, chain by chain;
/// `from` is the last line already read.
pub async fn lines(
    on: &impl Conn,
    subject: Subject,
    from: (i64, i32),
    until: i64,
    most: u64,
) -> Result<Vec<Entry>, Error> {
    use sea_orm::Condition;
    let (id, seq) = from;
    journal::Entity::find()
        .filter(journal::Column::Subject.eq(subject.as_str()))
        .filter(journal::Column::SubjectId.gte(id))
        .filter(journal::Column::SubjectId.lte(until))
        .filter(
            Condition::any().add(journal::Column::SubjectId.gt(id)).add(
                Condition::all().add(journal::Column::SubjectId.eq(id)).add(journal::Column::Seq.gt(seq)),
            ),
        )
        .order_by_asc(journal::Column::SubjectId)
        .order_by_asc(journal::Column::Seq)
        .limit(most)
        .all(on.conn())
        .await
}

/// A journal line about a sort of subject that there is not.
pub async fn stray_subject(on: &impl Conn) -> Result<Option<i64>, Error> {
    let known = Subject::ALL.map(Subject::as_str);
    journal::Entity::find()
        .select_only()
        .column(journal::Column::Id)
        .filter(journal::Column::Subject.is_not_in(known))
        .limit(1)
        .into_tuple()
        .one(on.conn())
        .await
}

/// The stored sums after a key, as the table of deadlines has them.
pub async fn deadlines(on: &impl Conn, after: i64, most: u64) -> Result<Page<Dated>, Error> {
    let rows = deadline::Entity::find()
        .select_only()
        .column(deadline::Column::Id)
        .column(deadline::Column::DueOn)
        .column_as(deadline::Column::DetailJson, "sum");
    page(on, named(rows, "'deadline ' || id"), deadline::Column::Id, (after, most), |row: &Dated| row.id)
        .await
}

/// The running terms of opinions after a key.
pub async fn opinion_terms(on: &impl Conn, after: i64, most: u64) -> Result<Page<Dated>, Error> {
    let rows = opinion::Entity::find()
        .select_only()
        .column(opinion::Column::Id)
        .column(opinion::Column::DueOn)
        .column_as(opinion::Column::DueJson, "sum");
    page(on, named(rows, "'due day of ' || code"), opinion::Column::Id, (after, most), |row: &Dated| row.id)
        .await
}

/// The notice terms of conferences after a key.
pub async fn conference_terms(on: &impl Conn, after: i64, most: u64) -> Result<Page<Dated>, Error> {
    let rows = conference::Entity::find()
        .select_only()
        .column(conference::Column::Id)
        .column_as(conference::Column::NoticeDueOn, "due_on")
        .column_as(conference::Column::NoticeJson, "sum");
    page(on, named(rows, "'due day of ' || code"), conference::Column::Id, (after, most), |row: &Dated| {
        row.id
    })
    .await
}

fn named<E: EntityTrait>(rows: Select<E>, name: &'static str) -> Select<E> {
    rows.expr_as(Expr::cust(name), "name")
}

/// The tables whose words have a search index beside them.
const INDEXED: [&str; 2] = ["opinion_text", "publication"];

/// What the database says is wrong with itself; empty when nothing is.
pub async fn integrity(db: &Database) -> Result<Vec<String>, Error> {
    if db.is_sqlite() { integrity_of_sqlite(db).await } else { integrity_of_postgres(db).await }
}

async fn integrity_of_sqlite(db: &Database) -> Result<Vec<String>, Error> {
    let mut wrong = Vec::new();
    // The check looks into the search indexes too, by what this connection remembers of their structure, which may be
    // older than what other connections wrote since: opening a cursor reads it anew, and the snapshot keeps it true.
    let snapshot = db.begin_read().await?;
    for of in INDEXED {
        all(&snapshot, &format!("SELECT rowid FROM {of}_fts LIMIT 1")).await?;
    }
    for row in all(&snapshot, "PRAGMA integrity_check(20)").await? {
        let said: String = row.try_get_by_index(0)?;
        if said != "ok" {
            wrong.push(said);
        }
    }
    drop(snapshot);
    for row in all(db, "PRAGMA foreign_key_check").await?.into_iter().take(20) {
        let (table, parent): (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(2)?);
        wrong.push(format!("a row of {table} points to a row of {parent} that is not there"));
    }
    // Compares the search index with the words; writes nothing although it is an INSERT, hence never committed.
    let tx = db.begin_write().await?;
    for of in INDEXED {
        let check = format!("INSERT INTO {of}_fts ({of}_fts, rank) VALUES ('integrity-check', 1)");
        if let Err(error) = tx.conn().execute_unprepared(&check).await {
            wrong.push(format!("the search index of {of} does not match its rows: {error}"));
        }
    }
    Ok(wrong)
}

async fn integrity_of_postgres(db: &Database) -> Result<Vec<String>, Error> {
    let mut wrong = Vec::new();
    let broken_indexes = "SELECT c.relname::text FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid
        JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT i.indisvalid AND n.nspname = current_schema()";
    for row in all(db, broken_indexes).await? {
        wrong.push(format!("index {} is not valid; REINDEX it", row.try_get_by_index::<String>(0)?));
    }
    let unchecked = "SELECT conname::text FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace
        WHERE NOT c.convalidated AND n.nspname = current_schema()";
    for row in all(db, unchecked).await? {
        wrong.push(format!("constraint {} was never checked", row.try_get_by_index::<String>(0)?));
    }
    Ok(wrong)
}

async fn all(on: &impl Conn, sql: &str) -> Result<Vec<sea_orm::QueryResult>, Error> {
    let backend = on.conn().get_database_backend();
    on.conn().query_all_raw(Statement::from_string(backend, sql)).await
}
