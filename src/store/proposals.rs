//! What was asked about an account and takes effect only when somebody else confirms it.

use chrono::{DateTime, Utc};
use entity::{staff, staff_proposal};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};

use super::{Conn, Error, WriteTx};

/// A proposal as stored.
pub use entity::staff_proposal::Model as Proposal;

domain::words! {
    /// What is asked for.
    pub enum Matter {
        /// A role that opens restricted things.
        Role,
        /// Another address for letters.
        Address,
        /// A link to a new password.
        Link,
    }
}

domain::words! {
    /// Where a proposal stands.
    pub enum State {
        /// Nobody has decided yet.
        Waiting,
        /// It has taken effect.
        Confirmed,
        /// It never will.
        Refused,
        /// Asked back, overtaken by another one, or the account ended.
        Withdrawn,
    }
}

/// What waits about one account, oldest first.
pub async fn about(on: &impl Conn, staff: i64) -> Result<Vec<Proposal>, Error> {
    staff_proposal::Entity::find()
        .filter(staff_proposal::Column::StaffId.eq(staff))
        .filter(staff_proposal::Column::State.eq(State::Waiting.as_str()))
        .order_by_asc(staff_proposal::Column::Id)
        .all(on.conn())
        .await
}

/// What waits in a unit, oldest first.
pub async fn of_unit(on: &impl Conn, unit: i64) -> Result<Vec<Proposal>, Error> {
    staff_proposal::Entity::find()
        .filter(staff_proposal::Column::State.eq(State::Waiting.as_str()))
        .filter(
            staff_proposal::Column::StaffId.in_subquery(
                staff::Entity::find()
                    .select_only()
                    .column(staff::Column::Id)
                    .filter(staff::Column::UnitId.eq(unit))
                    .into_query(),
            ),
        )
        .order_by_asc(staff_proposal::Column::Id)
        .all(on.conn())
        .await
}

/// A proposal by its key, decided or not.
pub async fn by_id(on: &impl Conn, id: i64) -> Result<Option<Proposal>, Error> {
    staff_proposal::Entity::find_by_id(id).one(on.conn()).await
}

/// Keeps a new proposal and gives it back. Another link or address for the same account replaces the one that waits.
pub async fn ask(
    tx: &WriteTx,
    staff: i64,
    (matter, value): (Matter, &str),
    by: Option<i64>,
    now: DateTime<Utc>,
) -> Result<Proposal, Error> {
    match matter {
        Matter::Role => {}
        Matter::Address | Matter::Link => withdraw(tx, staff, Some((matter, None)), now).await?,
    }
    let row = staff_proposal::ActiveModel {
        id: NotSet,
        staff_id: Set(staff),
        matter: Set(matter.as_str().to_owned()),
        value: Set(value.to_owned()),
        asked_by: Set(by),
        asked_at: Set(now),
        state: Set(State::Waiting.as_str().to_owned()),
        decided_by: Set(None),
        decided_at: Set(None),
    };
    staff_proposal::Entity::insert(row).exec_with_returning(tx.conn()).await
}

/// Takes back what waits about an account: all of it, one matter, or one value of a matter.
pub async fn withdraw(
    tx: &WriteTx,
    staff: i64,
    only: Option<(Matter, Option<&str>)>,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let mut taking = staff_proposal::Entity::update_many()
        .col_expr(staff_proposal::Column::State, Expr::value(State::Withdrawn.as_str()))
        .col_expr(staff_proposal::Column::DecidedAt, Expr::value(Some(now)))
        .filter(staff_proposal::Column::StaffId.eq(staff))
        .filter(staff_proposal::Column::State.eq(State::Waiting.as_str()));
    if let Some((matter, value)) = only {
        taking = taking.filter(staff_proposal::Column::Matter.eq(matter.as_str()));
        if let Some(value) = value {
            taking = taking.filter(staff_proposal::Column::Value.eq(value));
        }
    }
    taking.exec(tx.conn()).await?;
    Ok(())
}

/// Decides what waits; `false` when somebody was faster.
pub async fn decide(
    tx: &WriteTx,
    id: i64,
    state: State,
    by: Option<i64>,
    now: DateTime<Utc>,
) -> Result<bool, Error> {
    let done = staff_proposal::Entity::update_many()
        .col_expr(staff_proposal::Column::State, Expr::value(state.as_str()))
        .col_expr(staff_proposal::Column::DecidedBy, Expr::value(by))
        .col_expr(staff_proposal::Column::DecidedAt, Expr::value(Some(now)))
        .filter(staff_proposal::Column::Id.eq(id))
        .filter(staff_proposal::Column::State.eq(State::Waiting.as_str()))
        .exec(tx.conn())
        .await?;
    Ok(done.rows_affected == 1)
}
