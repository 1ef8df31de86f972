//! The figures counted anew from the rows themselves: what the counters must say. For `verify`.

use chrono::NaiveDate;
use domain::opinion::tally::{Cell, Counts, Figure};
use domain::opinion::{Outcome, Stage};
use entity::word::Word;
use entity::{opinion, statement};
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, Func, SimpleExpr};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select};

use super::sees::{self, Sees};
use super::{Conn, Error};

/// Day or month, topic, office, how many.
type Group = (Option<String>, Option<String>, Option<i64>, i64);

/// Counts all opinions of a unit, one GROUP BY over its rows for each figure.
pub async fn of_unit(on: &impl Conn, unit: i64) -> Result<Counts, Error> {
    let counts = received(on, unit).await?.plus(answered(on, unit).await?);
    let counts = counts.plus(waiting(on, unit).await?).plus(closed(on, unit).await?);
    Ok(counts.plus(turns(on, unit).await?))
}

async fn received(on: &impl Conn, unit: i64) -> Result<Counts, Error> {
    let day = month(opinion::Column::ReceivedOn);
    by_topic_and_office(on, rows(unit), Figure::Received, day, opinion::Column::LeadOfficeId).await
}

async fn answered(on: &impl Conn, unit: i64) -> Result<Counts, Error> {
    let due = || Expr::col((opinion::Entity, opinion::Column::AnswerDueOn));
    let late = || Expr::col((opinion::Entity, opinion::Column::AnsweredOn)).gt(due());
    let answered = || {
        let answered = rows(unit).filter(opinion::Column::AnsweredOn.is_not_null());
        answered.filter(opinion::Column::AnswerOutside.eq(false))
    };
    let replied = rows(unit).filter(opinion::Column::AnswerOutside.eq(true));
    let on_time = answered().filter(late().not().or(due().is_null()));
    let count = async |rows, figure| {
        let day = month(opinion::Column::AnsweredOn);
        by_topic_and_office(on, rows, figure, day, opinion::Column::AnswerOfficeId).await
    };
    let counts = count(on_time, Figure::OnTime).await?.plus(count(replied, Figure::Replied).await?);
    Ok(counts.plus(count(answered().filter(late()), Figure::Late).await?))
}

/// By the day that the citizens were told, as the register and their own pages count it.
async fn waiting(on: &impl Conn, unit: i64) -> Result<Counts, Error> {
    let stages: Vec<&str> =
        Stage::ALL.iter().filter(|stage| stage.awaits_answer()).map(|stage| stage.as_str()).collect();
    let waiting = rows(unit).filter(opinion::Column::Stage.is_in(stages));
    let column = |column| Expr::col((opinion::Entity, column)).cast_as("TEXT");
    let told: SimpleExpr = CaseStatement::new()
        .case(opinion::Column::Stage.eq(Stage::Received.as_str()), column(opinion::Column::PromisedOn))
        .finally(column(opinion::Column::DueOn))
        .into();
    by_topic_and_office(on, waiting, Figure::Waiting, told, opinion::Column::LeadOfficeId).await
}

/// Counts rows by a day or month, their topic and one of their offices.
async fn by_topic_and_office(
    on: &impl Conn,
    rows: Select<opinion::Entity>,
    figure: Figure,
    day: SimpleExpr,
    office: opinion::Column,
) -> Result<Counts, Error> {
    let found: Vec<Group> = rows
        .select_only()
        .column_as(day, "day")
        .column(opinion::Column::Topic)
        .column(office)
        .column_as(opinion::Column::Id.count(), "n")
        .group_by(Expr::col("day"))
        .group_by(opinion::Column::Topic)
        .group_by(office)
        .into_tuple()
        .all(on.conn())
        .await?;
    let cell = |day: Option<&str>, topic, office| -> Result<Cell, Error> {
        Ok(Cell { topic, office, ..Cell::plain(figure, day.map(first_day).transpose()?) })
    };
    found.into_iter().map(|(day, topic, office, n)| Ok((cell(day.as_deref(), topic, office)?, n))).collect()
}

async fn closed(on: &impl Conn, unit: i64) -> Result<Counts, Error> {
    let found: Vec<(String, Word<Outcome>, i64)> = rows(unit)
        .select_only()
        .column_as(month(opinion::Column::ClosedOn), "month")
        .column(opinion::Column::Outcome)
        .column_as(opinion::Column::Id.count(), "n")
        .filter(opinion::Column::ClosedOn.is_not_null())
        .filter(opinion::Column::Outcome.is_not_null())
        .filter(opinion::Column::Stage.eq(Stage::Closed.as_str()))
        .group_by(Expr::col("month"))
        .group_by(opinion::Column::Outcome)
        .into_tuple()
        .all(on.conn())
        .await?;
    let cell = |month: &str, outcome: Word<Outcome>| -> Result<Cell, Error> {
        Ok(Cell { outcome: Some(outcome.0), ..in_month(Figure::Closed, month)? })
    };
    found.into_iter().map(|(month, outcome, n)| Ok((cell(&month, outcome)?, n))).collect()
}

/// Statements of which a matter is counted, and the people behind them.
async fn turns(on: &impl Conn, unit: i64) -> Result<Counts, Error> {
    let counted = rows(unit).select_only().column(opinion::Column::StatementId).into_query();
    let people = Expr::cust("CAST(SUM(COALESCE(\"statement\".\"people\", 1)) AS BIGINT)");
    let found: Vec<(String, i64, i64)> = statement::Entity::find()
        .select_only()
        .column_as(month(statement::Column::ReceivedOn), "month")
        .column_as(statement::Column::Id.count(), "turns")
        .column_as(people, "people")
        .filter(statement::Column::Id.in_subquery(counted))
        .group_by(Expr::col("month"))
        .into_tuple()
        .all(on.conn())
        .await?;
    let mut counts = Counts::default();
    for (month, turns, people) in found {
        counts.add(in_month(Figure::Turns, &month)?, turns);
        counts.add(in_month(Figure::People, &month)?, people);
    }
    Ok(counts)
}

/// The unit's rows without the restricted ones; a reader of counts sees no row.
fn rows(unit: i64) -> Select<opinion::Entity> {
    sees::ordinary(&Sees::counted(Some(unit)))
}

/// The month of a day, as both databases write it: `2026-11`.
fn month(day: impl ColumnTrait) -> SimpleExpr {
    Func::cust("SUBSTR").args([day.into_expr().cast_as("TEXT"), Expr::val(1), Expr::val(7)]).into()
}

fn in_month(figure: Figure, month: &str) -> Result<Cell, Error> {
    Ok(Cell::plain(figure, Some(first_day(month)?)))
}

/// A day as it is written, or the first of a month.
fn first_day(written: &str) -> Result<NaiveDate, Error> {
    let day = if written.len() == 7 { format!("{written}-01") } else { written.to_owned() };
    day.parse().map_err(|_| Error::Type(format!("no day: {written}")))
}
