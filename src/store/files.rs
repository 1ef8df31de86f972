//! Files: the rows beside the bytes. Who may fetch one is decided by the opinion it hangs on.

use chrono::{DateTime, Utc};
use entity::{file, opinion};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
};

use super::opinions::Opinion;
use super::sees::{self, Reach, Sees};
use super::{Conn, Error, WriteTx};
use crate::app::digest;

/// A file as stored.
pub use entity::file::Model as Stored;

/// How many files a citizen, or the staff for one purpose, may hang on an opinion.
pub const MOST: u64 = 5;

/// Writes the row of a new upload, not yet part of any opinion.
pub async fn add(tx: &WriteTx, row: Stored) -> Result<i64, Error> {
    let mut row = row.into_active_model().reset_all();
    row.id = NotSet;
    Ok(file::Entity::insert(row).exec(tx.conn()).await?.last_insert_id)
}

/// What became of uploads that were to be hung on an opinion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Hung {
    /// Each of them hangs there now.
    All,
    /// There are so many already that not all of them have room; none was hung.
    Full {
        /// How many hang there.
        here: u64,
    },
    /// One was used, swept away or somebody else's.
    Gone,
}

/// Hangs a citizen's uploads on the opinion.
pub async fn attach_citizen(tx: &WriteTx, tokens: &[String], unit: i64, opinion: i64) -> Result<Hung, Error> {
    attach(tx, tokens, unit, opinion, "citizen", None).await
}

/// Hangs an officer's own uploads on an opinion, as `evidence` or `answer`.
pub async fn attach_staff(
    tx: &WriteTx,
    tokens: &[String],
    opinion: &Opinion,
    purpose: &str,
    staff: i64,
) -> Result<Hung, Error> {
    attach(tx, tokens, opinion.unit_id, opinion.id, purpose, Some(staff)).await
}

async fn attach(
    tx: &WriteTx,
    tokens: &[String],
    unit: i64,
    opinion: i64,
    purpose: &str,
    staff: Option<i64>,
) -> Result<Hung, Error> {
    let tokens: Vec<&String> = tokens.iter().filter(|token| !token.is_empty()).collect();
    if tokens.is_empty() {
        return Ok(Hung::All);
    }
    let here = file::Entity::find()
        .filter(file::Column::OpinionId.eq(opinion))
        .filter(file::Column::Purpose.eq(purpose))
        .count(tx.conn())
        .await?;
    if here + tokens.len() as u64 > MOST {
        return Ok(Hung::Full { here });
    }
    for token in tokens {
        let sender = match staff {
            Some(staff) => file::Column::StaffId.eq(staff),
            None => file::Column::StaffId.is_null(),
        };
        let done = file::Entity::update_many()
            .col_expr(file::Column::OpinionId, Expr::value(Some(opinion)))
            .col_expr(file::Column::Purpose, Expr::value(purpose))
            .col_expr(file::Column::UploadTokenHash, Expr::value(None::<String>))
            .filter(file::Column::UploadTokenHash.eq(digest(token)))
            .filter(file::Column::UnitId.eq(unit))
            .filter(file::Column::OpinionId.is_null())
            .filter(sender)
            .exec(tx.conn())
            .await?;
        if done.rows_affected == 0 {
            return Ok(Hung::Gone);
        }
    }
    Ok(Hung::All)
}

/// The unattached upload behind a token, so that a form shown again can name it.
pub async fn by_token(on: &impl Conn, token: &str) -> Result<Option<Stored>, Error> {
    file::Entity::find()
        .filter(file::Column::UploadTokenHash.eq(digest(token)))
        .filter(file::Column::OpinionId.is_null())
        .one(on.conn())
        .await
}

/// Whether a picture or document proves what was done.
pub async fn has_evidence(on: &impl Conn, opinion: i64) -> Result<bool, Error> {
    let found: Option<i64> = file::Entity::find()
        .select_only()
        .column(file::Column::Id)
        .filter(file::Column::OpinionId.eq(opinion))
        .filter(file::Column::Purpose.is_in(["evidence", "answer"]))
        .into_tuple()
        .one(on.conn())
        .await?;
    Ok(found.is_some())
}

