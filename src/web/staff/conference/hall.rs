//! The hall desk: one opinion after another is written down while people speak.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::conference::Stage;
use domain::fold::{fold, unaccented};
use domain::opinion::{Act, Channel};
use serde::Deserialize;

use super::show::logs_in_hall;
use super::spoken::{self, Spoken};
use crate::acts::opinion::log::{self as act, LogForm};
use crate::acts::{Fields, Refusal, Why};
use crate::app::App;
use crate::store::conferences::{self, Conference};
use crate::store::directory::Book;
use crate::store::units::Village;
use crate::web::Failure;
use crate::web::desk::Desk;
use crate::web::form::{Choice, Control, Field, Typed, sentence};
use crate::web::page::{Frame, respond, see_other};

/// What was just saved, as the address says it.
#[derive(Debug, Default, Deserialize)]
pub struct Saved {
    phieu: Option<String>,
    /// How many matters the saved turn holds.
    noi_dung: Option<i32>,
}

/// What a button of the form asks for besides saving.
#[derive(Debug, Default, Deserialize)]
pub struct Wish {
    /// One more matter of the same turn, before it is saved.
    them: Option<String>,
}

/// What was just saved.
struct SavedView {
    words: String,
    token: String,
}

/// A village for the list of suggestions.
struct Suggestion {
    name: String,
    initials: String,
}

#[derive(Template)]
#[template(path = "conference/hall.html")]
struct HallPage {
    f: Frame,
    title: String,
    row: Conference,
    number: usize,
    saved: Option<SavedView>,
    errors: Vec<(String, String)>,
    once: String,
    villages: Vec<Suggestion>,
    village: Field,
    name: Field,
    text: Field,
    /// Further matters of the same turn.
    more: Vec<String>,
    more_error: Option<String>,
    topic: Field,
    urgent: Field,
    reply: String,
    reply_error: Option<String>,
    spot: bool,
    spoken_by: Field,
    spoken: Field,
    spoken_for_all: Field,
    office: Field,
    logged: Vec<Spoken>,
    total: usize,
}

/// The desk with an empty entry.
pub async fn desk(
    State(app): State<App>,
    desk: Desk,
    Path(code): Path<String>,
    Query(saved): Query<Saved>,
) -> Result<Response, Failure> {
    let row = find(&app, &desk, &code).await?;
    if !matches!(row.stage.0, Stage::Open | Stage::Adjourned) {
        return Ok(see_other(&format!("/lam-viec/hoi-nghi/{}", row.code)));
    }
    let form = LogForm { reply: "written".to_owned(), once: app.fresh_token(), ..LogForm::default() };
    let plain = |token: &String| token.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
    let saved = saved.phieu.filter(plain).map(|token| SavedView {
        words: match saved.noi_dung.unwrap_or(1) {
            1 => desk.f.say("conference-desk-saved").into_owned(),
            matters => desk.f.say1("conference-desk-saved-several", "matters", matters),
        },
        token,
    });
    page(&app, &desk, row, &form, StatusCode::OK, &Fields::new(), saved).await
}

