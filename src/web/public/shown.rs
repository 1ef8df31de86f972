//! Opinions and files as the public pages show them.

use askama::filters::Safe;
use domain::opinion::headline;

use crate::files::{Called, called, is_picture, small_pixels};
use crate::store::directory::{Book, Topics};
use crate::store::files::Stored;
use crate::store::opinions::Opinion;
use crate::store::register::{State, state_of};
use crate::web::{Badge, Frame};

/// A published opinion in a list.
pub struct Row {
    /// Where its page is.
    pub href: String,
    /// Its code.
    pub code: String,
    /// Its public title.
    pub title: String,
    /// The first words of the public answer.
    pub answer: String,
    /// The main topic.
    pub topic: String,
    /// The village.
    pub village: String,
    /// The office that answers.
    pub office: String,
    /// How it stands.
    pub badge: Badge,
    /// The day it was received.
    pub received: Safe<String>,
    /// The day it was answered, with its weekday.
    pub answered: Option<Safe<String>>,
}

/// A published opinion as a list shows it; nothing but public texts.
pub fn row(f: &Frame, book: &Book, topics: &Topics, opinion: &Opinion) -> Row {
    let main =
        opinion.topic.as_deref().and_then(|code| topics.main_of(code)).map(|topic| topic.code.as_str());
    Row {
        href: format!("/cong-khai/{}", opinion.code),
        code: opinion.code.clone(),
        title: opinion.public_title.clone().unwrap_or_default(),
        answer: headline(opinion.public_answer.as_deref().unwrap_or_default(), 160),
        topic: topics.name(main, f.lang).unwrap_or_default().to_owned(),
        village: book.village_name(opinion.village_id).unwrap_or_default().to_owned(),
        office: book.office_name(opinion.lead_office_id, f.lang).unwrap_or_default().to_owned(),
        badge: state_badge(f, state_of(opinion)),
        received: f.short(opinion.received_on),
        answered: opinion.answered_on.map(|on| f.long(on)),
    }
}

/// How a published matter stands, as word, icon and colour.
pub fn state_badge(f: &Frame, state: State) -> Badge {
    let (class, icon) = match state {
        State::InProgress => ("is-on-time", "clock"),
        State::Resolved | State::Answered | State::Explained => ("is-done", "check"),
        State::Transferred => ("is-waiting", "pause"),
    };
    Badge { state: class, icon, label: f.word("public-state", state.as_str()).into_owned() }
}

/// A file with its address.
pub struct Tied {
    /// Where it is fetched.
    pub href: String,
    /// What it is called here.
    pub name: String,
    /// Whether it can be shown in the page.
    pub picture: bool,
    /// Whether the citizen sent it.
    pub own: bool,
    /// Its size, in words.
    pub size: String,
    /// Width and height of its small picture in pixels, where known.
    pub pixels: Option<(u32, u32)>,
}

/// Who reads the names of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// The sender, who knows the own files by their names.
    TheSenders,
    /// Anybody.
    Everybodys,
}

/// Files below an address.
pub fn tied(f: &Frame, files: &[Stored], base: &str, whose: Whose) -> Vec<Tied> {
    let name = |file: &Stored, called: Called| match (whose, called) {
        (Whose::TheSenders, _) => file.original_name.clone(),
        (Whose::Everybodys, Called::Picture(n)) => f.say1("file-picture", "n", n),
        (Whose::Everybodys, Called::Paper(n)) => f.say1("file-paper", "n", n),
        (Whose::Everybodys, Called::Named(name)) => {
            name.rsplit_once('.').map_or(name.clone(), |(stem, _)| stem.to_owned())
        }
    };
    files
        .iter()
        .zip(called(files))
        .map(|(file, called)| Tied {
            href: format!("{base}/tep/{}", file.storage_key),
            name: name(file, called),
            picture: is_picture(file),
            own: file.purpose == "citizen",
            size: format!("{} KB", (file.size + 1023) / 1024),
            pixels: small_pixels(file),
        })
        .collect()
}

/// A text in its paragraphs.
pub fn paragraphs(text: &str) -> Vec<String> {
    text.split('\n').map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
