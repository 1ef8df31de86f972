//! Pages that are one form or one sentence, outside the desk and at it.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use crate::acts::Fields;
use crate::web::Frame;
use crate::web::form::FormView;
use crate::web::page::{render, respond};

/// The words around a form, as message keys.
#[derive(Debug, Clone, Copy)]
pub struct Plain {
    /// The title.
    pub title: &'static str,
    /// A paragraph under it.
    pub lead: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "auth/form.html")]
struct FormPage {
    f: Frame,
    title: String,
    heading: String,
    lead: Option<String>,
    form: FormView,
}

#[derive(Template)]
#[template(path = "auth/desk_form.html")]
struct DeskFormPage {
    f: Frame,
    title: String,
    heading: String,
    lead: Option<String>,
    back: (&'static str, String),
    picture: String,
    form: FormView,
}

#[derive(Template)]
#[template(path = "auth/said.html")]
struct SaidPage {
    f: Frame,
    title: String,
    words: String,
    link: (&'static str, String),
}

/// A page with one form, for visitors.
pub fn form(f: Frame, words: Plain, form: FormView, wrong: Option<&Fields>) -> Response {
    let (status, heading, title, form) = told(&f, words.title, form, wrong);
    let lead = words.lead.map(|key| f.say(key).into_owned());
    respond(status, &FormPage { f, title, heading, lead, form })
}

/// A page with one form at the desk; `back` leads to the page above, `picture` is markup of our own.
pub fn desk_form(
    f: Frame,
    words: Plain,
    back: (&'static str, &'static str),
    picture: String,
    form: FormView,
    wrong: Option<&Fields>,
) -> Response {
    let (status, heading, title, form) = told(&f, words.title, form, wrong);
    let lead = words.lead.map(|key| f.say(key).into_owned());
    let back = (back.0, f.say(back.1).into_owned());
    respond(status, &DeskFormPage { f, title, heading, lead, back, picture, form })
}

/// A page with one sentence and a way on.
pub fn said(f: Frame, title: &str, words: &str, link: (&'static str, &str)) -> Response {
    let page = SaidPage {
        title: f.say(title).into_owned(),
        words: f.say(words).into_owned(),
        link: (link.0, f.say(link.1).into_owned()),
        f,
    };
    render(&page)
}

fn told(
    f: &Frame,
    title: &str,
    form: FormView,
    wrong: Option<&Fields>,
) -> (StatusCode, String, String, FormView) {
    let heading = f.say(title).into_owned();
    match wrong {
        Some(fields) => {
            let title = f.say1("form-title-error", "title", &heading);
            (StatusCode::UNPROCESSABLE_ENTITY, heading, title, form.complain(f, fields))
        }
        None => (StatusCode::OK, heading.clone(), heading, form),
    }
}
