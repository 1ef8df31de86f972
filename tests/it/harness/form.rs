//! A form as a person fills it: fields by name or label, with the defaults the page put in.

use reqwest::Url;
use scraper::Html;

use super::http::{Attachment, Client};
use super::page::{Page, css, squeeze};

mod read;

/// A form of a page, ready to be filled and sent.
pub struct Form {
    action: Url,
    is_get: bool,
    is_multipart: bool,
    fields: Vec<Field>,
    buttons: Vec<Button>,
    files: Vec<Attachment>,
    pressed: Option<usize>,
    client: Client,
}

/// One control; a radio group or a row of same-named boxes is one field for each choice.
struct Field {
    name: String,
    label: String,
    kind: Kind,
    /// What would be sent; `None` for a box or choice that is not ticked.
    value: Option<String>,
}

enum Kind {
    Text,
    File,
    /// The value sent when ticked.
    Tick {
        value: String,
        alone: bool,
    },
    /// Value and words of each option.
    Select(Vec<(String, String)>),
}

struct Button {
    words: String,
    name: Option<String>,
    value: String,
    action: Option<Url>,
}

impl Form {
    /// Finds a form by its action's path or the words of a button, heading, legend or label of its own.
    pub fn find(html: &Html, which: &str, client: Client, page: &Url) -> Option<Form> {
        let which = squeeze(which);
        let forms: Vec<Form> =
            html.select(&css("form")).map(|form| Form::read(html, form, &client, page)).collect();
        let named: Vec<Vec<String>> = html.select(&css("form")).map(read::headings).collect();
        let by_action =
            |form: &Form| form.action.path() == which || form.action[url::Position::BeforePath..] == which;
        let place = forms
            .iter()
            .position(by_action)
            .or_else(|| forms.iter().position(|form| form.buttons.iter().any(|b| b.words == which)))
            .or_else(|| named.iter().position(|words| words.contains(&which)))
            .or_else(|| {
                forms.iter().position(|form| form.buttons.iter().any(|b| b.words.contains(&which)))
            })?;
        let mut form = forms.into_iter().nth(place)?;
        let exact = form.buttons.iter().position(|b| b.words == which);
        let near = || form.buttons.iter().position(|b| b.words.contains(&which));
        form.pressed = exact.or_else(near).or(if form.buttons.is_empty() { None } else { Some(0) });
        Some(form)
    }

    /// Types into, chooses in or ticks the field of this name or label; panics when the page offers no such thing.
    #[track_caller]
    pub fn set(mut self, field: &str, value: &str) -> Form {
        let places = self.places(field);
        let choice = places.iter().copied().find(|&at| match &self.fields[at].kind {
            Kind::Text => true,
            Kind::File => panic!("\"{field}\" takes a file: use attach"),
            Kind::Tick { value: own, .. } => own == value || self.fields[at].label == squeeze(value),
            Kind::Select(options) => {
                options.iter().any(|(own, words)| own == value || *words == squeeze(value))
            }
        });
        let Some(at) = choice else { panic!("\"{field}\" does not offer \"{value}\":\n{}", self.describe()) };
        let sent = match &self.fields[at].kind {
            Kind::Tick { value: own, alone } => {
                let (own, alone, name) = (own.clone(), *alone, self.fields[at].name.clone());
                if alone {
                    self.fields.iter_mut().filter(|f| f.name == name).for_each(|f| f.value = None);
                }
                own
            }
            Kind::Select(options) => {
                let exact = options.iter().find(|(own, _)| own == value);
                exact
                    .or_else(|| options.iter().find(|(_, words)| *words == squeeze(value)))
                    .expect("found above")
                    .0
                    .clone()
            }
            Kind::Text | Kind::File => value.to_owned(),
        };
        self.fields[at].value = Some(sent);
        self
    }

    /// Ticks a lone box by its name or label.
    #[track_caller]
    pub fn tick(mut self, field: &str) -> Form {
        let at = self.places(field)[0];
        let Kind::Tick { value, .. } = &self.fields[at].kind else { panic!("\"{field}\" is no box") };
        self.fields[at].value = Some(value.clone());
        self
    }

    /// Clears a text field, or takes the ticks from a box or group.
    #[track_caller]
    pub fn clear(mut self, field: &str) -> Form {
        for at in self.places(field) {
            let text = matches!(self.fields[at].kind, Kind::Text);
            self.fields[at].value = text.then(String::new);
        }
        self
    }

