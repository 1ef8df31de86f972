//! Taking letters to be sent, and writing down what became of them.

use chrono::{DateTime, Utc};
use entity::letter;
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType, Query};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, UpdateMany};

use super::list::KEYS;
use super::{State, Stored};
use crate::store::{Conn, Error, WriteTx};

/// Takes at most `most` due letters under a lease that nobody else holds, the longest due first.
/// One statement: on PostgreSQL rows that another sender is taking are skipped, on SQLite writers stand in line.
pub async fn claim(
    tx: &WriteTx,
    lease: &str,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
    most: u64,
) -> Result<Vec<Stored>, Error> {
    let free =
        Condition::any().add(letter::Column::LeasedUntil.is_null()).add(letter::Column::LeasedUntil.lte(now));
    let due = Query::select()
        .column(letter::Column::Id)
        .from(letter::Entity)
        .and_where(letter::Column::State.eq(State::Waiting.as_str()))
        .and_where(letter::Column::NextAt.lte(now))
        .cond_where(free)
        .order_by(letter::Column::NextAt, sea_orm::Order::Asc)
        .order_by(letter::Column::Id, sea_orm::Order::Asc)
        .limit(most)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .to_owned();
    let mut rows = letter::Entity::update_many()
        .col_expr(letter::Column::Lease, Expr::value(Some(lease)))
        .col_expr(letter::Column::LeasedUntil, Expr::value(Some(until)))
        .filter(letter::Column::Id.in_subquery(due))
        .exec_with_returning(tx.conn())
        .await?;
    rows.sort_by_key(|row| (row.next_at, row.id));
    Ok(rows)
}

/// Whether this lease still holds the letter: between taking and sending it may be recalled or its address mended.
pub async fn is_held(on: &impl Conn, id: i64, lease: &str) -> Result<bool, Error> {
    let found: Option<i64> = letter::Entity::find_by_id(id)
        .select_only()
        .column(letter::Column::Id)
        .filter(letter::Column::Lease.eq(lease))
        .filter(letter::Column::State.eq(State::Waiting.as_str()))
        .into_tuple()
        .one(on.conn())
        .await?;
    Ok(found.is_some())
}

/// What stands in a sent letter where a code or link stood.
const BLANK: &str = "••••••";

/// A server took it; what opens something is no longer readable here. `false`: the lease is no longer ours, and
/// nothing was written.
pub async fn sent(tx: &WriteTx, letter: &Stored, lease: &str, now: DateTime<Utc>) -> Result<bool, Error> {
    let update = ours(letter.id, lease)
        .col_expr(letter::Column::State, Expr::value(State::Sent.as_str()))
        .col_expr(letter::Column::SentAt, Expr::value(Some(now)))
        .col_expr(letter::Column::Attempts, Expr::col(letter::Column::Attempts).add(1))
        .col_expr(letter::Column::LastError, Expr::value(None::<String>))
        .col_expr(letter::Column::Text, Expr::value(blanked(&letter.text, &letter.secrets)))
        .col_expr(letter::Column::Html, Expr::value(blanked(&letter.html, &letter.secrets)))
        .col_expr(letter::Column::Secrets, Expr::value(""));
    Ok(update.exec(tx.conn()).await?.rows_affected == 1)
}

fn blanked(words: &str, secrets: &str) -> String {
    let secrets = secrets.lines().filter(|secret| !secret.is_empty());
    secrets.fold(words.to_owned(), |words, secret| words.replace(secret, BLANK))
}

/// Another try not before `next_at`; this one counts. `false`: the lease is no longer ours.
pub async fn retry(
    tx: &WriteTx,
    id: i64,
    lease: &str,
    next_at: DateTime<Utc>,
    error: &str,
) -> Result<bool, Error> {
    let update = ours(id, lease)
        .col_expr(letter::Column::NextAt, Expr::value(next_at))
        .col_expr(letter::Column::Attempts, Expr::col(letter::Column::Attempts).add(1))
        .col_expr(letter::Column::LastError, Expr::value(Some(error)));
    Ok(update.exec(tx.conn()).await?.rows_affected == 1)
}

/// Given up; it waits on the staff's list for another address. `false`: the lease is no longer ours.
pub async fn failed(tx: &WriteTx, id: i64, lease: &str, error: &str) -> Result<bool, Error> {
    let update = ours(id, lease)
        .col_expr(letter::Column::State, Expr::value(State::Failed.as_str()))
        .col_expr(letter::Column::Attempts, Expr::col(letter::Column::Attempts).add(1))
        .col_expr(letter::Column::LastError, Expr::value(Some(error)));
    Ok(update.exec(tx.conn()).await?.rows_affected == 1)
}

