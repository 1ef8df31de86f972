//! Numbers without gaps: taken in the transaction that uses them.

use entity::number_series;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::{Error, WriteTx};

/// The next number of a unit's series in a year, from 1 (Nghị định 30/2020/NĐ-CP: State numbers restart each year).
pub async fn next(tx: &WriteTx, unit: i64, series: &str, year: i32) -> Result<i32, Error> {
    let row = number_series::ActiveModel {
        unit_id: Set(unit),
        series: Set(series.to_owned()),
        year: Set(year),
        last: Set(1),
    };
    number_series::Entity::insert(row)
        .on_conflict(
            OnConflict::columns([
                number_series::Column::UnitId,
                number_series::Column::Series,
                number_series::Column::Year,
            ])
            .value(
                number_series::Column::Last,
                Expr::col((number_series::Entity, number_series::Column::Last)).add(1),
            )
            .to_owned(),
        )
        .exec_without_returning(&**tx)
        .await?;
    number_series::Entity::find()
        .select_only()
        .column(number_series::Column::Last)
        .filter(number_series::Column::UnitId.eq(unit))
        .filter(number_series::Column::Series.eq(series))
        .filter(number_series::Column::Year.eq(year))
        .into_tuple()
        .one(&**tx)
        .await?
        .ok_or_else(|| Error::RecordNotFound(format!("number series {series}")))
}