    /// Sends what no browser would: replaces or adds a field, whatever the page offers.
    pub fn force(mut self, name: &str, value: &str) -> Form {
        self.fields.retain(|field| field.name != name);
        let (name, value) = (name.to_owned(), Some(value.to_owned()));
        self.fields.push(Field { name, label: String::new(), kind: Kind::Text, value });
        self
    }

    /// Chooses a file for a file field, by its name or label; call again for a second file.
    #[track_caller]
    pub fn attach(mut self, field: &str, file_name: &str, content_type: &str, bytes: &[u8]) -> Form {
        let at = self.places(field)[0];
        assert!(matches!(self.fields[at].kind, Kind::File), "\"{field}\" takes no file");
        self.files.push(Attachment {
            field: self.fields[at].name.clone(),
            file_name: file_name.to_owned(),
            content_type: content_type.to_owned(),
            bytes: bytes.to_vec(),
        });
        self
    }

    /// What the field of this name or label would send; empty when nothing.
    #[track_caller]
    pub fn value(&self, field: &str) -> String {
        let places = self.places(field);
        places.into_iter().find_map(|at| self.fields[at].value.clone()).unwrap_or_default()
    }

    /// Whether there is a field of this name or label.
    pub fn offers(&self, field: &str) -> bool {
        !self.find_places(field).is_empty()
    }

    /// The path it is sent to.
    pub fn action(&self) -> String {
        self.action.path().to_owned()
    }

    /// The words of its buttons.
    pub fn buttons(&self) -> Vec<&str> {
        self.buttons.iter().map(|button| button.words.as_str()).collect()
    }

    /// Presses another button than the one it was found by.
    #[track_caller]
    pub fn press(mut self, words: &str) -> Form {
        let place = self.buttons.iter().position(|button| button.words == squeeze(words));
        self.pressed =
            Some(place.unwrap_or_else(|| panic!("no button \"{words}\", only {:?}", self.buttons())));
        self
    }

    /// Sends it; a redirect is shown, not followed. The form can be sent again: that is a double click.
    pub async fn submit(&self) -> Page {
        let pressed = self.pressed.map(|at| &self.buttons[at]);
        let action = pressed.and_then(|button| button.action.as_ref()).unwrap_or(&self.action);
        let mut fields = self.fields();
        if let Some(Button { name: Some(name), value, .. }) = pressed {
            fields.push((name.clone(), value.clone()));
        }
        if self.is_get {
            let mut url = action.clone();
            url.query_pairs_mut().clear().extend_pairs(&fields);
            return self.client.get(url.as_str()).await;
        }
        if self.is_multipart {
            return self.client.post_files(action.as_str(), &fields, &self.files).await;
        }
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.client.post(action.as_str(), &fields).await
    }

    /// Sends it and follows where it leads, as a person sees it.
    pub async fn send(&self) -> Page {
        let page = self.submit().await;
        if page.is_redirect() { page.follow().await } else { page }
    }

    /// The names and values that would be sent, without button and files; lines end in CR LF, as browsers send them.
    pub fn fields(&self) -> Vec<(String, String)> {
        let lines = |value: &String| value.replace("\r\n", "\n").replace('\n', "\r\n");
        self.fields
            .iter()
            .filter_map(|field| Some((field.name.clone(), lines(field.value.as_ref()?))))
            .collect()
    }

    #[track_caller]
    fn places(&self, field: &str) -> Vec<usize> {
        let places = self.find_places(field);
        assert!(!places.is_empty(), "no field \"{field}\":\n{}", self.describe());
        places
    }

    fn find_places(&self, field: &str) -> Vec<usize> {
        let words = squeeze(field);
        let by = |test: &dyn Fn(&Field) -> bool| -> Vec<usize> {
            self.fields.iter().enumerate().filter(|(_, f)| test(f)).map(|(at, _)| at).collect()
        };
        let named = by(&|f| f.name == field);
        let labelled = || by(&|f| f.label == words);
        let near = || by(&|f| !words.is_empty() && f.label.starts_with(&words));
        [named, labelled(), near()].into_iter().find(|found| !found.is_empty()).unwrap_or_default()
    }

    fn describe(&self) -> String {
        let fields: Vec<_> =
            self.fields.iter().map(|f| format!("  {} \"{}\" = {:?}", f.name, f.label, f.value)).collect();
        format!("{}\nbuttons {:?}", fields.join("\n"), self.buttons())
    }
}
