//! Supporting offices of opinions.

use sea_orm::entity::prelude::*;

/// One supporting office of one opinion.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "opinion_office")]
pub struct Model {
    /// The opinion.
    #[sea_orm(primary_key, auto_increment = false)]
    pub opinion_id: i64,
    /// The office.
    #[sea_orm(primary_key, auto_increment = false)]
    pub office_id: i64,
}

impl ActiveModelBehavior for ActiveModel {}
