//! What citizens said, once.

use domain::lang::Lang;
use domain::opinion::Channel;
use sea_orm::entity::prelude::*;

use crate::word::Word;

/// A statement (lượt ý kiến): said once, never rewritten; a correction keeps what stood before. Who said it lives in `identity`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "statement")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The commune it was sent to.
    pub unit_id: i64,
    /// Public code; its first matter has the same one.
    #[sea_orm(unique)]
    pub code: String,
    /// Digest of the form's once-token or the Idempotency-Key.
    #[sea_orm(unique)]
    pub once: Option<String>,
    /// Digest of what was sent with that token.
    pub body_hash: Option<String>,
    /// Digest of the tracking secret.
    pub secret_hash: String,
    /// Digest of the code with the last digits of the phone.
    pub phone_tail_hash: Option<String>,
    /// Which way it came in.
    pub channel: Word<Channel>,
    /// The conference it was said at or sent for.
    pub conference_id: Option<i64>,
    /// The speaker's place among those spoken; it has gaps where something is sealed, so lists number what they show.
    pub spoken_order: Option<i32>,
    /// The sender's village.
    pub village_id: Option<i64>,
    /// Where the matter is.
    pub place: Option<String>,
    /// The words as they were sent; restricted.
    pub words: String,
    /// What was pasted, where the words are its conversion from an old code page.
    pub original: Option<String>,
    /// The sender's language for pages and letters.
    pub lang: Word<Lang>,
    /// Topic the citizen chose.
    pub topic_hint: Option<String>,
    /// How many people stand behind it.
    pub people: Option<i32>,
    /// Who represents them, when five or more.
    pub representative: Option<String>,
    /// Sent without a name.
    pub anonymous: bool,
    /// Day of receipt in Vietnam.
    pub received_on: Date,
    /// Moment of receipt.
    pub received_at: DateTimeUtc,
    /// Day told to the citizen at receipt.
    pub promised_on: Date,
    /// Who typed it for the citizen.
    pub logged_by: Option<i64>,
    /// Whether it was logged for somebody else.
    pub on_behalf: bool,
    /// Whether a matter of it is in a closed circle, so that only that circle reads the words.
    pub sealed: bool,
    /// How many matters were ever made of it.
    pub matters: i32,
    /// From 1; grows with each correction.
    pub edition: i32,
}

impl ActiveModelBehavior for ActiveModel {}
