//! Counts that stop: the exact number behind "more than a hundred" helps nobody and slows with the table.

use sea_orm::sea_query::{Expr, Query, SimpleExpr, SubQueryStatement};
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect, QueryTrait, Select};

use super::{Conn, Error};

/// How many rows a select has, counted to `most` inside the database.
/// sea-orm's own `count` forgets the limit, so the subquery is written here.
pub async fn bounded<E: EntityTrait>(on: &impl Conn, select: Select<E>, most: u64) -> Result<u64, Error> {
    Ok(bounded_each(on, vec![select], most).await?.pop().unwrap_or_default())
}

/// The same of several selects, in one statement and in their order.
pub async fn bounded_each<E: EntityTrait>(
    on: &impl Conn,
    selects: Vec<Select<E>>,
    most: u64,
) -> Result<Vec<u64>, Error> {
    let many = selects.len();
    let mut outer = Query::select();
    for select in selects {
        let inner = select.select_only().expr_as(Expr::val(1), "one").limit(most).into_query();
        let count = Query::select().expr(Expr::cust("COUNT(*)")).from_subquery(inner, "bounded").take();
        outer.expr(SimpleExpr::SubQuery(None, Box::new(SubQueryStatement::SelectStatement(count))));
    }
    if many == 0 {
        return Ok(Vec::new());
    }
    let row = on.conn().query_one(&outer).await?;
    (0..many)
        .map(|at| {
            let count: i64 = row.as_ref().map_or(Ok(0), |row| row.try_get_by_index(at))?;
            Ok(u64::try_from(count).unwrap_or_default())
        })
        .collect()
}
