//! Opinions that are still being written.

use sea_orm::entity::prelude::*;

/// What somebody has typed so far; whoever does not know the token in the form's address cannot read it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draft")]
pub struct Model {
    /// Digest of the token in the form's address.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    /// The unit it is meant for.
    pub unit_id: i64,
    /// The words, sealed with a key that only the token gives.
    pub sealed: String,
    /// When it was begun.
    pub created_at: DateTimeUtc,
    /// From when on it is gone.
    pub expires_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
