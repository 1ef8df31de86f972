//! Which files belong to which revision of an answer.

use sea_orm::entity::prelude::*;

/// One file of one revision; only those of the issued revision leave the office.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "answer_file")]
pub struct Model {
    /// The revision.
    #[sea_orm(primary_key, auto_increment = false)]
    pub answer_id: i64,
    /// The file.
    #[sea_orm(primary_key, auto_increment = false)]
    pub file_id: i64,
}

impl ActiveModelBehavior for ActiveModel {}
