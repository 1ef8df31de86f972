//! Opinions: finding one, bringing one in, and moving one on by compare-and-set.

use domain::code::Code;
use domain::opinion::{Facts, desk};
use entity::{answer, classification, exclusion, identity, opinion, opinion_office, transfer};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect,
};

use super::sees::{self, Sees};
use super::{Conn, Error, WriteTx};

/// One revision of an answer as stored.
pub use entity::answer::Model as Answer;
/// A line of the classification history as stored.
pub use entity::classification::Model as Classification;
/// Who sent it, as stored: apart from the opinion.
pub use entity::identity::Model as Identity;
/// An opinion as stored.
pub use entity::opinion::Model as Opinion;
/// A transfer as stored.
pub use entity::transfer::Model as Transfer;

/// One opinion by its code, if this reader may open it.
pub async fn by_code(on: &impl Conn, sees: &Sees, code: &Code) -> Result<Option<Opinion>, Error> {
    sees::any(sees).filter(opinion::Column::Code.eq(code.to_string())).one(on.conn()).await
}

/// The same for an act on it: on PostgreSQL a second act on the row waits here for the first.
pub async fn held(tx: &WriteTx, sees: &Sees, code: &Code) -> Result<Option<Opinion>, Error> {
    sees::any(sees).filter(opinion::Column::Code.eq(code.to_string())).lock_exclusive().one(tx.conn()).await
}

/// One opinion by its key, if this reader may open it.
pub async fn by_id(on: &impl Conn, sees: &Sees, id: i64) -> Result<Option<Opinion>, Error> {
    sees::any(sees).filter(opinion::Column::Id.eq(id)).one(on.conn()).await
}

/// The opinion that a once-token or idempotency key already brought in.
pub async fn by_once(on: &impl Conn, once: &str) -> Result<Option<Opinion>, Error> {
    opinion::Entity::find().filter(opinion::Column::Once.eq(once)).one(on.conn()).await
}

/// What the law needs to know of an opinion.
pub async fn facts(on: &impl Conn, opinion: &Opinion) -> Result<Facts, Error> {
    let excluded = excluded(on, opinion.id).await?;
    let drafter: Option<Option<i64>> = answer::Entity::find()
        .select_only()
        .column(answer::Column::DrafterId)
        .filter(answer::Column::OpinionId.eq(opinion.id))
        .order_by_desc(answer::Column::Revision)
        .into_tuple()
        .one(on.conn())
        .await?;
    Ok(Facts {
        stage: opinion.stage.0,
        quarantined: opinion.quarantined,
        classified: opinion.topic.is_some() && opinion.kind.is_some(),
        lead_office: opinion.lead_office_id,
        officer: opinion.officer_id,
        drafter: drafter.flatten(),
        excluded,
    })
}

/// The accounts an opinion is about.
pub async fn excluded(on: &impl Conn, id: i64) -> Result<Vec<i64>, Error> {
    exclusion::Entity::find()
        .select_only()
        .column(exclusion::Column::StaffId)
        .filter(exclusion::Column::OpinionId.eq(id))
        .into_tuple()
        .all(on.conn())
        .await
}

/// Says which accounts an opinion is about, in place of what was said before.
pub async fn exclude(tx: &WriteTx, id: i64, staff: &[i64]) -> Result<(), Error> {
    exclusion::Entity::delete_many().filter(exclusion::Column::OpinionId.eq(id)).exec(tx.conn()).await?;
    if staff.is_empty() {
        return Ok(());
    }
    let rows = staff.iter().map(|s| exclusion::ActiveModel { opinion_id: Set(id), staff_id: Set(*s) });
    exclusion::Entity::insert_many(rows).exec_without_returning(tx.conn()).await?;
    Ok(())
}

/// The supporting offices.
pub async fn supporting(on: &impl Conn, id: i64) -> Result<Vec<i64>, Error> {
    opinion_office::Entity::find()
        .select_only()
        .column(opinion_office::Column::OfficeId)
        .filter(opinion_office::Column::OpinionId.eq(id))
        .into_tuple()
        .all(on.conn())
        .await
}

/// Sets the supporting offices.
pub async fn set_supporting(tx: &WriteTx, id: i64, offices: &[i64]) -> Result<(), Error> {
    opinion_office::Entity::delete_many()
        .filter(opinion_office::Column::OpinionId.eq(id))
        .exec(tx.conn())
        .await?;
    if offices.is_empty() {
        return Ok(());
    }
    let rows =
        offices.iter().map(|o| opinion_office::ActiveModel { opinion_id: Set(id), office_id: Set(*o) });
    opinion_office::Entity::insert_many(rows).exec_without_returning(tx.conn()).await?;
    Ok(())
}

/// Brings a new opinion in; `None` when its code or once-token is already taken, so that the caller looks or draws again.
pub async fn insert(tx: &WriteTx, row: Opinion) -> Result<Option<i64>, Error> {
    let mut row = row.into_active_model().reset_all();
    row.id = NotSet;
    let done = opinion::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .try_insert()
        .exec(tx.conn())
        .await?;
    match done {
        sea_orm::TryInsertResult::Inserted(done) => Ok(Some(done.last_insert_id)),
        sea_orm::TryInsertResult::Conflicted | sea_orm::TryInsertResult::Empty => Ok(None),
    }
}

