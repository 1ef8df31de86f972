//! Whether rows that stand apart still agree: an opinion with its statement, its publication, its search text. For `verify`.

use domain::opinion::{Circle, Kind};
use entity::{opinion, opinion_text, publication, statement};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement, SimpleExpr};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use super::{Conn, Error};

/// Codes of opinions whose statement is not there.
pub async fn without_statement(on: &impl Conn, most: u64) -> Result<Vec<String>, Error> {
    let there = of(statement::Entity, statement::Column::Id, opinion::Column::StatementId);
    codes(on, opinion::Entity::find().filter(Expr::exists(there).not()), most).await
}

/// Codes of opinions that say they are shown and are not, or the other way round.
pub async fn shown_otherwise(on: &impl Conn, most: u64) -> Result<Vec<String>, Error> {
    let differs = Condition::any()
        .add(Condition::all().add(opinion::Column::Published.eq(true)).add(shown().not()))
        .add(Condition::all().add(opinion::Column::Published.eq(false)).add(shown()));
    codes(on, opinion::Entity::find().filter(differs), most).await
}

/// Codes of complaints, denunciations and items of a closed circle that everybody reads.
pub async fn shown_unlawfully(on: &impl Conn, most: u64) -> Result<Vec<String>, Error> {
    let outside = Kind::ALL.iter().filter(|kind| !kind.is_opinion()).map(|kind| kind.as_str());
    let never = Condition::any().add(closed()).add(opinion::Column::Kind.is_in(outside));
    codes(on, opinion::Entity::find().filter(never).filter(shown()), most).await
}

/// Codes of items of a closed circle that the desk's search would find.
pub async fn found_unlawfully(on: &impl Conn, most: u64) -> Result<Vec<String>, Error> {
    let mut text = of(opinion_text::Entity, opinion_text::Column::Id, opinion::Column::Id);
    text.and_where(Expr::col((opinion_text::Entity, opinion_text::Column::Folded)).ne(""));
    codes(on, opinion::Entity::find().filter(closed()).filter(Expr::exists(text)), most).await
}

/// Codes of items of a closed circle whose statement's words lie open to those who follow its other matters.
pub async fn unsealed(on: &impl Conn, most: u64) -> Result<Vec<String>, Error> {
    let mut open = of(statement::Entity, statement::Column::Id, opinion::Column::StatementId);
    open.and_where(Expr::col((statement::Entity, statement::Column::Sealed)).eq(false));
    // What was taken back never held anything of its own.
    let closed = closed().add(opinion::Column::Circle.ne(Circle::Nobody.as_str()));
    codes(on, opinion::Entity::find().filter(closed).filter(Expr::exists(open)), most).await
}

fn closed() -> Condition {
    let circles = Circle::ALL.iter().filter(|circle| circle.is_closed()).map(|circle| circle.as_str());
    Condition::all().add(opinion::Column::Circle.is_in(circles))
}

fn shown() -> SimpleExpr {
    Expr::exists(of(publication::Entity, publication::Column::Id, opinion::Column::Id))
}

/// The rows of another table whose key an opinion holds.
fn of<E: EntityTrait>(table: E, key: E::Column, held: opinion::Column) -> SelectStatement {
    Query::select()
        .expr(Expr::val(1))
        .from(table)
        .and_where(Expr::col((table, key)).equals((opinion::Entity, held)))
        .to_owned()
}

async fn codes(on: &impl Conn, rows: Select<opinion::Entity>, most: u64) -> Result<Vec<String>, Error> {
    rows.select_only()
        .column(opinion::Column::Code)
        .order_by_asc(opinion::Column::Id)
        .limit(most)
        .into_tuple()
        .all(on.conn())
        .await
}
