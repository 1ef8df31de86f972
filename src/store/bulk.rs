//! Many rows at once, for `seed`: keys given beforehand, a few long statements instead of many short ones.

use chrono::{DateTime, Utc};
use entity::{
    answer, classification, deadline, identity, journal, number_series, opinion, opinion_text, publication,
    statement, transfer,
};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait,
    ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    Statement as Sql,
};

use super::journal::Entry;
use super::opinions::{Answer, Classification, Opinion, Transfer};
use super::publications::Publication;
use super::statements::{Identity, Statement};
use super::{Conn, Error, WriteTx, search, settings, tally};

/// Rows in one statement. Always as many, or a smaller power of two: a connection keeps each statement that it has seen, and
/// those with thousands of values are large.
const ROWS: usize = 32;

/// Whole opinions with all that hangs on them.
#[derive(Debug, Default)]
pub struct Batch {
    /// The statements, with keys from [`take_keys`].
    pub statements: Vec<Statement>,
    /// The opinions, with keys from [`take_keys`].
    pub opinions: Vec<Opinion>,
    /// What staff find them by: key and folded words.
    pub texts: Vec<opinion_text::Model>,
    /// The published ones.
    pub publications: Vec<Publication>,
    /// Who sent them.
    pub identities: Vec<Identity>,
    /// Their classification histories.
    pub classifications: Vec<Classification>,
    /// Their answers.
    pub answers: Vec<Answer>,
    /// Their deadlines.
    pub deadlines: Vec<deadline::Model>,
    /// Their transfers.
    pub transfers: Vec<Transfer>,
    /// Their journals.
    pub lines: Vec<Entry>,
}

/// Keys for new rows, in growing order.
#[derive(Debug)]
pub struct Keys {
    /// For statements.
    pub statements: std::vec::IntoIter<i64>,
    /// For opinions.
    pub opinions: std::vec::IntoIter<i64>,
}

/// Keys for this many new statements and opinions; nobody else gets them.
pub async fn take_keys(tx: &WriteTx, statements: usize, opinions: usize) -> Result<Keys, Error> {
    Ok(Keys {
        statements: take(tx, "statement", statements).await?.into_iter(),
        opinions: take(tx, "opinion", opinions).await?.into_iter(),
    })
}

async fn take(tx: &WriteTx, table: &str, count: usize) -> Result<Vec<i64>, Error> {
    let count = i64::try_from(count).map_err(|e| Error::Custom(e.to_string()))?;
    let backend = tx.conn().get_database_backend();
    if tx.is_sqlite() {
        let sql = format!("SELECT COALESCE(MAX(id), 0) FROM {table}");
        let row = tx.conn().query_one_raw(Sql::from_string(backend, sql)).await?;
        let last: i64 = row.map_or(Ok(0), |row| row.try_get_by_index(0))?;
        return Ok((last + 1..=last + count).collect());
    }
    let sql = format!("SELECT nextval(pg_get_serial_sequence('{table}', 'id')) FROM generate_series(1, $1)");
    let rows = tx.conn().query_all_raw(Sql::from_sql_and_values(backend, sql, [count.into()])).await?;
    rows.into_iter().map(|row| row.try_get_by_index(0)).collect()
}

/// Writes a batch.
pub async fn write(tx: &WriteTx, batch: Batch) -> Result<(), Error> {
    let Batch {
        statements,
        opinions,
        texts,
        publications,
        identities,
        classifications,
        answers,
        deadlines,
        transfers,
        lines,
    } = batch;
    tally::born_together(tx, &statements, &opinions).await?;
    insert::<statement::Entity, _, _>(tx, statements, |_: &mut statement::ActiveModel| {}).await?;
    insert::<opinion::Entity, _, _>(tx, opinions, |_: &mut opinion::ActiveModel| {}).await?;
    insert::<opinion_text::Entity, _, _>(tx, texts, |_: &mut opinion_text::ActiveModel| {}).await?;
    insert::<publication::Entity, _, _>(tx, publications, |_: &mut publication::ActiveModel| {}).await?;
    insert::<identity::Entity, _, _>(tx, identities, |_: &mut identity::ActiveModel| {}).await?;
    insert::<classification::Entity, _, _>(tx, classifications, |row: &mut classification::ActiveModel| {
        row.id = NotSet
    })
    .await?;
    insert::<answer::Entity, _, _>(tx, answers, |row: &mut answer::ActiveModel| row.id = NotSet).await?;
    insert::<deadline::Entity, _, _>(tx, deadlines, |row: &mut deadline::ActiveModel| row.id = NotSet)
        .await?;
    insert::<transfer::Entity, _, _>(tx, transfers, |row: &mut transfer::ActiveModel| row.id = NotSet)
        .await?;
    insert::<journal::Entity, _, _>(tx, lines, |row: &mut journal::ActiveModel| row.id = NotSet).await
}

