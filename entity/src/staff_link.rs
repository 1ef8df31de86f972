//! Links for a first or a new password.

use sea_orm::entity::prelude::*;

/// A link sent to an account; its token is kept as a digest only.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff_link")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose password it sets; none for the first account of an installation.
    pub staff_id: Option<i64>,
    /// `setup` or `reset`.
    pub purpose: String,
    /// Digest of the link's token.
    #[sea_orm(unique)]
    pub token_hash: String,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it stops working.
    pub expires_at: DateTimeUtc,
    /// When it was used, once.
    pub used_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
