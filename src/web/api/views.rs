//! What the API answers about units, topics, conferences and published opinions.

use chrono::NaiveDate;
use domain::date::display_time;
use domain::lang::Lang;
use domain::opinion::Stage;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::store::conferences::Conference;
use crate::store::directory::Book;
use crate::store::opinions::Answer;
use crate::store::publications::Publication;
use crate::store::units::{Topic, Unit};

/// A unit that takes opinions, or the province above it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = Unit)]
pub struct UnitView {
    /// Its code, as the other operations take it.
    pub code: String,
    /// `province`, `xa`, `phuong` or `dac_khu`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// The code of the province above it.
    pub parent: Option<String>,
    /// Villages and neighbourhoods.
    pub villages: Vec<VillageView>,
    /// Offices that answer.
    pub offices: Vec<OfficeView>,
}

/// A village or neighbourhood.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = Village)]
pub struct VillageView {
    /// Its code within the unit.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// An office of a unit.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = Office)]
pub struct OfficeView {
    /// Its code within the unit.
    pub code: String,
    /// Its name.
    pub name: String,
}

impl UnitView {
    /// A unit with what belongs to it.
    pub fn of(lang: Lang, book: &Book) -> UnitView {
        let villages =
            book.villages.iter().map(|row| VillageView { code: row.code.clone(), name: row.name.clone() });
        let offices = book.offices.iter().filter(|row| row.active).map(|row| OfficeView {
            code: row.code.clone(),
            name: lang.pick(&row.name, &row.name_en).to_owned(),
        });
        UnitView {
            code: book.unit.code.clone(),
            kind: book.unit.kind.clone(),
            name: unit_name(lang, &book.unit),
            parent: book.parent.as_ref().map(|unit| unit.code.clone()),
            villages: villages.collect(),
            offices: offices.collect(),
        }
    }
}

/// A unit's name in a language.
pub fn unit_name(lang: Lang, unit: &Unit) -> String {
    lang.pick(&unit.name, &unit.name_en).to_owned()
}

/// A topic.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = Topic)]
pub struct TopicView {
    /// Its code.
    pub code: String,
    /// The main topic's code.
    pub parent: Option<String>,
    /// Its name.
    pub name: String,
    /// Examples.
    pub hint: Option<String>,
}

impl TopicView {
    /// A topic in a language.
    pub fn of(lang: Lang, row: &Topic) -> TopicView {
        let hint = match lang {
            Lang::Vi => row.hint.clone(),
            Lang::En => row.hint_en.clone().or_else(|| row.hint.clone()),
        };
        TopicView {
            code: row.code.clone(),
            parent: row.parent.clone(),
            name: lang.pick(&row.name, &row.name_en).to_owned(),
            hint,
        }
    }
}

/// A conference.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = Conference)]
pub struct ConferenceView {
    /// Its code.
    pub code: String,
    /// The unit's code.
    pub unit: String,
    /// What it is about.
    pub theme: String,
    /// `planned`, `announced`, `open`, `adjourned` or `cancelled`.
    pub stage: String,
    /// `regular` or `ad_hoc`.
    pub occasion: String,
    /// `by_group`, `by_theme` or `in_depth`.
    pub approach: String,
    /// The group of people it is for.
    pub audience: Option<String>,
    /// `whole` or `cluster`.
    pub coverage: String,
    /// Which villages.
    pub cluster: Option<String>,
    /// `in_person` or `online`.
    pub mode: String,
    /// The day.
    pub held_on: NaiveDate,
    /// Begin, such as `07:30`.
    pub starts_at: String,
    /// End.
    pub ends_at: String,
    /// Where.
    pub place: String,
    /// Where online.
    pub online_url: Option<String>,
    /// What will be talked about.
    pub agenda: Option<String>,
    /// Last day for opinions sent beforehand.
    pub collect_until: NaiveDate,
    /// Last day for the public notice.
    pub notice_due_on: NaiveDate,
    /// Why it was postponed or cancelled.
    pub reason: Option<String>,
    /// How many people came.
    pub attendance: Option<i32>,
    /// The version that acts take.
    pub version: i32,
}

impl ConferenceView {
    /// A conference of a unit.
    pub fn of(unit: &str, row: Conference) -> ConferenceView {
        let time = |minutes: i32| display_time(u16::try_from(minutes).unwrap_or_default());
        ConferenceView {
            unit: unit.to_owned(),
            stage: row.stage.to_string(),
            occasion: row.occasion.to_string(),
            approach: row.approach.to_string(),
            coverage: row.coverage.to_string(),
            mode: row.mode.to_string(),
            starts_at: time(row.starts_at),
            ends_at: time(row.ends_at),
            code: row.code,
            theme: row.theme,
            audience: row.audience,
            cluster: row.cluster,
            held_on: row.held_on,
            place: row.place,
            online_url: row.online_url,
            agenda: row.agenda,
            collect_until: row.collect_until,
            notice_due_on: row.notice_due_on,
            reason: row.reason,
            attendance: row.attendance,
            version: row.version,
        }
    }
}

/// A published opinion, in its redacted form.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = PublishedOpinion)]
pub struct PublishedView {
    /// Its code.
    pub code: String,
    /// The unit's code.
    pub unit: String,
    /// Its title.
    pub title: String,
    /// The redacted words.
    pub text: String,
    /// The redacted answer.
    pub answer: Option<String>,
    /// The topic's code.
    pub topic: Option<String>,
    /// The stage's word.
    pub stage: String,
    /// What became of the matter.
    pub outcome: Option<String>,
    /// The day it came in.
    pub received_on: NaiveDate,
    /// The day of the answer.
    pub answered_on: Option<NaiveDate>,
    /// The name of the office that answers.
    pub office: Option<String>,
    /// The name of the office that gave the answer which is shown.
    pub answer_office: Option<String>,
    /// The body outside whose reply the answer is.
    pub answer_body: Option<String>,
    /// The body outside that it went to.
    pub transferred_to: Option<String>,
    /// The day the answer is due, while one is awaited.
    pub due_on: Option<NaiveDate>,
}

impl PublishedView {
    /// A published opinion of a unit.
    pub fn of(lang: Lang, book: &Book, row: Publication) -> PublishedView {
        PublishedView {
            unit: book.unit.code.clone(),
            title: row.title,
            text: row.words,
            answer: row.answer,
            topic: row.topic,
            stage: row.stage.to_string(),
            outcome: row.outcome.filter(|_| row.stage == Stage::Closed).map(|word| word.to_string()),
            received_on: row.received_on,
            answered_on: row.answered_on,
            office: book.office_name(row.office_id, lang).map(str::to_owned),
            answer_office: book.office_name(row.answer_office_id, lang).map(str::to_owned),
            answer_body: row.answer_body,
            transferred_to: row.transferred_to,
            due_on: row.due_on,
            code: row.code,
        }
    }
}

/// An answer, as the citizen reads it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = Answer)]
pub struct AnswerView {
    /// Given aloud at once.
    pub spot: bool,
    /// Who gave it aloud.
    pub spoken_by: Option<String>,
    /// The body outside whose reply it is.
    pub body: Option<String>,
    /// What was checked and found.
    pub checked: String,
    /// On what legal ground.
    pub legal_ground: String,
    /// The answer or the solution.
    pub solution: String,
    /// Who does it.
    pub responsible: String,
    /// By when.
    pub done_by: Option<NaiveDate>,
    /// The document's number.
    pub number: Option<String>,
    /// The day of issue.
    pub issued_on: Option<NaiveDate>,
}

impl From<Answer> for AnswerView {
    fn from(row: Answer) -> AnswerView {
        AnswerView {
            spot: row.spot,
            spoken_by: row.spoken_by,
            body: row.body,
            checked: row.checked,
            legal_ground: row.legal_ground,
            solution: row.solution,
            responsible: row.responsible,
            done_by: row.done_by,
            number: row.number,
            issued_on: row.issued_on,
        }
    }
}
