//! The answer as the letter to the citizen will look (Nghị định 30/2020/NĐ-CP).

use domain::date::display_day;
use domain::lang::Lang;

use crate::store::directory::Book;
use crate::app::App;
use crate::store::opinions::{Answer, Case};
use crate::web::Failure;

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
pub(super) async fn letter(_app: &App, book: &Book, case: &Case, answer: &Answer) -> Result<LetterView, Failure> {
    let opinion = &case.opinion;
    let office = book.office(opinion.lead_office_id.or(opinion.answer_office_id));
    let code = office.map_or("", |office| office.code.as_str());
    let checked = match answer.checked_on {
        Some(day) => format!("Ngày {}: {}", display_day(day), answer.checked),
        None => answer.checked.clone(),
    };
    let place = &book.unit.place;
    Ok(LetterView {
        unit: book.unit_name(Lang::Vi).to_uppercase(),
        number: answer.number.clone().unwrap_or_else(|| format!("……/UBND-{code}")),
        dated: match answer.issued_on {
            Some(day) => format!("{place}, {}", day.format("ngày %d tháng %m năm %Y")),
            None => format!("{place}, ngày … tháng … năm …"),
        },
        village: book.village_name(case.statement.village_id).unwrap_or_default().to_owned(),
        matter: case.headline(160),
        checked,
        ground: answer.legal_ground.clone(),
        solution: answer.solution.clone(),
        done_by: answer.done_by.map(display_day),
        responsible: answer.responsible.clone(),
        office: code.to_owned(),
        post: answer.signer_post.as_deref().unwrap_or_default().to_uppercase(),
        signer: answer.signer_name.clone().unwrap_or_default(),
    })
}
