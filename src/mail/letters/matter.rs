//! What letters know: names, words and days, gathered by the act that writes them; no rows and no receipts.

use chrono::NaiveDate;
use domain::code::{Code, Secret};
use domain::deadline::Step;
use domain::lang::Lang;
use domain::opinion::{Accepted, Outcome};

/// Which opinion a letter belongs to, for its envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Its key.
    pub id: i64,
    /// Its unit.
    pub unit: i64,
    /// How often it was changed; the same letter of the same version is one letter.
    pub version: i32,
    /// Its public code.
    pub code: String,
    /// Whether nothing outside the system may name it, not even its code.
    pub sealed: bool,
}

/// Which statement a letter is about as a whole, for its envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Its key.
    pub id: i64,
    /// Its unit.
    pub unit: i64,
    /// The citizen's code.
    pub code: String,
    /// Its first matter, with which the office looks after the letter.
    pub opinion: Option<i64>,
}

/// An opinion as a letter to colleagues names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    /// Which one.
    pub case: Case,
    /// The short title that staff gave it, if they did.
    pub title: Option<String>,
    /// The village it comes from.
    pub village: Option<String>,
    /// The topic, by its name.
    pub topic: Option<Name>,
    /// When the running term ends.
    pub due_on: Option<NaiveDate>,
}

/// A name in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// In Vietnamese.
    pub vi: String,
    /// In English; empty where nobody gave one.
    pub en: String,
}

impl Name {
    /// The name for a reader of that language.
    pub fn of(&self, lang: Lang) -> &str {
        lang.pick(&self.vi, &self.en)
    }
}

/// The citizen whom a letter addresses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Addressee {
    /// The language of the letter.
    pub lang: Lang,
    /// The name, if one was given.
    pub name: Option<String>,
    /// The village, if one was given.
    pub village: Option<String>,
}

/// What a citizen takes home.
#[derive(Debug, Clone)]
pub struct Received {
    /// The public code.
    pub code: Code,
    /// The secret that opens it.
    pub secret: Secret,
    /// The day it came in.
    pub received_on: NaiveDate,
    /// The day by which it will be answered.
    pub due_on: NaiveDate,
    /// What may still move that day.
    pub may_move: Vec<Step>,
}

/// An issued answer.
#[derive(Debug, Clone, Default)]
pub struct Answered {
    /// The body outside that replied, where it was passed on.
    pub replied_by: Option<String>,
    /// Its number.
    pub number: String,
    /// The day of the document.
    pub issued_on: Option<NaiveDate>,
    /// What was asked: the title, or the first words.
    pub question: String,
    /// What was checked and found.
    pub checked: String,
    /// The day of the inspection.
    pub checked_on: Option<NaiveDate>,
    /// The legal ground.
    pub ground: String,
    /// The answer.
    pub solution: String,
    /// How much of the proposal was accepted.
    pub accepted: Option<Accepted>,
    /// Why no more.
    pub accepted_why: String,
    /// Who does it.
    pub responsible: String,
    /// By when.
    pub done_by: Option<NaiveDate>,
    /// Post and name of whoever signed.
    pub signer: Option<(String, String)>,
}

/// How a matter was closed.
#[derive(Debug, Clone)]
pub struct Closed {
    /// What became of it.
    pub outcome: Outcome,
    /// A word to the citizen.
    pub note: String,
    /// The day that was promised.
    pub due_on: Option<NaiveDate>,
}

/// Where an opinion was passed on to.
#[derive(Debug, Clone)]
pub struct PassedOn {
    /// The body outside the commune.
    pub body: String,
    /// The day on which the commune asks again.
    pub chase_on: Option<NaiveDate>,
    /// A word to the citizen.
    pub note: String,
}

/// A promised day that moved.
#[derive(Debug, Clone)]
pub struct Moved {
    /// The day that was promised.
    pub from: NaiveDate,
    /// The day that holds now.
    pub to: NaiveDate,
    /// Why.
    pub reason: String,
}
