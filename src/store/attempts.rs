//! Fixed-window counters against guessing: per account and per address, shared by all instances.

use chrono::{DateTime, TimeDelta, Utc};
use entity::attempt;
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, OnConflict, Query};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{Conn, Error, WriteTx};

/// How many tries a window allows.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// The length of the window.
    pub window: TimeDelta,
    /// Tries that pass within it.
    pub most: i32,
}

impl Limit {
    /// So many tries in so many minutes.
    pub const fn new(most: i32, minutes: i64) -> Limit {
        Limit { window: TimeDelta::minutes(minutes), most }
    }
}

/// Counts a try. `None` lets it pass; otherwise the seconds until the window ends. One statement, so that no try slips by.
pub async fn hit(
    on: &impl Conn,
    bucket: &str,
    limit: Limit,
    now: DateTime<Utc>,
) -> Result<Option<u64>, Error> {
    let count = || Expr::col((attempt::Entity, attempt::Column::Count));
    let ends = || Expr::col((attempt::Entity, attempt::Column::WindowEndsAt));
    let fresh_end = now + limit.window;
    let counting = Query::insert()
        .into_table(attempt::Entity)
        .columns([attempt::Column::Bucket, attempt::Column::Count, attempt::Column::WindowEndsAt])
        .values_panic([Expr::val(bucket), Expr::val(1), Expr::val(fresh_end)])
        .on_conflict(
            OnConflict::column(attempt::Column::Bucket)
                .value(
                    attempt::Column::Count,
                    CaseStatement::new().case(ends().lte(now), Expr::val(1)).finally(count().add(1)),
                )
                .value(
                    attempt::Column::WindowEndsAt,
                    CaseStatement::new().case(ends().lte(now), Expr::val(fresh_end)).finally(ends()),
                )
                .to_owned(),
        )
        .returning(Query::returning().columns([attempt::Column::Count, attempt::Column::WindowEndsAt]))
        .to_owned();
    let row = on
        .conn()
        .query_one(&counting)
        .await?
        .ok_or_else(|| Error::RecordNotFound("the counted try".to_owned()))?;
    let tries: i32 = row.try_get("", "count")?;
    let ends_at: DateTime<Utc> = row.try_get("", "window_ends_at")?;
    if tries <= limit.most {
        return Ok(None);
    }
    Ok(Some(u64::try_from((ends_at - now).num_seconds()).unwrap_or_default().clamp(1, 86_400)))
}

/// Forgets the tries of a bucket.
pub async fn clear(tx: &WriteTx, bucket: &str) -> Result<(), Error> {
    attempt::Entity::delete_by_id(bucket.to_owned()).exec(tx.conn()).await?;
    Ok(())
}

/// Remembers something under a bucket's name until a moment.
pub async fn remember(tx: &WriteTx, bucket: &str, until: DateTime<Utc>) -> Result<(), Error> {
    let row =
        attempt::ActiveModel { bucket: Set(bucket.to_owned()), count: Set(1), window_ends_at: Set(until) };
    attempt::Entity::insert(row)
        .on_conflict(
            OnConflict::column(attempt::Column::Bucket)
                .update_column(attempt::Column::WindowEndsAt)
                .to_owned(),
        )
        .exec_without_returning(tx.conn())
        .await?;
    Ok(())
}

/// Whether a bucket is remembered at this moment.
pub async fn remembers(on: &impl Conn, bucket: &str, now: DateTime<Utc>) -> Result<bool, Error> {
    let found = attempt::Entity::find_by_id(bucket.to_owned()).one(on.conn()).await?;
    Ok(found.is_some_and(|row| row.window_ends_at > now))
}

/// Removes counters whose window is over; gives how many.
pub async fn sweep(tx: &WriteTx, now: DateTime<Utc>) -> Result<u64, Error> {
    let done =
        attempt::Entity::delete_many().filter(attempt::Column::WindowEndsAt.lte(now)).exec(tx.conn()).await?;
    Ok(done.rows_affected)
}
