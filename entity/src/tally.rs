//! Counters of the figures.

use domain::opinion::Outcome;
use domain::opinion::tally::Figure;
use sea_orm::entity::prelude::*;

use crate::word::Word;

/// What one change added to a cell of a unit's figures, or the sum of older ones; the cell holds the sum of its rows.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tally")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The commune.
    pub unit_id: i64,
    /// What is counted.
    pub figure: Word<Figure>,
    /// First day of the month; of what waits, the day after which it is overdue.
    pub day: Option<Date>,
    /// The topic's code.
    pub topic: Option<String>,
    /// The office.
    pub office_id: Option<i64>,
    /// What became of what was closed.
    pub outcome: Option<Word<Outcome>>,
    /// How many more, or fewer.
    pub n: i64,
}

impl ActiveModelBehavior for ActiveModel {}
