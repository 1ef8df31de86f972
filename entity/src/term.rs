//! How long each step may take.

use domain::deadline::{Direction, TermKey};
use sea_orm::entity::prelude::*;

use crate::word::Word;

domain::words! {
    /// Which days are counted; with the count it makes a `domain::deadline::Span`.
    pub enum Days {
        /// "Ngày làm việc": days that the office works.
        Working = "working_days",
        /// "Ngày": every day of the calendar.
        Calendar = "calendar_days",
    }
}

/// A term by its name, for one unit or for all.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "term")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The unit it holds for; none for all that have no own.
    pub unit_id: Option<i64>,
    /// Which term.
    pub key: Word<TermKey>,
    /// Number of days.
    pub count: i32,
    /// Working days or calendar days.
    pub span: Word<Days>,
    /// Counted after or before the day it starts from.
    pub direction: Word<Direction>,
    /// Legal basis in Vietnamese.
    pub basis: String,
    /// Legal basis in English.
    pub basis_en: String,
}

impl ActiveModelBehavior for ActiveModel {}
