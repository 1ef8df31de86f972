//! The schema's version, and bringing it up to this program's.

use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect, Statement};
use sea_orm_migration::{MigratorTrait, SchemaManager};

use super::{Conn, Database, Error};

/// A number of this program, for PostgreSQL's advisory locks: "DoiThoai" in bytes.
const LOCK: i64 = 0x446f_6954_686f_6169;

/// How the database's schema stands to this program's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// No step was ever applied.
    Empty,
    /// These steps are missing.
    Behind(Vec<String>),
    /// As this program knows it.
    Current,
    /// Steps of a later program were applied; this one must not touch it.
    Newer(Vec<String>),
}

/// The steps this program knows, oldest first.
pub fn known() -> Vec<String> {
    migration::Migrator::migrations().iter().map(|step| step.name().to_owned()).collect()
}

/// The steps that were applied, oldest first.
pub async fn applied(db: &Database) -> Result<Vec<String>, Error> {
    let manager = SchemaManager::new(db.conn());
    if !manager.has_table("seaql_migrations").await? {
        return Ok(Vec::new());
    }
    let mut names: Vec<String> = sea_orm_migration::seaql_migrations::Entity::find()
        .select_only()
        .column(sea_orm_migration::seaql_migrations::Column::Version)
        .into_tuple()
        .all(db.conn())
        .await?;
    names.sort();
    Ok(names)
}

/// How the schema stands.
pub async fn standing(db: &Database) -> Result<Standing, Error> {
    let (known, applied) = (known(), applied(db).await?);
    let newer: Vec<String> = applied.iter().filter(|name| !known.contains(name)).cloned().collect();
    if !newer.is_empty() {
        return Ok(Standing::Newer(newer));
    }
    if applied.is_empty() {
        return Ok(Standing::Empty);
    }
    let missing: Vec<String> = known.into_iter().filter(|name| !applied.contains(name)).collect();
    Ok(if missing.is_empty() { Standing::Current } else { Standing::Behind(missing) })
}

/// Applies the missing steps. On PostgreSQL other instances wait meanwhile; on SQLite the caller holds the server's lock.
pub async fn migrate(db: &Database) -> Result<(), Error> {
    if db.is_sqlite() {
        return migration::Migrator::up(db.conn(), None).await;
    }
    let holder = db.begin_write().await?;
    let backend = holder.conn().get_database_backend();
    holder
        .conn()
        .execute_raw(Statement::from_sql_and_values(
            backend,
            "SELECT pg_advisory_xact_lock($1)",
            [LOCK.into()],
        ))
        .await?;
    let done = migration::Migrator::up(db.conn(), None).await;
    holder.commit().await?;
    done
}

/// Whether the database holds no table at all.
pub async fn is_bare(db: &Database) -> Result<bool, Error> {
    let sql = if db.is_sqlite() {
        "SELECT count(*) AS n FROM sqlite_master WHERE type = 'table'"
    } else {
        "SELECT count(*) AS n FROM information_schema.tables WHERE table_schema = current_schema()"
    };
    let backend = db.conn().get_database_backend();
    let row = db.conn().query_one_raw(Statement::from_string(backend, sql)).await?;
    Ok(row.map(|row| row.try_get::<i64>("", "n")).transpose()?.unwrap_or(0) == 0)
}

/// A consistent copy of a SQLite database into a new file, while others go on writing.
pub async fn copy_into(db: &Database, file: &std::path::Path) -> Result<(), Error> {
    let backend = db.conn().get_database_backend();
    let path = file.to_string_lossy().into_owned();
    db.conn().execute_raw(Statement::from_sql_and_values(backend, "VACUUM INTO ?", [path.into()])).await?;
    Ok(())
}
