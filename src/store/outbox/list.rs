//! What staff and the operator see of the outbox; about a restricted item only those who may open it.

use chrono::{DateTime, TimeDelta, Utc};
use entity::{letter, opinion};
use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
};

use super::Stored;
use crate::store::counting::bounded;
use crate::store::sees::{self, Sees};
use crate::store::{Conn, Error};

domain::words! {
    /// Where a letter stands.
    pub enum State {
        /// To be sent, now or at another try.
        Waiting,
        /// A server took it.
        Sent,
        /// Given up.
        Failed,
        /// Came back with a backup; goes when the operator says so.
        Held,
    }
}

/// Which letters a list shows; `None` shows all, given-up ones first.
pub type Filter = Option<State>;

domain::words! {
    /// Which letters somebody looks after.
    pub enum Part {
        /// Those of opinions and conferences: the office's.
        Cases,
        /// Those about accounts, with links and confirmations: the administrator's.
        Accounts,
        /// All.
        Both,
    }
}

/// The letters that one reader finds: of a unit, of a part, and about what these eyes may open.
#[derive(Debug, Clone)]
pub struct Shelf {
    /// The unit.
    pub unit: i64,
    /// Which letters.
    pub part: Part,
    /// The reader's eyes.
    pub sees: Sees,
}

/// The kinds of letters that warn of what is asked or done to an account.
pub(super) const WARNINGS: [&str; 2] = ["proposal", "guarded"];

/// The kinds of letters that open an account.
pub(super) const KEYS: [&str; 2] = ["account", "reset"];

/// The letter that says no more than that something waits on the restricted list.
const LOOK_NEEDED: &str = "look_needed";

/// Letters on a page.
pub const PAGE: u64 = 50;

/// The most that a count counts.
const BOUND: u64 = 1_000;

/// Where the next page begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// The group of the last letter shown.
    pub state: State,
    /// Its key.
    pub id: i64,
}

/// One page of letters.
#[derive(Debug, Clone)]
pub struct Page {
    /// The letters, each group newest first.
    pub letters: Vec<Stored>,
    /// Where the next page begins, if there is one.
    pub next: Option<Cursor>,
}

/// How many letters of a unit stand where; each counted to a thousand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Waiting.
    pub waiting: u64,
    /// Given up.
    pub failed: u64,
    /// Sent.
    pub sent: u64,
    /// Held since the installation was restored.
    pub held: u64,
}

/// A page of the letters of a shelf.
pub async fn list(
    on: &impl Conn,
    shelf: &Shelf,
    filter: Filter,
    after: Option<Cursor>,
) -> Result<Page, Error> {
    let groups: Vec<State> = match filter {
        Some(state) => vec![state],
        None => vec![State::Failed, State::Held, State::Waiting, State::Sent],
    };
    let first = after.and_then(|cursor| groups.iter().position(|state| *state == cursor.state)).unwrap_or(0);
    let mut letters: Vec<Stored> = Vec::new();
    for state in &groups[first..] {
        let room = PAGE + 1 - u64::try_from(letters.len()).unwrap_or(PAGE);
        let mut group = shown(shelf).filter(letter::Column::State.eq(state.as_str()));
        if let Some(cursor) = after.filter(|cursor| cursor.state == *state) {
            group = group.filter(letter::Column::Id.lt(cursor.id));
        }
        letters.extend(group.order_by_desc(letter::Column::Id).limit(room).all(on.conn()).await?);
        if u64::try_from(letters.len()).unwrap_or(PAGE) > PAGE {
            break;
        }
    }
    let more = u64::try_from(letters.len()).unwrap_or(0) > PAGE;
    letters.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    let next = letters
        .last()
        .filter(|_| more)
        .and_then(|last| Some(Cursor { state: last.state.parse().ok()?, id: last.id }));
    Ok(Page { letters, next })
}

/// One letter of a shelf.
pub async fn by_id(on: &impl Conn, shelf: &Shelf, id: i64) -> Result<Option<Stored>, Error> {
    shown(shelf).filter(letter::Column::Id.eq(id)).one(on.conn()).await
}

/// The letters about an opinion that the reader was allowed to open, oldest first.
pub async fn about(on: &impl Conn, opinion: i64) -> Result<Vec<Stored>, Error> {
    letter::Entity::find()
        .filter(letter::Column::OpinionId.eq(opinion))
        .order_by_asc(letter::Column::Id)
        .limit(200)
        .all(on.conn())
        .await
}

/// How the letters of a shelf stand.
pub async fn counts(on: &impl Conn, shelf: &Shelf) -> Result<Counts, Error> {
    let of = |state: State| shown(shelf).filter(letter::Column::State.eq(state.as_str()));
    Ok(Counts {
        waiting: bounded(on, of(State::Waiting), BOUND).await?,
        failed: bounded(on, of(State::Failed), BOUND).await?,
        sent: bounded(on, of(State::Sent), BOUND).await?,
        held: bounded(on, of(State::Held), BOUND).await?,
    })
}

/// How many letters of all units are stuck: waiting for a quarter of an hour, and nobody sends or no server takes them;
/// at most a thousand.
pub async fn stuck(on: &impl Conn, now: DateTime<Utc>) -> Result<u64, Error> {
    let long_ago = now - TimeDelta::minutes(15);
    let stuck = letter::Entity::find()
        .filter(letter::Column::State.eq(State::Waiting.as_str()))
        .filter(letter::Column::WaitingSince.lt(long_ago))
        .filter(
            Condition::any()
                .add(letter::Column::NextAt.lt(long_ago))
                .add(letter::Column::LastError.is_not_null()),
        );
    bounded(on, stuck, BOUND).await
}

/// How many letters of all units are held since the installation was restored; at most a thousand.
pub async fn held(on: &impl Conn) -> Result<u64, Error> {
    let held = letter::Entity::find().filter(letter::Column::State.eq(State::Held.as_str()));
    bounded(on, held, BOUND).await
}

fn shown(shelf: &Shelf) -> Select<letter::Entity> {
    let letters = letter::Entity::find()
        .filter(letter::Column::UnitId.eq(shelf.unit))
        .filter(Condition::any().add(about_nothing()).add(about_what_opens(&shelf.sees)));
    match shelf.part {
        Part::Cases => letters.filter(letter::Column::Kind.is_not_in(of_accounts())),
        Part::Accounts => letters.filter(letter::Column::Kind.is_in(of_accounts())),
        Part::Both => letters,
    }
}

fn of_accounts() -> impl Iterator<Item = &'static str> {
    WARNINGS.into_iter().chain(KEYS)
}

/// A letter about no opinion. One that calls to the restricted list betrays by its receivers who is not among them.
fn about_nothing() -> Condition {
    Condition::all().add(letter::Column::OpinionId.is_null()).add(letter::Column::Kind.ne(LOOK_NEEDED))
}

fn about_what_opens(sees: &Sees) -> SimpleExpr {
    let opinions = sees::any(sees)
        .select_only()
        .expr(Expr::val(1))
        .filter(
            Expr::col((opinion::Entity, opinion::Column::Id))
                .equals((letter::Entity, letter::Column::OpinionId)),
        )
        .into_query();
    Expr::exists(opinions)
}
