//! Counters of the figures: each change writes what it adds in its own transaction, and a read sums what is there.
//!
//! A change only inserts, so that no two writers ever wait for one counter; older rows are summed up now and then.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::opinion::Circle;
use domain::opinion::tally::{Cell, Counts, Figure, Matter, turn};
use entity::{opinion, tally};
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, LockBehavior, LockType, SimpleExpr};
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ColumnTrait, Condition, ConnectionTrait, EntityTrait,
    FromQueryResult, IntoActiveModel, PaginatorTrait, QueryFilter, QuerySelect, Statement as Sql,
};

use super::batch::Batch;
use super::opinions::Opinion;
use super::statements::{self, Statement};
use super::{Conn, Database, Error, WriteTx};

/// Rows that one statement inserts at most.
const AT_ONCE: usize = 1_000;

/// Counts a matter that just came in, together with what else is written of it.
pub(super) async fn born(
    tx: &WriteTx,
    of: &Statement,
    row: &Opinion,
    batch: &mut Batch,
) -> Result<(), Error> {
    let mut counts = matter(row).counts();
    // The first one has none beside it yet.
    let first = row.number == 1 || !has_other_counted(tx, row).await?;
    if first && matter(row).is_counted() {
        counts = counts.plus(turn(of.received_on, of.people));
    }
    batch.insert_many(rows(row.unit_id, counts));
    Ok(())
}

/// Counts matters that came in together, each with all that its statement holds.
pub(super) async fn born_together(
    tx: &WriteTx,
    statements: &[Statement],
    rows: &[Opinion],
) -> Result<(), Error> {
    let mut units: BTreeMap<i64, Counts> = BTreeMap::new();
    let mut add = |unit: i64, counts: Counts| {
        let stood = units.remove(&unit).unwrap_or_default();
        units.insert(unit, stood.plus(counts));
    };
    let counted = rows.iter().filter(|row| matter(row).is_counted());
    let turns: std::collections::BTreeSet<i64> = counted.map(|row| row.statement_id).collect();
    rows.iter().for_each(|row| add(row.unit_id, matter(row).counts()));
    for of in statements.iter().filter(|of| turns.contains(&of.id)) {
        add(of.unit_id, turn(of.received_on, of.people));
    }
    for (unit, counts) in units {
        write(tx, unit, counts).await?;
    }
    Ok(())
}

/// Counts a matter that moved; its statement counts as long as one of its matters does.
pub(super) async fn moved(tx: &WriteTx, before: &Opinion, after: &Opinion) -> Result<(), Error> {
    let (stood, stands) = (matter(before), matter(after));
    let mut counts = stands.counts().minus(stood.counts());
    if stood.is_counted() != stands.is_counted() && !has_other_counted(tx, after).await? {
        let Some(of) = statements::by_id(tx, after.statement_id).await? else {
            return Err(Error::RecordNotFound("the statement of a matter".to_owned()));
        };
        let turn = turn(of.received_on, of.people);
        counts = if stands.is_counted() { counts.plus(turn) } else { counts.minus(turn) };
    }
    write(tx, after.unit_id, counts).await
}

/// What of a row the figures look at.
fn matter(row: &Opinion) -> Matter<'_> {
    Matter {
        circle: row.circle.0,
        stage: row.stage.0,
        topic: row.topic.as_deref(),
        lead_office: row.lead_office_id,
        received_on: row.received_on,
        promised_on: row.answer_promised_on(),
        answered_on: row.answered_on,
        answer_due_on: row.answer_due_on,
        answer_office: row.answer_office_id,
        answer_outside: row.answer_outside,
        closed_on: row.closed_on,
        outcome: row.outcome.map(|word| word.0),
    }
}

/// Whether another matter of the statement is counted.
async fn has_other_counted(tx: &WriteTx, row: &Opinion) -> Result<bool, Error> {
    let others = opinion::Entity::find()
        .filter(opinion::Column::StatementId.eq(row.statement_id))
        .filter(opinion::Column::Number.ne(row.number))
        .filter(opinion::Column::Circle.eq(Circle::Unit.as_str()));
    Ok(others.count(tx.conn()).await? > 0)
}

/// Adds to a unit's counters; a change that adds nothing writes nothing.
async fn write(tx: &WriteTx, unit: i64, counts: Counts) -> Result<(), Error> {
    for piece in rows(unit, counts).chunks(AT_ONCE) {
        tally::Entity::insert_many(piece.to_vec()).exec_without_returning(tx.conn()).await?;
    }
    Ok(())
}

fn rows(unit: i64, counts: Counts) -> Vec<tally::ActiveModel> {
    counts.into_iter().map(|(cell, n)| row(unit, cell, n)).collect()
}

fn row(unit: i64, cell: Cell, n: i64) -> tally::ActiveModel {
    let Cell { figure, day, topic, office, outcome } = cell;
    let row = tally::Model {
        id: 0,
        unit_id: unit,
        figure: figure.into(),
        day,
        topic,
        office_id: office,
        outcome: outcome.map(Into::into),
        n,
    };
    let mut row = row.into_active_model().reset_all();
    row.id = NotSet;
    row
}

