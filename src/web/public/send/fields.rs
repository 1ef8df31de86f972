//! The fields of the steps.

use domain::lang::Lang;

use super::draft::Draft;
use crate::app::App;
use crate::web::form::{Choice, Control, Field, FormView};
use crate::web::visitor::Visitor;
use crate::web::{Failure, Frame};

/// The main topics; the one for matters of party building is not offered to citizens.
pub async fn topics(app: &App, f: &Frame, draft: &Draft) -> Result<Field, Failure> {
    let topics = app.directory.topics(&app.db).await?;
    let choices = topics.main().filter(|topic| topic.code != "XDD").map(|topic| {
        let (name, hint) = match f.lang {
            Lang::En if !topic.name_en.is_empty() => (&topic.name_en, &topic.hint_en),
            Lang::Vi | Lang::En => (&topic.name, &topic.hint),
        };
        let choice = Choice::new(topic.code.clone(), name.clone());
        match hint {
            Some(hint) => choice.hint(hint.clone()),
            None => choice,
        }
    });
    Ok(Field::new("topic", Control::Radios, f.say("public-send-topic"))
        .hint(f.say("public-send-topic-hint"))
        .choices(choices.collect())
        .value(draft.topic.clone()))
}

/// The words, the place and the pictures.
pub fn words(f: &Frame, form: FormView, draft: &Draft) -> FormView {
    form.field(
        Field::area("text", f.say("public-send-text"))
            .hint(f.say("public-send-text-hint"))
            .value(draft.text.clone())
            .rows(8),
    )
    .field(
        Field::text("place", f.say("public-send-place"))
            .hint(f.say("public-send-place-hint"))
            .value(draft.place.clone())
            .optional(),
    )
    .field(
        Field::new("photos", Control::File, f.say("public-send-photos"))
            .hint(f.say("public-send-photos-hint"))
            .optional(),
    )
}

/// The sender, and what the sender agrees to.
pub fn who(visitor: &Visitor, form: FormView, draft: &Draft) -> FormView {
    let f = &visitor.f;
    let mut villages = vec![Choice::new("", f.say("public-send-village-none"))];
    villages.extend(
        visitor.book.villages.iter().map(|village| Choice::new(village.code.clone(), village.name.clone())),
    );
    let tick = |name, label: &str, ticked: bool| {
        Field::new(name, Control::Check, f.say(label)).value(if ticked { "true" } else { "" })
    };
    form.field(
        Field::new("village", Control::Select, f.say("public-send-village"))
            .choices(villages)
            .value(draft.village.clone())
            .optional(),
    )
    .field(
        Field::text("name", f.say("public-send-name"))
            .hint(f.say("public-send-name-hint"))
            .value(draft.name.clone())
            .autocomplete("name")
            .optional(),
    )
    .field(tick("anonymous", "public-send-anonymous", draft.anonymous))
    .field(
        Field::new("phone", Control::Tel, f.say("public-send-phone"))
            .hint(f.say("public-send-phone-hint"))
            .value(draft.phone.clone())
            .autocomplete("tel")
            .inputmode("tel")
            .optional(),
    )
    .field(
        Field::new("email", Control::Email, f.say("public-send-email"))
            .value(draft.email.clone())
            .autocomplete("email")
            .inputmode("email")
            .optional(),
    )
    .field(tick("consent_messages", "public-send-consent-messages", draft.consent_messages))
    .field(tick("consent_publish_name", "public-send-consent-name", draft.consent_publish_name))
}
