//! Publications, counts and files as the public pages show them.

use askama::filters::Safe;
use domain::code::matter::slug;
use domain::opinion::{Accepted, headline};

use crate::files::{Called, called, is_picture, small_pixels};
use crate::store::directory::{Book, Topics};
use crate::store::figures::Heard;
use crate::store::files::Stored;
use crate::store::public_files::Shown;
use crate::store::publications::Publication;
use crate::store::register::{State, state_of};
use crate::web::marked::Marked;
use crate::web::{Badge, Frame};

/// A publication in a list.
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
    pub topic: Safe<String>,
    /// The village.
    pub village: Safe<String>,
    /// The office that answers, or the body outside that it went to.
    pub office: Safe<String>,
    /// How it stands.
    pub badge: Badge,
    /// The day it was received.
    pub received: Safe<String>,
    /// The day it was answered, with its weekday.
    pub answered: Option<Safe<String>>,
    /// Where the words looked for stand in it.
    pub found: Marked,
}

/// A publication as a list shows it.
pub fn row(f: &Frame, book: &Book, topics: &Topics, shown: &Publication) -> Row {
    Row {
        href: format!("/cong-khai/{}", slug(&shown.code)),
        code: shown.code.clone(),
        title: shown.title.clone(),
        answer: headline(shown.answer.as_deref().unwrap_or_default(), 160),
        topic: main_topic(f, topics, shown.topic.as_deref()).unwrap_or_else(nothing),
        village: book.village_name(shown.village_id).map_or_else(nothing, |name| f.vi(name)),
        office: answered_by(f, book, shown).unwrap_or_else(|| row_office(f, book, shown)),
        badge: state_badge(f, state_of(shown, f.today)),
        received: f.short(shown.received_on),
        answered: shown.answered_on.map(|on| f.long(on)),
        found: Marked::default(),
    }
}

/// Who gave the answer that is shown, where one is and its giver is known.
pub fn answered_by(f: &Frame, book: &Book, shown: &Publication) -> Option<Safe<String>> {
    match &shown.answer_body {
        Some(body) => Some(f.vi(body)),
        None => office(f, book, shown.answer_office_id),
    }
}

/// The office that has it, or the body outside that it went to.
pub fn row_office(f: &Frame, book: &Book, shown: &Publication) -> Safe<String> {
    match &shown.transferred_to {
        Some(body) => f.vi(body),
        None => office(f, book, shown.office_id).unwrap_or_else(nothing),
    }
}

fn nothing() -> Safe<String> {
    Safe(String::new())
}

/// The name of the main topic above a topic.
pub fn main_topic(f: &Frame, topics: &Topics, code: Option<&str>) -> Option<Safe<String>> {
    code.and_then(|code| topics.main_of(code)).map(|topic| f.named(&topic.name, &topic.name_en))
}

/// The name of an office.
pub fn office(f: &Frame, book: &Book, id: Option<i64>) -> Option<Safe<String>> {
    book.office(id).map(|office| f.named(&office.name, &office.name_en))
}

/// How a published matter stands, as word, icon and colour.
pub fn state_badge(f: &Frame, state: State) -> Badge {
    let (class, icon) = match state {
        State::Waiting | State::InProgress => ("is-on-time", "clock"),
        State::Overdue => ("is-late", "alert"),
        State::Resolved | State::Answered | State::Explained => ("is-done", "check"),
        State::Transferred => ("is-waiting", "pause"),
    };
    Badge { state: class, icon, label: f.word("public-state", state.as_str()).into_owned() }
}

/// People, turns and matters, each named: "12 lượt người · 11 lượt ý kiến · 39 nội dung".
pub fn heard(f: &Frame, heard: Heard) -> String {
    let Heard { people, turns, matters } = heard;
    [
        f.say1("public-heard-people", "n", people),
        f.say1("public-heard-turns", "n", turns),
        f.say1("public-heard-matters", "n", matters),
    ]
    .join(" · ")
}

/// How much of a proposal was accepted.
pub fn accepted(f: &Frame, accepted: Accepted) -> String {
    f.word("public-accepted", accepted.as_str()).into_owned()
}

/// The first words of a text, for what other sites show of a shared link.
pub fn about(text: &str) -> String {
    headline(text, 200)
}

/// A file with its address.
pub struct Tied {
    /// Where it is fetched.
    pub href: String,
    /// What it is called here.
    pub name: String,
    /// Whether it can be shown in the page.
    pub picture: bool,
    /// Its size, in words.
    pub size: String,
    /// Width and height of its small picture in pixels, where known.
    pub pixels: Option<(u32, u32)>,
}

/// Files below an address, for their sender, who knows the own ones by their names.
pub fn tied(files: &[Stored], base: &str) -> Vec<Tied> {
    files.iter().map(|file| tie(file, file.original_name.clone(), base)).collect()
}

/// Files below an address, for everybody: the name that a sender's machine gave may hold the sender's own.
pub fn tied_for_all(f: &Frame, files: &[Shown], base: &str) -> Vec<Tied> {
    let name = |called: Called| match called {
        Called::Picture(n) => f.say1("file-picture", "n", n),
        Called::Paper(n) => f.say1("file-paper", "n", n),
        Called::Named(name) => name.rsplit_once('.').map_or(name.clone(), |(stem, _)| stem.to_owned()),
    };
    files
        .iter()
        .zip(called(files.iter().map(|shown| &shown.file)))
        .map(|(shown, called)| tie(&shown.file, shown.caption.clone().unwrap_or_else(|| name(called)), base))
        .collect()
}

fn tie(file: &Stored, name: String, base: &str) -> Tied {
    Tied {
        href: format!("{base}/tep/{}", file.storage_key),
        name,
        picture: is_picture(file),
        size: format!("{} KB", (file.size + 1023) / 1024),
        pixels: small_pixels(file),
    }
}

/// A text in its paragraphs.
pub fn paragraphs(text: &str) -> Vec<String> {
    text.split('\n').map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