/// Gives back what a sender took and did not try; gives how many.
pub async fn release(tx: &WriteTx, lease: &str) -> Result<u64, Error> {
    Ok(given_back(lease).exec(tx.conn()).await?.rows_affected)
}

/// Gives back what a sender took when no server could be used: everything stays due and pays nothing. The letter
/// that was tried goes to the end of the line, so that another one asks next. Gives how many.
pub async fn put_back(
    tx: &WriteTx,
    lease: &str,
    tried: i64,
    now: DateTime<Utc>,
    error: &str,
) -> Result<u64, Error> {
    letter::Entity::update_many()
        .col_expr(letter::Column::NextAt, Expr::value(now))
        .filter(letter::Column::Id.eq(tried))
        .filter(letter::Column::Lease.eq(lease))
        .exec(tx.conn())
        .await?;
    let update = given_back(lease).col_expr(letter::Column::LastError, Expr::value(Some(error)));
    Ok(update.exec(tx.conn()).await?.rows_affected)
}

/// Gives up what is due and waits since before `before` for a server that is away; gives how many.
pub async fn give_up(
    tx: &WriteTx,
    before: DateTime<Utc>,
    now: DateTime<Utc>,
    error: &str,
) -> Result<u64, Error> {
    let done = letter::Entity::update_many()
        .col_expr(letter::Column::State, Expr::value(State::Failed.as_str()))
        .col_expr(letter::Column::LastError, Expr::value(Some(error)))
        .filter(letter::Column::State.eq(State::Waiting.as_str()))
        .filter(letter::Column::NextAt.lte(now))
        .filter(letter::Column::WaitingSince.lte(before))
        .filter(letter::Column::Lease.is_null())
        .exec(tx.conn())
        .await?;
    Ok(done.rows_affected)
}

/// Holds every waiting letter until somebody says that it goes; gives how many. Letters with links that open nothing any
/// more are gone.
pub async fn hold(tx: &WriteTx) -> Result<u64, Error> {
    letter::Entity::delete_many()
        .filter(letter::Column::Kind.is_in(KEYS))
        .filter(letter::Column::State.eq(State::Waiting.as_str()))
        .exec(tx.conn())
        .await?;
    let done = letter::Entity::update_many()
        .col_expr(letter::Column::State, Expr::value(State::Held.as_str()))
        .col_expr(letter::Column::Lease, Expr::value(None::<String>))
        .col_expr(letter::Column::LeasedUntil, Expr::value(None::<DateTime<Utc>>))
        .filter(letter::Column::State.eq(State::Waiting.as_str()))
        .exec(tx.conn())
        .await?;
    Ok(done.rows_affected)
}

/// Lets every held letter go, now and from the first try on; gives how many.
pub async fn let_go(tx: &WriteTx, now: DateTime<Utc>) -> Result<u64, Error> {
    let done = letter::Entity::update_many()
        .col_expr(letter::Column::State, Expr::value(State::Waiting.as_str()))
        .col_expr(letter::Column::Attempts, Expr::value(0))
        .col_expr(letter::Column::WaitingSince, Expr::value(now))
        .col_expr(letter::Column::NextAt, Expr::value(now))
        .filter(letter::Column::State.eq(State::Held.as_str()))
        .exec(tx.conn())
        .await?;
    Ok(done.rows_affected)
}

fn given_back(lease: &str) -> UpdateMany<letter::Entity> {
    letter::Entity::update_many()
        .col_expr(letter::Column::Lease, Expr::value(None::<String>))
        .col_expr(letter::Column::LeasedUntil, Expr::value(None::<DateTime<Utc>>))
        .filter(letter::Column::Lease.eq(lease))
        .filter(letter::Column::State.eq(State::Waiting.as_str()))
}

/// An update of one letter that ends the lease, if it is still this one.
fn ours(id: i64, lease: &str) -> UpdateMany<letter::Entity> {
    letter::Entity::update_many()
        .col_expr(letter::Column::Lease, Expr::value(None::<String>))
        .col_expr(letter::Column::LeasedUntil, Expr::value(None::<DateTime<Utc>>))
        .filter(letter::Column::Id.eq(id))
        .filter(letter::Column::Lease.eq(lease))
        .filter(letter::Column::State.eq(State::Waiting.as_str()))
}
