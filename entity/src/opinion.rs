//! Opinions of citizens.

use domain::lang::Lang;
use domain::opinion::{Channel, Desk, Kind, Outcome, Stage};
use sea_orm::entity::prelude::*;

use crate::word::Word;

/// An opinion (ý kiến, kiến nghị, phản ánh) and where it stands; who sent it lives in `identity`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "opinion")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The commune it was sent to.
    pub unit_id: i64,
    /// Public code.
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
    /// Its place among those spoken.
    pub spoken_order: Option<i32>,
    /// The sender's village.
    pub village_id: Option<i64>,
    /// Where the matter is.
    pub place: Option<String>,
    /// Short title given by staff.
    pub title: Option<String>,
    /// The words as they were sent; restricted.
    pub words: String,
    /// The sender's language for pages and letters.
    pub lang: Word<Lang>,
    /// Topic the citizen chose.
    pub topic_hint: Option<String>,
    /// Topic the office chose; binding.
    pub topic: Option<String>,
    /// Legal kind the office chose; binding.
    pub kind: Option<Word<Kind>>,
    /// Where it stands in the procedure.
    pub stage: Word<Stage>,
    /// Whether the procedure still runs; follows from the stage.
    pub open: bool,
    /// Whether only the restricted list shows it.
    pub quarantined: bool,
    /// Whose desk it lies on; follows from stage and facts.
    pub waits_for: Word<Desk>,
    /// What became of the matter.
    pub outcome: Option<Word<Outcome>>,
    /// The outcome in words.
    pub outcome_note: Option<String>,
    /// Day the outcome promises.
    pub outcome_due_on: Option<Date>,
    /// Reason code of an item set aside.
    pub outcome_reason: Option<String>,
    /// Khẩn.
    pub urgent: bool,
    /// How many people send it together.
    pub people: Option<i32>,
    /// Tồn đọng kỳ trước.
    pub left_over: bool,
    /// Vượt thẩm quyền.
    pub over_authority: bool,
    /// Cần ngân sách.
    pub needs_budget: bool,
    /// Whether the sender gave no name.
    pub anonymous: bool,
    /// Who speaks for a group of five or more.
    pub representative: Option<String>,
    /// The office that answers.
    pub lead_office_id: Option<i64>,
    /// The officer who drafts.
    pub officer_id: Option<i64>,
    /// The office proposed by topic.
    pub proposed_office_id: Option<i64>,
    /// Day of receipt in Vietnam.
    pub received_on: Date,
    /// Moment of receipt.
    pub received_at: DateTimeUtc,
    /// Day told to the citizen at receipt.
    pub promised_on: Date,
    /// Day the running term ends.
    pub due_on: Option<Date>,
    /// That deadline with its steps, as JSON of `domain::deadline::Deadline`.
    pub due_json: Option<String>,
    /// Day of the answer.
    pub answered_on: Option<Date>,
    /// Day that answer was due; it was in time when not after it.
    pub answer_due_on: Option<Date>,
    /// Day of closing.
    pub closed_on: Option<Date>,
    /// The body outside that has it.
    pub transferred_to: Option<String>,
    /// Whether the public register shows it.
    pub published: bool,
    /// Since when.
    pub published_at: Option<DateTimeUtc>,
    /// Title in the public register.
    pub public_title: Option<String>,
    /// Redacted words.
    pub public_words: Option<String>,
    /// Redacted answer.
    pub public_answer: Option<String>,
    /// What staff search in, without accents.
    pub folded: String,
    /// What everybody searches in, without accents; empty unless published.
    pub public_folded: String,
    /// Who typed it for the citizen.
    pub logged_by: Option<i64>,
    /// Whether it was logged for somebody else.
    pub on_behalf: bool,
    /// Grows with each change; compare-and-set.
    pub version: i32,
    /// Lines in its journal.
    pub journal_len: i32,
    /// Hash of the last line.
    pub journal_head: String,
}

impl ActiveModelBehavior for ActiveModel {}
