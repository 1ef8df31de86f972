//! Drafting the answer: what was checked, on what ground, who does what by when, with which papers.

use chrono::NaiveDate;
use domain::date::display_day;
use domain::opinion::Accepted;

use super::{Asked, told_apart};
use crate::store::files::{self, Stored};
use crate::store::opinions::{self, Answer};
use crate::web::Failure;
use crate::web::form::{Choice, Control, FormView};

pub(super) async fn fields(asked: &Asked<'_>, form: FormView) -> Result<FormView, Failure> {
    let f = asked.f();
    let db = &asked.app.db;
    let latest = opinions::latest_answer(db, asked.case.opinion.id).await?;
    let answer = latest.filter(|answer| !answer.spot && answer.state != "issued");
    let get = |part: fn(&Answer) -> String| answer.as_ref().map(part).unwrap_or_default();
    let day = |day: Option<NaiveDate>| day.map(display_day).unwrap_or_default();
    let accepted = std::iter::once(Choice::new("", f.say("accepted-not-asked")))
        .chain(Accepted::ALL.iter().map(|word| Choice::new(word.as_str(), f.word("accepted", word.as_str()))))
        .collect();
    let chosen = answer.as_ref().and_then(|answer| answer.accepted).map_or("", |word| word.0.as_str());
    let form = form
        .field(
            asked
                .field("checked", Control::Area, get(|a| a.checked.clone()))
                .hint(asked.hint("field-checked-hint")),
        )
        .field(
            asked
                .field("checked_on", Control::Text, day(answer.as_ref().and_then(|a| a.checked_on)))
                .optional()
                .inputmode("numeric")
                .hint(asked.hint("field-day-hint")),
        )
        .field(
            asked
                .field("legal_ground", Control::Area, get(|a| a.legal_ground.clone()))
                .optional()
                .rows(3)
                .hint(asked.hint("field-legal-ground-hint")),
        )
        .field(
            asked
                .field("solution", Control::Area, get(|a| a.solution.clone()))
                .rows(7)
                .hint(asked.hint("field-solution-hint")),
        )
        .field(
            asked
                .field("done_by", Control::Text, day(answer.as_ref().and_then(|a| a.done_by)))
                .optional()
                .inputmode("numeric")
                .hint(asked.hint("field-day-hint")),
        )
        .field(asked.field("responsible", Control::Text, responsible(asked, answer.as_ref())))
        .field(asked.field("accepted", Control::Radios, chosen).choices(accepted).optional())
        .field(
            asked
                .field("accepted_why", Control::Text, get(|a| a.accepted_why.clone().unwrap_or_default()))
                .hint(asked.hint("field-accepted-why-hint")),
        );
    let kept = match &answer {
        Some(answer) => files::of_answer(db, answer.id).await?,
        None => Vec::new(),
    };
    let form = if kept.is_empty() {
        form
    } else {
        let all = || kept.iter().map(|file| file.storage_key.clone()).collect();
        let values = asked.all_or("keep", all);
        let choice = |(file, name): (&Stored, String)| {
            Choice::new(file.storage_key.clone(), name).picture(asked.picture(file))
        };
        let choices = kept.iter().zip(told_apart(&kept)).map(choice).collect();
        let form = kept.iter().fold(form, |form, file| form.hidden("shown", &file.storage_key));
        let field = asked.field("keep", Control::Checks, "").choices(choices).values(values).optional();
        form.field(field.hint(asked.hint("field-keep-hint")))
    };
    let upload = asked.field("files", Control::File, "").value("").optional();
    Ok(form.field(upload.hint(asked.hint("field-files-hint"))))
}

fn responsible(asked: &Asked<'_>, answer: Option<&Answer>) -> String {
    if let Some(answer) = answer.filter(|answer| !answer.responsible.is_empty()) {
        return answer.responsible.clone();
    }
    let office = asked.desk.person.office_id.and_then(|id| asked.desk.book.office(Some(id)));
    let named = |row: &crate::store::units::Office| match &row.phone {
        Some(phone) => format!("{}, {phone}", row.name),
        None => row.name.clone(),
    };
    office.map(named).unwrap_or_default()
}
