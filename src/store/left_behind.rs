//! Open matters that nobody works on any more: their officer has left or moved, or their office has no officer left.

use chrono::NaiveDate;
use domain::role::Role;
use entity::{opinion, staff, staff_role};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Select};

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

/// How many matters of these eyes nobody works on; counted to a thousand.
pub async fn count(on: &impl Conn, sees: &Sees) -> Result<u64, Error> {
    counted(on, behind(sees)).await
}

/// The matters of these eyes that nobody works on, the earliest due first.
pub async fn list(on: &impl Conn, sees: &Sees, most: u64) -> Result<Vec<LeftBehind>, Error> {
    behind(sees)
        .select_only()
        .columns([opinion::Column::Code, opinion::Column::LeadOfficeId, opinion::Column::DueOn])
        .order_by_asc(opinion::Column::DueOn.is_null())
        .order_by_asc(opinion::Column::DueOn)
        .order_by_asc(opinion::Column::Id)
        .limit(most)
        .into_model()
        .all(on.conn())
        .await
}

fn behind(sees: &Sees) -> Select<opinion::Entity> {
    let mut at_work = officers_of_lead();
    at_work.and_where(
        Expr::col((staff::Entity, staff::Column::Id)).equals((opinion::Entity, opinion::Column::OfficerId)),
    );
    // Disabled, gone to another office, or no officer any more: only who is an officer of the lead office can go on with it.
    let gone = Condition::all()
        .add(opinion::Column::OfficerId.is_not_null())
        .add(Expr::exists(at_work.to_owned()).not());
    let empty = Condition::all()
        .add(opinion::Column::OfficerId.is_null())
        .add(opinion::Column::LeadOfficeId.is_not_null())
        .add(Expr::exists(officers_of_lead()).not());
    sees::ordinary(sees).filter(opinion::Column::Open.eq(true)).filter(Condition::any().add(gone).add(empty))
}

fn officers_of_lead() -> SelectStatement {
    Query::select()
        .expr(Expr::val(1))
        .from(staff::Entity)
        .inner_join(
            staff_role::Entity,
            Expr::col((staff_role::Entity, staff_role::Column::StaffId))
                .equals((staff::Entity, staff::Column::Id)),
        )
        .and_where(
            Expr::col((staff::Entity, staff::Column::OfficeId))
                .equals((opinion::Entity, opinion::Column::LeadOfficeId)),
        )
        .and_where(Expr::col((staff_role::Entity, staff_role::Column::Role)).eq(Role::Officer.as_str()))
        .and_where(active(true))
        .take()
}

fn active(is: bool) -> sea_orm::sea_query::SimpleExpr {
    Expr::col((staff::Entity, staff::Column::Active)).eq(is)
}

async fn counted(on: &impl Conn, rows: Select<opinion::Entity>) -> Result<u64, Error> {
    bounded(on, rows, BOUND).await
}
