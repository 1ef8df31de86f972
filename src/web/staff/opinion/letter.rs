//! The answer as the letter to the citizen will look (Nghị định 30/2020/NĐ-CP).

use domain::date::display_day;
use domain::paper::village;

use super::paper::{Foot, Head, Signer, paper};
use crate::store::directory::Book;
use crate::store::opinions::{Answer, Opinion};
use crate::web::Frame;

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
pub(super) fn letter(book: &Book, opinion: &Opinion, answer: &Answer, name: Option<String>) -> LetterView {
    let code = book.office(opinion.lead_office_id).map_or("", |office| office.code.as_str());
    let signer = book.person(answer.approver_id).map(|row| Signer { post: &row.post, name: &row.name });
    let number = answer.number.clone().unwrap_or_else(|| format!("……/UBND-{code}"));
    let (head, foot) = paper(book, number, answer.issued_on, signer.as_ref(), code);
    LetterView {
        head,
        foot,
        name,
        village: book.village_name(opinion.village_id).map(village).unwrap_or_default(),
        matter: opinion.title.clone().unwrap_or_else(|| domain::opinion::headline(&opinion.words, 160)),
        checked: answer.checked.clone(),
        checked_on: answer.checked_on.map(display_day),
        ground: answer.legal_ground.clone(),
        solution: answer.solution.clone(),
        done_by: answer.done_by.map(display_day),
        responsible: answer.responsible.clone(),
    }
}

/// One point of the check against vague answers.
pub(super) struct Check {
    /// Whether it is there.
    pub yes: bool,
    /// The words.
    pub text: String,
}

/// What an answer must say so that nobody calls it vague: checked what and when, legal ground, who and by when, proof.
pub(super) fn checks(f: &Frame, answer: &Answer, has_files: bool) -> Vec<Check> {
    let point = |yes: bool, key: &str| Check {
        yes,
        text: f.say(&format!("check-{key}-{}", if yes { "yes" } else { "no" })).into_owned(),
    };
    vec![
        point(!answer.checked.is_empty() && answer.checked_on.is_some(), "checked"),
        point(answer.legal_ground.chars().any(|c| c.is_ascii_digit()), "ground"),
        point(!answer.responsible.is_empty() && answer.done_by.is_some(), "who"),
        point(has_files, "files"),
    ]
}
