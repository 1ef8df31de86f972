//! Matters of statements: what the office follows.

use domain::opinion::{Accepted, Circle, Desk, Kind, Outcome, Stage};
use sea_orm::entity::prelude::*;

use crate::statement;
use crate::word::Word;

/// An opinion (nội dung): one matter of a statement, and where it stands. Narrow: no words of citizens but the clerk's excerpt.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "opinion")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The commune.
    pub unit_id: i64,
    /// The statement it is part of.
    pub statement_id: i64,
    /// Its number among the matters of the statement, from 1.
    pub number: i32,
    /// The statement's code for the first, `CODE/2`, `CODE/3` for those after it.
    #[sea_orm(unique)]
    pub code: String,
    /// Short title given by staff.
    pub title: Option<String>,
    /// The part of the words that it is about, as the clerk cut it; none while the whole statement is meant.
    pub excerpt: Option<String>,
    /// Topic the office chose; binding.
    pub topic: Option<String>,
    /// The village of its statement, beside it so that lists need not look there.
    pub village_id: Option<i64>,
    /// Legal kind the office chose; binding.
    pub kind: Option<Word<Kind>>,
    /// Where it stands in the procedure.
    pub stage: Word<Stage>,
    /// Whether the procedure still runs; follows from the stage.
    pub open: bool,
    /// Who may know of it.
    pub circle: Word<Circle>,
    /// Whose desk it lies on; follows from stage and facts.
    pub waits_for: Word<Desk>,
    /// What became of the matter.
    pub outcome: Option<Word<Outcome>>,
    /// The outcome in the words that the citizen reads.
    pub outcome_told: Option<String>,
    /// What the office notes about it; never leaves the office.
    pub outcome_note: Option<String>,
    /// Day the outcome promises.
    pub outcome_due_on: Option<Date>,
    /// Reason code of an item set aside.
    pub outcome_reason: Option<String>,
    /// Tiếp thu: how much of it was accepted, once answered.
    pub accepted: Option<Word<Accepted>>,
    /// Why not, or not all.
    pub accepted_why: Option<String>,
    /// Khẩn.
    pub urgent: bool,
    /// Tồn đọng kỳ trước.
    pub left_over: bool,
    /// Vượt thẩm quyền.
    pub over_authority: bool,
    /// Cần ngân sách.
    pub needs_budget: bool,
    /// The office that answers.
    pub lead_office_id: Option<i64>,
    /// The officer who drafts.
    pub officer_id: Option<i64>,
    /// The office proposed by topic.
    pub proposed_office_id: Option<i64>,
    /// Day the statement came in: here for figures and lists.
    pub received_on: Date,
    /// Day by which the citizen was told to expect the answer; a later one is told by letter.
    pub promised_on: Date,
    /// Day the running term ends.
    pub due_on: Option<Date>,
    /// That deadline with its steps, as JSON of `domain::deadline::Deadline`.
    pub due_json: Option<String>,
    /// Day of the first answer; stays whatever follows.
    pub answered_on: Option<Date>,
    /// Day that answer was due; it was in time when not after it.
    pub answer_due_on: Option<Date>,
    /// The office that gave it.
    pub answer_office_id: Option<i64>,
    /// Whether the first answer was a reply of a body outside.
    pub answer_outside: bool,
    /// Day of closing.
    pub closed_on: Option<Date>,
    /// The body outside that has it.
    pub transferred_to: Option<String>,
    /// The day on which it went there.
    pub passed_on: Option<Date>,
    /// Whether the public register shows it.
    pub published: bool,
    /// Grows with each change; compare-and-set.
    pub version: i32,
    /// Lines in its journal.
    pub journal_len: i32,
    /// Hash of the last line.
    pub journal_head: String,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// A matter of this statement on which nothing was done yet, not kept yet.
    pub fn fresh(of: &statement::Model, number: i32, code: String) -> Model {
        Model {
            unit_id: of.unit_id,
            statement_id: of.id,
            promised_on: of.promised_on,
            village_id: of.village_id,
            ..Model::bare(number, code, of.received_on)
        }
    }

    /// A matter that came in on a day, of no statement yet.
    pub fn bare(number: i32, code: String, day: Date) -> Model {
        Model {
            id: 0,
            unit_id: 0,
            statement_id: 0,
            number,
            code,
            title: None,
            excerpt: None,
            topic: None,
            village_id: None,
            kind: None,
            stage: Stage::Received.into(),
            open: true,
            circle: Circle::Unit.into(),
            waits_for: Desk::Triage.into(),
            outcome: None,
            outcome_told: None,
            outcome_note: None,
            outcome_due_on: None,
            outcome_reason: None,
            accepted: None,
            accepted_why: None,
            urgent: false,
            left_over: false,
            over_authority: false,
            needs_budget: false,
            lead_office_id: None,
            officer_id: None,
            proposed_office_id: None,
            received_on: day,
            promised_on: day,
            due_on: None,
            due_json: None,
            answered_on: None,
            answer_due_on: None,
            answer_office_id: None,
            answer_outside: false,
            closed_on: None,
            transferred_to: None,
            passed_on: None,
            published: false,
            version: 1,
            journal_len: 0,
            journal_head: String::new(),
        }
    }

    /// The day by which an answer was promised to the citizen: the day told at receipt until somebody was given the matter,
    /// then the day of the running term; none when no answer is awaited. The office's inner terms are not for telling.
    pub fn answer_promised_on(&self) -> Option<Date> {
        match self.stage.0 {
            Stage::Received => Some(self.promised_on),
            stage => self.due_on.filter(|_| stage.awaits_answer()),
        }
    }

    /// Whether its sender is told only that it takes its way.
    pub fn is_quiet(&self) -> bool {
        domain::opinion::is_quiet(self.circle.0, self.stage.0, self.kind.map(|kind| kind.0))
    }
}
