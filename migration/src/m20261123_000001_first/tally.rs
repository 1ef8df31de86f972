//! Counters of the figures: what each change added, summed up now and then.

use sea_orm_migration::prelude::{DbErr, SchemaManager};

use crate::build::{id, index, key, long, maybe_day, maybe_key, maybe_text, table, text};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let tally = table(
        "tally",
        [
            id(),
            key("unit_id"),
            text("figure"),
            maybe_day("day"),
            maybe_text("topic"),
            maybe_key("office_id"),
            maybe_text("outcome"),
            long("n"),
        ],
        &[("unit_id", "unit"), ("office_id", "office")],
    );
    manager.create_table(tally).await?;
    // All that a reader of figures needs, in the order in which they are summed.
    index(manager, "tally", ["unit_id", "figure", "day", "topic", "office_id", "outcome", "n"]).await
}