/// Logs one and comes back to the next.
pub async fn log(
    State(app): State<App>,
    desk: Desk,
    Path(code): Path<String>,
    Query(wish): Query<Wish>,
    Typed(mut form): Typed<LogForm>,
) -> Result<Response, Failure> {
    let row = find(&app, &desk, &code).await?;
    // An answer that somebody typed is an answer given, whatever the choice beside it still says.
    if !form.spoken.trim().is_empty() || !form.spoken_by.trim().is_empty() {
        form.reply = "spot".to_owned();
    }
    if wish.them.is_some() {
        form.more.push(String::new());
        return page(&app, &desk, row, &form, StatusCode::OK, &Fields::new(), None).await;
    }
    form.channel = Channel::Conference.as_str().to_owned();
    form.conference = row.code.clone();
    if form.once.is_empty() {
        form.once = app.fresh_token();
    }
    if let Some(name) = by_initials(&desk.book, &form.village) {
        form.village = name.to_owned();
    }
    match act::log(&app, &desk.person, form.clone()).await {
        Ok(logged) => {
            let (place, matters) = (&row.code, logged.matters);
            let to = format!("/lam-viec/hoi-nghi/{place}/ghi?noi_dung={matters}&phieu={}", form.once);
            Ok(see_other(&to))
        }
        Err(Refusal::Invalid(mut wrong)) => {
            if wrong.of("once").is_some() {
                wrong = Fields::new();
                wrong.add("text", "conference-desk-once-reused");
                form.once = app.fresh_token();
            }
            page(&app, &desk, row, &form, StatusCode::UNPROCESSABLE_ENTITY, &wrong, None).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn find(app: &App, desk: &Desk, code: &str) -> Result<Conference, Failure> {
    let found = conferences::by_code(&app.db, &desk.person.sees(), code).await?;
    let row = found.ok_or(Failure::Act(Refusal::NotFound))?;
    if row.unit_id != desk.person.unit_id || !logs_in_hall(desk) {
        return Err(Refusal::Forbidden(Why::Role).into());
    }
    Ok(row)
}

/// The first letters of a village's name without accents: "Tổ liên gia số 3" gives "tlgs3".
fn initials(village: &Village) -> String {
    unaccented(&village.name).split(' ').filter_map(|word| word.chars().next()).collect()
}

/// The one village whose first letters begin like this; none when a village has this name or several fit.
fn by_initials<'a>(book: &'a Book, typed: &str) -> Option<&'a str> {
    let (folded, typed) = (fold(typed), unaccented(typed));
    let named = |village: &Village| village.folded == folded || village.code.eq_ignore_ascii_case(&typed);
    if typed.is_empty() || book.villages.iter().any(named) {
        return None;
    }
    let mut fitting = book.villages.iter().filter(|village| initials(village).starts_with(&typed));
    let first = fitting.next()?;
    fitting.next().is_none().then_some(first.name.as_str())
}

async fn page(
    app: &App,
    desk: &Desk,
    row: Conference,
    form: &LogForm,
    status: StatusCode,
    wrong: &Fields,
    saved: Option<SavedView>,
) -> Result<Response, Failure> {
    let f = desk.f.clone();
    let say = |key: &str| f.say(key).into_owned();
    let complaint = |name: &str| wrong.of(name).map(|said| sentence(&f, said));
    let with = |mut field: Field| {
        field.error = complaint(field.name);
        field
    };
    let topics = app.directory.topics(&app.db).await?;
    let topic_choices = topics
        .main()
        .map(|topic| {
            Choice::new(topic.code.clone(), topics.name(Some(&topic.code), f.lang).unwrap_or_default())
        })
        .collect();
    let none = Choice::new("", say("conference-desk-office-later"));
    let offices = desk.book.offices.iter().filter(|office| office.active);
    let office_choices = std::iter::once(none)
        .chain(offices.map(|row| {
            Choice::new(row.code.clone(), desk.book.office_name(Some(row.id), f.lang).unwrap_or_default())
        }))
        .collect();
    let (logged, total) = spoken::latest(app, desk, row.id).await?;
    let heading = say("conference-desk-hall-title");
    let labels = [
        ("village", "conference-desk-village"),
        ("name", "conference-desk-speaker"),
        ("text", "conference-desk-words"),
        ("more", "conference-desk-more"),
        ("topic", "conference-desk-topic"),
        ("urgent", "conference-desk-urgent-box"),
        ("reply", "conference-desk-reply"),
        ("spoken_by", "conference-desk-spoken-by"),
        ("spoken", "conference-desk-spoken-words"),
        ("office", "conference-desk-office"),
    ];
    let error = |(name, said): &(&'static str, crate::acts::Said)| {
        let words = sentence(&f, said);
        match labels.iter().find(|(known, _)| known == name) {
            Some((known, label)) => {
                let target = if matches!(*known, "topic" | "reply" | "more") {
                    format!("{known}-0")
                } else {
                    (*known).to_owned()
                };
                (target, format!("{}: {words}", f.say(label)))
            }
            None => ("text".to_owned(), words),
        }
    };
    let errors = wrong.0.iter().map(error).collect();
    let title = if wrong.0.is_empty() { heading } else { f.say1("form-title-error", "title", heading) };
    let page = HallPage {
        title,
        number: total + 1,
        saved,
        errors,
        once: form.once.clone(),
        villages: desk
            .book
            .villages
            .iter()
            .map(|village| Suggestion { name: village.name.clone(), initials: initials(village) })
            .collect(),
        village: with(Field::text("village", say("conference-desk-village")).value(&form.village)),
        name: with(
            Field::text("name", say("conference-desk-speaker"))
                .value(&form.name)
                .optional()
                .autocomplete("off"),
        ),
        text: with(Field::area("text", say("conference-desk-words")).value(&form.text)),
        more: form.more.clone(),
        more_error: complaint("more"),
        topic: with(
            Field::new("topic", Control::Chips, say("conference-desk-topic"))
                .value(&form.topic)
                .choices(topic_choices),
        ),
        urgent: with(
            Field::new("urgent", Control::Check, say("conference-desk-urgent-box")).value(if form.urgent {
                "true"
            } else {
                ""
            }),
        ),
        reply: form.reply.clone(),
        reply_error: complaint("reply"),
        spot: desk.may(Act::AnswerOnSpot),
        spoken_by: with(Field::text("spoken_by", say("conference-desk-spoken-by")).value(&form.spoken_by)),
        spoken: with(Field::area("spoken", say("conference-desk-spoken-words")).value(&form.spoken).rows(2)),
        spoken_for_all: with(
            Field::new("spoken_for_all", Control::Check, say("conference-desk-spoken-for-all"))
                .hint(say("conference-desk-spoken-for-all-hint"))
                .value(if form.spoken_for_all { "true" } else { "" }),
        ),
        office: with(
            Field::new("office", Control::Select, say("conference-desk-office"))
                .value(&form.office)
                .choices(office_choices),
        ),
        logged,
        total,
        row,
        f,
    };
    Ok(respond(status, &page))
}
