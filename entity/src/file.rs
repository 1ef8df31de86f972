//! Pictures and documents.

use sea_orm::entity::prelude::*;

/// A stored file; the bytes live under the storage key.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "file")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Generated name in the storage.
    #[sea_orm(unique)]
    pub storage_key: String,
    /// Digest of the form's upload token, until the opinion exists.
    pub upload_token_hash: Option<String>,
    /// The unit.
    pub unit_id: i64,
    /// The statement it was sent with,
    pub statement_id: Option<i64>,
    /// or the opinion whose answer or evidence it is.
    pub opinion_id: Option<i64>,
    /// `citizen`, `evidence` or `answer`.
    pub purpose: String,
    /// Type by its first bytes.
    pub content_type: String,
    /// Length in bytes.
    pub size: i64,
    /// Digest of the stored bytes.
    pub sha256: String,
    /// Name it was sent under; the sender's name may stand in it, so it never becomes public.
    pub original_name: String,
    /// Picture width in pixels.
    pub width: Option<i32>,
    /// Picture height in pixels.
    pub height: Option<i32>,
    /// Who added it, if staff.
    pub staff_id: Option<i64>,
    /// When it was added.
    pub created_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
