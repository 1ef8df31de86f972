//! Which files are shown with which publication.

use sea_orm::entity::prelude::*;

/// One file that everybody sees with one publication, under the name that staff gave it there.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "publication_file")]
pub struct Model {
    /// The publication.
    #[sea_orm(primary_key, auto_increment = false)]
    pub publication_id: i64,
    /// The file.
    #[sea_orm(primary_key, auto_increment = false)]
    pub file_id: i64,
    /// What staff call it where everybody reads it; without one it has a number.
    pub caption: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
