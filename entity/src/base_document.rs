//! Documents that conferences rest on.

use sea_orm::entity::prelude::*;

/// A base document (căn cứ): law, conclusion, plan.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "base_document")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The unit whose own document it is; none when it binds all.
    pub unit_id: Option<i64>,
    /// Số, ký hiệu, such as "116-KL/TU".
    pub number: String,
    /// Day of issue.
    pub issued_on: Date,
    /// Who issued it.
    pub issuer: String,
    /// Trích yếu: what it is about.
    pub r#abstract: String,
    /// First day in force.
    pub in_force_from: Option<Date>,
    /// Last day in force.
    pub in_force_to: Option<Date>,
}

impl ActiveModelBehavior for ActiveModel {}
