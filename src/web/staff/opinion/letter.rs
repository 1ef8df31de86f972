//! The answer as the letter to the citizen will look (Nghị định 30/2020/NĐ-CP).

use domain::date::display_day;
use domain::lang::Lang;
use domain::paper::village;

use super::paper::{Foot, Head, Signer, paper};
use crate::messages::say;
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
    /// What it says, in its order; the page numbers them.
    pub parts: Vec<Part>,
}

/// A numbered part of the letter.
pub(super) struct Part {
    /// Its heading.
    pub title: String,
    /// Its words, line by line.
    pub lines: Vec<String>,
}

/// The letter of an answer, approved or not; the sender's name only where it was opened.
pub(super) fn letter(book: &Book, case: &Case, answer: &Answer, name: Option<String>) -> LetterView {
    let office = answer.office_id.or(case.opinion.lead_office_id).or(case.opinion.answer_office_id);
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
        parts: parts(case, answer),
    }
}

/// The parts that have words; the letter is in Vietnamese whoever reads the page.
fn parts(case: &Case, answer: &Answer) -> Vec<Part> {
    let checked = match answer.checked_on {
        Some(day) => format!("Kết quả kiểm tra ngày {}", display_day(day)),
        None => "Kết quả kiểm tra".to_owned(),
    };
    let done = answer.done_by.map(|day| format!("\nLàm xong trước ngày {}.", display_day(day)));
    [
        ("Ý kiến của ông (bà)".to_owned(), case.headline(160)),
        (checked, answer.checked.clone()),
        ("Căn cứ".to_owned(), answer.legal_ground.clone()),
        ("Về kiến nghị của ông (bà)".to_owned(), accepted(answer)),
        ("Trả lời, việc làm tiếp".to_owned(), answer.solution.clone() + &done.unwrap_or_default()),
        ("Người chịu trách nhiệm".to_owned(), answer.responsible.clone()),
    ]
    .into_iter()
    .map(|(title, words)| Part { title, lines: paragraphs(&words) })
    .filter(|part| !part.lines.is_empty())
    .collect()
}

/// How much of the proposal is accepted, and why no more.
fn accepted(answer: &Answer) -> String {
    let Some(word) = answer.accepted else {
        return String::new();
    };
    let word = say(Lang::Vi, &format!("accepted-{}", word.0.as_str()));
    match &answer.accepted_why {
        Some(why) => format!("{word}. Lý do: {why}"),
        None => format!("{word}."),
    }
}

fn paragraphs(words: &str) -> Vec<String> {
    words.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
