//! An opinion as staff read it: facts, never who sent it.

use chrono::NaiveDate;
use domain::opinion::{Act, permit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::problem::Problem;
use super::views::AnswerView;
use crate::acts::Person;
use crate::app::App;
use crate::store::directory::Book;
use crate::store::opinions::{self, Answer, Case};
use crate::store::{conferences, files};

/// How many characters of the words stand in for a missing title.
const HEADLINE: usize = 110;

/// Acts that have no address of their own: births, and looks that are written down by looking.
const INSIDE: [Act; 4] = [Act::Submit, Act::Log, Act::AnswerOnSpot, Act::OpenRestricted];

/// An opinion in a list.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = OpinionLine)]
pub struct LineView {
    /// Its code.
    pub code: String,
    /// The unit's code.
    pub unit: String,
    /// The title, or the first words.
    pub title: String,
    /// The stage's word.
    pub stage: String,
    /// Whose desk it lies on.
    pub waits_for: String,
    /// The channel's word.
    pub channel: String,
    /// The kind's word.
    pub kind: Option<String>,
    /// The topic's code.
    pub topic: Option<String>,
    /// The lead office's code.
    pub office: Option<String>,
    /// The officer's login.
    pub officer: Option<String>,
    /// The day it came in.
    pub received_on: NaiveDate,
    /// The day the running term ends.
    pub due_on: Option<NaiveDate>,
    /// Whether that day is past while an answer is awaited.
    pub overdue: bool,
    /// It cannot wait.
    pub urgent: bool,
    /// What became of the matter.
    pub outcome: Option<String>,
    /// Whether the public register shows it.
    pub published: bool,
    /// The version that acts take.
    pub version: i32,
}

impl LineView {
    /// A line of a list.
    pub fn of(book: &Book, today: NaiveDate, case: &Case) -> LineView {
        let row = &case.opinion;
        LineView {
            code: row.code.clone(),
            unit: book.unit.code.clone(),
            title: case.headline(HEADLINE),
            stage: row.stage.to_string(),
            waits_for: row.waits_for.to_string(),
            channel: case.statement.channel.to_string(),
            kind: row.kind.map(|word| word.to_string()),
            topic: row.topic.clone(),
            office: book.office(row.lead_office_id).map(|office| office.code.clone()),
            officer: book.person(row.officer_id).map(|officer| officer.login.clone()),
            received_on: row.received_on,
            due_on: row.due_on,
            overdue: row.stage.0.awaits_answer() && row.due_on.is_some_and(|day| day < today),
            urgent: row.urgent,
            outcome: row.outcome.map(|word| word.to_string()),
            published: row.published,
            version: row.version,
        }
    }
}

/// An opinion with everything this reader may see of it; who sent it is an act of its own.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = Case)]
pub struct CaseView {
    /// What lists show of it.
    #[serde(flatten)]
    pub line: LineView,
    /// The words that this matter is about; none where another matter of the same statement seals them.
    pub text: Option<String>,
    /// Its number among the matters of the statement, from 1.
    pub number: i32,
    /// How many matters of the statement this reader may open.
    pub matters: i32,
    /// Who may know of it: `unit`, or the word of a closed circle.
    pub circle: String,
    /// Where the matter is.
    pub place: Option<String>,
    /// The village's name.
    pub village: Option<String>,
    /// The topic the citizen chose.
    pub topic_hint: Option<String>,
    /// The conference's code.
    pub conference: Option<String>,
    /// Sent without a name.
    pub anonymous: bool,
    /// How many people stand behind it.
    pub people: Option<i32>,
    /// Left over from an earlier conference.
    pub left_over: bool,
    /// Beyond the commune's authority.
    pub over_authority: bool,
    /// Costs money that is not planned.
    pub needs_budget: bool,
    /// Codes of supporting offices.
    pub supporting: Vec<String>,
    /// The day told to the citizen.
    pub promised_on: NaiveDate,
    /// The day of the answer.
    pub answered_on: Option<NaiveDate>,
    /// The day of closing.
    pub closed_on: Option<NaiveDate>,
    /// The body outside that has it.
    pub transferred_to: Option<String>,
    /// The outcome in the words that the citizen reads.
    pub outcome_told: Option<String>,
    /// What the office notes about it.
    pub outcome_note: Option<String>,
    /// How much of it was accepted: `whole`, `part` or `no`.
    pub accepted: Option<String>,
    /// Why not, or not all.
    pub accepted_why: Option<String>,
    /// The day the outcome promises.
    pub outcome_due_on: Option<NaiveDate>,
    /// All revisions of the answer, oldest first.
    pub answers: Vec<RevisionView>,
    /// Pictures and documents.
    pub files: Vec<FileView>,
    /// What this person may do now; each is the last part of an address.
    pub acts: Vec<String>,
}

/// One revision of the answer.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = AnswerRevision)]
pub struct RevisionView {
    /// From 1; the highest counts.
    pub revision: i32,
    /// `draft`, `submitted`, `returned`, `approved` or `issued`.
    pub state: String,
    /// The drafter's login.
    pub drafter: Option<String>,
    /// The approver's login.
    pub approver: Option<String>,
    /// Why it was returned.
    pub return_reason: Option<String>,
    /// Its text.
    #[serde(flatten)]
    pub answer: AnswerView,
}

/// A picture or document.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = File)]
pub struct FileView {
    /// Its name.
    pub name: String,
    /// `citizen`, `evidence` or `answer`.
    pub purpose: String,
    /// Its type.
    pub content_type: String,
    /// Its length in bytes.
    pub size: i64,
}

impl From<files::Stored> for FileView {
    fn from(row: files::Stored) -> FileView {
        FileView {
            name: row.original_name,
            purpose: row.purpose,
            content_type: row.content_type,
            size: row.size,
        }
    }
}

/// The case as this person may see it.
pub async fn case_of(app: &App, person: &Person, case: Case) -> Result<CaseView, Problem> {
    let book = app.directory.book(&app.db, case.opinion.unit_id).await?;
    let login = |id: Option<i64>| book.person(id).map(|person| person.login.clone());
    let revision = |answer: Answer| RevisionView {
        revision: answer.revision,
        state: answer.state.clone(),
        drafter: login(answer.drafter_id),
        approver: login(answer.approver_id),
        return_reason: answer.return_reason.clone(),
        answer: answer.into(),
    };
    let answers = opinions::answers(&app.db, case.opinion.id).await?;
    let supporting = opinions::supporting(&app.db, case.opinion.id).await?;
    let conference = match case.statement.conference_id {
        Some(id) => conferences::by_id(&app.db, &person.sees(), id).await?.map(|found| found.code),
        None => None,
    };
    let held = files::of_case(&app.db, &case).await?;
    let acts = allowed(app, person, &case).await?;
    let line = LineView::of(&book, app.today(), &case);
    let text = case.words().map(str::to_owned);
    let whole = case.statement_words().is_some();
    // As many as this reader may open: how many there are in all would tell of one in a closed circle.
    let seen = opinions::beside(&app.db, &person.sees(), case.statement.id).await?.len();
    let matters = i32::try_from(seen).unwrap_or(i32::MAX);
    let Case { opinion: row, statement: said } = case;
    Ok(CaseView {
        line,
        text,
        number: row.number,
        matters,
        circle: row.circle.to_string(),
        village: book.village_name(said.village_id).map(str::to_owned),
        place: said.place.filter(|_| whole),
        topic_hint: said.topic_hint,
        conference,
        anonymous: said.anonymous,
        people: said.people,
        left_over: row.left_over,
        over_authority: row.over_authority,
        needs_budget: row.needs_budget,
        supporting: supporting
            .iter()
            .filter_map(|id| book.office(Some(*id)))
            .map(|o| o.code.clone())
            .collect(),
        promised_on: row.promised_on,
        answered_on: row.answered_on,
        closed_on: row.closed_on,
        transferred_to: row.transferred_to,
        outcome_told: row.outcome_told,
        outcome_note: row.outcome_note,
        accepted: row.accepted.map(|word| word.to_string()),
        accepted_why: row.accepted_why,
        outcome_due_on: row.outcome_due_on,
        answers: answers.into_iter().map(revision).collect(),
        files: held.into_iter().map(FileView::from).collect(),
        acts,
    })
}

/// The acts the law gives this person now.
async fn allowed(app: &App, person: &Person, case: &Case) -> Result<Vec<String>, Problem> {
    let facts = opinions::facts(&app.db, &case.opinion, &case.statement).await?;
    let may = |act: &&Act| permit(**act, person.who(), &facts).is_ok() && !INSIDE.contains(act);
    Ok(Act::ALL.iter().filter(may).map(|act| act.as_str().to_owned()).collect())
}
