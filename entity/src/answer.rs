//! Answers and their revisions.

use domain::opinion::Accepted;
use sea_orm::entity::prelude::*;

use crate::word::Word;

/// One revision of an answer: what was checked, on what ground, who does what by when.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "answer")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The opinion.
    pub opinion_id: i64,
    /// From 1; the highest counts.
    pub revision: i32,
    /// Whether it was given on the spot.
    pub spot: bool,
    /// Who gave it on the spot.
    pub spoken_by: Option<String>,
    /// The office that gave it, once it was issued.
    pub office_id: Option<i64>,
    /// The body outside whose reply it is; none of an answer of the commune.
    pub body: Option<String>,
    /// Who drafted it; never the approver.
    pub drafter_id: Option<i64>,
    /// What was checked and found.
    pub checked: String,
    /// When it was checked.
    pub checked_on: Option<Date>,
    /// On what legal ground.
    pub legal_ground: String,
    /// The answer or the solution.
    pub solution: String,
    /// Who does it.
    pub responsible: String,
    /// By when.
    pub done_by: Option<Date>,
    /// How much of the proposal is accepted.
    pub accepted: Option<Word<Accepted>>,
    /// Why not, or not all.
    pub accepted_why: Option<String>,
    /// `draft`, `submitted`, `returned`, `approved` or `issued`.
    pub state: String,
    /// Why it was returned.
    pub return_reason: Option<String>,
    /// When it went to the approver.
    pub submitted_at: Option<DateTimeUtc>,
    /// Who approved it.
    pub approver_id: Option<i64>,
    /// When.
    pub approved_at: Option<DateTimeUtc>,
    /// The signer's name as it was then.
    pub signer_name: Option<String>,
    /// The signer's post as it was then.
    pub signer_post: Option<String>,
    /// Số, ký hiệu of the written answer.
    pub number: Option<String>,
    /// Day of issue.
    pub issued_on: Option<Date>,
    /// Last change.
    pub updated_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
