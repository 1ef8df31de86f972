//! An opinion as staff read it: facts, never who sent it.

use chrono::NaiveDate;
use domain::opinion::{Act, headline, permit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::problem::Problem;
use super::views::AnswerView;
use crate::acts::Person;
use crate::app::App;
use crate::files::{Called, called};
use crate::store::directory::Book;
use crate::store::opinions::{self, Answer, Opinion};
use crate::store::sees::Sees;
use crate::store::{conferences, files};

/// How many characters of the words stand in for a missing title.
const HEADLINE: usize = 110;

/// Acts that have no address of their own: they happen inside others.
const INSIDE: [Act; 5] = [Act::Submit, Act::Log, Act::AnswerOnSpot, Act::Divert, Act::Quarantine];

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
    /// A line of a list, in the words this reader may see.
    pub fn of(book: &Book, sees: &Sees, today: NaiveDate, row: &Opinion) -> LineView {
        let (title, words) = if sees.redacted() {
            (row.public_title.as_deref(), row.public_words.as_deref().unwrap_or_default())
        } else {
            (row.title.as_deref(), row.words.as_str())
        };
        LineView {
            code: row.code.clone(),
            unit: book.unit.code.clone(),
            title: title.map_or_else(|| headline(words, HEADLINE), str::to_owned),
            stage: row.stage.to_string(),
            waits_for: row.waits_for.to_string(),
            channel: row.channel.to_string(),
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
    /// The words; the redacted ones for readers outside the unit.
    pub text: Option<String>,
    /// Where the matter is.
    pub place: Option<String>,
    /// The village's name.
    pub village: Option<String>,
    /// The topic the citizen chose.
    pub topic_hint: Option<String>,
    /// The conference's code.
    pub conference: Option<String>,
    /// Its number among those spoken.
    pub spoken_order: Option<i32>,
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
    /// The outcome in words.
    pub outcome_note: Option<String>,
    /// The day the outcome promises.
    pub outcome_due_on: Option<NaiveDate>,
    /// The version in the public register.
    pub public_text: Option<String>,
    /// The answer in the public register.
    pub public_answer: Option<String>,
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
pub async fn case_of(app: &App, person: &Person, row: Opinion) -> Result<CaseView, Problem> {
    let sees = person.sees();
    let redacted = sees.redacted();
    let book = app.directory.book(&app.db, row.unit_id).await?;
    let login = |id: Option<i64>| book.person(id).map(|person| person.login.clone());
    let revision = |answer: Answer| RevisionView {
        revision: answer.revision,
        state: answer.state.clone(),
        drafter: login(answer.drafter_id),
        approver: login(answer.approver_id),
        return_reason: answer.return_reason.clone(),
        answer: answer.into(),
    };
    let answers = if redacted { Vec::new() } else { opinions::answers(&app.db, row.id).await? };
    let answers = answers.into_iter().map(revision).collect();
    let supporting = opinions::supporting(&app.db, row.id).await?;
    let conference = match row.conference_id {
        Some(id) => conferences::by_id(&app.db, &sees, id).await?.map(|found| found.code),
        None => None,
    };
    let held = files::of_opinion(&app.db, row.id, redacted).await?;
    let names = redacted.then(|| called(&held));
    let acts = allowed(app, person, &row).await?;
    Ok(CaseView {
        line: LineView::of(&book, &sees, app.today(), &row),
        text: if redacted { row.public_words.clone() } else { Some(row.words) },
        place: row.place.filter(|_| !redacted),
        village: book.village_name(row.village_id).filter(|_| !redacted).map(str::to_owned),
        topic_hint: row.topic_hint,
        conference,
        spoken_order: row.spoken_order,
        anonymous: row.anonymous,
        people: row.people,
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
        outcome_note: row.outcome_note.filter(|_| !redacted),
        outcome_due_on: row.outcome_due_on,
        public_text: row.public_words,
        public_answer: row.public_answer,
        answers,
        files: named(held, names),
        acts,
    })
}

/// The files under the names that their reader may know them by.
fn named(held: Vec<files::Stored>, names: Option<Vec<Called>>) -> Vec<FileView> {
    let mut views: Vec<FileView> = held.into_iter().map(FileView::from).collect();
    for (view, name) in views.iter_mut().zip(names.into_iter().flatten()) {
        view.name = name.file_name();
    }
    views
}

/// The acts the law gives this person now.
async fn allowed(app: &App, person: &Person, row: &Opinion) -> Result<Vec<String>, Problem> {
    if row.unit_id != person.unit_id {
        return Ok(Vec::new());
    }
    let facts = opinions::facts(&app.db, row).await?;
    let may = |act: &&Act| permit(**act, person.who(), &facts).is_ok() && !INSIDE.contains(act);
    Ok(Act::ALL.iter().filter(may).map(|act| act.as_str().to_owned()).collect())
}
