//! The public register: redacted versions, apart from everything they were made of.

use sea_orm_migration::prelude::{ColumnDef, DbErr, SchemaManager};

use crate::build::{
    day, flag, id, index, key, maybe_day, maybe_key, maybe_text, moment, table, text, unique_text,
};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let publication = table(
        "publication",
        [
            shared_id(),
            key("unit_id"),
            unique_text("code"),
            maybe_key("conference_id"),
            flag("spoken"),
            maybe_key("village_id"),
            maybe_text("topic"),
            text("title"),
            text("words"),
            maybe_text("answer"),
            maybe_key("office_id"),
            maybe_text("transferred_to"),
            text("stage"),
            maybe_text("outcome"),
            maybe_day("outcome_due_on"),
            maybe_day("closed_on"),
            maybe_text("accepted"),
            day("received_on"),
            maybe_day("due_on"),
            maybe_day("answered_on"),
            moment("published_at"),
            text("folded"),
        ],
        &[
            ("id", "opinion"),
            ("unit_id", "unit"),
            ("conference_id", "conference"),
            ("village_id", "village"),
            ("office_id", "office"),
        ],
    );
    manager.create_table(publication).await?;
    index(manager, "publication", ["unit_id", "id"]).await?;
    index(manager, "publication", ["unit_id", "answered_on", "id"]).await?;
    index(manager, "publication", ["unit_id", "topic", "id"]).await?;
    index(manager, "publication", ["unit_id", "office_id", "id"]).await?;
    index(manager, "publication", ["conference_id", "id"]).await
}

/// A key that is the opinion's own: still the alias of SQLite's rowid, which full-text search leans on.
pub fn shared_id() -> ColumnDef {
    id()
}