/// Says which files of an opinion the public register shows, in place of what it showed before.
pub async fn show(tx: &WriteTx, opinion: i64, keys: &[String]) -> Result<(), Error> {
    file::Entity::update_many()
        .col_expr(file::Column::Public, Expr::value(false))
        .filter(file::Column::OpinionId.eq(opinion))
        .filter(file::Column::Public.eq(true))
        .exec(tx.conn())
        .await?;
    if keys.is_empty() {
        return Ok(());
    }
    file::Entity::update_many()
        .col_expr(file::Column::Public, Expr::value(true))
        .filter(file::Column::OpinionId.eq(opinion))
        .filter(file::Column::StorageKey.is_in(keys))
        .exec(tx.conn())
        .await?;
    Ok(())
}

/// The files of an opinion the reader has already opened; the redacted view holds only the public ones.
pub async fn of_opinion(on: &impl Conn, opinion: i64, public_only: bool) -> Result<Vec<Stored>, Error> {
    let mut files = file::Entity::find().filter(file::Column::OpinionId.eq(opinion));
    if public_only {
        files = files.filter(file::Column::Public.eq(true));
    }
    files.order_by_asc(file::Column::Id).all(on.conn()).await
}

/// One file by its storage key, if this reader may open its opinion; redacted eyes get only what was made public.
pub async fn by_key(on: &impl Conn, sees: &Sees, key: &str) -> Result<Option<Stored>, Error> {
    let found = file::Entity::find().filter(file::Column::StorageKey.eq(key)).one(on.conn()).await?;
    let Some((found, id)) = found.and_then(|file| file.opinion_id.map(|id| (file, id))) else {
        return Ok(None);
    };
    let Some(of) = sees::any(sees).filter(opinion::Column::Id.eq(id)).one(on.conn()).await? else {
        return Ok(None);
    };
    let whole = match sees.reach {
        Reach::Nothing | Reach::Public(_) | Reach::Province(_) => false,
        Reach::Village { staff, .. } => of.logged_by == Some(staff),
        Reach::Unit(_) | Reach::Office { .. } | Reach::Machine => true,
    };
    Ok(Some(found).filter(|file| whole || file.public))
}

/// The files of the opinion whose code and secret the citizen has shown: the own ones, and those of the issued answer.
pub async fn of_sender(on: &impl Conn, opinion: i64, answered: bool) -> Result<Vec<Stored>, Error> {
    let purposes: &[&str] = if answered { &["citizen", "answer"] } else { &["citizen"] };
    file::Entity::find()
        .filter(file::Column::OpinionId.eq(opinion))
        .filter(file::Column::Purpose.is_in(purposes.iter().copied()))
        .order_by_asc(file::Column::Id)
        .all(on.conn())
        .await
}

/// Uploads that no opinion took before this moment, oldest first.
pub async fn orphans(on: &impl Conn, before: DateTime<Utc>, most: u64) -> Result<Vec<Stored>, Error> {
    file::Entity::find()
        .filter(file::Column::OpinionId.is_null())
        .filter(file::Column::CreatedAt.lt(before))
        .order_by_asc(file::Column::Id)
        .limit(most)
        .all(on.conn())
        .await
}

/// Removes the row of an upload that still hangs on nothing; `false` when an opinion took it meanwhile.
pub async fn forget(tx: &WriteTx, id: i64) -> Result<bool, Error> {
    let done = file::Entity::delete_many()
        .filter(file::Column::Id.eq(id))
        .filter(file::Column::OpinionId.is_null())
        .exec(tx.conn())
        .await?;
    Ok(done.rows_affected == 1)
}

/// The files after a key, in the order of keys, for `verify`.
pub async fn after(on: &impl Conn, id: i64, most: u64) -> Result<Vec<Stored>, Error> {
    file::Entity::find()
        .filter(file::Column::Id.gt(id))
        .order_by_asc(file::Column::Id)
        .limit(most)
        .all(on.conn())
        .await
}
