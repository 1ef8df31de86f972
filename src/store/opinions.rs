//! Opinions: finding one with its statement, bringing one in, and moving one on by compare-and-set.

use domain::code::MatterCode;
use domain::opinion::{Circle, Facts};
use entity::{
    answer, answer_file, classification, exclusion, file, opinion, opinion_office, opinion_text, transfer,
};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, EntityTrait, Insert,
    IntoActiveModel, JoinType, QueryFilter, QueryOrder, QuerySelect,
};

use super::batch::Batch;
use super::sees::{self, Sees};
use super::statements::Statement;
use super::{Conn, Error, WriteTx, tally};

/// One revision of an answer as stored.
pub use entity::answer::Model as Answer;
/// A line of the classification history as stored.
pub use entity::classification::Model as Classification;
/// An opinion as stored.
pub use entity::opinion::Model as Opinion;
/// A transfer as stored.
pub use entity::transfer::Model as Transfer;

/// The kind of a transfer to a body outside the commune; a complaint or denunciation that left has its own.
pub const OUTSIDE: &str = "outside";

/// An opinion with the statement that it is a matter of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// What is followed.
    pub opinion: Opinion,
    /// What was said.
    pub statement: Statement,
}

impl Case {
    /// The words that this opinion stands for: its excerpt, else the whole statement unless it is sealed for this matter.
    pub fn words(&self) -> Option<&str> {
        let open = !self.statement.sealed || self.opinion.circle.is_closed();
        self.opinion.excerpt.as_deref().or_else(|| open.then_some(self.statement.words.as_str()))
    }

    /// The whole statement, for whoever may know of this opinion: none when another matter of it may be in a smaller circle.
    pub fn statement_words(&self) -> Option<&str> {
        let circle = self.opinion.circle;
        let alone = circle.is_shield() && self.statement.matters == 1;
        let open = !self.statement.sealed || circle.is_quarantine() || alone;
        open.then_some(self.statement.words.as_str())
    }

    /// The title, or the first words.
    pub fn headline(&self, most: usize) -> String {
        let first = || domain::opinion::headline(self.words().unwrap_or_default(), most);
        self.opinion.title.clone().unwrap_or_else(first)
    }
}

/// One opinion with its statement by its code, if this reader may open it.
pub async fn by_code(on: &impl Conn, sees: &Sees, code: &MatterCode) -> Result<Option<Case>, Error> {
    case(on, opinion::Column::Code.eq(code.to_string()), sees).await
}

/// One opinion with its statement by its key, if this reader may open it.
pub async fn by_id(on: &impl Conn, sees: &Sees, id: i64) -> Result<Option<Case>, Error> {
    case(on, opinion::Column::Id.eq(id), sees).await
}

async fn case(
    on: &impl Conn,
    which: sea_orm::sea_query::SimpleExpr,
    sees: &Sees,
) -> Result<Option<Case>, Error> {
    let found = sees::with_statement(sees::any(sees).filter(which)).one(on.conn()).await?;
    Ok(found.and_then(|(opinion, statement)| statement.map(|statement| Case { opinion, statement })))
}

/// One opinion for an act on it: on PostgreSQL a second act on the row waits here for the first.
pub async fn held(tx: &WriteTx, sees: &Sees, code: &MatterCode) -> Result<Option<Opinion>, Error> {
    sees::any(sees).filter(opinion::Column::Code.eq(code.to_string())).lock_exclusive().one(tx.conn()).await
}

/// All matters of a statement in their order, whoever may know of them: for acts on the statement and for its own sender.
pub async fn of_statement(on: &impl Conn, statement: i64) -> Result<Vec<Opinion>, Error> {
    opinion::Entity::find()
        .filter(opinion::Column::StatementId.eq(statement))
        .filter(opinion::Column::Circle.ne(Circle::Nobody.as_str()))
        .order_by_asc(opinion::Column::Number)
        .all(on.conn())
        .await
}

/// The matters of a statement that this reader may open, in their order.
pub async fn beside(on: &impl Conn, sees: &Sees, statement: i64) -> Result<Vec<Opinion>, Error> {
    sees::any(sees)
        .filter(opinion::Column::StatementId.eq(statement))
        .order_by_asc(opinion::Column::Number)
        .all(on.conn())
        .await
}

/// Whether another matter of the statement lies in a closed circle other than this one's, and whom the closed ones are about.
pub async fn beside_closed(
    on: &impl Conn,
    opinion: &Opinion,
    statement: &Statement,
) -> Result<(bool, Vec<i64>), Error> {
    if statement.matters < 2 || !statement.sealed {
        return Ok((false, Vec::new()));
    }
    let (mut sealed, mut about) = (false, Vec::new());
    for other in of_statement(on, statement.id).await? {
        if other.id != opinion.id && other.circle.is_closed() {
            sealed |= other.circle != opinion.circle;
            about.extend(excluded(on, other.id).await?);
        }
    }
    Ok((sealed, about))
}

