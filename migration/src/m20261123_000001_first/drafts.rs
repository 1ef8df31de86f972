//! Opinions that are still being written, for a day.

use sea_orm_migration::prelude::{DbErr, SchemaManager};

use crate::build::{index, key, moment, table, text};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let draft = table(
        "draft",
        [
            text("token_hash").primary_key().take(),
            key("unit_id"),
            text("sealed"),
            moment("created_at"),
            moment("expires_at"),
        ],
        &[("unit_id", "unit")],
    );
    manager.create_table(draft).await?;
    index(manager, "draft", ["expires_at"]).await
}
