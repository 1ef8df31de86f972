//! Files: the rows beside the bytes. Who may fetch one is decided by the opinion it hangs on.

use chrono::{DateTime, Utc};
use entity::{answer, answer_file, file};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, Condition, EntityTrait,
    IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};

use super::opinions::{Case, Opinion};
use super::statements::Statement;
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

/// What became of uploads that were to be hung on something.
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

/// Hangs a citizen's uploads on the statement just made.
pub async fn attach_citizen(
    tx: &WriteTx,
    tokens: &[String],
    unit: i64,
    statement: i64,
) -> Result<Hung, Error> {
    attach(tx, tokens, unit, (file::Column::StatementId, statement), "citizen", None).await
}

/// Hangs an officer's own uploads on an opinion, as `evidence` or `answer`.
pub async fn attach_staff(
    tx: &WriteTx,
    tokens: &[String],
    opinion: &Opinion,
    purpose: &str,
    staff: i64,
) -> Result<Hung, Error> {
    attach(tx, tokens, opinion.unit_id, (file::Column::OpinionId, opinion.id), purpose, Some(staff)).await
}

async fn attach(
    tx: &WriteTx,
    tokens: &[String],
    unit: i64,
    on: (file::Column, i64),
    purpose: &str,
    staff: Option<i64>,
) -> Result<Hung, Error> {
    let tokens: Vec<&String> = tokens.iter().filter(|token| !token.is_empty()).collect();
    if tokens.is_empty() {
        return Ok(Hung::All);
    }
    let (column, id) = on;
    let here = match purpose {
        // The files of a revision are counted with the revision that keeps them.
        "answer" => 0,
        _ => {
            let there = file::Entity::find().filter(column.eq(id)).filter(file::Column::Purpose.eq(purpose));
            there.count(tx.conn()).await?
        }
    };
    if here + tokens.len() as u64 > MOST {
        return Ok(Hung::Full { here });
    }
    for token in tokens {
        let sender = match staff {
            Some(staff) => file::Column::StaffId.eq(staff),
            None => file::Column::StaffId.is_null(),
        };
        let done = file::Entity::update_many()
            .col_expr(column, Expr::value(Some(id)))
            .col_expr(file::Column::Purpose, Expr::value(purpose))
            .col_expr(file::Column::UploadTokenHash, Expr::value(None::<String>))
            .filter(file::Column::UploadTokenHash.eq(digest(token)))
            .filter(file::Column::UnitId.eq(unit))
            .filter(file::Column::OpinionId.is_null())
            .filter(file::Column::StatementId.is_null())
            .filter(sender)
            .exec(tx.conn())
            .await?;
        if done.rows_affected == 0 {
            return Ok(Hung::Gone);
        }
    }
    Ok(Hung::All)
}

/// The files of one revision of an answer, in the order in which they came.
pub async fn of_answer(on: &impl Conn, answer: i64) -> Result<Vec<Stored>, Error> {
    file::Entity::find()
        .filter(file::Column::Id.in_subquery(kept_by(answer)))
        .order_by_asc(file::Column::Id)
        .all(on.conn())
        .await
}

/// Says which files a revision keeps: those among `keys` that already hang on the opinion, and the fresh uploads behind
/// `tokens`; what is named nowhere is left out.
pub async fn keep_with(
    tx: &WriteTx,
    answer: i64,
    opinion: &Opinion,
    keys: &[String],
    tokens: &[String],
    staff: i64,
) -> Result<Hung, Error> {
    let fresh: Vec<String> = tokens.iter().filter(|token| !token.is_empty()).cloned().collect();
    let hashes: Vec<String> = fresh.iter().map(|token| digest(token)).collect();
    let new: Vec<i64> = file::Entity::find()
        .select_only()
        .column(file::Column::Id)
        .filter(file::Column::UploadTokenHash.is_in(hashes))
        .into_tuple()
        .all(tx.conn())
        .await?;
    let old: Vec<i64> = file::Entity::find()
        .select_only()
        .column(file::Column::Id)
        .filter(file::Column::OpinionId.eq(opinion.id))
        .filter(file::Column::Purpose.eq("answer"))
        .filter(file::Column::StorageKey.is_in(keys.iter().map(String::as_str)))
        .into_tuple()
        .all(tx.conn())
        .await?;
    let here = old.len() as u64;
    if here + fresh.len() as u64 > MOST {
        return Ok(Hung::Full { here });
    }
    match attach_staff(tx, &fresh, opinion, "answer", staff).await? {
        Hung::All => {}
        other => return Ok(other),
    }
    answer_file::Entity::delete_many()
        .filter(answer_file::Column::AnswerId.eq(answer))
        .exec(tx.conn())
        .await?;
    let rows: Vec<_> = old
        .into_iter()
        .chain(new)
        .map(|file| answer_file::ActiveModel { answer_id: Set(answer), file_id: Set(file) })
        .collect();
    if !rows.is_empty() {
        answer_file::Entity::insert_many(rows).exec_without_returning(tx.conn()).await?;
    }
    Ok(Hung::All)
}

