//! Full-text search over the folded words of an opinion and of its public version.
//!
//! The two databases share nothing here but the columns they index: FTS5 with triggers on SQLite,
//! generated `tsvector` columns with GIN on PostgreSQL. Both see only what `domain::fold` left over.

use sea_orm_migration::prelude::{ConnectionTrait, DbErr, SchemaManager};
use sea_orm_migration::sea_orm::DbBackend;

/// The index keeps no copy of the words; the update trigger works only when the words themselves changed,
/// because every act writes the whole row back.
const SQLITE: [&str; 4] = [
    "CREATE VIRTUAL TABLE opinion_fts USING fts5(
        folded, public_folded, content='opinion', content_rowid='id', tokenize='unicode61')",
    "CREATE TRIGGER opinion_fts_insert AFTER INSERT ON opinion BEGIN
        INSERT INTO opinion_fts (rowid, folded, public_folded)
        VALUES (new.id, new.folded, new.public_folded);
    END",
    "CREATE TRIGGER opinion_fts_delete AFTER DELETE ON opinion BEGIN
        INSERT INTO opinion_fts (opinion_fts, rowid, folded, public_folded)
        VALUES ('delete', old.id, old.folded, old.public_folded);
    END",
    "CREATE TRIGGER opinion_fts_update AFTER UPDATE OF folded, public_folded ON opinion
        WHEN old.folded <> new.folded OR old.public_folded <> new.public_folded BEGIN
        INSERT INTO opinion_fts (opinion_fts, rowid, folded, public_folded)
        VALUES ('delete', old.id, old.folded, old.public_folded);
        INSERT INTO opinion_fts (rowid, folded, public_folded)
        VALUES (new.id, new.folded, new.public_folded);
    END",
];

const POSTGRES: [&str; 3] = [
    "ALTER TABLE opinion
        ADD COLUMN tsv tsvector GENERATED ALWAYS AS (to_tsvector('simple', folded)) STORED,
        ADD COLUMN public_tsv tsvector GENERATED ALWAYS AS (to_tsvector('simple', public_folded)) STORED",
    "CREATE INDEX opinion_by_tsv ON opinion USING gin (tsv)",
    "CREATE INDEX opinion_by_public_tsv ON opinion USING gin (public_tsv)",
];

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let statements: &[&str] = match manager.get_database_backend() {
        DbBackend::Sqlite => &SQLITE,
        DbBackend::Postgres => &POSTGRES,
        other => {
            return Err(DbErr::Migration(format!("{other:?} is neither SQLite nor PostgreSQL")));
        }
    };
    for statement in statements {
        manager.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}
