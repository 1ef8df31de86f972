//! The lists of the desk: filtered, in the order of the clock, a page at a time by key, counts that never run away.

use chrono::{Days, NaiveDate};
use domain::opinion::{Channel, Circle, Desk, Outcome, Stage};
use domain::role::Role;
use entity::opinion::{Column, Entity};
use entity::statement;
use entity::word::Word;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SimpleExpr, UnionType};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
};

use super::search::{self, Text};
use super::sees::{self, Sees};
use super::topics::under;
use super::{Conn, Error, counting};

/// How many rows a page shows.
pub const PAGE: u64 = 50;

/// Counts stop here; the page says "more than".
pub const COUNT_MOST: u64 = 100;

/// One row of a list.
#[derive(Debug, Clone, FromQueryResult)]
pub struct Row {
    /// Key, for paging.
    pub id: i64,
    /// The unit.
    pub unit_id: i64,
    /// Public code.
    pub code: String,
    /// The title, or the first words; empty where only a closed circle reads them.
    pub matter: String,
    /// Who may know of it.
    pub circle: Word<Circle>,
    /// The village.
    pub village_id: Option<i64>,
    /// The topic's code.
    pub topic: Option<String>,
    /// Where it stands.
    pub stage: Word<Stage>,
    /// On whose desk it lies.
    pub waits_for: Word<Desk>,
    /// What became of it.
    pub outcome: Option<Word<Outcome>>,
    /// Which way it came in.
    pub channel: Word<Channel>,
    /// The day it came in.
    pub received_on: NaiveDate,
    /// When the running clock ends.
    pub due_on: Option<NaiveDate>,
    /// That clock with its steps.
    pub due_json: Option<String>,
    /// The lead office.
    pub lead_office_id: Option<i64>,
    /// It cannot wait.
    pub urgent: bool,
    /// How many people stand behind it.
    pub people: Option<i32>,
    /// Left over from an earlier conference.
    pub left_over: bool,
    /// Beyond the commune's authority.
    pub over_authority: bool,
    /// Among rows found by words: the words that were said, as far as this matter shows them.
    pub said: String,
}

/// A page of a list, in the order of the clock, or newest first where words were looked for.
#[derive(Debug, Clone)]
pub struct Leaf {
    /// The rows; one more than a page when there is more.
    pub rows: Vec<Row>,
    /// What is said of them where words were looked for.
    pub found: Option<Hits>,
}

/// What a search found.
#[derive(Debug, Clone, Copy)]
pub struct Hits {
    /// How many; one above [`COUNT_MOST`] means "more than that".
    pub count: u64,
    /// They have only two neighbouring words.
    pub nearby: bool,
    /// They have the words only without the accents that were typed.
    pub unaccented: bool,
}

/// Which part of the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// Where this person has the next move.
    Mine,
    /// Due within the next days.
    Soon,
    /// Past its day.
    Late,
    /// Not yet with an office.
    Unassigned,
    /// Everything that is not closed.
    Open,
    /// Everything.
    All,
}

/// What a list shows.
#[derive(Debug, Clone)]
pub struct Wanted<'a> {
    /// Which part.
    pub tab: Tab,
    /// A topic's code; a main topic stands for all below it.
    pub topic: Option<&'a str>,
    /// A village.
    pub village: Option<i64>,
    /// A stage.
    pub stage: Option<Stage>,
    /// A lead office.
    pub office: Option<i64>,
    /// Words to find.
    pub find: Option<&'a str>,
    /// The page after this row: its day, if it has one, and its key.
    pub after: Option<(Option<NaiveDate>, i64)>,
}

impl Wanted<'_> {
    /// All of a part, from its beginning.
    pub fn whole(tab: Tab) -> Self {
        Wanted { tab, topic: None, village: None, stage: None, office: None, find: None, after: None }
    }
}

/// Whose work it is.
#[derive(Debug, Clone, Copy)]
pub struct Worker<'a> {
    /// The account.
    pub staff: i64,
    /// Its roles.
    pub roles: &'a [Role],
    /// Its office.
    pub office: Option<i64>,
    /// Today in Vietnam.
    pub today: NaiveDate,
    /// The last day that still counts as soon.
    pub soon: NaiveDate,
}

