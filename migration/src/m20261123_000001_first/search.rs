//! Full-text search over the folded words of opinions, for staff, and of publications, for everybody.
//!
//! The two databases share nothing here but the columns they index: FTS5 with triggers on SQLite,
//! generated `tsvector` columns with GIN on PostgreSQL. Both see only what `domain::fold` left over.

use sea_orm_migration::prelude::{ConnectionTrait, DbErr, SchemaManager};
use sea_orm_migration::sea_orm::DbBackend;

use super::publications::shared_id;
use crate::build::{table, text};

/// The index keeps no copy of the words; it is written anew only when the words themselves changed.
fn sqlite(of: &str) -> [String; 4] {
    let gone =
        format!("INSERT INTO {of}_fts ({of}_fts, rowid, folded) VALUES ('delete', old.id, old.folded);");
    let new = format!("INSERT INTO {of}_fts (rowid, folded) VALUES (new.id, new.folded);");
    [
        format!(
            "CREATE VIRTUAL TABLE {of}_fts USING fts5(folded, content='{of}', content_rowid='id', tokenize='unicode61')"
        ),
        format!("CREATE TRIGGER {of}_fts_insert AFTER INSERT ON {of} BEGIN {new} END"),
        format!("CREATE TRIGGER {of}_fts_delete AFTER DELETE ON {of} BEGIN {gone} END"),
        format!(
            "CREATE TRIGGER {of}_fts_update AFTER UPDATE OF folded ON {of} \
             WHEN old.folded <> new.folded BEGIN {gone} {new} END"
        ),
    ]
}

fn postgres(of: &str) -> [String; 2] {
    [
        format!(
            "ALTER TABLE {of} ADD COLUMN tsv tsvector GENERATED ALWAYS AS (to_tsvector('simple', folded)) STORED"
        ),
        format!("CREATE INDEX {of}_by_tsv ON {of} USING gin (tsv)"),
    ]
}

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let words = table("opinion_text", [shared_id(), text("folded")], &[("id", "opinion")]);
    manager.create_table(words).await?;
    for of in ["opinion_text", "publication"] {
        let statements = match manager.get_database_backend() {
            DbBackend::Sqlite => sqlite(of).to_vec(),
            DbBackend::Postgres => postgres(of).to_vec(),
            other => {
                return Err(DbErr::Migration(format!("{other:?} is neither SQLite nor PostgreSQL")));
            }
        };
        for statement in statements {
            manager.get_connection().execute_unprepared(&statement).await?;
        }
    }
    Ok(())
}
