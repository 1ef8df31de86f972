//! What is kept of opinions beside their journals, a page at a time, to be compared with its fingerprints.

use std::collections::HashMap;

use entity::{
    answer, answer_file, correction, file, opinion, publication, publication_file, statement, transfer,
};
use sea_orm::{
    ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, QueryTrait, RelationDef, Select,
};

use super::opinions::{Answer, Opinion, Transfer};
use super::publications::Publication;
use super::statements::{Correction, Statement};
use super::{Conn, Error};

/// A file's hash with what it is called where everybody reads it.
pub type Captioned = (String, Option<String>);

/// Everything that the journal of one opinion bears fingerprints of.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The opinion.
    pub opinion: Opinion,
    /// Its statement.
    pub statement: Option<Statement>,
    /// What stood before corrections of the statement.
    pub corrections: Vec<Correction>,
    /// Its answers, each with the hashes of its files.
    pub answers: Vec<(Answer, Vec<String>)>,
    /// Its transfers, oldest first.
    pub transfers: Vec<Transfer>,
    /// What everybody reads, with hash and caption of each file.
    pub public: Option<(Publication, Vec<Captioned>)>,
}

/// The rows whose key of an opinion, in this column, lies after `after` and up to `until`.
fn span<E: EntityTrait>(rows: Select<E>, column: impl ColumnTrait, after: i64, until: i64) -> Select<E> {
    rows.filter(column.gt(after)).filter(column.lte(until))
}

/// What is kept of the opinions whose keys lie after `after` and up to `until`.
pub async fn of_opinions(on: &impl Conn, after: i64, until: i64) -> Result<Vec<Kept>, Error> {
    let of = || span(opinion::Entity::find(), opinion::Column::Id, after, until);
    let said = || of().select_only().column(opinion::Column::StatementId).into_query();
    let opinions = of().order_by_asc(opinion::Column::Id).all(on.conn()).await?;
    let statements =
        statement::Entity::find().filter(statement::Column::Id.in_subquery(said())).all(on.conn()).await?;
    let corrections = correction::Entity::find()
        .filter(correction::Column::StatementId.in_subquery(said()))
        .all(on.conn())
        .await?;
    let answers = span(answer::Entity::find(), answer::Column::OpinionId, after, until);
    let answers = answers.order_by_asc(answer::Column::Id).all(on.conn()).await?;
    let transfers = span(transfer::Entity::find(), transfer::Column::OpinionId, after, until);
    let transfers = transfers.order_by_asc(transfer::Column::Id).all(on.conn()).await?;
    let publications = span(publication::Entity::find(), publication::Column::Id, after, until);
    let publications = publications.all(on.conn()).await?;
    let mut papers = papers(on, after, until).await?;
    let mut shown = shown(on, after, until).await?;
    let statements: HashMap<i64, Statement> = statements.into_iter().map(|row| (row.id, row)).collect();
    let mut publications: HashMap<i64, Publication> =
        publications.into_iter().map(|row| (row.id, row)).collect();
    let corrections = by(corrections, |row: &Correction| row.statement_id);
    let mut answers = by(answers, |row: &Answer| row.opinion_id);
    let mut transfers = by(transfers, |row: &Transfer| row.opinion_id);
    let kept = opinions.into_iter().map(|opinion| {
        let id = opinion.id;
        let own = answers.remove(&id).unwrap_or_default().into_iter();
        let own = own.map(|answer| {
            let files = papers.remove(&answer.id).unwrap_or_default();
            (answer, files.into_iter().map(|(_, sha256)| sha256).collect())
        });
        let files = shown.remove(&id).unwrap_or_default();
        let files = files.into_iter().map(|(_, sha256, caption)| (sha256, caption)).collect();
        Kept {
            statement: statements.get(&opinion.statement_id).cloned(),
            corrections: corrections.get(&opinion.statement_id).cloned().unwrap_or_default(),
            answers: own.collect(),
            transfers: transfers.remove(&id).unwrap_or_default(),
            public: publications.remove(&id).map(|row| (row, files)),
            opinion,
        }
    });
    Ok(kept.collect())
}

/// The files of the answers of these opinions, by answer.
async fn papers(on: &impl Conn, after: i64, until: i64) -> Result<HashMap<i64, Vec<(i64, String)>>, Error> {
    let file: RelationDef = answer_file::Entity::belongs_to(file::Entity)
        .from(answer_file::Column::FileId)
        .to(file::Column::Id)
        .into();
    let of: RelationDef = answer_file::Entity::belongs_to(answer::Entity)
        .from(answer_file::Column::AnswerId)
        .to(answer::Column::Id)
        .into();
    let rows = answer_file::Entity::find().join(JoinType::InnerJoin, file).join(JoinType::InnerJoin, of);
    let rows: Vec<(i64, String)> = span(rows, answer::Column::OpinionId, after, until)
        .select_only()
        .column(answer_file::Column::AnswerId)
        .column(file::Column::Sha256)
        .into_tuple()
        .all(on.conn())
        .await?;
    Ok(by(rows, |row: &(i64, String)| row.0))
}

/// The publication on which a file hangs, its hash and its caption.
type Hung = (i64, String, Option<String>);

/// The files that everybody sees with these opinions, by opinion.
async fn shown(on: &impl Conn, after: i64, until: i64) -> Result<HashMap<i64, Vec<Hung>>, Error> {
    let file: RelationDef = publication_file::Entity::belongs_to(file::Entity)
        .from(publication_file::Column::FileId)
        .to(file::Column::Id)
        .into();
    let rows = publication_file::Entity::find().join(JoinType::InnerJoin, file);
    let rows: Vec<Hung> = span(rows, publication_file::Column::PublicationId, after, until)
        .select_only()
        .column(publication_file::Column::PublicationId)
        .column(file::Column::Sha256)
        .column(publication_file::Column::Caption)
        .into_tuple()
        .all(on.conn())
        .await?;
    Ok(by(rows, |row: &Hung| row.0))
}

fn by<T>(rows: Vec<T>, key: impl Fn(&T) -> i64) -> HashMap<i64, Vec<T>> {
    let mut found: HashMap<i64, Vec<T>> = HashMap::new();
    for row in rows {
        found.entry(key(&row)).or_default().push(row);
    }
    found
}
