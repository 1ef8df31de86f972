//! The outbox.

use sea_orm::entity::prelude::*;

/// A letter: waiting, sent, given up, or held since a restore.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "letter")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// In whose name it goes.
    pub unit_id: i64,
    /// Two letters with the same key are one.
    #[sea_orm(unique)]
    pub dedupe_key: String,
    /// Which letter it is.
    pub kind: String,
    /// The address.
    pub to_address: String,
    /// The name beside it.
    pub to_name: Option<String>,
    /// Sender, where it is not the unit's.
    pub from_address: Option<String>,
    /// Reply address, where it is not the unit's.
    pub reply_to: Option<String>,
    /// Subject without personal content.
    pub subject: String,
    /// The words.
    pub text: String,
    /// The same words with a plain look.
    pub html: String,
    /// What is blanked in the words once the letter is gone, one a line.
    pub secrets: String,
    /// Our own Message-ID, the same on every try.
    #[sea_orm(unique)]
    pub message_id: String,
    /// Synthetic root of the thread.
    pub reference_id: String,
    /// Language it is written in, a word of `domain::lang::Lang`.
    pub lang: String,
    /// The opinion it is about.
    pub opinion_id: Option<i64>,
    /// The conference it is about.
    pub conference_id: Option<i64>,
    /// The account it goes to.
    pub staff_id: Option<i64>,
    /// `waiting`, `sent`, `failed` or `held`.
    pub state: String,
    /// Tries so far.
    pub attempts: i32,
    /// Since when it waits: since it was written, or since somebody sent it again.
    pub waiting_since: DateTimeUtc,
    /// Not before.
    pub next_at: DateTimeUtc,
    /// Until when a sender holds it.
    pub leased_until: Option<DateTimeUtc>,
    /// Which sender holds it.
    pub lease: Option<String>,
    /// What the last try said.
    pub last_error: Option<String>,
    /// When it was written.
    pub created_at: DateTimeUtc,
    /// When a server took it.
    pub sent_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
