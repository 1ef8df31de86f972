//! Which fields each act asks for, filled with what was typed or what is known.

use domain::date::display_day;
use domain::opinion::{Act, Kind, Outcome, SetAsideReason, Stage};

use super::super::Sent;
use crate::app::App;
use crate::store::directory::Topics;
use crate::store::opinions::{self, Answer, Opinion};
use crate::store::{files, staff};
use crate::web::desk::Desk;
use crate::web::form::{Choice, Control, Field, FormView};
use crate::web::{Failure, Frame};

/// What was typed, or else what is known.
struct Known<'a> {
    sent: &'a Sent,
    f: &'a Frame,
}

impl Known<'_> {
    fn or(&self, name: &str, known: impl Into<String>) -> String {
        self.sent.get(name).map_or_else(|| known.into(), str::to_owned)
    }

    fn boxed(&self, name: &str, known: bool) -> String {
        let on = if self.sent.pairs.is_empty() { known } else { self.sent.get(name) == Some("true") };
        on.to_string()
    }

    fn field(&self, name: &'static str, control: Control, known: impl Into<String>) -> Field {
        Field::new(name, control, self.f.say(&format!("field-{}", name.replace('_', "-"))))
            .value(self.or(name, known))
    }

    fn hint(&self, key: &str) -> String {
        self.f.say(key).into_owned()
    }
}

/// The form of an act on a case.
pub(super) async fn form_of(
    app: &App,
    desk: &Desk,
    act: Act,
    opinion: &Opinion,
    sent: &Sent,
    action: String,
) -> Result<FormView, Failure> {
    let f = &desk.f;
    let known = Known { sent, f };
    let form = FormView::new(action, f.word("act", act.as_str()));
    let topics = app.directory.topics(&app.db).await?;
    match act {
        Act::Classify | Act::Divert | Act::Quarantine => {
            classify(app, desk, &known, &topics, opinion, form).await
        }
        Act::Assign => assign(app, desk, &known, &topics, opinion, form).await,
        Act::SubmitDraft | Act::Draft => {
            let answer = opinions::latest_answer(&app.db, opinion.id).await?.filter(|answer| !answer.spot);
            Ok(draft(desk, &known, answer, form))
        }
        Act::Transfer => Ok(form
            .field(known.field("body", Control::Text, "").hint(known.hint("field-body-hint")))
            .field(known.field("number", Control::Text, "").optional())
            .field(known.field("note", Control::Area, "").optional().rows(4))),
        Act::RecordReply => Ok(form
            .field(known.field("reply", Control::Area, "").rows(8))
            .field(known.field("number", Control::Text, "").optional())),
        Act::Publish => publish(app, &known, opinion, form).await,
        Act::ProposeClosing | Act::Close => Ok(close(&known, opinion, form)),
        Act::SetAside => {
            let choices = SetAsideReason::ALL
                .iter()
                .map(|why| Choice::new(why.as_str(), f.word("set-aside", why.as_str())))
                .collect();
            Ok(form.field(known.field("reason", Control::Radios, "").choices(choices)).field(
                known
                    .field("note", Control::Area, "")
                    .optional()
                    .rows(4)
                    .hint(known.hint("field-note-citizen")),
            ))
        }
        Act::Redirect => Ok(form
            .field(known.field("body", Control::Text, "").hint(known.hint("field-body-redirect")))
            .field(known.field("number", Control::Text, ""))
            .field(known.field("note", Control::Area, "").optional().rows(4))),
        Act::ReturnToAssigner
        | Act::ReturnDraft
        | Act::Unpublish
        | Act::Reopen
        | Act::Withdraw
        | Act::Release
        | Act::Approve
        | Act::Issue
        | Act::Submit
        | Act::Log
        | Act::AnswerOnSpot
        | Act::SeeIdentity => Ok(form.field(known.field("reason", Control::Area, "").rows(3))),
    }
}

