//! Open matters that nobody works on any more: their officer has left or moved, or their office has no officer left.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::role::Role;
use entity::{office, opinion, staff, staff_role};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SimpleExpr, UnionType};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Select,
};

use super::counting::bounded;
use super::sees::{self, Sees};
use super::staff::{self as accounts, Staff};
use super::{Conn, Error};

/// The most that a count counts.
const BOUND: u64 = 1_000;

/// What an account leaves behind when it ends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Load {
    /// Open matters given to this very person.
    pub own: u64,
    /// Open matters given to the whole office, of which nobody else is an active officer.
    pub of_office: u64,
}

impl Load {
    /// All together.
    pub fn all(self) -> u64 {
        self.own + self.of_office
    }
}

/// A matter that nobody works on.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct LeftBehind {
    /// Its code.
    pub code: String,
    /// The office it was given to.
    pub lead_office_id: Option<i64>,
    /// By when it is due.
    pub due_on: Option<NaiveDate>,
}

/// What lies with an account, whether it still works or not; nothing of the restricted list.
pub async fn load(on: &impl Conn, row: &Staff) -> Result<Load, Error> {
    let open = || sees::ordinary(&Sees::machine()).filter(opinion::Column::Open.eq(true));
    let own = counted(on, open().filter(opinion::Column::OfficerId.eq(row.id))).await?;
    let of_office = match row.office_id {
        Some(office) if accounts::roles(on, row.id).await?.contains(&Role::Officer) => {
            let others = accounts::officers_of_office(on, office).await?;
            if others.iter().any(|other| other.id != row.id) {
                0
            } else {
                let of_all = open()
                    .filter(opinion::Column::LeadOfficeId.eq(office))
                    .filter(opinion::Column::OfficerId.is_null());
                counted(on, of_all).await?
            }
        }
        Some(_) | None => 0,
    };
    Ok(Load { own, of_office })
}

/// The matters of these eyes that nobody works on, the earliest due first; and how many there are, counted to a thousand.
pub async fn list(on: &impl Conn, sees: &Sees, most: u64) -> Result<(Vec<LeftBehind>, u64), Error> {
    let behind = sees::ordinary(sees).filter(nobodys(on, sees.unit()).await?);
    let rows = behind
        .clone()
        .select_only()
        .columns([opinion::Column::Code, opinion::Column::LeadOfficeId, opinion::Column::DueOn])
        .order_by_asc(opinion::Column::DueOn.is_null())
        .order_by_asc(opinion::Column::DueOn)
        .order_by_asc(opinion::Column::Id)
        .limit(most)
        .into_model::<LeftBehind>()
        .all(on.conn())
        .await?;
    let count = match u64::try_from(rows.len()) {
        Ok(few) if few < most => few,
        _ => counted(on, behind).await?,
    };
    Ok((rows, count))
}

/// Only who is an officer of the lead office can go on with a matter: who was disabled, went to another office or is no
/// officer any more has left it behind, and so has an office without any officer. Who works where is asked for first, so
/// that only their matters are looked at and not all that are open.
async fn nobodys(on: &impl Conn, unit: Option<i64>) -> Result<SimpleExpr, Error> {
    let mut accounts = staff::Entity::find();
    let mut offices = office::Entity::find();
    if let Some(unit) = unit {
        accounts = accounts.filter(staff::Column::UnitId.eq(unit));
        offices = offices.filter(office::Column::UnitId.eq(unit));
    }
    let is_officer = Query::select()
        .column(staff_role::Column::StaffId)
        .from(staff_role::Entity)
        .and_where(Expr::col(staff_role::Column::Role).eq(Role::Officer.as_str()))
        .take();
    let works = accounts
        .clone()
        .filter(staff::Column::Active.eq(true))
        .filter(staff::Column::OfficeId.is_not_null())
        .filter(staff::Column::Id.in_subquery(is_officer));
    let works: Vec<(i64, i64)> = works
        .select_only()
        .columns([staff::Column::Id, staff::Column::OfficeId])
        .into_tuple()
        .all(on.conn())
        .await?;
    let accounts: Vec<i64> =
        accounts.select_only().column(staff::Column::Id).into_tuple().all(on.conn()).await?;
    let offices: Vec<i64> =
        offices.select_only().column(office::Column::Id).into_tuple().all(on.conn()).await?;

    let mut by_office: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for (person, office) in works {
        by_office.entry(office).or_default().push(person);
    }
    let empty = offices.into_iter().filter(|office| !by_office.contains_key(office));
    let of_offices = open_ids()
        .filter(opinion::Column::LeadOfficeId.is_in(empty))
        .filter(opinion::Column::OfficerId.is_null());
    let at_work = by_office.into_iter().fold(Condition::any(), |any, (office, people)| {
        let here = opinion::Column::LeadOfficeId.eq(office).and(opinion::Column::OfficerId.is_in(people));
        any.add(here)
    });
    let gone = Condition::any().add(opinion::Column::LeadOfficeId.is_null());
    let gone = if at_work.is_empty() { Condition::all() } else { gone.add(at_work.not()) };
    let mut of_people =
        open_ids().filter(opinion::Column::OfficerId.is_in(accounts)).filter(gone).into_query();
    of_people.union(UnionType::All, of_offices.into_query());
    Ok(Expr::col((opinion::Entity, opinion::Column::Id)).in_subquery(of_people))
}

fn open_ids() -> Select<opinion::Entity> {
    opinion::Entity::find().select_only().column(opinion::Column::Id).filter(opinion::Column::Open.eq(true))
}

async fn counted(on: &impl Conn, rows: Select<opinion::Entity>) -> Result<u64, Error> {
    bounded(on, rows, BOUND).await
}
