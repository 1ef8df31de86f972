//! Bringing in units, offices and villages: by the first set-up, by import, by the demo.

use domain::fold::{fold, sort_key};
use entity::{office, unit, village};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, EntityTrait, IntoActiveModel};

use super::units::Unit;
use super::{Conn, Error, WriteTx};

/// An office about to be made.
#[derive(Debug, Clone, Copy)]
pub struct NewOffice<'a> {
    /// Short code, unique in the unit.
    pub code: &'a str,
    /// Name in Vietnamese.
    pub name: &'a str,
    /// Name in English.
    pub name_en: &'a str,
}

/// Brings a unit in; `None` when its code, prefix or host is taken.
pub async fn add_unit(tx: &WriteTx, row: Unit) -> Result<Option<i64>, Error> {
    let mut row = row.into_active_model().reset_all();
    row.id = NotSet;
    let done = unit::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .try_insert()
        .exec(tx.conn())
        .await?;
    match done {
        sea_orm::TryInsertResult::Inserted(done) => Ok(Some(done.last_insert_id)),
        sea_orm::TryInsertResult::Conflicted | sea_orm::TryInsertResult::Empty => Ok(None),
    }
}

/// Brings the offices of a unit in, in this order; a code that is there is left alone.
pub async fn add_offices(tx: &WriteTx, unit: i64, offices: &[NewOffice<'_>]) -> Result<(), Error> {
    for (sort, new) in (1..).zip(offices) {
        let row = office::ActiveModel {
            id: NotSet,
            unit_id: Set(unit),
            code: Set(new.code.to_owned()),
            name: Set(new.name.to_owned()),
            name_en: Set(new.name_en.to_owned()),
            phone: Set(None),
            active: Set(true),
            sort: Set(sort),
        };
        office::Entity::insert(row)
            .on_conflict(
                OnConflict::columns([office::Column::UnitId, office::Column::Code]).do_nothing().to_owned(),
            )
            .exec_without_returning(tx.conn())
            .await?;
    }
    Ok(())
}

/// Brings a village in with what search and order need; a code that is there is left alone.
pub async fn add_village(tx: &WriteTx, unit: i64, code: &str, name: &str) -> Result<(), Error> {
    let row = village::ActiveModel {
        id: NotSet,
        unit_id: Set(unit),
        code: Set(code.to_owned()),
        name: Set(name.to_owned()),
        sort_key: Set(sort_key(name)),
        folded: Set(fold(name)),
        active: Set(true),
    };
    village::Entity::insert(row)
        .on_conflict(
            OnConflict::columns([village::Column::UnitId, village::Column::Code]).do_nothing().to_owned(),
        )
        .exec_without_returning(tx.conn())
        .await?;
    Ok(())
}
