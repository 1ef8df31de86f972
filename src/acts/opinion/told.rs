//! What letters are told about an opinion: its case, its matter, and the citizen who wishes to be written to.

use domain::opinion::Stage;

use super::newcomer::Receipt;
use crate::acts::Refusal;
use crate::mail::letters::{Addressee, Answered, Case, Matter, Name, Received, Said};
use crate::store::Conn;
use crate::store::opinions::{self, Answer, Opinion};
use crate::store::statements::{self, Statement};
use crate::store::units::{self, Unit};

/// The longest question that an answer repeats, in characters.
const QUESTION_MOST: usize = 300;

/// A citizen who left an address and wishes for messages.
pub(super) struct Reader {
    /// The unit that writes.
    pub unit: Unit,
    /// How the letter addresses the citizen.
    pub to: Addressee,
    /// The address.
    pub email: String,
}

/// The case behind an opinion, for envelopes.
pub(super) fn case(opinion: &Opinion) -> Case {
    Case {
        id: opinion.id,
        unit: opinion.unit_id,
        version: opinion.version,
        code: opinion.code.clone(),
        sealed: opinion.circle.is_closed() || opinion.stage.0 == Stage::Diverted,
    }
}

/// The statement with its first matter, for envelopes.
pub(in crate::acts) fn said(statement: &Statement, opinions: &[Opinion]) -> Said {
    let opinion = opinions.first().map(|opinion| opinion.id);
    Said { id: statement.id, unit: statement.unit_id, code: statement.code.clone(), opinion }
}

/// The opinion as letters to colleagues name it.
pub(super) async fn matter(
    on: &impl Conn,
    opinion: &Opinion,
    statement: &Statement,
) -> Result<Matter, Refusal> {
    let topic = match opinion.topic.as_deref().or(statement.topic_hint.as_deref()) {
        Some(code) => units::topic(on, code).await?,
        None => None,
    };
    Ok(Matter {
        case: case(opinion),
        title: opinion.title.clone(),
        village: village(on, statement).await?,
        topic: topic.map(|row| Name { vi: row.name, en: row.name_en }),
        due_on: opinion.due_on,
    })
}

/// The citizen behind a statement, if letters are wished for and can be sent.
pub(super) async fn reader(on: &impl Conn, statement: &Statement) -> Result<Option<Reader>, Refusal> {
    let identity = statements::identity(on, statement.id).await?.filter(|sender| sender.consent_messages);
    let Some((email, name)) = identity.and_then(|sender| Some((sender.email?, sender.name))) else {
        return Ok(None);
    };
    let unit = units::by_id(on, statement.unit_id).await?.ok_or(Refusal::NotFound)?;
    let to = Addressee { lang: statement.lang.0, name, village: village(on, statement).await? };
    Ok(Some(Reader { unit, to, email }))
}

/// An issued answer with its question and its signer.
pub(super) fn answered(case: &opinions::Case, answer: &Answer) -> Answered {
    Answered {
        replied_by: answer.body.clone(),
        number: answer.number.clone().unwrap_or_default(),
        issued_on: answer.issued_on,
        question: case.headline(QUESTION_MOST),
        checked: answer.checked.clone(),
        checked_on: answer.checked_on,
        ground: answer.legal_ground.clone(),
        solution: answer.solution.clone(),
        accepted: answer.accepted.map(|word| word.0),
        accepted_why: answer.accepted_why.clone().unwrap_or_default(),
        responsible: answer.responsible.clone(),
        done_by: answer.done_by,
        signer: answer.signer_post.clone().zip(answer.signer_name.clone()),
    }
}

/// What the letter of receipt is told.
pub(super) fn received(receipt: &Receipt) -> Received {
    Received {
        code: receipt.code.clone(),
        secret: receipt.secret.clone(),
        received_on: receipt.received_on,
        due_on: receipt.due_on,
        may_move: receipt.may_move.clone(),
    }
}

async fn village(on: &impl Conn, statement: &Statement) -> Result<Option<String>, Refusal> {
    let Some(id) = statement.village_id else {
        return Ok(None);
    };
    let all = units::villages(on, statement.unit_id).await?;
    Ok(all.into_iter().find(|row| row.id == id).map(|row| row.name))
}
