//! Sending again, to another address if need be, and calling letters back.

use chrono::{DateTime, Utc};
use entity::letter;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, UpdateMany};

use super::State;
use crate::store::{Conn, Error, WriteTx};

/// Sends a letter that has not arrived to another address; a sender that holds it loses it. `false`: it was sent meanwhile.
pub async fn mend(tx: &WriteTx, id: i64, address: &str, now: DateTime<Utc>) -> Result<bool, Error> {
    let update = afresh(id, now).col_expr(letter::Column::ToAddress, Expr::value(address));
    Ok(update.exec(tx.conn()).await?.rows_affected == 1)
}

/// Tries a letter that has not arrived again, now and from the first try on. `false`: it was sent meanwhile.
pub async fn resend(tx: &WriteTx, id: i64, now: DateTime<Utc>) -> Result<bool, Error> {
    Ok(afresh(id, now).exec(tx.conn()).await?.rows_affected == 1)
}

/// Takes letters about an opinion that have not been sent back out of the outbox; gives how many.
pub async fn recall(tx: &WriteTx, opinion: i64) -> Result<u64, Error> {
    let done = letter::Entity::delete_many()
        .filter(letter::Column::OpinionId.eq(opinion))
        .filter(letter::Column::State.ne(State::Sent.as_str()))
        .exec(tx.conn())
        .await?;
    Ok(done.rows_affected)
}

fn afresh(id: i64, now: DateTime<Utc>) -> UpdateMany<letter::Entity> {
    letter::Entity::update_many()
        .col_expr(letter::Column::State, Expr::value(State::Waiting.as_str()))
        .col_expr(letter::Column::Attempts, Expr::value(0))
        .col_expr(letter::Column::NextAt, Expr::value(now))
        .col_expr(letter::Column::LastError, Expr::value(None::<String>))
        .col_expr(letter::Column::Lease, Expr::value(None::<String>))
        .col_expr(letter::Column::LeasedUntil, Expr::value(None::<DateTime<Utc>>))
        .filter(letter::Column::Id.eq(id))
        .filter(letter::Column::State.ne(State::Sent.as_str()))
}
