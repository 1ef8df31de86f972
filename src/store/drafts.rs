//! Opinions that are still being written: sealed, found by the digest of their token, gone after a day.

use chrono::{DateTime, Utc};
use entity::draft;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, Select,
};

use super::{Conn, Error, WriteTx};

/// A draft as stored.
pub use entity::draft::Model as Draft;

/// The draft of a token, if it is not over.
pub async fn by_token(on: &impl Conn, token_hash: &str, now: DateTime<Utc>) -> Result<Option<Draft>, Error> {
    living(token_hash, now).one(on.conn()).await
}

/// The same, held until the transaction ends, so that two steps sent at once do not undo each other.
pub async fn for_change(tx: &WriteTx, token_hash: &str, now: DateTime<Utc>) -> Result<Option<Draft>, Error> {
    living(token_hash, now).lock_exclusive().one(tx.conn()).await
}

fn living(token_hash: &str, now: DateTime<Utc>) -> Select<draft::Entity> {
    draft::Entity::find_by_id(token_hash.to_owned()).filter(draft::Column::ExpiresAt.gt(now))
}

/// Writes a draft, over what stood under its token before.
pub async fn keep(tx: &WriteTx, row: Draft) -> Result<(), Error> {
    let replace = OnConflict::column(draft::Column::TokenHash)
        .update_columns([
            draft::Column::UnitId,
            draft::Column::Sealed,
            draft::Column::CreatedAt,
            draft::Column::ExpiresAt,
        ])
        .to_owned();
    draft::Entity::insert(row.into_active_model().reset_all())
        .on_conflict(replace)
        .exec_without_returning(tx.conn())
        .await?;
    Ok(())
}

/// Removes drafts that are over; gives how many.
pub async fn sweep(tx: &WriteTx, now: DateTime<Utc>) -> Result<u64, Error> {
    let done = draft::Entity::delete_many().filter(draft::Column::ExpiresAt.lte(now)).exec(tx.conn()).await?;
    Ok(done.rows_affected)
}
