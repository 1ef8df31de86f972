//! Counters behind the limits.

use sea_orm::entity::prelude::*;

/// How often something was tried in one window of time.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attempt")]
pub struct Model {
    /// What is counted for whom.
    #[sea_orm(primary_key, auto_increment = false)]
    pub bucket: String,
    /// Tries in this window.
    pub count: i32,
    /// When counting begins anew.
    pub window_ends_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
