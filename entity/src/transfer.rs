//! Opinions passed to bodies outside.

use sea_orm::entity::prelude::*;

/// A transfer, and the reply to it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "transfer")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The opinion.
    pub opinion_id: i64,
    /// `outside`, `denunciation` or `complaint`.
    pub kind: String,
    /// The body it went to.
    pub body: String,
    /// Số, ký hiệu of the slip.
    pub number: Option<String>,
    /// Day of the slip.
    pub sent_on: Date,
    /// A word with it.
    pub note: Option<String>,
    /// What came back.
    pub reply: Option<String>,
    /// When it came back.
    pub replied_on: Option<Date>,
    /// Who signed its slip.
    pub signer_id: Option<i64>,
    /// The signer's name on that day.
    pub signer_name: Option<String>,
    /// The signer's post on that day; the head of the paper follows from it.
    pub signer_post: Option<String>,
    /// When the row was made.
    pub created_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
