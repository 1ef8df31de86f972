//! What is shown to everybody.

use domain::opinion::{Accepted, Outcome, Stage};
use sea_orm::entity::prelude::*;

use crate::word::Word;

/// The redacted version of an opinion: the one table that public pages, the province and open data read.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "publication")]
pub struct Model {
    /// The opinion; named `id` because full-text search leans on it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The commune.
    pub unit_id: i64,
    /// The opinion's code.
    #[sea_orm(unique)]
    pub code: String,
    /// The conference it was said at or sent for.
    pub conference_id: Option<i64>,
    /// Whether it was spoken there.
    pub spoken: bool,
    /// The village, where it tells nobody who it was.
    pub village_id: Option<i64>,
    /// The topic.
    pub topic: Option<String>,
    /// Where the register lists it, less the day by which something is overdue.
    pub standing: String,
    /// The title.
    pub title: String,
    /// The redacted words.
    pub words: String,
    /// The redacted answer; none while there is none.
    pub answer: Option<String>,
    /// The office that gave this answer.
    pub answer_office_id: Option<i64>,
    /// The body outside whose reply this answer is, as everybody may read its name.
    pub answer_body: Option<String>,
    /// The office that answers.
    pub office_id: Option<i64>,
    /// The body outside that it went to, and that does it.
    pub transferred_to: Option<String>,
    /// The day on which it went there.
    pub passed_on: Option<Date>,
    /// Where it stands.
    pub stage: Word<Stage>,
    /// What became of it.
    pub outcome: Option<Word<Outcome>>,
    /// Day the outcome promises.
    pub outcome_due_on: Option<Date>,
    /// The day of closing.
    pub closed_on: Option<Date>,
    /// How much of it was accepted.
    pub accepted: Option<Word<Accepted>>,
    /// Day of receipt.
    pub received_on: Date,
    /// Day the answer is due, while one is awaited.
    pub due_on: Option<Date>,
    /// Day of the first answer.
    pub answered_on: Option<Date>,
    /// Since when it is shown.
    pub published_at: DateTimeUtc,
    /// What everybody finds it by, without accents, with its unit's token in front.
    pub folded: String,
}

impl ActiveModelBehavior for ActiveModel {}
