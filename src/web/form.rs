//! Forms as data: one field component for all inputs, with label, hint, value and error.

use axum::extract::FromRequest;
use axum::extract::Request;
use serde::de::DeserializeOwned;

use super::Failure;
use super::page::Frame;
use crate::acts::{Fields, Said};
use crate::messages;

/// What kind of control a field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Control {
    /// One line.
    Text,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Tel,
    /// A password.
    Password,
    /// Several lines.
    Area,
    /// A line for each of several things: a choice names the thing, the value in its place is the line.
    Lines,
    /// A choice from a list.
    Select,
    /// A choice as large labels.
    Radios,
    /// A choice as small labels in a row.
    Chips,
    /// Several choices.
    Checks,
    /// One box.
    Check,
    /// Files.
    File,
}

/// One thing to choose.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is shown.
    pub label: String,
    /// Further words under it.
    pub hint: Option<String>,
    /// Where its picture is, for what is easier seen than named.
    pub picture: Option<String>,
}

impl Choice {
    /// A choice without further words.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Choice {
        Choice { value: value.into(), label: label.into(), hint: None, picture: None }
    }

    /// Its picture, where it has one.
    pub fn picture(mut self, address: Option<String>) -> Choice {
        self.picture = address;
        self
    }

    /// Further words under it.
    pub fn hint(mut self, hint: impl Into<String>) -> Choice {
        self.hint = Some(hint.into());
        self
    }
}

/// One field of a form.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its name, which is its id as well.
    pub name: &'static str,
    /// Its label.
    pub label: String,
    /// Words under the label.
    pub hint: Option<String>,
    /// Its control.
    pub control: Control,
    /// Its value.
    pub value: String,
    /// Its values, where several can be chosen.
    pub values: Vec<String>,
    /// What is wrong with it.
    pub error: Option<String>,
    /// What is wrong besides, where each of several files has a reason of its own.
    pub more: Vec<String>,
    /// Whether it is a code that no keyboard may correct.
    pub code: bool,
    /// Whether it may stay empty.
    pub optional: bool,
    /// What can be chosen.
    pub choices: Vec<Choice>,
    /// What browsers may fill in.
    pub autocomplete: Option<&'static str>,
    /// Which keyboard phones show.
    pub inputmode: Option<&'static str>,
    /// How many lines an area shows.
    pub rows: u8,
}

impl Field {
    /// A field by its name, control and label.
    pub fn new(name: &'static str, control: Control, label: impl Into<String>) -> Field {
        Field {
            name,
            label: label.into(),
            hint: None,
            control,
            value: String::new(),
            values: Vec::new(),
            error: None,
            more: Vec::new(),
            code: false,
            optional: false,
            choices: Vec::new(),
            autocomplete: None,
            inputmode: None,
            rows: 5,
        }
    }

    /// A line of text.
    pub fn text(name: &'static str, label: impl Into<String>) -> Field {
        Field::new(name, Control::Text, label)
    }

    /// A text of several lines.
    pub fn area(name: &'static str, label: impl Into<String>) -> Field {
        Field::new(name, Control::Area, label)
    }

    /// Its value.
    pub fn value(mut self, value: impl Into<String>) -> Field {
        self.value = value.into();
        self
    }

    /// Its values.
    pub fn values(mut self, values: Vec<String>) -> Field {
        self.values = values;
        self
    }

    /// Words under the label.
    pub fn hint(mut self, hint: impl Into<String>) -> Field {
        self.hint = Some(hint.into());
        self
    }

    /// It may stay empty.
    pub fn optional(mut self) -> Field {
        self.optional = true;
        self
    }

    /// What can be chosen.
    pub fn choices(mut self, choices: Vec<Choice>) -> Field {
        self.choices = choices;
        self
    }

    /// What browsers may fill in.
    pub fn autocomplete(mut self, word: &'static str) -> Field {
        self.autocomplete = Some(word);
        self
    }

    /// Which keyboard phones show.
    pub fn inputmode(mut self, word: &'static str) -> Field {
        self.inputmode = Some(word);
        self
    }

    /// It is a code: capital letters, and no keyboard corrects it.
    pub fn code(mut self) -> Field {
        self.code = true;
        self.autocomplete("off")
    }

    /// How many lines an area shows.
    pub fn rows(mut self, rows: u8) -> Field {
        self.rows = rows;
        self
    }

    /// Whether this choice is made.
    pub fn chosen(&self, choice: &Choice) -> bool {
        self.value == choice.value || self.values.contains(&choice.value)
    }

    /// The line in this place.
    pub fn line(&self, at: &usize) -> &str {
        self.values.get(*at).map_or("", String::as_str)
    }

    /// Whether its value is set, for a single box.
    pub fn checked(&self) -> bool {
        self.value == "true"
    }

