//! The facts of a case: who has it, who helps, who is left out, when it was promised, what is alike.

use domain::date::{display_day, display_long};

use super::Looked;
use crate::store::deadlines::{self, Of};
use crate::store::{conferences, opinions, worklist};
use crate::web::Failure;

/// A fact with its name.
pub(super) struct Pair {
    pub name: String,
    pub value: String,
    pub href: Option<String>,
}

pub(super) struct About {
    pub pairs: Vec<Pair>,
    /// Address, matter and stage of what came before from the same place about the same thing.
    pub alike: Vec<(String, String, String)>,
}

impl About {
    pub(super) async fn of(looked: &Looked<'_>) -> Result<About, Failure> {
        Ok(About { pairs: pairs(looked).await?, alike: alike(looked).await? })
    }
}

async fn pairs(looked: &Looked<'_>) -> Result<Vec<Pair>, Failure> {
    let (f, book) = (looked.f(), looked.book);
    let (db, sees) = (&looked.app.db, looked.desk.person.sees());
    let (opinion, statement) = (&looked.case.opinion, &looked.case.statement);
    let office = |id: Option<i64>| book.office_name(id, f.lang).map(str::to_owned);
    let person = |id: Option<i64>| book.person(id).map(|row| f.colleague(row));
    let supporting = opinions::supporting(db, opinion.id).await?;
    let supporting: Vec<String> = supporting.into_iter().filter_map(|id| office(Some(id))).collect();
    let excluded: Vec<String> = looked.facts.excluded.iter().filter_map(|id| person(Some(*id))).collect();
    let mut pairs = Vec::new();
    let mut pair = |key: &str, value: Option<String>, href: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            pairs.push(Pair { name: f.say(key).into_owned(), value, href });
        }
    };
    pair("case-lead", office(opinion.lead_office_id).filter(|_| opinion.open), None);
    pair("case-supporting", Some(supporting.join(", ")), None);
    let gone = opinion.officer_id.is_some_and(|id| book.person(Some(id)).is_some_and(|row| !row.active));
    pair("case-officer", person(opinion.officer_id).filter(|_| opinion.open && !gone), None);
    pair("case-officer-gone", person(opinion.officer_id).filter(|_| opinion.open && gone), None);
    pair("case-answered-by", office(opinion.answer_office_id), None);
    pair(
        "case-proposed",
        office(opinion.proposed_office_id).filter(|_| opinion.lead_office_id.is_none()),
        None,
    );
    pair("case-place", statement.place.clone().filter(|_| looked.case.statement_words().is_some()), None);
    pair("case-people", statement.people.map(|n| n.to_string()), None);
    pair("case-representative", statement.representative.clone(), None);
    pair("case-body", opinion.transferred_to.clone(), None);
    pair("case-about", Some(excluded.join(", ")), None);
    pair("case-promised", Some(display_day(opinion.promised_on)), None);
    if opinion.promised_on != statement.promised_on {
        pair("case-promised-first", Some(display_day(statement.promised_on)), None);
    }
    pair("case-answered-on", opinion.answered_on.map(display_day), None);
    if let Some(id) = statement.conference_id
        && let Some(row) = conferences::by_id(db, &sees, id).await?
    {
        let href = format!("/lam-viec/hoi-nghi/{}", row.code);
        pair("case-conference", Some(display_long(row.held_on, f.lang)), Some(href));
    }
    for past in deadlines::history(db, Of::Opinion(opinion.id)).await? {
        if past.replaced_at.is_some() {
            pair("case-old-due", Some(display_day(past.due_on)), None);
        }
    }
    Ok(pairs)
}

async fn alike(looked: &Looked<'_>) -> Result<Vec<(String, String, String)>, Failure> {
    let opinion = &looked.case.opinion;
    let (Some(village), Some(topic)) = (looked.case.statement.village_id, opinion.topic.as_deref()) else {
        return Ok(Vec::new());
    };
    if opinion.circle.is_closed() {
        return Ok(Vec::new());
    }
    let sees = looked.desk.person.sees();
    let rows = worklist::alike(&looked.app.db, &sees, opinion.id, village, topic).await?;
    let view = |row: worklist::Row| {
        let stage = looked.f().word("stage", row.stage.0.as_str()).into_owned();
        let href = format!("/lam-viec/y-kien/{}", domain::code::matter::slug(&row.code));
        (href, domain::opinion::headline(&row.matter, 80), stage)
    };
    Ok(rows.into_iter().map(view).collect())
}
