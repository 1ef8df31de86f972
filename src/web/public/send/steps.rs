//! The four steps as pages.

use askama::Template;
use askama::filters::Safe;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

use super::device;
use super::draft::Draft;
use super::fields::{topics, who, words};
use super::token::Token;
use crate::acts::Fields;
use crate::app::App;
use crate::files::small_pixels;
use crate::store::conferences::{self, Collecting};
use crate::store::{Sees, files};
use crate::web::form::FormView;
use crate::web::page::respond;
use crate::web::visitor::Visitor;
use crate::web::{Failure, Frame};

domain::words! {
    /// A step of sending.
    pub enum Step {
        /// What it is about.
        Topic,
        /// The words, the place, pictures.
        Words,
        /// Who sends it.
        Who,
        /// Looking it all over.
        Check,
    }
}

impl Step {
    /// The step after this one; none after the last.
    pub fn next(self) -> Option<Step> {
        match self {
            Step::Topic => Some(Step::Words),
            Step::Words => Some(Step::Who),
            Step::Who => Some(Step::Check),
            Step::Check => None,
        }
    }

    fn before(self) -> Option<Step> {
        match self {
            Step::Topic => None,
            Step::Words => Some(Step::Topic),
            Step::Who => Some(Step::Words),
            Step::Check => Some(Step::Who),
        }
    }

    /// Its word in the address.
    pub fn address(self) -> &'static str {
        match self {
            Step::Topic => "viec-gi",
            Step::Words => "noi-dung",
            Step::Who => "nguoi-gui",
            Step::Check => "xem-lai",
        }
    }

    /// The step of a word in the address.
    pub fn of_address(word: &str) -> Option<Step> {
        Step::ALL.iter().copied().find(|step| step.address() == word)
    }

    fn number(self) -> usize {
        self as usize + 1
    }

    /// The step that shows a field.
    pub fn of(field: &str) -> Step {
        match field {
            "topic" | "conference" | "unit" => Step::Topic,
            "text" | "place" | "photos" => Step::Words,
            _ => Step::Who,
        }
    }
}

/// The address of a step of a draft; the draft itself knows its unit.
pub fn address(token: &Token, step: Step) -> String {
    format!("/gui-y-kien/{}/{}", token.as_str(), step.address())
}

/// One answer on the last step.
struct Said {
    label: String,
    value: String,
    href: String,
    change: String,
}

/// A picture or document of the draft.
struct Photo {
    key: String,
    href: String,
    name: String,
    /// Width and height of its small picture; none for documents.
    pixels: Option<(u32, u32)>,
}

#[derive(Template)]
#[template(path = "public/send.html")]
struct SendPage {
    f: Frame,
    form: FormView,
    heading: String,
    step: &'static str,
    number: usize,
    back: Option<&'static str>,
    photos: Vec<Photo>,
    answers: Vec<Said>,
    another: bool,
    /// The words were converted from an old code page.
    converted: bool,
    /// The draft's name on the device, where words may be kept there.
    keep: Option<String>,
    conference: Option<(Safe<String>, Safe<String>)>,
    conference_over: bool,
    police: Option<String>,
}

/// The page of a step, with what is wrong.
pub async fn show(
    app: &App,
    visitor: &Visitor,
    headers: &HeaderMap,
    token: &Token,
    draft: &Draft,
    step: Step,
    wrong: &Fields,
) -> Result<Response, Failure> {
    let f = &visitor.f;
    let photos = photos(app, token, draft).await?;
    let submit = if step == Step::Check { "public-send-send" } else { "public-send-next" };
    let mut form = FormView::new(f.url(&address(token, step)), f.say(submit));
    if step == Step::Topic && !draft.conference.is_empty() {
        form = form.hidden("conference", &draft.conference);
    }
    let form = match step {
        Step::Topic => form.field(topics(app, f, draft).await?),
        Step::Words => words(f, form, draft),
        Step::Who => who(visitor, form, draft),
        Step::Check => form,
    };
    let form = form.complain(f, wrong);
    let answers = match step {
        Step::Check => answers(app, visitor, token, draft, photos.len()).await?,
        Step::Topic | Step::Words | Step::Who => Vec::new(),
    };
    let (conference, conference_over) = meant_for(app, visitor, draft).await?;
    let status = if wrong.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = SendPage {
        heading: f.word("public-send-title", step.as_str()).into_owned(),
        step: step.as_str(),
        number: step.number(),
        back: step.before().map(Step::as_str),
        police: f.police(),
        f: visitor.f.clone(),
        form,
        photos,
        answers,
        another: draft.another && step == Step::Check,
        converted: step == Step::Words && !draft.original.is_empty(),
        keep: (step == Step::Words && device::is_own(app, headers)).then(|| token.name()),
        conference,
        conference_over,
    };
    Ok(respond(status, &page))
}

