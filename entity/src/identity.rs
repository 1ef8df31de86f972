//! Who made a statement.

use sea_orm::entity::prelude::*;

/// Who made a statement; looking at it is an act of its own.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "identity")]
pub struct Model {
    /// The statement.
    #[sea_orm(primary_key, auto_increment = false)]
    pub statement_id: i64,
    /// Full name.
    pub name: Option<String>,
    /// Telephone, E.164.
    pub phone: Option<String>,
    /// Address for letters.
    pub email: Option<String>,
    /// Where the sender lives.
    pub address: Option<String>,
    /// Agreed to receive messages.
    pub consent_messages: bool,
    /// Agreed to have the name published.
    pub consent_publish_name: bool,
}

impl ActiveModelBehavior for ActiveModel {}
