//! Who chairs conferences.

use sea_orm::entity::prelude::*;

/// One chair of one conference.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "conference_chair")]
pub struct Model {
    /// The conference.
    #[sea_orm(primary_key, auto_increment = false)]
    pub conference_id: i64,
    /// The chair.
    #[sea_orm(primary_key, auto_increment = false)]
    pub staff_id: i64,
    /// Place among the chairs, ascending.
    pub sort: i32,
}

impl ActiveModelBehavior for ActiveModel {}