/// Keeps who sent it, apart from the opinion.
pub async fn keep_identity(tx: &WriteTx, identity: Identity) -> Result<(), Error> {
    identity::Entity::insert(identity.into_active_model().reset_all())
        .exec_without_returning(tx.conn())
        .await?;
    Ok(())
}

/// Who sent it. Opening it for a person is an act of its own, `see_identity`.
pub async fn identity(on: &impl Conn, id: i64) -> Result<Option<Identity>, Error> {
    identity::Entity::find_by_id(id).one(on.conn()).await
}

/// Replaces the sender's address for letters by a mended one; `false` when it is another one by now.
pub async fn correct_email(tx: &WriteTx, id: i64, old: &str, new: &str) -> Result<bool, Error> {
    let done = identity::Entity::update_many()
        .col_expr(identity::Column::Email, Expr::value(Some(new)))
        .filter(identity::Column::OpinionId.eq(id))
        .filter(identity::Column::Email.eq(old))
        .exec(tx.conn())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Moves an opinion from `before` to `after` if nobody was faster; `false` means overtaken.
/// Derives what is derived: openness, desk, version.
pub async fn advance(tx: &WriteTx, before: &Opinion, mut after: Opinion) -> Result<bool, Error> {
    after.version = before.version + 1;
    after.open = after.stage.0.is_open();
    let classified = after.topic.is_some() && after.kind.is_some();
    after.waits_for = desk(after.stage.0, classified, after.outcome.is_some()).into();
    if after.quarantined || !after.published {
        after.public_folded = String::new();
    }
    let mut row = after.into_active_model().reset_all();
    row.id = NotSet;
    let done = opinion::Entity::update_many()
        .set(row)
        .filter(opinion::Column::Id.eq(before.id))
        .filter(opinion::Column::Version.eq(before.version))
        .filter(opinion::Column::JournalLen.eq(before.journal_len))
        .filter(opinion::Column::Stage.eq(before.stage.0.as_str()))
        .exec(tx.conn())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Moves only the head of the journal, for looks that change nothing a colleague's open form could clash with.
pub async fn noted(tx: &WriteTx, before: &Opinion, len: i32, head: &str) -> Result<bool, Error> {
    let done = opinion::Entity::update_many()
        .col_expr(opinion::Column::JournalLen, Expr::value(len))
        .col_expr(opinion::Column::JournalHead, Expr::value(head))
        .filter(opinion::Column::Id.eq(before.id))
        .filter(opinion::Column::JournalLen.eq(before.journal_len))
        .exec(tx.conn())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Writes a line of the classification history.
pub async fn record_classification(tx: &WriteTx, line: Classification) -> Result<(), Error> {
    let mut row = line.into_active_model().reset_all();
    row.id = NotSet;
    classification::Entity::insert(row).exec_without_returning(tx.conn()).await?;
    Ok(())
}

/// The classification history, oldest first.
pub async fn classifications(on: &impl Conn, id: i64) -> Result<Vec<Classification>, Error> {
    classification::Entity::find()
        .filter(classification::Column::OpinionId.eq(id))
        .order_by_asc(classification::Column::Id)
        .all(on.conn())
        .await
}

/// All revisions of the answer, oldest first.
pub async fn answers(on: &impl Conn, id: i64) -> Result<Vec<Answer>, Error> {
    answer::Entity::find()
        .filter(answer::Column::OpinionId.eq(id))
        .order_by_asc(answer::Column::Revision)
        .all(on.conn())
        .await
}

/// The newest revision of the answer.
pub async fn latest_answer(on: &impl Conn, id: i64) -> Result<Option<Answer>, Error> {
    answer::Entity::find()
        .filter(answer::Column::OpinionId.eq(id))
        .order_by_desc(answer::Column::Revision)
        .one(on.conn())
        .await
}

/// Writes a new revision of the answer.
pub async fn add_answer(tx: &WriteTx, answer: Answer) -> Result<(), Error> {
    let mut row = answer.into_active_model().reset_all();
    row.id = NotSet;
    answer::Entity::insert(row).exec_without_returning(tx.conn()).await?;
    Ok(())
}

/// Writes a changed revision of the answer back.
pub async fn put_answer(tx: &WriteTx, answer: Answer) -> Result<(), Error> {
    answer.into_active_model().reset_all().update(tx.conn()).await?;
    Ok(())
}

/// Writes a transfer to a body outside.
pub async fn add_transfer(tx: &WriteTx, transfer: Transfer) -> Result<(), Error> {
    let mut row = transfer.into_active_model().reset_all();
    row.id = NotSet;
    transfer::Entity::insert(row).exec_without_returning(tx.conn()).await?;
    Ok(())
}

/// The transfers of an opinion, oldest first.
pub async fn transfers(on: &impl Conn, id: i64) -> Result<Vec<Transfer>, Error> {
    transfer::Entity::find()
        .filter(transfer::Column::OpinionId.eq(id))
        .order_by_asc(transfer::Column::Id)
        .all(on.conn())
        .await
}

/// Writes a changed transfer back.
pub async fn put_transfer(tx: &WriteTx, transfer: Transfer) -> Result<(), Error> {
    transfer.into_active_model().reset_all().update(tx.conn()).await?;
    Ok(())
}
