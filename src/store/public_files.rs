//! Which files everybody sees with a publication, and what they are called there.

use entity::{file, publication_file};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, RelationDef,
};

use super::files::{Stored, issued_of};
use super::opinions::Case;
use super::{Conn, Error, WriteTx};

/// Which files may be made public with a case: the citizen's own, the proofs of what was done, and those of issued answers.
/// Those of a draft never are.
fn publishable(case: &Case) -> Condition {
    let proof = Condition::all()
        .add(file::Column::OpinionId.eq(case.opinion.id))
        .add(file::Column::Purpose.eq("evidence"));
    let any = Condition::any().add(proof).add(file::Column::Id.in_subquery(issued_of(case.opinion.id)));
    match case.statement_words() {
        Some(_) => any.add(file::Column::StatementId.eq(case.statement.id)),
        None => any,
    }
}

/// The files that staff may make public with a case.
pub async fn to_publish(on: &impl Conn, case: &Case) -> Result<Vec<Stored>, Error> {
    file::Entity::find().filter(publishable(case)).order_by_asc(file::Column::Id).all(on.conn()).await
}

/// Takes the files that came with a statement out of every publication: its words were sealed.
pub async fn hide_of_statement(tx: &WriteTx, statement: i64) -> Result<(), Error> {
    let own = file::Entity::find()
        .select_only()
        .column(file::Column::Id)
        .filter(file::Column::StatementId.eq(statement))
        .into_query();
    publication_file::Entity::delete_many()
        .filter(publication_file::Column::FileId.in_subquery(own))
        .exec(tx.conn())
        .await?;
    Ok(())
}

/// A file that everybody sees with a publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The file.
    pub file: Stored,
    /// What staff call it there.
    pub caption: Option<String>,
}

/// Shows files with a fresh publication, each by its key and under its caption; `false` when one of them may not be shown.
pub async fn show(tx: &WriteTx, case: &Case, chosen: &[(String, Option<String>)]) -> Result<bool, Error> {
    let may = to_publish(tx, case).await?;
    let mut rows = Vec::with_capacity(chosen.len());
    for (key, caption) in chosen {
        let Some(file) = may.iter().find(|file| file.storage_key == *key) else {
            return Ok(false);
        };
        rows.push(publication_file::ActiveModel {
            publication_id: Set(case.opinion.id),
            file_id: Set(file.id),
            caption: Set(caption.clone()),
        });
    }
    if !rows.is_empty() {
        publication_file::Entity::insert_many(rows).exec_without_returning(tx.conn()).await?;
    }
    Ok(true)
}

fn shown_file() -> RelationDef {
    publication_file::Entity::belongs_to(file::Entity)
        .from(publication_file::Column::FileId)
        .to(file::Column::Id)
        .into()
}

/// The files that the public register shows with a publication.
pub async fn of_publication(on: &impl Conn, id: i64) -> Result<Vec<Shown>, Error> {
    let rows = publication_file::Entity::find()
        .filter(publication_file::Column::PublicationId.eq(id))
        .order_by_asc(publication_file::Column::FileId)
        .join(JoinType::InnerJoin, shown_file())
        .select_also(file::Entity)
        .all(on.conn())
        .await?;
    let shown = |(row, file): (publication_file::Model, Option<Stored>)| {
        file.map(|file| Shown { file, caption: row.caption })
    };
    Ok(rows.into_iter().filter_map(shown).collect())
}
