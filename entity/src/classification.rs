//! How opinions were classified.

use domain::opinion::Kind;
use sea_orm::entity::prelude::*;

use crate::word::Word;

/// One classification; the last one binds.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "classification")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The opinion.
    pub opinion_id: i64,
    /// Legal kind.
    pub kind: Word<Kind>,
    /// Topic code.
    pub topic: String,
    /// Why it was changed.
    pub reason: Option<String>,
    /// Who decided.
    pub staff_id: i64,
    /// When.
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
