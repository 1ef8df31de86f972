//! Units with their offices, villages and topics.

use entity::{base_document, office, topic, unit, village};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};

use super::{Conn, Error};

/// A base document as stored.
pub use entity::base_document::Model as BaseDocument;
/// An office as stored.
pub use entity::office::Model as Office;
/// A topic as stored.
pub use entity::topic::Model as Topic;
/// A unit as stored.
pub use entity::unit::Model as Unit;
/// A village as stored.
pub use entity::village::Model as Village;

/// A unit by its code.
pub async fn by_code(on: &impl Conn, code: &str) -> Result<Option<Unit>, Error> {
    unit::Entity::find().filter(unit::Column::Code.eq(code)).one(on.conn()).await
}

/// A unit by its key.
pub async fn by_id(on: &impl Conn, id: i64) -> Result<Option<Unit>, Error> {
    unit::Entity::find_by_id(id).one(on.conn()).await
}

/// A unit by the host name people use to reach it.
pub async fn by_host(on: &impl Conn, host: &str) -> Result<Option<Unit>, Error> {
    unit::Entity::find().filter(unit::Column::Host.eq(host)).one(on.conn()).await
}

/// The unit whose pages `/` shows.
pub async fn home(on: &impl Conn) -> Result<Option<Unit>, Error> {
    unit::Entity::find()
        .filter(unit::Column::Kind.ne("province"))
        .order_by_desc(unit::Column::IsHome)
        .order_by_asc(unit::Column::Id)
        .one(on.conn())
        .await
}

/// All units in force, provinces first.
pub async fn all(on: &impl Conn) -> Result<Vec<Unit>, Error> {
    unit::Entity::find()
        .filter(unit::Column::ValidTo.is_null())
        .order_by_asc(unit::Column::ParentId.is_not_null())
        .order_by_asc(unit::Column::Name)
        .all(on.conn())
        .await
}

/// All units that ever were.
pub async fn ever(on: &impl Conn) -> Result<Vec<Unit>, Error> {
    unit::Entity::find().order_by_asc(unit::Column::Id).all(on.conn()).await
}

/// The communes of a province.
pub async fn communes_of(on: &impl Conn, province: i64) -> Result<Vec<Unit>, Error> {
    unit::Entity::find()
        .filter(unit::Column::ParentId.eq(province))
        .order_by_asc(unit::Column::Name)
        .all(on.conn())
        .await
}

/// The offices of a unit, in their order.
pub async fn offices(on: &impl Conn, unit: i64) -> Result<Vec<Office>, Error> {
    office::Entity::find()
        .filter(office::Column::UnitId.eq(unit))
        .order_by_asc(office::Column::Sort)
        .order_by_asc(office::Column::Id)
        .all(on.conn())
        .await
}

/// One office of a unit by its code, if it still works.
pub async fn office(on: &impl Conn, unit: i64, code: &str) -> Result<Option<Office>, Error> {
    office::Entity::find()
        .filter(office::Column::UnitId.eq(unit))
        .filter(office::Column::Code.eq(code))
        .filter(office::Column::Active.eq(true))
        .one(on.conn())
        .await
}

/// The villages of a unit in Vietnamese order.
pub async fn villages(on: &impl Conn, unit: i64) -> Result<Vec<Village>, Error> {
    village::Entity::find()
        .filter(village::Column::UnitId.eq(unit))
        .filter(village::Column::Active.eq(true))
        .order_by_asc(village::Column::SortKey)
        .all(on.conn())
        .await
}

/// A village of a unit by its code, or by its name with or without accents, as people type it.
pub async fn village(on: &impl Conn, unit: i64, typed: &str) -> Result<Option<Village>, Error> {
    village::Entity::find()
        .filter(village::Column::UnitId.eq(unit))
        .filter(
            Condition::any()
                .add(village::Column::Code.eq(typed))
                .add(village::Column::Folded.eq(domain::fold::fold(typed))),
        )
        .one(on.conn())
        .await
}

/// The topics in use, in their order.
pub async fn topics(on: &impl Conn) -> Result<Vec<Topic>, Error> {
    topic::Entity::find()
        .filter(topic::Column::Active.eq(true))
        .order_by_asc(topic::Column::Sort)
        .order_by_asc(topic::Column::Code)
        .all(on.conn())
        .await
}

/// A topic by its code, main or sub.
pub async fn topic(on: &impl Conn, code: &str) -> Result<Option<Topic>, Error> {
    topic::Entity::find()
        .filter(topic::Column::Code.eq(code))
        .filter(topic::Column::Active.eq(true))
        .one(on.conn())
        .await
}

/// The documents a conference of this unit may rest on, newest first.
pub async fn base_documents(on: &impl Conn, unit: i64) -> Result<Vec<BaseDocument>, Error> {
    base_document::Entity::find()
        .filter(
            Condition::any()
                .add(base_document::Column::UnitId.is_null())
                .add(base_document::Column::UnitId.eq(unit)),
        )
        .order_by_desc(base_document::Column::IssuedOn)
        .all(on.conn())
        .await
}
