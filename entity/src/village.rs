//! Villages and neighbourhoods of a unit.

use sea_orm::entity::prelude::*;

/// A village (thôn) or neighbourhood group (tổ dân phố).
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "village")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Its unit.
    pub unit_id: i64,
    /// Code, unique in the unit.
    pub code: String,
    /// Name in Vietnamese.
    pub name: String,
    /// Orders names as a Vietnamese dictionary does (`domain::fold::sort_key`).
    pub sort_key: String,
    /// Name without accents, for finding it as typed (`domain::fold::fold`).
    pub folded: String,
    /// Whether it still exists.
    pub active: bool,
}

impl ActiveModelBehavior for ActiveModel {}