/// A page of a list.
pub async fn rows(
    on: &impl Conn,
    sees: &Sees,
    worker: Worker<'_>,
    wanted: &Wanted<'_>,
) -> Result<Leaf, Error> {
    let base = sees::ordinary(sees).filter(filters(worker, wanted));
    if let Some(typed) = wanted.find {
        let base = if wanted.tab == Tab::Mine { base.filter(mine(worker)) } else { base };
        let after = wanted.after.map(|(_, id)| id);
        return found(on, base, sees, typed, after).await;
    }
    let page = |rows: Select<Entity>, in_order: fn(Select<Entity>) -> Select<Entity>, most: u64| {
        let rows = in_order(rows).limit(most);
        columns(match wanted.tab {
            Tab::Mine => in_order(Entity::find().filter(first_of_mine(&rows, worker, most))).limit(most),
            Tab::Soon | Tab::Late | Tab::Unassigned | Tab::Open | Tab::All => rows,
        })
        .into_model::<Row>()
    };
    let mut rows = Vec::new();
    let dated_after = match wanted.after {
        None => Some(None),
        Some((Some(day), id)) => Some(Some((day, id))),
        Some((None, _)) => None,
    };
    if let Some(after) = dated_after {
        let mut dated = base.clone().filter(Column::DueOn.is_not_null());
        if let Some((day, id)) = after {
            dated = dated.filter(
                Expr::tuple([Expr::col((Entity, Column::DueOn)), Expr::col((Entity, Column::Id))])
                    .gt(Expr::tuple([Expr::value(day), Expr::value(id)])),
            );
        }
        let in_order = |rows: Select<Entity>| rows.order_by_asc(Column::DueOn).order_by_asc(Column::Id);
        rows = page(dated, in_order, PAGE + 1).all(on.conn()).await?;
    }
    let left = (PAGE + 1).saturating_sub(rows.len() as u64);
    // What is due soon or past its day has a day.
    if left > 0 && !matches!(wanted.tab, Tab::Soon | Tab::Late) {
        let mut undated = base.filter(Column::DueOn.is_null());
        if let Some((None, id)) = wanted.after {
            undated = undated.filter(Column::Id.lt(id));
        }
        rows.extend(page(undated, |rows| rows.order_by_desc(Column::Id), left).all(on.conn()).await?);
    }
    Ok(Leaf { rows, found: None })
}

async fn found(
    on: &impl Conn,
    base: Select<Entity>,
    sees: &Sees,
    typed: &str,
    after: Option<i64>,
) -> Result<Leaf, Error> {
    let found = search::matching(on, base, Text::Words, sees.unit(), typed, after).await?;
    let count = found.count(on, COUNT_MOST + 1).await?;
    let hits = Hits { count, nearby: found.nearby, unaccented: found.unaccented };
    let page = with_said(found.newest(after, PAGE + 1), SAID);
    Ok(Leaf { rows: page.into_model::<Row>().all(on.conn()).await?, found: Some(hits) })
}

/// What a closed circle keeps to itself is not shown with another matter of the same statement.
const SAID: &str = "COALESCE(opinion.excerpt, \
                    CASE WHEN statement.sealed AND opinion.circle = 'unit' THEN '' ELSE statement.words END)";

/// How many rows each of these parts has in all, up to [`COUNT_MOST`].
pub async fn counts(
    on: &impl Conn,
    sees: &Sees,
    worker: Worker<'_>,
    parts: &[Tab],
) -> Result<Vec<u64>, Error> {
    let rows = |part: &Tab| {
        let all = sees::ordinary(sees).filter(filters(worker, &Wanted::whole(*part)));
        match part {
            Tab::Mine => Entity::find().filter(first_of_mine(&all, worker, COUNT_MOST)),
            Tab::Soon | Tab::Late | Tab::Unassigned | Tab::Open | Tab::All => all,
        }
    };
    counting::bounded_each(on, parts.iter().map(rows).collect(), COUNT_MOST).await
}

/// The restricted list: what this reader may see of it, the oldest clock first.
pub async fn restricted(on: &impl Conn, sees: &Sees) -> Result<Vec<Row>, Error> {
    let all = Entity::find().filter(sees.restricted());
    columns(all.order_by_desc(Column::Open).order_by_asc(Column::DueOn).order_by_asc(Column::Id).limit(200))
        .into_model::<Row>()
        .all(on.conn())
        .await
}

/// Items of the same village and topic that came in earlier, newest first: a repeat is shown to whoever triages.
pub async fn alike(
    on: &impl Conn,
    sees: &Sees,
    id: i64,
    village: i64,
    topic: &str,
) -> Result<Vec<Row>, Error> {
    let same = sees::ordinary(sees)
        .filter(Column::VillageId.eq(village))
        .filter(Column::Topic.eq(topic))
        .filter(Column::Id.ne(id));
    columns(same.order_by_desc(Column::Id).limit(5)).into_model::<Row>().all(on.conn()).await
}

fn columns(select: Select<Entity>) -> Select<Entity> {
    with_said(select, "''")
}

fn with_said(select: Select<Entity>, said: &'static str) -> Select<Entity> {
    let first_words = Expr::cust(format!("COALESCE(opinion.title, substr({SAID}, 1, 110))"));
    select
        .join(JoinType::InnerJoin, sees::said())
        .select_only()
        .columns([
            Column::Id,
            Column::UnitId,
            Column::Code,
            Column::Circle,
            Column::VillageId,
            Column::Topic,
            Column::Stage,
            Column::WaitsFor,
            Column::Outcome,
            Column::ReceivedOn,
            Column::DueOn,
            Column::DueJson,
            Column::LeadOfficeId,
            Column::Urgent,
            Column::LeftOver,
            Column::OverAuthority,
        ])
        .column(statement::Column::Channel)
        .column(statement::Column::People)
        .column_as(first_words, "matter")
        .column_as(Expr::cust(said), "said")
}

