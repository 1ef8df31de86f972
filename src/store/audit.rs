//! Reading everything in the order of keys, a page at a time, for `verify`: memory stays flat at a million rows.

use entity::{conference, deadline, journal, opinion, staff, unit};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
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
    /// How many lines it says it has; `None` where the row keeps no head.
    pub len: Option<i32>,
    /// The hash it says the last line has.
    pub head: Option<String>,
    /// The stage, where it has one.
    pub stage: Option<String>,
}

/// A date stored beside the sum that led to it.
#[derive(Debug, Clone, FromQueryResult)]
pub struct Dated {
    /// Key.
    pub id: i64,
    /// The name for the report.
    pub name: String,
    /// The day.
    pub due_on: Option<chrono::NaiveDate>,
    /// The sum, as JSON.
    pub sum: Option<String>,
}

/// The subjects of one sort after a key.
pub async fn holders(on: &impl Conn, subject: Subject, after: i64, most: u64) -> Result<Vec<Holder>, Error> {
    match subject {
        Subject::Opinion => {
            opinion::Entity::find()
                .select_only()
                .column(opinion::Column::Id)
                .column_as(opinion::Column::Code, "name")
                .column_as(opinion::Column::JournalLen, "len")
                .column_as(opinion::Column::JournalHead, "head")
                .column_as(opinion::Column::Stage, "stage")
                .filter(opinion::Column::Id.gt(after))
                .order_by_asc(opinion::Column::Id)
                .limit(most)
                .into_model()
                .all(on.conn())
                .await
        }
        Subject::Conference => {
            conference::Entity::find()
                .select_only()
                .column(conference::Column::Id)
                .column_as(conference::Column::Code, "name")
                .column_as(conference::Column::JournalLen, "len")
                .column_as(conference::Column::JournalHead, "head")
                .column_as(conference::Column::Stage, "stage")
                .filter(conference::Column::Id.gt(after))
                .order_by_asc(conference::Column::Id)
                .limit(most)
                .into_model()
                .all(on.conn())
                .await
        }
        Subject::Staff => {
            let rows: Vec<(i64, String)> = staff::Entity::find()
                .select_only()
                .column(staff::Column::Id)
                .column(staff::Column::Login)
                .filter(staff::Column::Id.gt(after))
                .order_by_asc(staff::Column::Id)
                .limit(most)
                .into_tuple()
                .all(on.conn())
                .await?;
            Ok(rows.into_iter().map(headless).collect())
        }
        Subject::Unit => {
            let rows: Vec<(i64, String)> = unit::Entity::find()
                .select_only()
                .column(unit::Column::Id)
                .column(unit::Column::Code)
                .filter(unit::Column::Id.gt(after))
                .order_by_asc(unit::Column::Id)
                .limit(most)
                .into_tuple()
                .all(on.conn())
                .await?;
            Ok(rows.into_iter().map(headless).collect())
        }
    }
}

fn headless((id, name): (i64, String)) -> Holder {
    Holder { id, name, len: None, head: None, stage: None }
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
    let known = [Subject::Opinion, Subject::Conference, Subject::Staff, Subject::Unit].map(Subject::as_str);
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
pub async fn deadlines(on: &impl Conn, after: i64, most: u64) -> Result<Vec<deadline::Model>, Error> {
    deadline::Entity::find()
        .filter(deadline::Column::Id.gt(after))
        .order_by_asc(deadline::Column::Id)
        .limit(most)
        .all(on.conn())
        .await
}

/// The running terms of opinions after a key.
pub async fn opinion_terms(on: &impl Conn, after: i64, most: u64) -> Result<Vec<Dated>, Error> {
    opinion::Entity::find()
        .select_only()
        .column(opinion::Column::Id)
        .column_as(opinion::Column::Code, "name")
        .column(opinion::Column::DueOn)
        .column_as(opinion::Column::DueJson, "sum")
        .filter(opinion::Column::Id.gt(after))
        .order_by_asc(opinion::Column::Id)
        .limit(most)
        .into_model()
        .all(on.conn())
        .await
}

/// The notice terms of conferences after a key.
pub async fn conference_terms(on: &impl Conn, after: i64, most: u64) -> Result<Vec<Dated>, Error> {
    conference::Entity::find()
        .select_only()
        .column(conference::Column::Id)
        .column_as(conference::Column::Code, "name")
        .column_as(conference::Column::NoticeDueOn, "due_on")
        .column_as(conference::Column::NoticeJson, "sum")
        .filter(conference::Column::Id.gt(after))
        .order_by_asc(conference::Column::Id)
        .limit(most)
        .into_model()
        .all(on.conn())
        .await
}

/// What the database says is wrong with itself; empty when nothing is.
pub async fn integrity(db: &Database) -> Result<Vec<String>, Error> {
    if db.is_sqlite() { integrity_of_sqlite(db).await } else { integrity_of_postgres(db).await }
}

async fn integrity_of_sqlite(db: &Database) -> Result<Vec<String>, Error> {
    let mut wrong = Vec::new();
    for row in all(db, "PRAGMA integrity_check(20)").await? {
        let said: String = row.try_get_by_index(0)?;
        if said != "ok" {
            wrong.push(said);
        }
    }
    for row in all(db, "PRAGMA foreign_key_check").await?.into_iter().take(20) {
        let (table, parent): (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(2)?);
        wrong.push(format!("a row of {table} points to a row of {parent} that is not there"));
    }
    // Compares the search index with the words; writes nothing although it is an INSERT, hence never committed.
    let tx = db.begin_write().await?;
    for of in ["opinion_text", "publication"] {
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

async fn all(db: &Database, sql: &str) -> Result<Vec<sea_orm::QueryResult>, Error> {
    let backend = db.conn().get_database_backend();
    db.conn().query_all_raw(Statement::from_string(backend, sql)).await
}
