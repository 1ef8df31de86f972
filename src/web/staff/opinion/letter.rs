//! The answer as the letter to the citizen will look (Nghị định 30/2020/NĐ-CP).

use domain::date::display_day;
use domain::paper::village;

use super::paper::{Foot, Head, Signer, paper};
use crate::store::directory::Book;
use crate::store::opinions::{Answer, Case};

/// The parts of the letter, formatted.
pub(super) struct LetterView {
    /// What stands above the words.
    pub head: Head,
    /// What stands below them.
    pub foot: Foot,
    /// The addressee's name, where this reader has opened it.
    pub name: Option<String>,
    /// The village of the addressee.
    pub village: String,
    /// What the opinion was about.
    pub matter: String,
    /// What was checked.
    pub checked: String,
    /// The day of the inspection.
    pub checked_on: Option<String>,
    /// The legal ground.
    pub ground: String,
    /// The answer.
    pub solution: String,
    /// The day before which it will be done.
    pub done_by: Option<String>,
    /// Who is responsible.
    pub responsible: String,
}

/// The letter of an answer, approved or not; the sender's name only where it was opened.
pub(super) fn letter(book: &Book, case: &Case, answer: &Answer, name: Option<String>) -> LetterView {
    let office = case.opinion.lead_office_id.or(case.opinion.answer_office_id);
    let code = book.office(office).map_or("", |office| office.code.as_str());
    let signer = answer.signer_post.as_deref().zip(answer.signer_name.as_deref());
    let signer = signer.map(|(post, name)| Signer { post, name });
    let number = answer.number.clone().unwrap_or_else(|| format!("……/UBND-{code}"));
    let (head, foot) = paper(book, number, answer.issued_on, signer.as_ref(), code);
    LetterView {
        head,
        foot,
        name,
        village: book.village_name(case.statement.village_id).map(village).unwrap_or_default(),
        matter: case.headline(160),
        checked: answer.checked.clone(),
        checked_on: answer.checked_on.map(display_day),
        ground: answer.legal_ground.clone(),
        solution: answer.solution.clone(),
        done_by: answer.done_by.map(display_day),
        responsible: answer.responsible.clone(),
    }
}
