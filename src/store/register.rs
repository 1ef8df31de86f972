//! The public register: publications, filtered and leafed through by key.

use chrono::NaiveDate;
use domain::code::MatterCode;
use domain::conference::Stage as Standing;
use domain::opinion::{Outcome, Stage};
use entity::{conference, publication};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::publications::{self, Publication};
use super::search::{self, Text};
use super::sees::{self, Sees};
use super::topics::under;
use super::{Conn, Error};

/// Counting stops above this: nobody needs the exact number, and counting on is slow.
pub const COUNT_MOST: u64 = 100;

domain::words! {
    /// How a published matter stands, as the filter of the register offers it.
    pub enum State {
        /// Not answered yet, and there is still time.
        Waiting,
        /// Not answered, and the day is past.
        Overdue,
        /// Being done, with a promise.
        InProgress,
        /// Done.
        Resolved,
        /// Answered; nothing said yet about what became of it.
        Answered,
        /// Explained, or set aside with guidance.
        Explained,
        /// With a body outside the commune.
        Transferred,
    }
}

/// What a reader of the register asks for.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Words to find.
    pub q: String,
    /// A main topic's code.
    pub topic: Option<String>,
    /// A village's key.
    pub village: Option<i64>,
    /// The key of the office that answers.
    pub office: Option<i64>,
    /// How the matter stands.
    pub state: Option<State>,
    /// What became of it, closed.
    pub outcome: Option<Outcome>,
    /// Received in this year; closed in it, where an outcome is asked for.
    pub year: Option<i32>,
    /// The last row of the page before.
    pub after: Option<MatterCode>,
    /// Today in Vietnam, by which something is overdue.
    pub today: NaiveDate,
}

/// One page of the register.
#[derive(Debug, Clone)]
pub struct Leaf {
    /// The rows, newest first.
    pub rows: Vec<Publication>,
    /// Whether more follow.
    pub more: bool,
    /// How many there are in all; one above [`COUNT_MOST`] means "more than that".
    pub count: u64,
    /// Whether the rows have only two neighbouring words of those asked for.
    pub nearby: bool,
    /// Whether the rows have the words only without the accents that were typed.
    pub unaccented: bool,
}

/// A page of at most `most` rows as this reader may see them.
pub async fn leaf(on: &impl Conn, sees: &Sees, asked: &Asked, most: usize) -> Result<Leaf, Error> {
    let mut select = sees::published(sees);
    if let Some(topic) = &asked.topic {
        select = select.filter(under(publication::Entity, publication::Column::Topic, topic));
    }
    if let Some(village) = asked.village {
        select = select.filter(publication::Column::VillageId.eq(village));
    }
    if let Some(office) = asked.office {
        select = select.filter(publication::Column::OfficeId.eq(office));
    }
    if let Some(state) = asked.state {
        select = select.filter(stands(state, asked.today));
    }
    if let Some(outcome) = asked.outcome {
        select = select
            .filter(publication::Column::Outcome.eq(outcome.as_str()))
            .filter(publication::Column::Stage.eq(Stage::Closed.as_str()));
    }
    if let Some(year) = asked.year {
        let column = asked.outcome.map_or("received_year", |_| "closed_year");
        select = select.filter(Expr::col((publication::Entity, column)).eq(year));
    }
    let after = match &asked.after {
        Some(code) => publications::by_code(on, sees, code).await?.map(|last| last.id),
        None => None,
    };
    let found = search::matching(on, select, Text::Public, sees.unit(), &asked.q, after).await?;
    let count = found.count(on, COUNT_MOST + 1).await?;
    let (nearby, unaccented) = (found.nearby, found.unaccented);
    let wanted = u64::try_from(most).unwrap_or(COUNT_MOST) + 1;
    let mut rows = found.newest(after, wanted).all(on.conn()).await?;
    let more = rows.len() > most;
    rows.truncate(most);
    Ok(Leaf { rows, more, count, nearby, unaccented })
}

fn stands(state: State, today: NaiveDate) -> Condition {
    use publication::Column;
    let standing = |state: State| Condition::all().add(Column::Standing.eq(state.as_str()));
    match state {
        State::Waiting => standing(State::Waiting)
            .add(Condition::any().add(Column::DueOn.is_null()).add(Column::DueOn.gte(today))),
        State::Overdue => standing(State::Waiting).add(Column::DueOn.lt(today)),
        other => standing(other),
    }
}

/// Where the register lists what stands so, less the day by which something is overdue: what is kept with the publication.
pub fn standing(stage: Stage, outcome: Option<Outcome>) -> State {
    match (stage, outcome) {
        (stage, _) if stage.awaits_answer() => State::Waiting,
        (Stage::Transferred, _) => State::Transferred,
        (Stage::Closed, outcome) => outcome.map_or(State::Explained, state_with),
        _ => State::Answered,
    }
}

/// How a publication stands today.
pub fn state_of(row: &Publication, today: NaiveDate) -> State {
    match standing(row.stage.0, row.outcome.map(|outcome| outcome.0)) {
        State::Waiting if row.due_on.is_some_and(|day| day < today) => State::Overdue,
        state => state,
    }
}

/// Where the register lists closed matters with this outcome.
pub fn state_with(outcome: Outcome) -> State {
    match outcome {
        Outcome::Resolved => State::Resolved,
        Outcome::InProgress | Outcome::Roadmap => State::InProgress,
        Outcome::Transferred | Outcome::Forwarded => State::Transferred,
        Outcome::Explained | Outcome::Withdrawn | Outcome::NotProcessed | Outcome::Guided => State::Explained,
    }
}

/// The latest answered ones of the register; what was opened again waits for another answer.
pub async fn latest(on: &impl Conn, unit: i64, most: u64) -> Result<Vec<Publication>, Error> {
    sees::published(&Sees::public(Some(unit)))
        .filter(publication::Column::AnsweredOn.is_not_null())
        .filter(publication::Column::Stage.is_in([Stage::Answered.as_str(), Stage::Closed.as_str()]))
        .order_by_desc(publication::Column::AnsweredOn)
        .order_by_desc(publication::Column::Id)
        .limit(most)
        .all(on.conn())
        .await
}

/// The conference a publication belongs to, if the public may see it.
pub async fn conference_of(
    on: &impl Conn,
    row: &Publication,
) -> Result<Option<super::conferences::Conference>, Error> {
    let Some(id) = row.conference_id else {
        return Ok(None);
    };
    conference::Entity::find_by_id(id)
        .filter(conference::Column::Stage.ne(Standing::Planned.as_str()))
        .one(on.conn())
        .await
}
