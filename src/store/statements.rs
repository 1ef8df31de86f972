//! Statements: what was said, who said it, and what corrections replaced.

use domain::code::Code;
use entity::{correction, identity, opinion, publication, statement};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait,
};

use super::batch::Batch;
use super::{Conn, Error, WriteTx};

/// What stood before a correction, as stored.
pub use entity::correction::Model as Correction;
/// Who said it, as stored: apart from the words.
pub use entity::identity::Model as Identity;
/// A statement as stored.
pub use entity::statement::Model as Statement;

/// One statement by its key. Who may read it was decided by the opinion it was reached through.
pub async fn by_id(on: &impl Conn, id: i64) -> Result<Option<Statement>, Error> {
    statement::Entity::find_by_id(id).one(on.conn()).await
}

/// The statement of a code, held for an act: on PostgreSQL a second act on any of its matters waits here for the first.
pub async fn held_by_code(tx: &WriteTx, code: &Code) -> Result<Option<Statement>, Error> {
    let found = statement::Entity::find().filter(statement::Column::Code.eq(code.to_string()));
    found.lock_exclusive().one(tx.conn()).await
}

/// One statement by the citizen's code. The secret decides whether the asker may read it.
pub async fn by_code(on: &impl Conn, code: &Code) -> Result<Option<Statement>, Error> {
    statement::Entity::find().filter(statement::Column::Code.eq(code.to_string())).one(on.conn()).await
}

/// The statement that a once-token or idempotency key already brought in.
pub async fn by_once(on: &impl Conn, once: &str) -> Result<Option<Statement>, Error> {
    statement::Entity::find().filter(statement::Column::Once.eq(once)).one(on.conn()).await
}

/// Brings a new statement in; `None` when its code or once-token is already taken, so that the caller looks or draws again.
pub async fn insert(tx: &WriteTx, row: Statement) -> Result<Option<i64>, Error> {
    let mut row = row.into_active_model().reset_all();
    row.id = NotSet;
    let done = statement::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .try_insert()
        .exec(tx.conn())
        .await?;
    match done {
        sea_orm::TryInsertResult::Inserted(done) => Ok(Some(done.last_insert_id)),
        sea_orm::TryInsertResult::Conflicted | sea_orm::TryInsertResult::Empty => Ok(None),
    }
}

/// Notes that one more matter was made of a statement.
pub async fn counted(tx: &WriteTx, id: i64, matters: i32) -> Result<(), Error> {
    statement::Entity::update_many()
        .col_expr(statement::Column::Matters, Expr::value(matters))
        .filter(statement::Column::Id.eq(id))
        .exec(tx.conn())
        .await?;
    Ok(())
}

/// Seals the words for the circle of its closed matters, or opens them again.
pub async fn seal(tx: &WriteTx, id: i64, sealed: bool) -> Result<(), Error> {
    statement::Entity::update_many()
        .col_expr(statement::Column::Sealed, Expr::value(sealed))
        .filter(statement::Column::Id.eq(id))
        .exec(tx.conn())
        .await?;
    Ok(())
}

/// Puts the corrected words, place and village in as a new edition, the village with its matters and what is published of
/// them; what stood before is kept. Gives the statement as it is.
pub async fn correct(tx: &WriteTx, stood: Correction, after: Statement) -> Result<Statement, Error> {
    let after = Statement { edition: stood.edition + 1, ..after };
    correction::Entity::insert(stood.into_active_model().reset_all())
        .exec_without_returning(tx.conn())
        .await?;
    statement::Entity::update_many()
        .col_expr(statement::Column::Words, Expr::value(after.words.as_str()))
        .col_expr(statement::Column::Place, Expr::value(after.place.clone()))
        .col_expr(statement::Column::VillageId, Expr::value(after.village_id))
        .col_expr(statement::Column::Anonymous, Expr::value(after.anonymous))
        .col_expr(statement::Column::Edition, Expr::value(after.edition))
        .filter(statement::Column::Id.eq(after.id))
        .exec(tx.conn())
        .await?;
    opinion::Entity::update_many()
        .col_expr(opinion::Column::VillageId, Expr::value(after.village_id))
        .filter(opinion::Column::StatementId.eq(after.id))
        .exec(tx.conn())
        .await?;
    let matters = opinion::Entity::find()
        .select_only()
        .column(opinion::Column::Id)
        .filter(opinion::Column::StatementId.eq(after.id))
        .into_query();
    publication::Entity::update_many()
        .col_expr(publication::Column::VillageId, Expr::value(after.village_id))
        .filter(publication::Column::Id.in_subquery(matters))
        .exec(tx.conn())
        .await?;
    Ok(after)
}

/// What stood before each correction, oldest first.
pub async fn corrections(on: &impl Conn, id: i64) -> Result<Vec<Correction>, Error> {
    correction::Entity::find()
        .filter(correction::Column::StatementId.eq(id))
        .order_by_asc(correction::Column::Edition)
        .all(on.conn())
        .await
}

/// Keeps who said it, apart from the words.
pub fn keep_identity(identity: Identity, batch: &mut Batch) {
    batch.insert(identity.into_active_model().reset_all());
}

/// Puts the corrected name of whoever said it in.
pub async fn rename(tx: &WriteTx, id: i64, name: &str) -> Result<(), Error> {
    let row = Identity {
        statement_id: id,
        name: Some(name.to_owned()),
        phone: None,
        email: None,
        address: None,
        consent_messages: false,
        consent_publish_name: false,
    };
    let same =
        OnConflict::column(identity::Column::StatementId).update_column(identity::Column::Name).to_owned();
    identity::Entity::insert(row.into_active_model().reset_all())
        .on_conflict(same)
        .exec_without_returning(tx.conn())
        .await?;
    Ok(())
}

/// Who said it. Opening it for a person is an act of its own, `see_identity`.
pub async fn identity(on: &impl Conn, id: i64) -> Result<Option<Identity>, Error> {
    identity::Entity::find_by_id(id).one(on.conn()).await
}

/// Replaces the sender's address for letters by a mended one; `false` when it is another one by now.
pub async fn correct_email(tx: &WriteTx, id: i64, old: &str, new: &str) -> Result<bool, Error> {
    let done = identity::Entity::update_many()
        .col_expr(identity::Column::Email, Expr::value(Some(new)))
        .filter(identity::Column::StatementId.eq(id))
        .filter(identity::Column::Email.eq(old))
        .exec(tx.conn())
        .await?;
    Ok(done.rows_affected == 1)
}