async fn classify(
    app: &App,
    desk: &Desk,
    known: &Known<'_>,
    topics: &Topics,
    opinion: &Opinion,
    form: FormView,
) -> Result<FormView, Failure> {
    let f = &desk.f;
    let kinds = Kind::ALL
        .iter()
        .map(|kind| {
            Choice::new(kind.as_str(), f.word("kind", kind.as_str())).hint(f.word("kind-test", kind.as_str()))
        })
        .collect();
    let mut choices = vec![Choice::new("", f.say("form-choose"))];
    for main in topics.main() {
        let below: Vec<_> =
            topics.all.iter().filter(|row| row.parent.as_deref() == Some(main.code.as_str())).collect();
        let name = topics.name(Some(&main.code), f.lang).unwrap_or_default();
        if below.is_empty() {
            choices.push(Choice::new(main.code.clone(), name));
        }
        for row in below {
            let own = topics.name(Some(&row.code), f.lang).unwrap_or_default();
            choices.push(Choice::new(row.code.clone(), format!("{name} · {own}")));
        }
    }
    let kind = opinion.kind.map_or("", |kind| kind.0.as_str());
    let topic = opinion.topic.clone().or_else(|| opinion.topic_hint.clone()).unwrap_or_default();
    let excluded = opinions::excluded(&app.db, opinion.id).await?;
    let about: Vec<String> = if known.sent.pairs.is_empty() {
        desk.book.staff.iter().filter(|row| excluded.contains(&row.id)).map(|row| row.login.clone()).collect()
    } else {
        known.sent.all("about")
    };
    let people = desk
        .book
        .staff
        .iter()
        .filter(|row| row.active)
        .map(|row| Choice::new(row.login.clone(), format!("{}, {}", row.name, row.post)))
        .collect();
    Ok(form
        .field(known.field("kind", Control::Radios, kind).choices(kinds))
        .field(known.field("topic", Control::Select, topic).choices(choices))
        .field(
            known
                .field("title", Control::Text, opinion.title.clone().unwrap_or_default())
                .hint(known.hint("field-title-hint")),
        )
        .field(
            known
                .field("reason", Control::Area, "")
                .optional()
                .rows(3)
                .hint(known.hint("field-reason-classify")),
        )
        .field(
            known
                .field("people", Control::Text, opinion.people.map(|n| n.to_string()).unwrap_or_default())
                .optional()
                .inputmode("numeric"),
        )
        .field(known.field("urgent", Control::Check, "").value(known.boxed("urgent", opinion.urgent)))
        .field(
            known.field("left_over", Control::Check, "").value(known.boxed("left_over", opinion.left_over)),
        )
        .field(
            known
                .field("over_authority", Control::Check, "")
                .value(known.boxed("over_authority", opinion.over_authority)),
        )
        .field(
            known
                .field("needs_budget", Control::Check, "")
                .value(known.boxed("needs_budget", opinion.needs_budget)),
        )
        .field(
            known
                .field("about", Control::Checks, "")
                .optional()
                .choices(people)
                .values(about)
                .hint(known.hint("field-about-hint")),
        ))
}

async fn assign(
    app: &App,
    desk: &Desk,
    known: &Known<'_>,
    topics: &Topics,
    opinion: &Opinion,
    form: FormView,
) -> Result<FormView, Failure> {
    let f = &desk.f;
    let offices: Vec<Choice> = desk
        .book
        .offices
        .iter()
        .filter(|row| row.active)
        .map(|row| {
            Choice::new(row.code.clone(), desk.book.office_name(Some(row.id), f.lang).unwrap_or_default())
        })
        .collect();
    let by_topic =
        opinion.topic.as_deref().and_then(|code| topics.get(code)).and_then(|row| row.default_office.clone());
    let proposed = desk
        .book
        .office(opinion.lead_office_id.or(opinion.proposed_office_id))
        .map(|row| row.code.clone())
        .or(by_topic)
        .unwrap_or_default();
    let excluded = opinions::excluded(&app.db, opinion.id).await?;
    let mut officers = vec![Choice::new("", f.say("assign-whole-office"))];
    for office in &desk.book.offices {
        for row in staff::officers_of_office(&app.db, office.id).await? {
            if !excluded.contains(&row.id) {
                officers.push(Choice::new(row.login, format!("{} · {}", row.name, office.name)));
            }
        }
    }
    let supporting: Vec<String> = if known.sent.pairs.is_empty() {
        let ids = opinions::supporting(&app.db, opinion.id).await?;
        desk.book.offices.iter().filter(|row| ids.contains(&row.id)).map(|row| row.code.clone()).collect()
    } else {
        known.sent.all("supporting")
    };
    let terms = vec![
        Choice::new("answer", f.say("assign-term-answer")).hint(f.say("assign-term-answer-hint")),
        Choice::new("answer_complex", f.say("assign-term-complex")).hint(f.say("assign-term-complex-hint")),
    ];
    Ok(form
        .field(
            known
                .field("office", Control::Radios, proposed)
                .choices(offices.clone())
                .hint(known.hint("field-office-hint")),
        )
        .field(known.field("officer", Control::Select, "").choices(officers).optional())
        .field(known.field("supporting", Control::Checks, "").choices(offices).values(supporting).optional())
        .field(known.field("term", Control::Radios, "answer").choices(terms))
        .field(
            known.field("note", Control::Area, "").optional().rows(3).hint(known.hint("field-note-office")),
        ))
}

