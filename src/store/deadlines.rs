//! Deadlines with the steps of their sum; replaced ones stay in the history.

use chrono::{DateTime, NaiveDate, Utc};
use domain::deadline::Deadline;
use entity::deadline;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{Conn, Error};

/// A deadline as stored.
pub use entity::deadline::Model as Stored;

/// Whose deadline it is.
#[derive(Debug, Clone, Copy)]
pub enum Of {
    /// An opinion's.
    Opinion(i64),
    /// A conference's.
    Conference(i64),
}

/// Sets the running deadline; the one before it is kept as replaced.
pub async fn set(on: &impl Conn, of: Of, deadline: &Deadline, now: DateTime<Utc>) -> Result<(), Error> {
    retire(on, of, now).await?;
    add(on, of, deadline, now).await
}

/// Writes the first deadline of a new subject, or one in place of a retired one.
pub async fn add(on: &impl Conn, of: Of, deadline: &Deadline, now: DateTime<Utc>) -> Result<(), Error> {
    deadline::Entity::insert(row(of, deadline, now)?).exec_without_returning(on.conn()).await?;
    Ok(())
}

/// The row of the first deadline of a new subject.
pub fn row(of: Of, deadline: &Deadline, now: DateTime<Utc>) -> Result<deadline::ActiveModel, Error> {
    let (opinion, conference) = match of {
        Of::Opinion(id) => (Some(id), None),
        Of::Conference(id) => (None, Some(id)),
    };
    Ok(deadline::ActiveModel {
        id: NotSet,
        opinion_id: Set(opinion),
        conference_id: Set(conference),
        key: Set(deadline.term.key.into()),
        starts_on: Set(deadline.starts_on),
        due_on: Set(deadline.due_on),
        detail_json: Set(as_json(deadline)?),
        met_on: Set(None),
        replaced_at: Set(None),
        created_at: Set(now),
    })
}

/// Marks the running deadlines of a subject as replaced.
pub async fn retire(on: &impl Conn, of: Of, now: DateTime<Utc>) -> Result<(), Error> {
    deadline::Entity::update_many()
        .col_expr(deadline::Column::ReplacedAt, Expr::value(Some(now)))
        .filter(belongs(of))
        .filter(deadline::Column::ReplacedAt.is_null())
        .filter(deadline::Column::MetOn.is_null())
        .exec(on.conn())
        .await?;
    Ok(())
}

/// Marks the running deadline of a subject as met on a day, in time or late.
pub async fn meet(on: &impl Conn, of: Of, day: NaiveDate) -> Result<(), Error> {
    deadline::Entity::update_many()
        .col_expr(deadline::Column::MetOn, Expr::value(Some(day)))
        .filter(belongs(of))
        .filter(deadline::Column::ReplacedAt.is_null())
        .filter(deadline::Column::MetOn.is_null())
        .exec(on.conn())
        .await?;
    Ok(())
}

/// All deadlines of a subject, oldest first.
pub async fn history(on: &impl Conn, of: Of) -> Result<Vec<Stored>, Error> {
    deadline::Entity::find().filter(belongs(of)).order_by_asc(deadline::Column::Id).all(on.conn()).await
}

/// A deadline as JSON for its column.
pub fn as_json(deadline: &Deadline) -> Result<String, Error> {
    serde_json::to_string(deadline).map_err(|e| Error::Json(e.to_string()))
}

/// A deadline back from its column; `None` when the text is not one.
pub fn from_json(text: &str) -> Option<Deadline> {
    serde_json::from_str(text).ok()
}

fn belongs(of: Of) -> sea_orm::sea_query::SimpleExpr {
    match of {
        Of::Opinion(id) => deadline::Column::OpinionId.eq(id),
        Of::Conference(id) => deadline::Column::ConferenceId.eq(id),
    }
}
