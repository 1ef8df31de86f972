//! Days that depart from their weekday.

use domain::calendar::{Certainty, DayKind};
use sea_orm::entity::prelude::*;

use crate::word::Word;

/// A day off, or a weekend day that is worked.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "calendar_day")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The day.
    pub on_day: Date,
    /// Off or worked.
    pub kind: Word<DayKind>,
    /// Name in Vietnamese.
    pub name: String,
    /// Name in English.
    pub name_en: String,
    /// The document that says so.
    pub source: String,
    /// How sure it is; proposed ones are not applied.
    pub certainty: Word<Certainty>,
}

impl ActiveModelBehavior for ActiveModel {}
