//! Personal tokens for the API.

use sea_orm::entity::prelude::*;

/// A token; kept as a digest only.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "api_token")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// In whose name it acts.
    pub staff_id: i64,
    /// Digest of the token.
    #[sea_orm(unique)]
    pub token_hash: String,
    /// What its owner calls it.
    pub label: String,
    /// What it may do: words with spaces between them.
    pub scopes: String,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// From when it opens nothing more.
    pub expires_at: DateTimeUtc,
    /// Last request with it, to the hour.
    pub last_used_at: Option<DateTimeUtc>,
    /// When it was withdrawn.
    pub revoked_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