async fn photos(app: &App, token: &Token, draft: &Draft) -> Result<Vec<Photo>, Failure> {
    let mut photos = Vec::new();
    for upload in &draft.photos {
        let Some(file) = files::by_token(&app.db, upload).await? else { continue };
        photos.push(Photo {
            href: format!("/gui-y-kien/{}/tep/{}", token.as_str(), file.storage_key),
            pixels: small_pixels(&file),
            name: file.original_name,
            key: file.storage_key,
        });
    }
    Ok(photos)
}

async fn answers(
    app: &App,
    visitor: &Visitor,
    token: &Token,
    draft: &Draft,
    photos: usize,
) -> Result<Vec<Said>, Failure> {
    let f = &visitor.f;
    let topics = app.directory.topics(&app.db).await?;
    let village = visitor.book.villages.iter().find(|village| village.code == draft.village);
    let none = || f.say("public-send-none").into_owned();
    let or_none = |text: &str| {
        if text.trim().is_empty() { none() } else { text.trim().to_owned() }
    };
    let name =
        if draft.anonymous { f.say("public-send-anonymous-said").into_owned() } else { or_none(&draft.name) };
    let yes_no = |yes: bool| f.say(if yes { "public-yes" } else { "public-no" }).into_owned();
    // Who left an address without the tick waits for letters that never come.
    let messages = match draft.email.trim() {
        mail if !mail.is_empty() && !draft.consent_messages => f.say("public-send-no-letters").into_owned(),
        _ => yes_no(draft.consent_messages),
    };
    let rows = [
        (
            "public-send-short-topic",
            or_none(topics.name(Some(&draft.topic), f.lang).unwrap_or_default()),
            Step::Topic,
        ),
        ("public-send-text", draft.text.trim().to_owned(), Step::Words),
        ("public-send-place", or_none(&draft.place), Step::Words),
        ("public-send-photos", f.say1("public-send-photos-count", "n", photos), Step::Words),
        ("public-send-village", village.map_or_else(none, |village| village.name.clone()), Step::Who),
        ("public-send-name", name, Step::Who),
        ("public-send-phone", or_none(&draft.phone), Step::Who),
        ("public-send-email", or_none(&draft.email), Step::Who),
        ("public-send-short-messages", messages, Step::Who),
        ("public-send-short-publish", yes_no(draft.consent_publish_name && !draft.anonymous), Step::Who),
    ];
    Ok(rows
        .into_iter()
        .map(|(label, value, step)| Said {
            label: f.say(label).into_owned(),
            value,
            href: address(token, step),
            change: f.say1("public-send-change", "what", f.say(label).to_lowercase()),
        })
        .collect())
}

/// The last day to send and the day of the conference it is meant for; or that it has begun already.
async fn meant_for(
    app: &App,
    visitor: &Visitor,
    draft: &Draft,
) -> Result<(Option<(Safe<String>, Safe<String>)>, bool), Failure> {
    if draft.conference.is_empty() {
        return Ok((None, false));
    }
    let sees = Sees::public(Some(visitor.unit()));
    match conferences::collecting(&app.db, visitor.unit(), &draft.conference).await? {
        Collecting::Yes(id) => {
            let row = conferences::by_id(&app.db, &sees, id).await?;
            Ok((row.map(|row| (visitor.f.long(row.collect_until), visitor.f.long(row.held_on))), false))
        }
        Collecting::Over => Ok((None, true)),
        Collecting::Unknown => Ok((None, false)),
    }
}
