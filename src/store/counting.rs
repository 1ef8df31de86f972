//! Counts that stop: the exact number behind "more than a hundred" helps nobody and slows with the table.

use entity::opinion;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ConnectionTrait, QuerySelect, QueryTrait, Select};

use super::{Conn, Error};

/// How many rows a select has, counted to `most` inside the database.
/// sea-orm's own `count` forgets the limit, so the subquery is written here.
pub async fn bounded(on: &impl Conn, select: Select<opinion::Entity>, most: u64) -> Result<u64, Error> {
    let inner = select.select_only().column(opinion::Column::Id).limit(most).into_query();
    let outer = Query::select().expr(Expr::cust("COUNT(*)")).from_subquery(inner, "bounded").to_owned();
    let row = on.conn().query_one(&outer).await?;
    let count: i64 = row.map_or(Ok(0), |row| row.try_get_by_index(0))?;
    Ok(u64::try_from(count).unwrap_or_default())
}
