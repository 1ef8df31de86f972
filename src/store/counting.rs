//! Counts that stop: the exact number behind "more than a hundred" helps nobody and slows with the table.

use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect, QueryTrait, Select};

use super::{Conn, Error};

/// How many rows a select has, counted to `most` inside the database.
/// sea-orm's own `count` forgets the limit, so the subquery is written here.
pub async fn bounded<E: EntityTrait>(on: &impl Conn, select: Select<E>, most: u64) -> Result<u64, Error> {
    let inner = select.select_only().expr_as(Expr::val(1), "one").limit(most).into_query();
    let outer = Query::select().expr(Expr::cust("COUNT(*)")).from_subquery(inner, "bounded").to_owned();
    let row = on.conn().query_one(&outer).await?;
    let count: i64 = row.map_or(Ok(0), |row| row.try_get_by_index(0))?;
    Ok(u64::try_from(count).unwrap_or_default())
}