fn kept_by(answer: i64) -> sea_orm::sea_query::SelectStatement {
    answer_file::Entity::find()
        .select_only()
        .column(answer_file::Column::FileId)
        .filter(answer_file::Column::AnswerId.eq(answer))
        .into_query()
}

/// The unattached upload behind a token, so that a form shown again can name it.
pub async fn by_token(on: &impl Conn, token: &str) -> Result<Option<Stored>, Error> {
    file::Entity::find()
        .filter(file::Column::UploadTokenHash.eq(digest(token)))
        .filter(file::Column::OpinionId.is_null())
        .filter(file::Column::StatementId.is_null())
        .one(on.conn())
        .await
}

/// Whether a picture or document, added since a moment, proves what was done; the files of an answer are no proof that it
/// was kept.
pub async fn has_evidence(on: &impl Conn, opinion: i64, since: Option<DateTime<Utc>>) -> Result<bool, Error> {
    let mut proofs = file::Entity::find();
    if let Some(since) = since {
        proofs = proofs.filter(file::Column::CreatedAt.gt(since));
    }
    let found: Option<i64> = proofs
        .select_only()
        .column(file::Column::Id)
        .filter(file::Column::OpinionId.eq(opinion))
        .filter(file::Column::Purpose.eq("evidence"))
        .into_tuple()
        .one(on.conn())
        .await?;
    Ok(found.is_some())
}

/// The files of a case that staff have opened: those of its opinion, and the citizen's own unless another matter seals them.
pub async fn of_case(on: &impl Conn, case: &Case) -> Result<Vec<Stored>, Error> {
    let mut own = Condition::any().add(file::Column::OpinionId.eq(case.opinion.id));
    if case.statement_words().is_some() {
        own = own.add(file::Column::StatementId.eq(case.statement.id));
    }
    file::Entity::find().filter(own).order_by_asc(file::Column::Id).all(on.conn()).await
}

/// The files that a citizen sent, for whoever has shown code and secret.
pub async fn of_sender(on: &impl Conn, statement: &Statement) -> Result<Vec<Stored>, Error> {
    file::Entity::find()
        .filter(file::Column::StatementId.eq(statement.id))
        .order_by_asc(file::Column::Id)
        .all(on.conn())
        .await
}

/// The files of the answers that were issued to the citizen: those of the issued revisions, no others.
pub async fn of_issued(on: &impl Conn, opinion: i64) -> Result<Vec<Stored>, Error> {
    file::Entity::find()
        .filter(file::Column::Id.in_subquery(issued_of(opinion)))
        .order_by_asc(file::Column::Id)
        .all(on.conn())
        .await
}

pub(super) fn issued_of(opinion: i64) -> sea_orm::sea_query::SelectStatement {
    let issued = answer::Entity::find()
        .select_only()
        .column(answer::Column::Id)
        .filter(answer::Column::OpinionId.eq(opinion))
        .filter(answer::Column::State.eq("issued"))
        .into_query();
    answer_file::Entity::find()
        .select_only()
        .column(answer_file::Column::FileId)
        .filter(answer_file::Column::AnswerId.in_subquery(issued))
        .into_query()
}

/// Uploads that no opinion took, oldest first: a stranger's from before one moment, a colleague's from before another.
pub async fn orphans(
    on: &impl Conn,
    strangers: DateTime<Utc>,
    colleagues: DateTime<Utc>,
    most: u64,
) -> Result<Vec<Stored>, Error> {
    file::Entity::find()
        .filter(file::Column::OpinionId.is_null())
        .filter(file::Column::StatementId.is_null())
        .filter(Condition::any().add(file::Column::CreatedAt.lt(colleagues)).add(
            Condition::all().add(file::Column::StaffId.is_null()).add(file::Column::CreatedAt.lt(strangers)),
        ))
        .order_by_asc(file::Column::Id)
        .limit(most)
        .all(on.conn())
        .await
}

/// Keeps a stranger's uploads for one more while, as their draft is still being written; gives those that are still there.
pub async fn renew(tx: &WriteTx, tokens: &[String], now: DateTime<Utc>) -> Result<Vec<String>, Error> {
    let mut here = Vec::new();
    for token in tokens {
        let done = file::Entity::update_many()
            .col_expr(file::Column::CreatedAt, Expr::value(now))
            .filter(file::Column::UploadTokenHash.eq(digest(token)))
            .filter(file::Column::StaffId.is_null())
            .exec(tx.conn())
            .await?;
        if done.rows_affected == 1 {
            here.push(token.clone());
        }
    }
    Ok(here)
}

/// Removes the row of an upload that still hangs on nothing and was not kept for longer; `false` when it was wanted meanwhile.
pub async fn forget(tx: &WriteTx, id: i64, since: DateTime<Utc>) -> Result<bool, Error> {
    let done = file::Entity::delete_many()
        .filter(file::Column::Id.eq(id))
        .filter(file::Column::CreatedAt.eq(since))
        .filter(file::Column::OpinionId.is_null())
        .filter(file::Column::StatementId.is_null())
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
