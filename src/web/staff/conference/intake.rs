//! Writing an opinion down for somebody: at the desk, by telephone, from a letter, at reception, by the village head.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::opinion::{Act, Channel};

use super::show::logs_in_hall;
use crate::acts::opinion::log::{self as act, LogForm};
use crate::acts::{Fields, Refusal, Why};
use crate::app::App;
use crate::web::Failure;
use crate::web::desk::Desk;
use crate::web::form::{Choice, Control, Field, FormView, Typed};
use crate::web::page::{Frame, respond, see_other};

/// The ways an opinion reaches the desk.
const CHANNELS: [Channel; 5] =
    [Channel::Desk, Channel::Phone, Channel::Reception, Channel::Letter, Channel::VillageHead];

#[derive(Template)]
#[template(path = "conference/intake.html")]
struct IntakePage {
    f: Frame,
    title: String,
    /// The village head's own village.
    village: Option<String>,
    form: FormView,
}

/// An empty form.
pub async fn blank(State(app): State<App>, desk: Desk) -> Result<Response, Failure> {
    may_log(&desk)?;
    let form =
        LogForm { channel: Channel::Desk.as_str().to_owned(), once: app.fresh_token(), ..LogForm::default() };
    page(&app, &desk, &form, StatusCode::OK, &Fields::new()).await
}

/// Writes it down and shows the slip.
pub async fn log(
    State(app): State<App>,
    desk: Desk,
    Typed(mut form): Typed<LogForm>,
) -> Result<Response, Failure> {
    may_log(&desk)?;
    if form.channel == Channel::Conference.as_str() {
        form.channel.clear();
    }
    if form.once.is_empty() {
        form.once = app.fresh_token();
    }
    match act::log(&app, &desk.person, form.clone()).await {
        Ok(_) => Ok(see_other(&format!("/lam-viec/ghi/phieu/{}", form.once))),
        Err(Refusal::Invalid(mut wrong)) => {
            if wrong.of("once").is_some() {
                wrong = Fields::new();
                wrong.add("text", "conference-desk-once-reused");
                form.once = app.fresh_token();
            }
            page(&app, &desk, &form, StatusCode::UNPROCESSABLE_ENTITY, &wrong).await
        }
        Err(other) => Err(other.into()),
    }
}

fn may_log(desk: &Desk) -> Result<(), Failure> {
    if desk.may(Act::Log) && !desk.person.of_province {
        Ok(())
    } else {
        Err(Refusal::Forbidden(Why::Role).into())
    }
}

async fn page(
    app: &App,
    desk: &Desk,
    form: &LogForm,
    status: StatusCode,
    wrong: &Fields,
) -> Result<Response, Failure> {
    let f = desk.f.clone();
    let heading = f.say("conference-desk-intake-title");
    let view = view(app, desk, form).await?.complain(&f, wrong);
    let title =
        if view.has_errors() { f.say1("form-title-error", "title", &heading) } else { heading.into_owned() };
    let own = if logs_in_hall(desk) { None } else { desk.book.village_name(desk.person.village_id) };
    Ok(respond(status, &IntakePage { title, village: own.map(str::to_owned), form: view, f }))
}

async fn view(app: &App, desk: &Desk, form: &LogForm) -> Result<FormView, Failure> {
    let f = &desk.f;
    let say = |key: &str| f.say(key).into_owned();
    let topics = app.directory.topics(&app.db).await?;
    let topics = topics
        .main()
        .map(|topic| {
            Choice::new(topic.code.clone(), topics.name(Some(&topic.code), f.lang).unwrap_or_default())
        })
        .collect();
    let villages = std::iter::once(Choice::new("", say("form-choose")))
        .chain(desk.book.villages.iter().map(|row| Choice::new(row.code.clone(), row.name.clone())))
        .collect();
    let yes = |on: bool| if on { "true" } else { "" };
    let mut view =
        FormView::new("/lam-viec/ghi", say("conference-desk-intake-submit")).hidden("once", &form.once);
    if logs_in_hall(desk) {
        let channels = CHANNELS
            .iter()
            .map(|word| Choice::new(word.as_str(), f.word("channel", word.as_str())))
            .collect();
        let channel = Field::new("channel", Control::Chips, say("conference-desk-channel"));
        view = view.field(channel.value(&form.channel).choices(channels));
    } else {
        view = view.hidden("channel", Channel::VillageHead.as_str());
    }
    view = view
        .field(
            Field::area("text", say("conference-desk-words"))
                .hint(say("conference-desk-intake-words-hint"))
                .value(&form.text),
        )
        .field(
            Field::new("topic", Control::Chips, say("conference-desk-topic"))
                .value(&form.topic)
                .choices(topics)
                .optional(),
        );
    if logs_in_hall(desk) {
        view = view.field(
            Field::new("village", Control::Select, say("conference-desk-village"))
                .value(&form.village)
                .choices(villages)
                .optional(),
        );
    }
    Ok(view
        .field(
            Field::text("place", say("conference-desk-where"))
                .hint(say("conference-desk-where-hint"))
                .value(&form.place)
                .optional(),
        )
        .field(
            Field::new("urgent", Control::Check, say("conference-desk-urgent-box")).value(yes(form.urgent)),
        )
        .field(
            Field::text("name", say("conference-desk-sender"))
                .hint(say("conference-desk-sender-hint"))
                .value(&form.name)
                .optional(),
        )
        .field(Field::new("phone", Control::Tel, say("conference-desk-phone")).value(&form.phone).optional())
        .field(
            Field::new("email", Control::Email, say("conference-desk-email"))
                .hint(say("conference-desk-email-hint"))
                .value(&form.email)
                .optional(),
        )
        .field(
            Field::new("consent_messages", Control::Check, say("conference-desk-consent"))
                .value(yes(form.consent_messages)),
        )
        .field(
            Field::text("people", say("conference-desk-people"))
                .hint(say("conference-desk-people-hint"))
                .value(&form.people)
                .inputmode("numeric")
                .optional(),
        )
        .field(
            Field::text("representative", say("conference-desk-representative"))
                .value(&form.representative)
                .optional(),
        ))
}
