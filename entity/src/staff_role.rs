//! Roles of staff accounts.

use domain::role::Role;
use sea_orm::entity::prelude::*;

use crate::word::Word;

/// One role of one account.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff_role")]
pub struct Model {
    /// The account.
    #[sea_orm(primary_key, auto_increment = false)]
    pub staff_id: i64,
    /// The role.
    #[sea_orm(primary_key, auto_increment = false)]
    pub role: Word<Role>,
}

impl ActiveModelBehavior for ActiveModel {}
