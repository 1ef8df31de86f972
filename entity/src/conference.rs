//! Dialogue conferences.

use domain::conference::{Approach, Coverage, Mode, Occasion, Stage};
use sea_orm::entity::prelude::*;

use crate::word::Word;

/// A conference (hội nghị tiếp xúc, đối thoại).
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "conference")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose conference it is.
    pub unit_id: i64,
    /// Public code.
    #[sea_orm(unique)]
    pub code: String,
    /// What it is about.
    pub theme: String,
    /// Regular or ad hoc.
    pub occasion: Word<Occasion>,
    /// By group, by theme or in depth.
    pub approach: Word<Approach>,
    /// The group of people it is for.
    pub audience: Option<String>,
    /// Whole commune or a cluster of villages.
    pub coverage: Word<Coverage>,
    /// Which villages.
    pub cluster: Option<String>,
    /// In person or online.
    pub mode: Word<Mode>,
    /// The day.
    pub held_on: Date,
    /// Start, in minutes after midnight in Vietnam.
    pub starts_at: i32,
    /// End, in minutes after midnight in Vietnam.
    pub ends_at: i32,
    /// Where.
    pub place: String,
    /// Where online.
    pub online_url: Option<String>,
    /// Content of the notice.
    pub agenda: Option<String>,
    /// Last day for opinions sent beforehand.
    pub collect_until: Date,
    /// Where it stands.
    pub stage: Word<Stage>,
    /// Grows with each change; compare-and-set.
    pub version: i32,
    /// Last day for the public notice (Luật 72/2025/QH15 Đ.43).
    pub notice_due_on: Date,
    /// That deadline with its steps, as JSON of `domain::deadline::Deadline`.
    pub notice_json: String,
    /// When the public notice went out.
    pub announced_at: Option<DateTimeUtc>,
    /// When it opened.
    pub opened_at: Option<DateTimeUtc>,
    /// When it ended.
    pub adjourned_at: Option<DateTimeUtc>,
    /// When it was cancelled.
    pub cancelled_at: Option<DateTimeUtc>,
    /// Why it was postponed or cancelled.
    pub reason: Option<String>,
    /// How many people came.
    pub attendance: Option<i32>,
    /// Order given to the last spoken opinion; 0 before the first.
    pub last_spoken: i32,
    /// Lines in its journal.
    pub journal_len: i32,
    /// Hash of the last line.
    pub journal_head: String,
    /// Who planned it.
    pub created_by: i64,
    /// When it was planned.
    pub created_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
