//! The answer as the letter to the citizen will look (Nghị định 30/2020/NĐ-CP).

use domain::date::display_day;
use domain::lang::Lang;

use crate::store::directory::Book;
use crate::store::opinions::{Answer, Opinion};
use crate::web::Frame;

/// The parts of the letter, formatted.
pub(super) struct LetterView {
    /// The commune in capitals.
    pub unit: String,
    /// Number, or dots until it has one.
    pub number: String,
    /// Place and day, or dots.
    pub dated: String,
    /// The village of the addressee.
    pub village: String,
    /// What the opinion was about.
    pub matter: String,
    /// What was checked, with the day.
    pub checked: String,
    /// The legal ground.
    pub ground: String,
    /// The answer.
    pub solution: String,
    /// The day it will be done.
    pub done_by: Option<String>,
    /// Who is responsible.
    pub responsible: String,
    /// The office's code, for the file.
    pub office: String,
    /// The post of the signer.
    pub post: String,
    /// The name of the signer.
    pub signer: String,
}

/// The letter of an answer, approved or not.
pub(super) fn letter(book: &Book, opinion: &Opinion, answer: &Answer) -> LetterView {
    let office = book.office(opinion.lead_office_id);
    let code = office.map_or("", |office| office.code.as_str());
    let signer = book.person(answer.approver_id);
    let checked = match answer.checked_on {
        Some(day) => format!("Ngày {}: {}", display_day(day), answer.checked),
        None => answer.checked.clone(),
    };
    let place = &book.unit.place;
    LetterView {
        unit: book.unit_name(Lang::Vi).to_uppercase(),
        number: answer.number.clone().unwrap_or_else(|| format!("……/UBND-{code}")),
        dated: match answer.issued_on {
            Some(day) => format!("{place}, {}", day.format("ngày %d tháng %m năm %Y")),
            None => format!("{place}, ngày … tháng … năm …"),
        },
        village: book.village_name(opinion.village_id).unwrap_or_default().to_owned(),
        matter: opinion.title.clone().unwrap_or_else(|| domain::opinion::headline(&opinion.words, 160)),
        checked,
        ground: answer.legal_ground.clone(),
        solution: answer.solution.clone(),
        done_by: answer.done_by.map(display_day),
        responsible: answer.responsible.clone(),
        office: code.to_owned(),
        post: signer.map(|row| row.post.to_uppercase()).unwrap_or_default(),
        signer: signer.map(|row| row.name.clone()).unwrap_or_default(),
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
