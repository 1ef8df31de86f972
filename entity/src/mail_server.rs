//! The mail server as all instances know it.

use sea_orm::entity::prelude::*;

/// Whether the mail server is there, and how many letters it was given in the running minute; there is one row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mail_server")]
pub struct Model {
    /// Key, always 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Since when it is away; none while it takes letters.
    pub away_since: Option<DateTimeUtc>,
    /// When it is asked again.
    pub ask_at: Option<DateTimeUtc>,
    /// What was heard when it was last found away.
    pub said: Option<String>,
    /// When the running minute ends.
    pub minute_ends_at: DateTimeUtc,
    /// Letters taken to be sent in the running minute.
    pub taken: i32,
}

impl ActiveModelBehavior for ActiveModel {}
