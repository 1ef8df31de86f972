//! Fixed-window counters against guessing: per account and per address, shared by all instances.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

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

/// Tries counted by this process alone, while the table takes no more: on a full disk reading goes on under the same limits.
#[derive(Debug, Default)]
pub struct Spare(Mutex<HashMap<String, Counted>>);

/// Buckets that are counted in memory at once; further ones have to wait.
const SPARE_MOST: usize = 10_000;

/// Tries in a window that ends.
#[derive(Debug, Clone, Copy)]
pub struct Counted {
    /// Tries so far.
    pub tries: i32,
    /// When the window ends.
    pub ends_at: DateTime<Utc>,
}

impl Counted {
    /// `None` lets the last try pass; otherwise the seconds until the window ends.
    fn wait(self, limit: Limit, now: DateTime<Utc>) -> Option<u64> {
        if self.tries <= limit.most {
            return None;
        }
        Some(u64::try_from((self.ends_at - now).num_seconds()).unwrap_or_default().clamp(1, 86_400))
    }
}

impl Spare {
    /// Counts a try on top of what the table still holds; answers as [`hit`] does.
    pub fn hit(
        &self,
        bucket: &str,
        limit: Limit,
        stored: Option<Counted>,
        now: DateTime<Utc>,
    ) -> Option<u64> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.get(bucket).is_some_and(|counted| counted.ends_at <= now) {
            counts.remove(bucket);
        }
        if counts.len() >= SPARE_MOST && !counts.contains_key(bucket) {
            counts.retain(|_, counted| counted.ends_at > now);
            if counts.len() >= SPARE_MOST {
                return Some(60);
            }
        }
        let fresh = Counted { tries: 0, ends_at: now + limit.window };
        let counted = counts.entry(bucket.to_owned()).or_insert(stored.unwrap_or(fresh));
        counted.tries = counted.tries.saturating_add(1);
        counted.wait(limit, now)
    }
}

/// What the table holds about a bucket whose window runs.
pub async fn counted(on: &impl Conn, bucket: &str, now: DateTime<Utc>) -> Result<Option<Counted>, Error> {
    let row = attempt::Entity::find_by_id(bucket.to_owned()).one(on.conn()).await?;
    let row = row.filter(|row| row.window_ends_at > now);
    Ok(row.map(|row| Counted { tries: row.count, ends_at: row.window_ends_at }))
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
    let counted = Counted { tries: row.try_get("", "count")?, ends_at: row.try_get("", "window_ends_at")? };
    Ok(counted.wait(limit, now))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_in_memory_goes_on_where_the_table_stopped_and_ends_with_its_window() {
        let spare = Spare::default();
        let limit = Limit::new(3, 15);
        let now = DateTime::from_timestamp(1_795_000_000, 0).expect("a moment");
        let stored = Some(Counted { tries: 2, ends_at: now + TimeDelta::minutes(5) });
        assert_eq!(spare.hit("a", limit, stored, now), None);
        assert_eq!(spare.hit("a", limit, stored, now), Some(300));
        assert_eq!(spare.hit("b", limit, None, now), None, "another bucket");
        assert_eq!(spare.hit("a", limit, None, now + TimeDelta::minutes(6)), None, "another window");
    }

    #[test]
    fn memory_holds_only_so_many_counts() {
        let spare = Spare::default();
        let now = DateTime::from_timestamp(1_795_000_000, 0).expect("a moment");
        let limit = Limit::new(3, 15);
        for nth in 0..SPARE_MOST {
            assert_eq!(spare.hit(&nth.to_string(), limit, None, now), None);
        }
        assert_eq!(spare.hit("one more", limit, None, now), Some(60));
        assert_eq!(spare.hit("7", limit, None, now), None, "one that is counted already");
    }
}
