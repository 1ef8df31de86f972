//! What the office answered, as its sender reads it.

use askama::filters::Safe;

use crate::store::directory::Book;
use crate::store::opinions::{Answer, Opinion};
use crate::web::Frame;
use crate::web::public::shown::{accepted, paragraphs};

/// One answer that was issued or spoken.
pub struct Said {
    /// Who gave it.
    pub who: String,
    /// Its number.
    pub number: Option<String>,
    /// Its day.
    pub day: Option<Safe<String>>,
    /// Its parts with their titles.
    pub parts: Vec<(String, Vec<String>)>,
    /// By when it promises something.
    pub done_by: Option<Safe<String>>,
    /// How much of the proposal was accepted, and why no more.
    pub accepted: Option<(String, String)>,
}

/// The answers, the newest first; the binding word on acceptance stands with the newest.
pub fn answers(f: &Frame, book: &Book, opinion: &Opinion, issued: &[Answer]) -> Vec<Said> {
    let mut said: Vec<Said> = issued.iter().rev().map(|answer| one(f, book, answer)).collect();
    if let (Some(newest), Some(word)) = (said.first_mut(), opinion.accepted) {
        newest.accepted = Some((accepted(f, word.0), opinion.accepted_why.clone().unwrap_or_default()));
    }
    said
}

fn one(f: &Frame, book: &Book, answer: &Answer) -> Said {
    let who = match (&answer.spoken_by, &answer.body) {
        (Some(by), _) if answer.spot => f.say1("public-track-spoken-by", "who", by),
        (_, Some(body)) => f.say1("public-track-answered-by", "office", body),
        _ => {
            let office = book.office_name(answer.office_id, f.lang).unwrap_or_else(|| f.unit());
            f.say1("public-track-answered-by", "office", office)
        }
    };
    let nobody = String::new();
    let parts = [
        ("public-answer-checked", &answer.checked),
        ("public-answer-ground", &answer.legal_ground),
        ("public-answer-solution", &answer.solution),
        // Of a reply it is the body that replied.
        ("public-answer-responsible", if answer.body.is_some() { &nobody } else { &answer.responsible }),
    ];
    Said {
        who,
        number: answer.number.clone(),
        day: answer.issued_on.map(|on| f.long(on)),
        parts: parts
            .into_iter()
            .filter(|(_, text)| !text.trim().is_empty())
            .map(|(key, text)| (f.say(key).into_owned(), paragraphs(text)))
            .collect(),
        done_by: answer.done_by.map(|on| f.long(on)),
        accepted: answer
            .accepted
            .map(|word| (accepted(f, word.0), answer.accepted_why.clone().unwrap_or_default())),
    }
}
