//! Conferences: finding, listing, bringing in, moving on.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::conference::Stage;
use entity::{
    base_document, conference, conference_base, conference_chair, identity, journal, opinion, publication,
    staff, statement,
};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel,
    JoinType, QueryFilter, QueryOrder, QuerySelect,
};

use super::figures::Heard;
use super::opinions::Case;
use super::publications::Publication;
use super::sees::{self, Sees};
use super::statements::Statement;
use super::{Conn, Error, WriteTx};

/// A conference as stored.
pub use entity::conference::Model as Conference;

/// One conference by its code, if this reader may see it.
pub async fn by_code(on: &impl Conn, sees: &Sees, code: &str) -> Result<Option<Conference>, Error> {
    conference::Entity::find()
        .filter(sees.conferences())
        .filter(conference::Column::Code.eq(code.trim().to_uppercase()))
        .one(on.conn())
        .await
}

/// The same for an act on it: on PostgreSQL a second act on the row waits here for the first.
pub async fn held(tx: &WriteTx, sees: &Sees, code: &str) -> Result<Option<Conference>, Error> {
    conference::Entity::find()
        .filter(sees.conferences())
        .filter(conference::Column::Code.eq(code.trim().to_uppercase()))
        .lock_exclusive()
        .one(tx.conn())
        .await
}

/// One conference by its key, if this reader may see it.
pub async fn by_id(on: &impl Conn, sees: &Sees, id: i64) -> Result<Option<Conference>, Error> {
    conference::Entity::find_by_id(id).filter(sees.conferences()).one(on.conn()).await
}

/// The latest 200 conferences a reader may see, the next ones first by day descending.
pub async fn list(on: &impl Conn, sees: &Sees) -> Result<Vec<Conference>, Error> {
    conference::Entity::find()
        .filter(sees.conferences())
        .order_by_desc(conference::Column::HeldOn)
        .order_by_desc(conference::Column::Id)
        .limit(200)
        .all(on.conn())
        .await
}

/// The next announced conference of a unit, today's and one that is open among them.
pub async fn upcoming(on: &impl Conn, unit: i64, today: NaiveDate) -> Result<Option<Conference>, Error> {
    conference::Entity::find()
        .filter(conference::Column::UnitId.eq(unit))
        .filter(conference::Column::Stage.is_in([Stage::Announced.as_str(), Stage::Open.as_str()]))
        .filter(conference::Column::HeldOn.gte(today))
        .order_by_asc(conference::Column::HeldOn)
        .order_by_asc(conference::Column::Id)
        .one(on.conn())
        .await
}

/// Whether a conference still takes opinions beforehand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Collecting {
    /// It does; its key.
    Yes(i64),
    /// It has begun, is over or was called off: the opinion is taken all the same, as an ordinary one.
    Over,
    /// This unit has no such conference.
    Unknown,
}

/// Whether the conference with this code still takes opinions beforehand.
pub async fn collecting(on: &impl Conn, unit: i64, code: &str) -> Result<Collecting, Error> {
    let found = by_code(on, &Sees::public(Some(unit)), code).await?;
    Ok(match found {
        Some(row) if row.stage.0 == Stage::Announced => Collecting::Yes(row.id),
        Some(_) => Collecting::Over,
        None => Collecting::Unknown,
    })
}

/// Takes the next speaker's number of an open or just adjourned conference; two desks never get the same one.
pub async fn next_speaker(tx: &WriteTx, unit: i64, code: &str) -> Result<Option<(i64, i32)>, Error> {
    let rows = conference::Entity::update_many()
        .col_expr(
            conference::Column::LastSpoken,
            Expr::col((conference::Entity, conference::Column::LastSpoken)).add(1),
        )
        .filter(conference::Column::UnitId.eq(unit))
        .filter(conference::Column::Code.eq(code))
        .filter(conference::Column::Stage.is_in([Stage::Open.as_str(), Stage::Adjourned.as_str()]))
        .exec_with_returning(tx.conn())
        .await?;
    Ok(rows.into_iter().next().map(|row| (row.id, row.last_spoken)))
}

/// Brings a new conference in with the next code of its unit and year, its bases and its chairs.
pub async fn insert(tx: &WriteTx, row: Conference, bases: &[i64], chairs: &[i64]) -> Result<i64, Error> {
    let mut row = row.into_active_model().reset_all();
    row.id = NotSet;
    let done = conference::Entity::insert(row).exec(tx.conn()).await?;
    set_bases_and_chairs(tx, done.last_insert_id, bases, chairs).await?;
    Ok(done.last_insert_id)
}

/// The code of the conference that this very form already planned.
pub async fn planned_by_once(on: &impl Conn, staff: i64, once: &str) -> Result<Option<String>, Error> {
    let id: Option<i64> = journal::Entity::find()
        .select_only()
        .column(journal::Column::SubjectId)
        .filter(journal::Column::Once.eq(once))
        .filter(journal::Column::Subject.eq("conference"))
        .filter(journal::Column::StaffId.eq(staff))
        .into_tuple()
        .one(on.conn())
        .await?;
    match id {
        Some(id) => Ok(conference::Entity::find_by_id(id).one(on.conn()).await?.map(|row| row.code)),
        None => Ok(None),
    }
}

