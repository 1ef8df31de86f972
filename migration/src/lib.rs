//! The schema and its history: forward only, the same steps on SQLite and PostgreSQL.
//!
//! A step never changes once it was released; a later one mends it.

use sea_orm_migration::{MigrationTrait, MigratorTrait, async_trait};

mod build;
mod m20261123_000001_first;

/// All steps of the schema, oldest first.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(m20261123_000001_first::Migration)]
    }
}
