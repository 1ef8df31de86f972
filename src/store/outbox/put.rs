//! Putting a letter into the outbox.

use chrono::{DateTime, Utc};
use domain::lang::Lang;
use entity::letter;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::NotSet, ActiveValue::Set, EntityTrait};

use super::State;
use crate::store::{Conn, Error};

/// A letter about to be put into the outbox.
#[derive(Debug, Clone)]
pub struct Envelope {
    /// The unit in whose name it goes.
    pub unit: i64,
    /// Two letters with the same key are one letter.
    pub dedupe_key: String,
    /// Which letter this is, for lists and logs.
    pub kind: String,
    /// The address.
    pub to: String,
    /// The name beside the address.
    pub to_name: Option<String>,
    /// The subject, without personal content.
    pub subject: String,
    /// The words.
    pub text: String,
    /// The same words with a plain look.
    pub html: String,
    /// Codes and links that are blanked in the words once the letter is gone.
    pub secrets: Vec<String>,
    /// Our own Message-ID, the same on every try.
    pub message_id: String,
    /// The synthetic root of the thread.
    pub reference: String,
    /// The language it is written in.
    pub lang: Lang,
    /// The opinion it is about.
    pub opinion: Option<i64>,
    /// The conference it is about.
    pub conference: Option<i64>,
    /// The account it goes to.
    pub staff: Option<i64>,
}

/// Puts a letter into the outbox, once per dedupe key, in the caller's transaction.
pub async fn put(on: &impl Conn, envelope: Envelope, now: DateTime<Utc>) -> Result<(), Error> {
    let row = letter::ActiveModel {
        id: NotSet,
        unit_id: Set(envelope.unit),
        dedupe_key: Set(envelope.dedupe_key),
        kind: Set(envelope.kind),
        to_address: Set(envelope.to),
        to_name: Set(envelope.to_name),
        from_address: Set(None),
        reply_to: Set(None),
        subject: Set(envelope.subject),
        text: Set(envelope.text),
        html: Set(envelope.html),
        secrets: Set(envelope.secrets.join("\n")),
        message_id: Set(envelope.message_id),
        reference_id: Set(envelope.reference),
        lang: Set(envelope.lang.as_str().to_owned()),
        opinion_id: Set(envelope.opinion),
        conference_id: Set(envelope.conference),
        staff_id: Set(envelope.staff),
        state: Set(State::Waiting.as_str().to_owned()),
        attempts: Set(0),
        waiting_since: Set(now),
        next_at: Set(now),
        leased_until: Set(None),
        lease: Set(None),
        last_error: Set(None),
        created_at: Set(now),
        sent_at: Set(None),
    };
    letter::Entity::insert(row)
        // Key and Message-ID follow from one another: whichever the database looks at first, it is the same letter.
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(on.conn())
        .await?;
    Ok(())
}