/// What the law needs to know of an opinion.
pub async fn facts(on: &impl Conn, opinion: &Opinion, statement: &Statement) -> Result<Facts, Error> {
    let excluded = excluded(on, opinion.id).await?;
    let (sealed, excluded_beside) = beside_closed(on, opinion, statement).await?;
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
        circle: opinion.circle.0,
        sealed,
        excluded_beside,
        kind: opinion.kind.map(|kind| kind.0),
        classified: opinion.topic.is_some() && opinion.kind.is_some(),
        answered: opinion.answered_on.is_some(),
        published: opinion.published,
        number: opinion.number,
        untouched: opinion.version == 1,
        logged_by: statement.logged_by,
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

/// Adds accounts that an opinion is about; those named before stay, and a provisional one becomes certain.
pub async fn exclude(tx: &WriteTx, id: i64, staff: &[i64], provisional: bool) -> Result<(), Error> {
    if staff.is_empty() {
        return Ok(());
    }
    let rows = staff.iter().map(|account| exclusion::ActiveModel {
        opinion_id: Set(id),
        staff_id: Set(*account),
        provisional: Set(provisional),
    });
    let mut twice = OnConflict::columns([exclusion::Column::OpinionId, exclusion::Column::StaffId]);
    let twice =
        if provisional { twice.do_nothing() } else { twice.update_column(exclusion::Column::Provisional) };
    exclusion::Entity::insert_many(rows)
        .on_conflict(twice.to_owned())
        .exec_without_returning(tx.conn())
        .await?;
    Ok(())
}

/// Lifts the provisional exclusions: somebody has said what the item is.
pub async fn lift_provisional(tx: &WriteTx, id: i64) -> Result<(), Error> {
    exclusion::Entity::delete_many()
        .filter(exclusion::Column::OpinionId.eq(id))
        .filter(exclusion::Column::Provisional.eq(true))
        .exec(tx.conn())
        .await?;
    Ok(())
}

/// Takes accounts off the list of those an opinion is about.
pub async fn readmit(tx: &WriteTx, id: i64, staff: &[i64]) -> Result<(), Error> {
    exclusion::Entity::delete_many()
        .filter(exclusion::Column::OpinionId.eq(id))
        .filter(exclusion::Column::StaffId.is_in(staff.iter().copied()))
        .exec(tx.conn())
        .await?;
    Ok(())
}

/// What staff find an opinion by, in place of what they found it by before; nothing while a circle is closed around it.
pub async fn index(tx: &WriteTx, id: i64, unit: i64, searched: Option<&str>) -> Result<(), Error> {
    indexed(id, unit, searched).exec_without_returning(tx.conn()).await?;
    Ok(())
}

/// The same, to be written together with others.
pub fn indexed(id: i64, unit: i64, searched: Option<&str>) -> Insert<opinion_text::ActiveModel> {
    let folded = searched.map_or_else(String::new, |text| super::search::indexed(unit, text));
    let row = opinion_text::ActiveModel { id: Set(id), folded: Set(folded) };
    let same =
        OnConflict::column(opinion_text::Column::Id).update_column(opinion_text::Column::Folded).to_owned();
    opinion_text::Entity::insert(row).on_conflict(same)
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

/// Brings a new matter of a statement in.
pub async fn insert(tx: &WriteTx, of: &Statement, row: Opinion, batch: &mut Batch) -> Result<i64, Error> {
    tally::born(tx, of, &row, batch).await?;
    let mut row = row.into_active_model().reset_all();
    row.id = NotSet;
    Ok(opinion::Entity::insert(row).exec(tx.conn()).await?.last_insert_id)
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

/// The answers that were issued, spoken or passed on, oldest first.
pub async fn issued_answers(on: &impl Conn, id: i64) -> Result<Vec<Answer>, Error> {
    let mut all = answers(on, id).await?;
    all.retain(|answer| answer.state == "issued");
    Ok(all)
}

/// The newest revision of the answer.
pub async fn latest_answer(on: &impl Conn, id: i64) -> Result<Option<Answer>, Error> {
    answer::Entity::find()
        .filter(answer::Column::OpinionId.eq(id))
        .order_by_desc(answer::Column::Revision)
        .one(on.conn())
        .await
}

/// Writes a new revision of the answer; gives its key.
pub async fn add_answer(tx: &WriteTx, answer: Answer) -> Result<i64, Error> {
    let mut row = answer.into_active_model().reset_all();
    row.id = NotSet;
    Ok(answer::Entity::insert(row).exec(tx.conn()).await?.last_insert_id)
}

/// Writes a changed revision of the answer back.
pub async fn put_answer(tx: &WriteTx, answer: Answer) -> Result<(), Error> {
    answer.into_active_model().reset_all().update(tx.conn()).await?;
    Ok(())
}

/// The hashes of the files that belong to a revision of the answer.
pub async fn answer_files(on: &impl Conn, answer: i64) -> Result<Vec<String>, Error> {
    let files = answer_file::Entity::belongs_to(file::Entity)
        .from(answer_file::Column::FileId)
        .to(file::Column::Id)
        .into();
    answer_file::Entity::find()
        .select_only()
        .column(file::Column::Sha256)
        .join(JoinType::InnerJoin, files)
        .filter(answer_file::Column::AnswerId.eq(answer))
        .into_tuple()
        .all(on.conn())
        .await
}

/// Writes a transfer to a body outside; gives its place among those of the opinion, from 1.
pub async fn add_transfer(tx: &WriteTx, transfer: Transfer) -> Result<i32, Error> {
    let before = transfers(tx, transfer.opinion_id).await?.len();
    let mut row = transfer.into_active_model().reset_all();
    row.id = NotSet;
    transfer::Entity::insert(row).exec_without_returning(tx.conn()).await?;
    Ok(i32::try_from(before).unwrap_or(i32::MAX).saturating_add(1))
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