fn filters(worker: Worker<'_>, wanted: &Wanted<'_>) -> Condition {
    let mut all = Condition::all();
    all = match wanted.tab {
        Tab::Mine => all.add(is_open()).add(sees::not_about(worker.staff)),
        Tab::Soon => all
            .add(Column::Open.eq(true))
            .add(Column::DueOn.gte(worker.today))
            .add(Column::DueOn.lte(worker.soon)),
        Tab::Late => all.add(Column::Open.eq(true)).add(Column::DueOn.lt(worker.today)),
        Tab::Unassigned => {
            all.add(is_open()).add(Column::WaitsFor.is_in([Desk::Triage.as_str(), Desk::Assignment.as_str()]))
        }
        Tab::Open => all.add(Column::Open.eq(true)),
        Tab::All => all,
    };
    if let Some(topic) = wanted.topic {
        all = all.add(under(Entity, Column::Topic, topic));
    }
    if let Some(village) = wanted.village {
        all = all.add(Column::VillageId.eq(village));
    }
    if let Some(stage) = wanted.stage {
        all = all.add(Column::Stage.eq(stage.as_str()));
    }
    if let Some(office) = wanted.office {
        all = all.add(Column::LeadOfficeId.eq(office));
    }
    all
}

/// Open, in a form that no index answers: whose move it is narrows more, and is to be looked for first.
fn is_open() -> SimpleExpr {
    Column::Open.is_in([true]).eq(true)
}

/// A part of one's own work that an index finds in the order of the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lane {
    /// What lies on a desk of the unit.
    Desk(Desk),
    /// What no office leads and is to be closed.
    ClosingAlone,
    /// What an office is to do, given to one officer or to none.
    Office(Desk, i64, Option<i64>),
    /// What this account logged.
    Logged(i64),
}

impl Lane {
    fn condition(self) -> Condition {
        let lies_on = |desk: Desk| Column::WaitsFor.eq(desk.as_str());
        let all = Condition::all();
        match self {
            Lane::Desk(desk) => all.add(lies_on(desk)),
            Lane::ClosingAlone => all.add(lies_on(Desk::Closing)).add(Column::LeadOfficeId.is_null()),
            Lane::Office(desk, office, officer) => {
                let all = all.add(lies_on(desk)).add(Column::LeadOfficeId.eq(office));
                all.add(officer.map_or_else(|| Column::OfficerId.is_null(), |id| Column::OfficerId.eq(id)))
            }
            Lane::Logged(staff) => all.add(sees::logged_by(staff)),
        }
    }
}

/// Where this person has the next move: each role has its desks.
fn lanes(worker: Worker<'_>) -> Vec<Lane> {
    let mut lanes = Vec::new();
    for role in worker.roles {
        match role {
            Role::Clerk => {
                lanes.extend([Desk::Triage, Desk::Registry, Desk::Outside].map(Lane::Desk));
                lanes.push(Lane::ClosingAlone);
            }
            Role::Chair | Role::ViceChair => {
                lanes.extend([Desk::Assignment, Desk::Approval, Desk::Confirmation].map(Lane::Desk));
            }
            Role::Officer => {
                if let Some(office) = worker.office {
                    let whose = [None, Some(worker.staff)];
                    let of = |desk| whose.map(|officer| Lane::Office(desk, office, officer));
                    lanes.extend([Desk::Office, Desk::Closing].into_iter().flat_map(of));
                }
            }
            Role::VillageHead => lanes.push(Lane::Logged(worker.staff)),
            Role::PartySecretary
            | Role::ReceptionOfficer
            | Role::Monitor
            | Role::Province
            | Role::Administrator => {}
        }
    }
    lanes
}

/// The same for rows that were found by words already.
fn mine(worker: Worker<'_>) -> Condition {
    let any = lanes(worker).into_iter().fold(Condition::any(), |any, lane| any.add(lane.condition()));
    // A condition without any part would hold for every row.
    if any.is_empty() { any.add(Expr::val(1).eq(0)) } else { any }
}

/// The first rows of each of one's own lanes, together: as many as anybody asks for are among them.
fn first_of_mine(rows: &Select<Entity>, worker: Worker<'_>, most: u64) -> SimpleExpr {
    let first = |lane: Lane| {
        let ids =
            rows.clone().filter(lane.condition()).limit(most).select_only().column(Column::Id).into_query();
        Query::select().column(Column::Id).from_subquery(ids, "lane").to_owned()
    };
    let mut lanes = lanes(worker).into_iter().map(first);
    let Some(mut all) = lanes.next() else {
        return Expr::val(1).eq(0);
    };
    for lane in lanes {
        all.union(UnionType::All, lane);
    }
    Expr::col((Entity, Column::Id)).in_subquery(all)
}

/// The day up to which something counts as due soon: some calendar days ahead of today.
pub fn soon_until(today: NaiveDate, days: u64) -> NaiveDate {
    today.checked_add_days(Days::new(days)).unwrap_or(today)
}
