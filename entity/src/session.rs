//! Sessions of signed-in staff.

use sea_orm::entity::prelude::*;

/// A session; its token is kept as a digest only.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Digest of the cookie's token.
    #[sea_orm(unique)]
    pub token_hash: String,
    /// Who is signed in.
    pub staff_id: i64,
    /// When it began.
    pub created_at: DateTimeUtc,
    /// Last request.
    pub seen_at: DateTimeUtc,
    /// When it ends by itself.
    pub expires_at: DateTimeUtc,
    /// The browser, as it named itself.
    pub agent: String,
    /// Whether the second factor was shown.
    pub totp_passed: bool,
}

impl ActiveModelBehavior for ActiveModel {}
