//! Restricted items that nobody of their unit may open any more: everybody who could is excluded or disabled.

use domain::opinion::{Act, Circle, starts_from};
use domain::role::Role;
use entity::{exclusion, opinion, staff, staff_role, unit};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement, SimpleExpr};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use super::{Conn, Error, counting};

/// The codes of those that the province's reception officer can take, oldest first.
pub async fn for_the_province(on: &impl Conn, most: u64) -> Result<Vec<String>, Error> {
    nobody_here()
        .filter(Expr::exists(somebody(Circle::Province, true)))
        .select_only()
        .column(opinion::Column::Code)
        .order_by_asc(opinion::Column::Id)
        .limit(most)
        .into_tuple()
        .all(on.conn())
        .await
}

/// How many nobody at all may open, counted to `most`: their province has nobody for them either.
pub async fn of_nobody(on: &impl Conn, most: u64) -> Result<u64, Error> {
    let nowhere = nobody_here().filter(Expr::exists(somebody(Circle::Province, true)).not());
    counting::bounded(on, nowhere, most).await
}

/// Those that the law lets hand up, in circles that hold nobody of the unit.
fn nobody_here() -> Select<opinion::Entity> {
    let closed =
        Circle::ALL.iter().copied().filter(|circle| circle.is_shield() || *circle == Circle::Restricted);
    let empty = closed.fold(Condition::any(), |any, circle| {
        let of_circle = opinion::Column::Circle.eq(circle.as_str());
        any.add(Condition::all().add(of_circle).add(Expr::exists(somebody(circle, false)).not()))
    });
    let stages = starts_from(Act::HandUp).into_iter().map(|stage| stage.as_str());
    opinion::Entity::find().filter(opinion::Column::Stage.is_in(stages)).filter(empty)
}

/// The active accounts of an opinion's unit, or of the province above it, that open a circle and that it is not about.
fn somebody(circle: Circle, province: bool) -> SelectStatement {
    let roles = Role::ALL.iter().filter(|role| circle.opens_to(**role, province)).map(|role| role.as_str());
    let column = |column: staff::Column| Expr::col((staff::Entity, column));
    let mut select = Query::select();
    select
        .expr(Expr::val(1))
        .from(staff::Entity)
        .inner_join(
            staff_role::Entity,
            Expr::col((staff_role::Entity, staff_role::Column::StaffId))
                .equals((staff::Entity, staff::Column::Id)),
        )
        .and_where(column(staff::Column::Active).eq(true))
        .and_where(Expr::col((staff_role::Entity, staff_role::Column::Role)).is_in(roles))
        .and_where(Expr::exists(about_it()).not());
    if province {
        select
            .inner_join(
                unit::Entity,
                Expr::col((unit::Entity, unit::Column::ParentId))
                    .equals((staff::Entity, staff::Column::UnitId)),
            )
            .and_where(
                Expr::col((unit::Entity, unit::Column::Id))
                    .equals((opinion::Entity, opinion::Column::UnitId)),
            );
    } else {
        select.and_where(column(staff::Column::UnitId).equals((opinion::Entity, opinion::Column::UnitId)));
    }
    select
}

/// That the opinion is about the account.
fn about_it() -> SelectStatement {
    let column = |column: exclusion::Column| -> SimpleExpr { Expr::col((exclusion::Entity, column)) };
    Query::select()
        .expr(Expr::val(1))
        .from(exclusion::Entity)
        .and_where(column(exclusion::Column::OpinionId).equals((opinion::Entity, opinion::Column::Id)))
        .and_where(column(exclusion::Column::StaffId).equals((staff::Entity, staff::Column::Id)))
        .to_owned()
}
