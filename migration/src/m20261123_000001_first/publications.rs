//! The public register: redacted versions, apart from everything they were made of.

use sea_orm_migration::prelude::{ColumnDef, DbErr, SchemaManager};

use crate::build::{
    before_hyphen, day, flag, id, index, key, maybe_day, maybe_key, maybe_text, moment, table, text,
    unique_text, year_of,
};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let backend = manager.get_database_backend();
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
            before_hyphen("main_topic", "topic", backend),
            text("standing"),
            text("title"),
            text("words"),
            maybe_text("answer"),
            maybe_key("answer_office_id"),
            maybe_text("answer_body"),
            maybe_key("office_id"),
            maybe_text("transferred_to"),
            maybe_day("passed_on"),
            text("stage"),
            maybe_text("outcome"),
            maybe_day("outcome_due_on"),
            maybe_day("closed_on"),
            year_of("closed_year", "closed_on", backend),
            maybe_text("accepted"),
            day("received_on"),
            year_of("received_year", "received_on", backend),
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
            ("answer_office_id", "office"),
        ],
    );
    manager.create_table(publication).await?;
    index(manager, "publication", ["unit_id", "id"]).await?;
    index(manager, "publication", ["unit_id", "answered_on", "id"]).await?;
    index(manager, "publication", ["unit_id", "main_topic", "id"]).await?;
    index(manager, "publication", ["unit_id", "village_id", "id"]).await?;
    index(manager, "publication", ["unit_id", "standing", "id"]).await?;
    index(manager, "publication", ["unit_id", "outcome", "closed_year", "id"]).await?;
    index(manager, "publication", ["unit_id", "received_year", "id"]).await?;
    index(manager, "publication", ["unit_id", "office_id", "id"]).await?;
    index(manager, "publication", ["conference_id", "id"]).await
}

/// A key that is the opinion's own: still the alias of SQLite's rowid, which full-text search leans on.
pub fn shared_id() -> ColumnDef {
    id()
}
