//! The public register: what is published, filtered and leafed through by key.

use domain::code::Code;
use domain::conference::Stage as Standing;
use domain::opinion::{Outcome, Stage};
use entity::{conference, opinion};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::opinions::Opinion;
use super::search::{self, Text};
use super::sees::{self, Sees};
use super::{Conn, Error, counting};

/// Counting stops above this: nobody needs the exact number, and counting on is slow.
pub const COUNT_MOST: u64 = 100;

domain::words! {
    /// How a published matter stands, as the filter of the register offers it.
    pub enum State {
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
    /// How the matter stands.
    pub state: Option<State>,
    /// The last row of the page before.
    pub after: Option<Code>,
}

/// One page of the register.
#[derive(Debug, Clone)]
pub struct Leaf {
    /// The rows, newest first.
    pub rows: Vec<Opinion>,
    /// Whether more follow.
    pub more: bool,
    /// How many there are in all; one above [`COUNT_MOST`] means "more than that".
    pub count: u64,
    /// Whether the rows have only two neighbouring words of those asked for.
    pub nearby: bool,
}

/// A page of at most `most` rows as this reader may see them.
pub async fn leaf(on: &impl Conn, sees: &Sees, asked: &Asked, most: usize) -> Result<Leaf, Error> {
    let mut select = sees::ordinary(sees).filter(opinion::Column::Published.eq(true));
    if let Some(topic) = &asked.topic {
        select = select.filter(
            Condition::any()
                .add(opinion::Column::Topic.eq(topic))
                .add(opinion::Column::Topic.starts_with(format!("{topic}-"))),
        );
    }
    if let Some(village) = asked.village {
        select = select.filter(opinion::Column::VillageId.eq(village));
    }
    if let Some(state) = asked.state {
        select = select.filter(stands(state));
    }
    let found = search::matching(on, select, Text::Public, &asked.q).await?;
    let count = counting::bounded(on, found.select.clone(), COUNT_MOST + 1).await?;
    let mut page = found.select;
    if let Some(code) = &asked.after
        && let Some(last) = super::opinions::by_code(on, sees, code).await?
    {
        page = page.filter(opinion::Column::Id.lt(last.id));
    }
    let wanted = u64::try_from(most).unwrap_or(COUNT_MOST) + 1;
    let mut rows = page.order_by_desc(opinion::Column::Id).limit(wanted).all(on.conn()).await?;
    let more = rows.len() > most;
    rows.truncate(most);
    Ok(Leaf { rows, more, count, nearby: found.nearby })
}

fn stands(state: State) -> Condition {
    let outcomes = |list: &[Outcome]| {
        let words: Vec<&str> = list.iter().map(|outcome| outcome.as_str()).collect();
        Condition::all()
            .add(opinion::Column::Stage.eq(Stage::Closed.as_str()))
            .add(opinion::Column::Outcome.is_in(words))
    };
    match state {
        State::InProgress => outcomes(&[Outcome::InProgress, Outcome::Roadmap]),
        State::Resolved => outcomes(&[Outcome::Resolved]),
        State::Explained => {
            outcomes(&[Outcome::Explained, Outcome::NotProcessed, Outcome::Withdrawn, Outcome::Guided])
        }
        State::Answered => Condition::all().add(opinion::Column::Stage.eq(Stage::Answered.as_str())),
        State::Transferred => Condition::any()
            .add(opinion::Column::Stage.eq(Stage::Transferred.as_str()))
            .add(outcomes(&[Outcome::Transferred, Outcome::Forwarded])),
    }
}

/// How a published opinion stands.
pub fn state_of(opinion: &Opinion) -> State {
    match (opinion.stage.0, opinion.outcome.map(|outcome| outcome.0)) {
        (Stage::Transferred, _) | (Stage::Closed, Some(Outcome::Transferred | Outcome::Forwarded)) => {
            State::Transferred
        }
        (Stage::Closed, Some(Outcome::Resolved)) => State::Resolved,
        (Stage::Closed, Some(Outcome::InProgress | Outcome::Roadmap)) => State::InProgress,
        (Stage::Closed, _) => State::Explained,
        _ => State::Answered,
    }
}

/// The latest answered ones of the register.
pub async fn latest(on: &impl Conn, unit: i64, most: u64) -> Result<Vec<Opinion>, Error> {
    sees::ordinary(&Sees::public(Some(unit)))
        .filter(opinion::Column::AnsweredOn.is_not_null())
        .order_by_desc(opinion::Column::AnsweredOn)
        .order_by_desc(opinion::Column::Id)
        .limit(most)
        .all(on.conn())
        .await
}

/// The code of the conference an opinion belongs to, if the public may see it.
pub async fn conference_of(
    on: &impl Conn,
    opinion: &Opinion,
) -> Result<Option<super::conferences::Conference>, Error> {
    let Some(id) = opinion.conference_id else {
        return Ok(None);
    };
    conference::Entity::find_by_id(id)
        .filter(conference::Column::Stage.ne(Standing::Planned.as_str()))
        .one(on.conn())
        .await
}
