//! The journal of acts.

use sea_orm::entity::prelude::*;

/// One line: append-only, chained by hashes per subject.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "journal")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The unit.
    pub unit_id: i64,
    /// `opinion`, `conference`, `staff` or `unit`.
    pub subject: String,
    /// Key in that table.
    pub subject_id: i64,
    /// Place in the subject's chain, from 1.
    pub seq: i32,
    /// `citizen`, `machine`, `staff` or `command`.
    pub actor_kind: String,
    /// Which account, if staff.
    pub staff_id: Option<i64>,
    /// What was done.
    pub act: String,
    /// Stage before.
    pub from_stage: Option<String>,
    /// Stage after.
    pub to_stage: Option<String>,
    /// When.
    pub at: DateTimeUtc,
    /// Further facts as JSON; never words of citizens or identities.
    pub detail: String,
    /// The act and the form's once-token; unique per subject and actor.
    pub once: Option<String>,
    /// Hash of the line before; empty for the first.
    pub prev_hash: String,
    /// Hash of this line.
    pub hash: String,
}

impl ActiveModelBehavior for ActiveModel {}