/// Sets the base documents and the chairs, in place of those before.
pub async fn set_bases_and_chairs(tx: &WriteTx, id: i64, bases: &[i64], chairs: &[i64]) -> Result<(), Error> {
    conference_base::Entity::delete_many()
        .filter(conference_base::Column::ConferenceId.eq(id))
        .exec(tx.conn())
        .await?;
    conference_chair::Entity::delete_many()
        .filter(conference_chair::Column::ConferenceId.eq(id))
        .exec(tx.conn())
        .await?;
    if !bases.is_empty() {
        let rows = bases.iter().map(|base| conference_base::ActiveModel {
            conference_id: Set(id),
            base_document_id: Set(*base),
        });
        conference_base::Entity::insert_many(rows).exec_without_returning(tx.conn()).await?;
    }
    if !chairs.is_empty() {
        let rows = chairs.iter().zip(0..).map(|(chair, sort)| conference_chair::ActiveModel {
            conference_id: Set(id),
            staff_id: Set(*chair),
            sort: Set(sort),
        });
        conference_chair::Entity::insert_many(rows).exec_without_returning(tx.conn()).await?;
    }
    Ok(())
}

/// The base documents a conference rests on.
pub async fn bases(on: &impl Conn, id: i64) -> Result<Vec<base_document::Model>, Error> {
    let ids: Vec<i64> = conference_base::Entity::find()
        .select_only()
        .column(conference_base::Column::BaseDocumentId)
        .filter(conference_base::Column::ConferenceId.eq(id))
        .into_tuple()
        .all(on.conn())
        .await?;
    base_document::Entity::find()
        .filter(base_document::Column::Id.is_in(ids))
        .order_by_desc(base_document::Column::IssuedOn)
        .all(on.conn())
        .await
}

/// The chairs of a conference in their order.
pub async fn chairs(on: &impl Conn, id: i64) -> Result<Vec<staff::Model>, Error> {
    let order: Vec<i64> = conference_chair::Entity::find()
        .select_only()
        .column(conference_chair::Column::StaffId)
        .filter(conference_chair::Column::ConferenceId.eq(id))
        .order_by_asc(conference_chair::Column::Sort)
        .into_tuple()
        .all(on.conn())
        .await?;
    let mut rows =
        staff::Entity::find().filter(staff::Column::Id.is_in(order.clone())).all(on.conn()).await?;
    rows.sort_by_key(|row| order.iter().position(|id| *id == row.id));
    Ok(rows)
}

/// The matters of a conference as this reader may see them: those sent before and those spoken, in their order.
pub async fn opinions(on: &impl Conn, sees: &Sees, id: i64) -> Result<Vec<Case>, Error> {
    let rows = sees::with_statement(sees::ordinary(sees))
        .filter(statement::Column::ConferenceId.eq(id))
        .order_by_asc(statement::Column::SpokenOrder.is_null())
        .order_by_asc(statement::Column::SpokenOrder)
        .order_by_asc(opinion::Column::Id)
        .limit(500)
        .all(on.conn())
        .await?;
    Ok(sees::cases(rows))
}

/// The publications of a conference as this reader may see them, in the order in which they came in.
pub async fn publications(on: &impl Conn, sees: &Sees, id: i64) -> Result<Vec<Publication>, Error> {
    sees::published(sees)
        .filter(publication::Column::ConferenceId.eq(id))
        .order_by_asc(publication::Column::Id)
        .limit(500)
        .all(on.conn())
        .await
}

/// People, turns and matters sent before a conference, and those spoken at it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// Sent before.
    pub before: Heard,
    /// Spoken.
    pub spoken: Heard,
}

/// What was sent before a conference and what was spoken at it, as this reader may count it.
pub async fn totals(on: &impl Conn, sees: &Sees, id: i64) -> Result<Totals, Error> {
    let of = statement::Column::ConferenceId.eq(id);
    let spoken = of.clone().and(statement::Column::SpokenOrder.is_not_null());
    let before = of.and(statement::Column::SpokenOrder.is_null());
    Ok(Totals {
        before: super::figures::heard(on, sees, before).await?,
        spoken: super::figures::heard(on, sees, spoken).await?,
    })
}

/// Matters sent before and matters spoken, for many conferences at once, by their keys: what everybody may count, whoever
/// looks, so that the list says what the conference's own page says.
pub async fn totals_of(on: &impl Conn, ids: &[i64]) -> Result<HashMap<i64, (i64, i64)>, Error> {
    let rows: Vec<(Option<i64>, i64, i64)> = sees::ordinary(&Sees::counted(None))
        .join(JoinType::InnerJoin, sees::said())
        .select_only()
        .column(statement::Column::ConferenceId)
        .column_as(opinion::Column::Id.count(), "all_of_them")
        .column_as(statement::Column::SpokenOrder.count(), "spoken")
        .filter(statement::Column::ConferenceId.is_in(ids.iter().copied()))
        .group_by(statement::Column::ConferenceId)
        .into_tuple()
        .all(on.conn())
        .await?;
    Ok(rows.into_iter().filter_map(|(id, all, spoken)| id.map(|id| (id, (all - spoken, spoken)))).collect())
}

/// The addresses of citizens who sent a statement for a conference and wish to receive messages, with that statement.
/// Those whose statement is sealed hear nothing from the ordinary desk.
pub async fn listeners(on: &impl Conn, id: i64) -> Result<Vec<(Statement, String)>, Error> {
    let rows = statement::Entity::find()
        .filter(statement::Column::ConferenceId.eq(id))
        .filter(statement::Column::Sealed.eq(false))
        .filter(statement::Column::SpokenOrder.is_null())
        .join(
            JoinType::InnerJoin,
            statement::Entity::belongs_to(identity::Entity)
                .from(statement::Column::Id)
                .to(identity::Column::StatementId)
                .into(),
        )
        .filter(identity::Column::ConsentMessages.eq(true))
        .filter(identity::Column::Email.is_not_null())
        .select_also(identity::Entity)
        .all(on.conn())
        .await?;
    let address = |(said, sender): (Statement, Option<identity::Model>)| Some((said, sender?.email?));
    Ok(rows.into_iter().filter_map(address).collect())
}
