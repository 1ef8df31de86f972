//! Publications: the redacted versions, written with the acts that make and follow them.

use chrono::{DateTime, Utc};
use domain::code::MatterCode;
use domain::redaction::marks;
use entity::{publication, publication_file};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

use super::opinions::{self, Case, Opinion};
use super::sees::{self, Sees};
use super::{Conn, Error, WriteTx, register, search, statements};

/// A publication as stored.
pub use entity::publication::Model as Publication;

/// The redacted texts of a publication.
#[derive(Debug, Clone)]
pub struct Texts {
    /// The title.
    pub title: String,
    /// The words.
    pub words: String,
    /// The answer; none while there is none.
    pub answer: Option<String>,
}

/// One publication by its code, as this reader may see it.
pub async fn by_code(on: &impl Conn, sees: &Sees, code: &MatterCode) -> Result<Option<Publication>, Error> {
    sees::published(sees).filter(publication::Column::Code.eq(code.to_string())).one(on.conn()).await
}

/// The publication of an opinion, whoever asks: for acts on it.
pub async fn of(on: &impl Conn, opinion: i64) -> Result<Option<Publication>, Error> {
    publication::Entity::find_by_id(opinion).one(on.conn()).await
}

/// Who is named beside the texts: bodies outside as everybody may read their names.
#[derive(Debug, Clone, Default)]
pub struct Named {
    /// Where the matter went.
    pub transferred_to: Option<String>,
    /// The office that gave the answer which is shown.
    pub answer_office: Option<i64>,
    /// The body whose reply it is.
    pub answer_body: Option<String>,
}

/// The row of a publication.
pub fn row(case: &Case, texts: Texts, named: Named, at: DateTime<Utc>) -> Publication {
    let Case { opinion, statement } = case;
    let Texts { title, words, answer } = texts;
    let searched = format!("{} {title} {words} {}", opinion.code, answer.as_deref().unwrap_or_default());
    Publication {
        id: opinion.id,
        unit_id: opinion.unit_id,
        code: opinion.code.clone(),
        conference_id: statement.conference_id,
        spoken: statement.spoken_order.is_some(),
        village_id: statement.village_id,
        topic: opinion.topic.clone(),
        standing: standing_of(opinion),
        folded: search::indexed(opinion.unit_id, &searched),
        title,
        words,
        answer_office_id: named.answer_office.filter(|_| answer.is_some()),
        answer_body: named.answer_body.filter(|_| answer.is_some()),
        answer,
        office_id: opinion.lead_office_id,
        transferred_to: named.transferred_to,
        passed_on: opinion.passed_on,
        stage: opinion.stage,
        outcome: opinion.outcome,
        outcome_due_on: opinion.outcome_due_on,
        closed_on: opinion.closed_on,
        accepted: opinion.accepted,
        received_on: opinion.received_on,
        due_on: opinion.answer_promised_on(),
        answered_on: opinion.answered_on,
        published_at: at,
    }
}

fn standing_of(opinion: &Opinion) -> String {
    register::standing(opinion.stage.0, opinion.outcome.map(|outcome| outcome.0)).as_str().to_owned()
}

/// A body outside as everybody may read it: left out where its name holds the sender's, or somebody's number or address.
async fn body_of(on: &impl Conn, opinion: &Opinion, body: Option<&str>) -> Result<Option<String>, Error> {
    let Some(body) = body else {
        return Ok(None);
    };
    let sender = statements::identity(on, opinion.statement_id).await?.and_then(|sender| sender.name);
    let known: Vec<&str> = sender.iter().map(String::as_str).collect();
    Ok(marks(body, &known).is_empty().then(|| body.to_owned()))
}

/// Who is named beside the texts that are made public now: the answer is the last that was issued.
async fn named(on: &impl Conn, opinion: &Opinion) -> Result<Named, Error> {
    let answer = opinions::issued_answers(on, opinion.id).await?.pop();
    let (office, body) = answer.map(|answer| (answer.office_id, answer.body)).unwrap_or_default();
    Ok(Named {
        transferred_to: body_of(on, opinion, opinion.transferred_to.as_deref()).await?,
        answer_office: office,
        answer_body: body_of(on, opinion, body.as_deref()).await?,
    })
}

/// Publishes, or puts new texts in the place of those shown before; gives what is shown.
pub async fn put(tx: &WriteTx, case: &Case, texts: Texts, at: DateTime<Utc>) -> Result<Publication, Error> {
    remove(tx, case.opinion.id).await?;
    let shown = row(case, texts, named(tx, &case.opinion).await?, at);
    publication::Entity::insert(shown.clone().into_active_model().reset_all())
        .exec_without_returning(tx.conn())
        .await?;
    Ok(shown)
}

/// Takes a publication down.
pub async fn remove(tx: &WriteTx, opinion: i64) -> Result<(), Error> {
    publication_file::Entity::delete_many()
        .filter(publication_file::Column::PublicationId.eq(opinion))
        .exec(tx.conn())
        .await?;
    publication::Entity::delete_by_id(opinion).exec(tx.conn()).await?;
    Ok(())
}

/// Whether a publication shows the opinion as it stands; a body outside may be left out, for its name may hold somebody's.
pub fn follows(row: &Publication, opinion: &Opinion) -> bool {
    row.stage == opinion.stage
        && row.topic == opinion.topic
        && row.village_id == opinion.village_id
        && row.office_id == opinion.lead_office_id
        && row.standing == standing_of(opinion)
        && (row.transferred_to.is_none() || row.transferred_to == opinion.transferred_to)
        && row.passed_on == opinion.passed_on
        && row.outcome == opinion.outcome
        && row.outcome_due_on == opinion.outcome_due_on
        && row.closed_on == opinion.closed_on
        && row.accepted == opinion.accepted
        && row.due_on == opinion.answer_promised_on()
        && row.answered_on == opinion.answered_on
}

/// Shows what became of a published opinion; its texts stay.
pub async fn follow(tx: &WriteTx, opinion: &Opinion) -> Result<(), Error> {
    use publication::Column;
    let body = body_of(tx, opinion, opinion.transferred_to.as_deref()).await?;
    publication::Entity::update_many()
        .col_expr(Column::Stage, Expr::value(opinion.stage))
        .col_expr(Column::Topic, Expr::value(opinion.topic.clone()))
        .col_expr(Column::OfficeId, Expr::value(opinion.lead_office_id))
        .col_expr(Column::TransferredTo, Expr::value(body))
        .col_expr(Column::PassedOn, Expr::value(opinion.passed_on))
        .col_expr(Column::Standing, Expr::value(standing_of(opinion)))
        .col_expr(Column::Outcome, Expr::value(opinion.outcome))
        .col_expr(Column::OutcomeDueOn, Expr::value(opinion.outcome_due_on))
        .col_expr(Column::ClosedOn, Expr::value(opinion.closed_on))
        .col_expr(Column::Accepted, Expr::value(opinion.accepted))
        .col_expr(Column::DueOn, Expr::value(opinion.answer_promised_on()))
        .col_expr(Column::AnsweredOn, Expr::value(opinion.answered_on))
        .filter(Column::Id.eq(opinion.id))
        .exec(tx.conn())
        .await?;
    Ok(())
}
