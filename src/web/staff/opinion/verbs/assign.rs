//! Assigning: to which office and officer, with whom beside, by when.

use super::Asked;
use crate::store::{opinions, staff};
use crate::web::Failure;
use crate::web::form::{Choice, Control, FormView};

pub(super) async fn fields(asked: &Asked<'_>, form: FormView) -> Result<FormView, Failure> {
    let f = asked.f();
    let (app, book, opinion) = (asked.app, asked.book, &asked.case.opinion);
    let topics = app.directory.topics(&app.db).await?;
    let offices: Vec<Choice> = book
        .offices
        .iter()
        .filter(|row| row.active)
        .map(|row| Choice::new(row.code.clone(), book.office_name(Some(row.id), f.lang).unwrap_or_default()))
        .collect();
    let by_topic =
        opinion.topic.as_deref().and_then(|code| topics.get(code)).and_then(|row| row.default_office.clone());
    let proposed = book
        .office(opinion.lead_office_id.or(opinion.proposed_office_id))
        .map(|row| row.code.clone())
        .or(by_topic)
        .unwrap_or_default();
    let excluded = opinions::excluded(&app.db, opinion.id).await?;
    let mut officers = vec![Choice::new("", f.say("assign-whole-office"))];
    for office in &book.offices {
        for row in staff::officers_of_office(&app.db, office.id).await? {
            if !excluded.contains(&row.id) {
                officers.push(Choice::new(row.login, format!("{} · {}", row.name, office.name)));
            }
        }
    }
    let beside = opinions::supporting(&app.db, opinion.id).await?;
    let supporting = asked.all_or("supporting", || {
        book.offices.iter().filter(|row| beside.contains(&row.id)).map(|row| row.code.clone()).collect()
    });
    let terms = vec![
        Choice::new("answer", f.say("assign-term-answer")).hint(f.say("assign-term-answer-hint")),
        Choice::new("answer_complex", f.say("assign-term-complex")).hint(f.say("assign-term-complex-hint")),
    ];
    Ok(form
        .field(
            asked
                .field("office", Control::Radios, proposed)
                .choices(offices.clone())
                .hint(asked.hint("field-office-hint")),
        )
        .field(asked.field("officer", Control::Select, "").choices(officers).optional())
        .field(asked.field("supporting", Control::Checks, "").choices(offices).values(supporting).optional())
        .field(asked.field("term", Control::Radios, "answer").choices(terms))
        .field(asked.field("reason", Control::Area, "").rows(2).hint(asked.hint("field-reason-longer")))
        .field(asked.note("")))
}