    /// The ids that describe it.
    pub fn described_by(&self) -> Option<String> {
        let mut ids = Vec::new();
        if self.hint.is_some() {
            ids.push(format!("{}-hint", self.name));
        }
        if self.error.is_some() {
            ids.push(format!("{}-error", self.name));
        }
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// The `type` of its input.
    pub fn input_type(&self) -> &'static str {
        match self.control {
            Control::Email => "email",
            Control::Tel => "tel",
            Control::Password => "password",
            _ => "text",
        }
    }

    /// Whether the control is this one, by its word; for templates.
    pub fn is(&self, word: &str) -> bool {
        let own = match self.control {
            Control::Text | Control::Email | Control::Tel | Control::Password => "line",
            Control::Area => "area",
            Control::Lines => "lines",
            Control::Select => "select",
            Control::Radios => "radios",
            Control::Chips => "chips",
            Control::Checks => "checks",
            Control::Check => "check",
            Control::File => "file",
        };
        own == word
    }

    /// The id that a link of the error summary leads to.
    pub fn target(&self) -> String {
        match self.control {
            Control::Radios | Control::Chips | Control::Checks | Control::Lines => format!("{}-0", self.name),
            _ => self.name.to_owned(),
        }
    }
}

/// A form as a page shows it.
#[derive(Debug, Clone)]
pub struct FormView {
    /// Where it is posted to.
    pub action: String,
    /// Fields that are not shown.
    pub hidden: Vec<(&'static str, String)>,
    /// Its fields.
    pub fields: Vec<Field>,
    /// The button's words.
    pub submit: String,
    /// Whether files travel with it.
    pub multipart: bool,
}

impl FormView {
    /// A form by its address and button.
    pub fn new(action: impl Into<String>, submit: impl Into<String>) -> FormView {
        FormView {
            action: action.into(),
            hidden: Vec::new(),
            fields: Vec::new(),
            submit: submit.into(),
            multipart: false,
        }
    }

    /// The fields in which what a colleague wrote meanwhile differs from what was typed here, label and words: both are
    /// shown, and a list's words stand for what it stores.
    pub fn written_meanwhile(&self, theirs: &FormView) -> Vec<(String, String)> {
        let differs = |theirs: &Field| {
            let mine = self.fields.iter().find(|field| field.name == theirs.name)?;
            let named = |value: &str| {
                let chosen = theirs.choices.iter().find(|choice| choice.value == value);
                chosen.map_or_else(|| value.to_owned(), |choice| choice.label.clone())
            };
            let words = match theirs.values.is_empty() {
                true => named(&theirs.value),
                false => theirs.values.iter().map(|value| named(value)).collect::<Vec<_>>().join("\n"),
            };
            let same = mine.value == theirs.value && mine.values == theirs.values;
            (!same && !words.is_empty()).then(|| (theirs.label.clone(), words))
        };
        theirs.fields.iter().filter_map(differs).collect()
    }

    /// A field that is not shown.
    pub fn hidden(mut self, name: &'static str, value: impl ToString) -> FormView {
        self.hidden.push((name, value.to_string()));
        self
    }

    /// Adds a field.
    pub fn field(mut self, field: Field) -> FormView {
        self.multipart = self.multipart || field.control == Control::File;
        self.fields.push(field);
        self
    }

    /// Notes what is wrong at the fields. Complaints about fields that are not shown go to the first one.
    pub fn complain(mut self, frame: &Frame, fields: &Fields) -> FormView {
        for (name, said) in &fields.0 {
            let words = sentence(frame, said);
            let at = self.fields.iter().position(|field| field.name == *name).unwrap_or(0);
            if let Some(field) = self.fields.get_mut(at) {
                match (&field.error, field.control) {
                    (None, _) => field.error = Some(words),
                    (Some(_), Control::File) => field.more.push(words),
                    (Some(_), _) => {}
                }
            }
        }
        self
    }

    /// The complaints for the summary: where, and the words with the field they are about.
    pub fn errors(&self) -> Vec<(String, String)> {
        self.fields
            .iter()
            .flat_map(|field| {
                let said = field.error.iter().chain(&field.more);
                said.map(|words| (field.target(), format!("{}: {words}", field.label)))
            })
            .collect()
    }

    /// Whether anything is wrong.
    pub fn has_errors(&self) -> bool {
        self.fields.iter().any(|field| field.error.is_some())
    }
}

/// A complaint as a sentence.
pub fn sentence(frame: &Frame, said: &Said) -> String {
    let args: Vec<(&'static str, &str)> =
        said.args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    messages::say_with(frame.lang, said.key, &args)
}

/// A posted form, read into its struct; unknown fields are ignored, repeated ones make lists.
pub struct Typed<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Typed<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        match axum_extra::extract::Form::<T>::from_request(request, state).await {
            Ok(axum_extra::extract::Form(form)) => Ok(Typed(form)),
            Err(_) => Err(Failure::BadForm),
        }
    }
}
