//! Single values of the installation.

use sea_orm::entity::prelude::*;

/// One value of the installation.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "setting")]
pub struct Model {
    /// Its name.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// The value as text.
    pub value: String,
}

impl ActiveModelBehavior for ActiveModel {}
