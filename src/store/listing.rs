//! Long lists of opinions and conferences, page by page: each page begins after a key, none counts what lies before it.

use chrono::NaiveDate;
use domain::opinion::{Desk, Stage};
use entity::{conference, opinion};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use super::conferences::Conference;
use super::opinions::Case;
use super::search::{self, Text};
use super::sees::{self, Sees};
use super::topics::under;
use super::{Conn, Error};

/// What a list of opinions is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only this stage.
    pub stage: Option<Stage>,
    /// Only this desk.
    pub waits_for: Option<Desk>,
    /// Only this topic, or the topics below a main one.
    pub topic: Option<String>,
    /// Only what should have been answered before this day.
    pub due_before: Option<NaiveDate>,
    /// Only what holds these words, with or without accents.
    pub words: String,
}

/// The opinions of the ordinary lists, newest first, after one of them.
pub async fn opinions(
    on: &impl Conn,
    sees: &Sees,
    filter: &Filter,
    after: Option<i64>,
    most: u64,
) -> Result<Vec<Case>, Error> {
    let mut found: Select<opinion::Entity> = sees::ordinary(sees);
    if let Some(stage) = filter.stage {
        found = found.filter(opinion::Column::Stage.eq(stage.as_str()));
    }
    if let Some(desk) = filter.waits_for {
        found = found.filter(opinion::Column::WaitsFor.eq(desk.as_str()));
    }
    if let Some(topic) = &filter.topic {
        found = found.filter(under(opinion::Entity, opinion::Column::Topic, topic));
    }
    if let Some(day) = filter.due_before {
        let awaiting = Stage::ALL.iter().filter(|stage| stage.awaits_answer()).map(|stage| stage.as_str());
        found = found.filter(opinion::Column::DueOn.lt(day)).filter(opinion::Column::Stage.is_in(awaiting));
    }
    let found = search::matching(on, found, Text::Words, sees.unit(), &filter.words, after).await?;
    Ok(sees::cases(sees::with_statement(found.newest(after, most)).all(on.conn()).await?))
}

/// The conferences a reader may see, latest day first, after one of them.
pub async fn conferences(
    on: &impl Conn,
    sees: &Sees,
    after: Option<&Conference>,
    most: u64,
) -> Result<Vec<Conference>, Error> {
    let mut found = conference::Entity::find().filter(sees.conferences());
    if let Some(last) = after {
        found = found.filter(
            Condition::any().add(conference::Column::HeldOn.lt(last.held_on)).add(
                Condition::all()
                    .add(conference::Column::HeldOn.eq(last.held_on))
                    .add(conference::Column::Id.lt(last.id)),
            ),
        );
    }
    found
        .order_by_desc(conference::Column::HeldOn)
        .order_by_desc(conference::Column::Id)
        .limit(most)
        .all(on.conn())
        .await
}