/// What staff find an opinion by; nothing while a circle is closed around it.
pub fn text(opinion: &Opinion, searched: Option<&str>) -> opinion_text::Model {
    let folded = searched.map_or_else(String::new, |text| search::indexed(opinion.unit_id, text));
    opinion_text::Model { id: opinion.id, folded }
}

/// Inserts rows in as few statements as the databases take.
async fn insert<E, M, A>(tx: &WriteTx, rows: Vec<M>, prepare: impl Fn(&mut A)) -> Result<(), Error>
where
    E: EntityTrait,
    M: IntoActiveModel<A>,
    A: ActiveModelTrait<Entity = E> + ActiveModelBehavior,
{
    let mut rows = rows.into_iter();
    loop {
        let most = largest_power(rows.len().min(ROWS));
        let piece: Vec<A> = rows
            .by_ref()
            .take(most)
            .map(|row| {
                let mut row = row.into_active_model().reset_all();
                prepare(&mut row);
                row
            })
            .collect();
        if piece.is_empty() {
            return Ok(());
        }
        E::insert_many(piece).exec_without_returning(tx.conn()).await?;
    }
}

fn largest_power(rows: usize) -> usize {
    if rows == 0 { 0 } else { 1 << rows.ilog2() }
}

/// Codes that a unit has given, a page at a time: those after a key, each with its own.
pub async fn codes(on: &impl Conn, unit: i64, after: i64) -> Result<Vec<(i64, String)>, Error> {
    statement::Entity::find()
        .select_only()
        .columns([statement::Column::Id, statement::Column::Code])
        .filter(statement::Column::UnitId.eq(unit))
        .filter(statement::Column::Id.gt(after))
        .order_by_asc(statement::Column::Id)
        .limit(10_000)
        .into_tuple()
        .all(on.conn())
        .await
}

/// Where a unit's number series stand.
pub async fn series(on: &impl Conn, unit: i64, series: &str) -> Result<Vec<(i32, i32)>, Error> {
    number_series::Entity::find()
        .select_only()
        .columns([number_series::Column::Year, number_series::Column::Last])
        .filter(number_series::Column::UnitId.eq(unit))
        .filter(number_series::Column::Series.eq(series))
        .into_tuple()
        .all(on.conn())
        .await
}

/// Sets the last number given in a series and year.
pub async fn set_series(tx: &WriteTx, unit: i64, series: &str, year: i32, last: i32) -> Result<(), Error> {
    let row = number_series::ActiveModel {
        unit_id: Set(unit),
        series: Set(series.to_owned()),
        year: Set(year),
        last: Set(last),
    };
    let same = OnConflict::columns([
        number_series::Column::UnitId,
        number_series::Column::Series,
        number_series::Column::Year,
    ])
    .update_column(number_series::Column::Last)
    .to_owned();
    number_series::Entity::insert(row).on_conflict(same).exec_without_returning(tx.conn()).await?;
    Ok(())
}

/// Whether bulk data may go into a unit: one that has no opinions, or only those of the demo or of an earlier `seed`.
pub async fn may_fill(on: &impl Conn, unit: i64, code: &str) -> Result<bool, Error> {
    if code == "demo" || settings::get(on, &mark(code)).await?.is_some() {
        return Ok(true);
    }
    let any =
        opinion::Entity::find().filter(opinion::Column::UnitId.eq(unit)).limit(1).count(on.conn()).await?;
    Ok(any == 0)
}

/// Notes that a unit holds bulk data.
pub async fn mark_filled(tx: &WriteTx, code: &str, now: DateTime<Utc>) -> Result<(), Error> {
    settings::put(tx, &mark(code), &now.to_rfc3339()).await
}

fn mark(code: &str) -> String {
    format!("seeded.{code}")
}

/// Lets PostgreSQL learn how its tables look now, so that it plans well. SQLite plans by the indexes alone, the same on the
/// first day and at a million rows: with what ANALYZE keeps it would plan each statement anew for each value.
pub async fn analyse(on: &impl Conn) -> Result<(), Error> {
    if !on.is_sqlite() {
        on.conn().execute_unprepared("ANALYZE").await?;
    }
    Ok(())
}