fn draft(desk: &Desk, known: &Known<'_>, answer: Option<Answer>, form: FormView) -> FormView {
    let get = |part: fn(&Answer) -> String| answer.as_ref().map(part).unwrap_or_default();
    let office = desk.person.office_id.and_then(|id| desk.book.office(Some(id)));
    let responsible = match &answer {
        Some(answer) if !answer.responsible.is_empty() => answer.responsible.clone(),
        _ => office
            .map(|row| match &row.phone {
                Some(phone) => format!("{}, {phone}", row.name),
                None => row.name.clone(),
            })
            .unwrap_or_default(),
    };
    let day = |day: Option<chrono::NaiveDate>| day.map(display_day).unwrap_or_default();
    form.field(
        known
            .field("checked", Control::Area, get(|a| a.checked.clone()))
            .hint(known.hint("field-checked-hint")),
    )
    .field(
        known
            .field("checked_on", Control::Text, day(answer.as_ref().and_then(|a| a.checked_on)))
            .optional()
            .inputmode("numeric")
            .hint(known.hint("field-day-hint")),
    )
    .field(
        known
            .field("legal_ground", Control::Area, get(|a| a.legal_ground.clone()))
            .optional()
            .rows(3)
            .hint(known.hint("field-legal-ground-hint")),
    )
    .field(
        known
            .field("solution", Control::Area, get(|a| a.solution.clone()))
            .rows(7)
            .hint(known.hint("field-solution-hint")),
    )
    .field(
        known
            .field("done_by", Control::Text, day(answer.as_ref().and_then(|a| a.done_by)))
            .optional()
            .inputmode("numeric")
            .hint(known.hint("field-day-hint")),
    )
    .field(known.field("responsible", Control::Text, responsible))
    .field(known.field("files", Control::File, "").value("").optional().hint(known.hint("field-files-hint")))
}

async fn publish(
    app: &App,
    known: &Known<'_>,
    opinion: &Opinion,
    form: FormView,
) -> Result<FormView, Failure> {
    let answer = opinions::latest_answer(&app.db, opinion.id).await?;
    let text = answer.map(|answer| public_text(&answer)).unwrap_or_default();
    let stored = files::of_opinion(&app.db, opinion.id, false).await?;
    let choices: Vec<Choice> = stored
        .iter()
        .map(|file| {
            Choice::new(file.storage_key.clone(), file.original_name.clone())
                .hint(known.f.word("file-purpose", &file.purpose))
        })
        .collect();
    let chosen = if known.sent.pairs.is_empty() {
        stored.iter().filter(|file| file.public).map(|file| file.storage_key.clone()).collect()
    } else {
        known.sent.all("files")
    };
    let title = opinion.public_title.clone().or_else(|| opinion.title.clone()).unwrap_or_default();
    let mut form = form
        .field(known.field("title", Control::Text, title))
        .field(
            known
                .field(
                    "words",
                    Control::Area,
                    opinion.public_words.clone().unwrap_or_else(|| opinion.words.clone()),
                )
                .rows(8)
                .hint(known.hint("field-words-hint")),
        )
        .field(
            known
                .field("answer", Control::Area, opinion.public_answer.clone().unwrap_or(text))
                .rows(8)
                .hint(known.hint("field-answer-hint")),
        );
    if !choices.is_empty() {
        let mut field = known.field("files", Control::Checks, "").optional().choices(choices).values(chosen);
        field.label = known.f.say("field-public-files").into_owned();
        form = form.field(field);
    }
    Ok(form)
}

/// The answer as the register would print it: what was checked, what will be done, by whom and when.
fn public_text(answer: &Answer) -> String {
    let mut parts: Vec<String> = [&answer.checked, &answer.legal_ground, &answer.solution]
        .into_iter()
        .filter(|part| !part.is_empty())
        .cloned()
        .collect();
    if let Some(by) = &answer.spoken_by {
        parts.insert(0, format!("{by}:"));
    }
    if let Some(day) = answer.done_by {
        parts.push(format!("{}: {}.", answer.responsible, display_day(day)));
    }
    parts.join("\n\n")
}

fn close(known: &Known<'_>, opinion: &Opinion, form: FormView) -> FormView {
    let choices = Outcome::FOR_CLOSING
        .iter()
        .map(|outcome| {
            Choice::new(outcome.as_str(), known.f.word("outcome", outcome.as_str()))
                .hint(known.f.word("outcome-test", outcome.as_str()))
        })
        .collect();
    let proposed = match opinion.outcome {
        Some(outcome) => outcome.0.as_str(),
        None if opinion.stage == Stage::Transferred => Outcome::Transferred.as_str(),
        None => "",
    };
    form.field(known.field("outcome", Control::Radios, proposed).choices(choices))
        .field(
            known
                .field("note", Control::Area, opinion.outcome_note.clone().unwrap_or_default())
                .optional()
                .rows(4)
                .hint(known.hint("field-note-outcome")),
        )
        .field(
            known
                .field("due_on", Control::Text, opinion.outcome_due_on.map(display_day).unwrap_or_default())
                .optional()
                .inputmode("numeric")
                .hint(known.hint("field-due-on-hint")),
        )
        .field(
            known
                .field("files", Control::File, "")
                .value("")
                .optional()
                .hint(known.hint("field-evidence-hint")),
        )
}
