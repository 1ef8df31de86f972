//! Document numbers.

use sea_orm::entity::prelude::*;

/// The last number given in a series of a year.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "number_series")]
pub struct Model {
    /// The unit.
    #[sea_orm(primary_key, auto_increment = false)]
    pub unit_id: i64,
    /// The series.
    #[sea_orm(primary_key, auto_increment = false)]
    pub series: String,
    /// The year; State numbers restart each year (Nghị định 30/2020/NĐ-CP).
    #[sea_orm(primary_key, auto_increment = false)]
    pub year: i32,
    /// The last number given.
    pub last: i32,
}

impl ActiveModelBehavior for ActiveModel {}
