//! What staff and the operator see of the outbox; never a letter about a restricted item.

use chrono::{DateTime, TimeDelta, Utc};
use entity::{letter, opinion};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

use super::Stored;
use crate::store::{Conn, Error};

domain::words! {
    /// Where a letter stands.
    pub enum State {
        /// To be sent, now or at another try.
        Waiting,
        /// A server took it.
        Sent,
        /// Given up.
        Failed,
    }
}

/// Which letters a list shows; `None` shows all, given-up ones first.
pub type Filter = Option<State>;

/// Letters on a page.
pub const PAGE: u64 = 50;

/// The most that a count counts.
const BOUND: u64 = 1_000;

/// Where the next page begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// The group of the last letter shown.
    pub state: State,
    /// Its key.
    pub id: i64,
}

/// One page of letters.
#[derive(Debug, Clone)]
pub struct Page {
    /// The letters, each group newest first.
    pub letters: Vec<Stored>,
    /// Where the next page begins, if there is one.
    pub next: Option<Cursor>,
}

/// How many letters of a unit stand where; each counted to a thousand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Waiting.
    pub waiting: u64,
    /// Given up.
    pub failed: u64,
    /// Sent.
    pub sent: u64,
}

/// A page of a unit's letters.
pub async fn list(on: &impl Conn, unit: i64, filter: Filter, after: Option<Cursor>) -> Result<Page, Error> {
    let groups: Vec<State> = match filter {
        Some(state) => vec![state],
        None => vec![State::Failed, State::Waiting, State::Sent],
    };
    let first = after.and_then(|cursor| groups.iter().position(|state| *state == cursor.state)).unwrap_or(0);
    let mut letters: Vec<Stored> = Vec::new();
    for state in &groups[first..] {
        let room = PAGE + 1 - u64::try_from(letters.len()).unwrap_or(PAGE);
        let mut group = shown(unit).filter(letter::Column::State.eq(state.as_str()));
        if let Some(cursor) = after.filter(|cursor| cursor.state == *state) {
            group = group.filter(letter::Column::Id.lt(cursor.id));
        }
        letters.extend(group.order_by_desc(letter::Column::Id).limit(room).all(on.conn()).await?);
        if u64::try_from(letters.len()).unwrap_or(PAGE) > PAGE {
            break;
        }
    }
    let more = u64::try_from(letters.len()).unwrap_or(0) > PAGE;
    letters.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    let next = letters
        .last()
        .filter(|_| more)
        .and_then(|last| Some(Cursor { state: last.state.parse().ok()?, id: last.id }));
    Ok(Page { letters, next })
}

/// One letter of a unit, as its staff may see it.
pub async fn by_id(on: &impl Conn, unit: i64, id: i64) -> Result<Option<Stored>, Error> {
    shown(unit).filter(letter::Column::Id.eq(id)).one(on.conn()).await
}

/// The letters about an opinion that the reader was allowed to open, oldest first.
pub async fn about(on: &impl Conn, opinion: i64) -> Result<Vec<Stored>, Error> {
    letter::Entity::find()
        .filter(letter::Column::OpinionId.eq(opinion))
        .order_by_asc(letter::Column::Id)
        .limit(200)
        .all(on.conn())
        .await
}

/// How a unit's letters stand.
pub async fn counts(on: &impl Conn, unit: i64) -> Result<Counts, Error> {
    let count = |state: State| {
        shown(unit)
            .filter(letter::Column::State.eq(state.as_str()))
            .select_only()
            .column(letter::Column::Id)
            .limit(BOUND)
    };
    Ok(Counts {
        waiting: count(State::Waiting).count(on.conn()).await?,
        failed: count(State::Failed).count(on.conn()).await?,
        sent: count(State::Sent).count(on.conn()).await?,
    })
}

/// How many letters of all units are stuck: due for a quarter of an hour, or tried three times in vain; at most a thousand.
pub async fn stuck(on: &impl Conn, now: DateTime<Utc>) -> Result<u64, Error> {
    letter::Entity::find()
        .select_only()
        .column(letter::Column::Id)
        .filter(letter::Column::State.eq(State::Waiting.as_str()))
        .filter(
            Condition::any()
                .add(letter::Column::NextAt.lt(now - TimeDelta::minutes(15)))
                .add(letter::Column::Attempts.gte(3)),
        )
        .limit(BOUND)
        .count(on.conn())
        .await
}

fn shown(unit: i64) -> Select<letter::Entity> {
    letter::Entity::find().filter(letter::Column::UnitId.eq(unit)).filter(about_restricted().not())
}

fn about_restricted() -> SimpleExpr {
    Expr::exists(
        Query::select()
            .expr(Expr::val(1))
            .from(opinion::Entity)
            .and_where(
                Expr::col((opinion::Entity, opinion::Column::Id))
                    .equals((letter::Entity, letter::Column::OpinionId)),
            )
            .and_where(
                Expr::col((opinion::Entity, opinion::Column::Circle))
                    .ne(domain::opinion::Circle::Unit.as_str()),
            )
            .to_owned(),
    )
}
