//! What stood in a statement before a correction.

use sea_orm::entity::prelude::*;

/// One edition of a statement that a correction replaced; the first is what was written down at once.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "correction")]
pub struct Model {
    /// The statement.
    #[sea_orm(primary_key, auto_increment = false)]
    pub statement_id: i64,
    /// Which edition this was, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub edition: i32,
    /// The matter whose excerpt the words were; none where they were the statement's.
    pub number: Option<i32>,
    /// The words as they stood.
    pub words: String,
    /// The place as it stood.
    pub place: Option<String>,
    /// The village as it stood.
    pub village_id: Option<i64>,
    /// The speaker's name as it stood; as restricted as `identity`.
    pub name: Option<String>,
    /// Why it was corrected; none while the conference was still open.
    pub reason: Option<String>,
    /// Who corrected it.
    pub staff_id: i64,
    /// When.
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
