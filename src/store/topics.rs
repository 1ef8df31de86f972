//! Rows of a topic, found by an index.

use sea_orm::sea_query::{Expr, ExprTrait, IntoIden};
use sea_orm::{ColumnTrait, Condition};

/// The column beside the topic's own that the database fills with the main topic's code.
const MAIN: &str = "main_topic";

/// The rows of a topic; a main topic stands for all below it.
pub(super) fn under(table: impl IntoIden, column: impl ColumnTrait, topic: &str) -> Condition {
    let main = topic.split_once('-').map_or(topic, |(main, _)| main);
    let rows = Condition::all().add(Expr::col((table, MAIN)).eq(main));
    if main == topic {
        return rows;
    }
    rows.add(Condition::any().add(column.eq(topic)).add(column.starts_with(format!("{topic}-"))))
}
