//! Sending again, to another address if need be, and calling letters back.

use chrono::{DateTime, Utc};
use entity::letter;
use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, UpdateMany};

use super::{State, WARNINGS};
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

/// Letters to the sender of an opinion that have not gone yet go to the mended address; gives how many. A sender that
/// holds one loses it.
pub async fn follow_sender(tx: &WriteTx, opinion: i64, old: &str, new: &str) -> Result<u64, Error> {
    follow(tx, letter::Column::OpinionId.eq(opinion).and(letter::Column::StaffId.is_null()), old, new).await
}

/// Letters to an account that have not gone yet go to its new address; gives how many. What warns of this very change
/// still goes to the address until now.
pub async fn follow_account(tx: &WriteTx, staff: i64, old: &str, new: &str) -> Result<u64, Error> {
    let whose = letter::Column::StaffId.eq(staff).and(letter::Column::Kind.is_not_in(WARNINGS));
    follow(tx, whose, old, new).await
}

/// Whatever waits does so from this moment on: for a story that was told in the past.
pub async fn wait_from(tx: &WriteTx, now: DateTime<Utc>) -> Result<(), Error> {
    letter::Entity::update_many()
        .col_expr(letter::Column::WaitingSince, Expr::value(now))
        .col_expr(letter::Column::NextAt, Expr::value(now))
        .filter(letter::Column::State.eq(State::Waiting.as_str()))
        .exec(tx.conn())
        .await?;
    Ok(())
}

async fn follow(tx: &WriteTx, whose: SimpleExpr, old: &str, new: &str) -> Result<u64, Error> {
    let done = letter::Entity::update_many()
        .col_expr(letter::Column::ToAddress, Expr::value(new))
        .col_expr(letter::Column::Lease, Expr::value(None::<String>))
        .col_expr(letter::Column::LeasedUntil, Expr::value(None::<DateTime<Utc>>))
        .filter(whose)
        .filter(letter::Column::ToAddress.eq(old))
        .filter(letter::Column::State.ne(State::Sent.as_str()))
        .exec(tx.conn())
        .await?;
    Ok(done.rows_affected)
}

fn afresh(id: i64, now: DateTime<Utc>) -> UpdateMany<letter::Entity> {
    letter::Entity::update_many()
        .col_expr(letter::Column::State, Expr::value(State::Waiting.as_str()))
        .col_expr(letter::Column::Attempts, Expr::value(0))
        .col_expr(letter::Column::WaitingSince, Expr::value(now))
        .col_expr(letter::Column::NextAt, Expr::value(now))
        .col_expr(letter::Column::LastError, Expr::value(None::<String>))
        .col_expr(letter::Column::Lease, Expr::value(None::<String>))
        .col_expr(letter::Column::LeasedUntil, Expr::value(None::<DateTime<Utc>>))
        .filter(letter::Column::Id.eq(id))
        .filter(letter::Column::State.ne(State::Sent.as_str()))
}
