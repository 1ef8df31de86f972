//! What staff find opinions by.

use sea_orm::entity::prelude::*;

/// The folded words of one opinion, with its unit's token in front; empty while only a closed circle may know of it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "opinion_text")]
pub struct Model {
    /// The opinion; named `id` because full-text search leans on it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Without accents.
    pub folded: String,
}

impl ActiveModelBehavior for ActiveModel {}
