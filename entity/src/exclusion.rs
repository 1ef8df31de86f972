//! Whom opinions are about.

use sea_orm::entity::prelude::*;

/// One account that may not handle one opinion, being its subject.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "exclusion")]
pub struct Model {
    /// The opinion.
    #[sea_orm(primary_key, auto_increment = false)]
    pub opinion_id: i64,
    /// The account.
    #[sea_orm(primary_key, auto_increment = false)]
    pub staff_id: i64,
    /// Found by name or post in the words, until somebody classifies it.
    pub provisional: bool,
}

impl ActiveModelBehavior for ActiveModel {}
