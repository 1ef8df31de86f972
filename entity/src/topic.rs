//! Topics in a tree of two levels.

use sea_orm::entity::prelude::*;

/// A topic: a main one such as `DAT`, or `DAT-01` below it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "topic")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Code, such as `DAT` or `DAT-01`.
    #[sea_orm(unique)]
    pub code: String,
    /// Code of the main topic.
    pub parent: Option<String>,
    /// Name in Vietnamese, as citizens read it.
    pub name: String,
    /// Name in English.
    pub name_en: String,
    /// Examples in Vietnamese.
    pub hint: Option<String>,
    /// Examples in English.
    pub hint_en: Option<String>,
    /// Place in lists, ascending.
    pub sort: i32,
    /// Code of the office proposed to lead.
    pub default_office: Option<String>,
    /// Whether it may still be chosen.
    pub active: bool,
}

impl ActiveModelBehavior for ActiveModel {}
