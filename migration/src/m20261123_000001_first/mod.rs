//! The first schema: units and their lists, accounts, conferences, opinions and all that hangs on them.

use sea_orm_migration::async_trait;
use sea_orm_migration::prelude::{DbErr, MigrationName, MigrationTrait, SchemaManager};

mod answers;
mod conferences;
mod drafts;
mod journal;
mod lists;
mod opinions;
mod publications;
mod search;
mod sessions;
mod staff;
mod statements;
mod tally;
mod units;

/// Makes the first schema.
pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261123_000001_first"
    }
}

#[expect(elided_lifetimes_in_paths, reason = "async_trait must find the lifetimes as the trait leaves them")]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        units::up(manager).await?;
        lists::up(manager).await?;
        staff::up(manager).await?;
        sessions::up(manager).await?;
        conferences::up(manager).await?;
        statements::up(manager).await?;
        opinions::up(manager).await?;
        publications::up(manager).await?;
        search::up(manager).await?;
        answers::up(manager).await?;
        journal::up(manager).await?;
        drafts::up(manager).await?;
        tally::up(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
