//! Classifying: kind, topic, title, flags, and whom it is about.

use domain::opinion::Kind;

use super::Asked;
use super::quarantine::about;
use crate::store::directory::Topics;
use crate::web::form::{Choice, Control, FormView};
use crate::web::{Failure, Frame};

pub(super) async fn fields(asked: &Asked<'_>, form: FormView) -> Result<FormView, Failure> {
    let f = asked.f();
    let topics = asked.app.directory.topics(&asked.app.db).await?;
    let opinion = &asked.case.opinion;
    let kinds = Kind::ALL
        .iter()
        .map(|kind| {
            Choice::new(kind.as_str(), f.word("kind", kind.as_str())).hint(f.word("kind-test", kind.as_str()))
        })
        .collect();
    let kind = opinion.kind.map_or("", |kind| kind.0.as_str());
    let hinted = || asked.case.statement.topic_hint.clone();
    let topic = opinion.topic.clone().or_else(hinted).unwrap_or_default();
    Ok(form
        .field(asked.field("kind", Control::Radios, kind).choices(kinds))
        .field(asked.field("topic", Control::Select, topic).choices(choices(f, &topics)))
        .field(
            asked
                .field("title", Control::Text, opinion.title.clone().unwrap_or_default())
                .optional()
                .hint(asked.hint("field-title-hint")),
        )
        .field(asked.field("reason", Control::Area, "").rows(3).hint(asked.hint("field-reason-classify")))
        .field(asked.boxed("urgent", opinion.urgent))
        .field(asked.boxed("left_over", opinion.left_over))
        .field(asked.boxed("over_authority", opinion.over_authority))
        .field(asked.boxed("needs_budget", opinion.needs_budget))
        .field(about(asked)))
}

fn choices(f: &Frame, topics: &Topics) -> Vec<Choice> {
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
    choices
}
