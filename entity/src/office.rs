//! Offices of a unit.

use sea_orm::entity::prelude::*;

/// An office that answers: Phòng Kinh tế, Công an xã.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "office")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Its unit.
    pub unit_id: i64,
    /// Short code, unique in the unit, such as `KT`.
    pub code: String,
    /// Name in Vietnamese.
    pub name: String,
    /// Name in English.
    pub name_en: String,
    /// Telephone, E.164.
    pub phone: Option<String>,
    /// Whether it still works.
    pub active: bool,
    /// Place in lists, ascending.
    pub sort: i32,
}

impl ActiveModelBehavior for ActiveModel {}