fn cell(row: &tally::Model) -> Cell {
    Cell {
        figure: row.figure.0,
        day: row.day,
        topic: row.topic.clone(),
        office: row.office_id,
        outcome: row.outcome.map(|word| word.0),
    }
}

/// A sum as it is read.
#[derive(FromQueryResult)]
struct Sum {
    figure: entity::word::Word<Figure>,
    day: Option<NaiveDate>,
    topic: Option<String>,
    office_id: Option<i64>,
    outcome: Option<entity::word::Word<domain::opinion::Outcome>>,
    n: i64,
}

impl Sum {
    fn counted(self) -> (Cell, i64) {
        let Sum { figure, day, topic, office_id, outcome, n } = self;
        let outcome = outcome.map(|word| word.0);
        (Cell { figure: figure.0, day, topic, office: office_id, outcome }, n)
    }
}

/// All counters of a unit.
pub async fn of_unit(on: &impl Conn, unit: i64) -> Result<Counts, Error> {
    sums(on, Condition::all().add(tally::Column::UnitId.eq(unit)), None).await
}

/// What happened in a unit in the months from a day on.
pub(super) async fn happened(on: &impl Conn, unit: i64, since: NaiveDate) -> Result<Counts, Error> {
    let figures =
        Figure::ALL.iter().filter(|figure| **figure != Figure::Waiting).map(|figure| figure.as_str());
    let which = Condition::all()
        .add(tally::Column::UnitId.eq(unit))
        .add(tally::Column::Figure.is_in(figures))
        .add(tally::Column::Day.gte(since));
    sums(on, which, None).await
}

/// What waits in a unit, overdue as of a day or not: each cell bears one of its days on the same side of it.
pub(super) async fn waiting(on: &impl Conn, unit: i64, today: NaiveDate) -> Result<Counts, Error> {
    let which = Condition::all()
        .add(tally::Column::UnitId.eq(unit))
        .add(tally::Column::Figure.eq(Figure::Waiting.as_str()));
    sums(on, which, Some(today)).await
}

/// The sums of rows by cell; where a day is given, all days before it are one, and all others.
async fn sums(on: &impl Conn, which: Condition, cut: Option<NaiveDate>) -> Result<Counts, Error> {
    let rows = tally::Entity::find()
        .select_only()
        .columns([
            tally::Column::Figure,
            tally::Column::Topic,
            tally::Column::OfficeId,
            tally::Column::Outcome,
        ])
        .column_as(Expr::cust("CAST(SUM(\"n\") AS BIGINT)"), "n")
        .filter(which)
        .group_by(tally::Column::Figure)
        .group_by(tally::Column::Topic)
        .group_by(tally::Column::OfficeId)
        .group_by(tally::Column::Outcome);
    let rows = match cut {
        None => rows.column(tally::Column::Day).group_by(tally::Column::Day),
        Some(day) => {
            let before = Expr::col((tally::Entity, tally::Column::Day)).lt(day);
            let before: SimpleExpr = CaseStatement::new().case(before, 1).finally(0).into();
            rows.column_as(tally::Column::Day.min(), "day")
                .column_as(before, "before")
                .group_by(Expr::col("before"))
        }
    };
    let sums = rows.into_model::<Sum>().all(on.conn()).await?;
    Ok(sums.into_iter().map(Sum::counted).collect())
}

/// Sums up at most so many rows that share a cell with another, in one transaction; gives how many there were.
/// Rows that another instance is summing up are left to it.
pub async fn sum_up(db: &Database, most: u64) -> Result<u64, Error> {
    let ids = sharing(db, most).await?;
    if ids.is_empty() {
        return Ok(0);
    }
    let tx = db.begin_write().await?;
    let rows = tally::Entity::find()
        .filter(tally::Column::Id.is_in(ids))
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .all(tx.conn())
        .await?;
    let mut units: BTreeMap<i64, Counts> = BTreeMap::new();
    for row in &rows {
        units.entry(row.unit_id).or_default().add(cell(row), row.n);
    }
    let read = tally::Column::Id.is_in(rows.iter().map(|row| row.id));
    let gone = tally::Entity::delete_many().filter(read).exec(tx.conn()).await?.rows_affected;
    if u64::try_from(rows.len()).ok() != Some(gone) {
        return Err(Error::Custom("counters went while they were summed up".to_owned()));
    }
    for (unit, counts) in units {
        write(&tx, unit, counts).await?;
    }
    tx.commit().await?;
    Ok(gone)
}

/// Keys of rows that share a cell with another.
async fn sharing(on: &impl Conn, most: u64) -> Result<Vec<i64>, Error> {
    let sql = format!(
        "SELECT id FROM (SELECT id, COUNT(*) OVER (PARTITION BY unit_id, figure, day, topic, office_id, outcome)
             AS same FROM tally) AS counted WHERE same > 1 LIMIT {most}"
    );
    let found = on.conn().query_all_raw(Sql::from_string(on.conn().get_database_backend(), sql)).await?;
    found.into_iter().map(|row| row.try_get_by_index(0)).collect()
}
