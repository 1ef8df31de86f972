//! What conferences rest on.

use sea_orm::entity::prelude::*;

/// One base document of one conference.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "conference_base")]
pub struct Model {
    /// The conference.
    #[sea_orm(primary_key, auto_increment = false)]
    pub conference_id: i64,
    /// The document.
    #[sea_orm(primary_key, auto_increment = false)]
    pub base_document_id: i64,
}

impl ActiveModelBehavior for ActiveModel {}
