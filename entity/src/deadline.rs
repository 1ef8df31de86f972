//! Deadlines and their history.

use domain::deadline::TermKey;
use sea_orm::entity::prelude::*;

use crate::word::Word;

/// A deadline of an opinion or a conference; replaced ones stay.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "deadline")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose deadline it is: an opinion's,
    pub opinion_id: Option<i64>,
    /// or a conference's.
    pub conference_id: Option<i64>,
    /// The term it was counted from.
    pub key: Word<TermKey>,
    /// The day counting starts from.
    pub starts_on: Date,
    /// The last day.
    pub due_on: Date,
    /// The steps of the sum, as JSON of `domain::deadline::Deadline`.
    pub detail_json: String,
    /// Day it was met, in time or late.
    pub met_on: Option<Date>,
    /// When another took its place.
    pub replaced_at: Option<DateTimeUtc>,
    /// When it was set.
    pub created_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
