//! Reading a form out of a page, as a browser does.

use reqwest::Url;
use scraper::{ElementRef, Html};

use super::{Button, Field, Form, Kind};
use crate::harness::http::Client;
use crate::harness::page::{css, name_of, shown_text, squeeze};

impl Form {
    /// Reads a form with the values the page put in.
    pub fn read(html: &Html, form: ElementRef<'_>, client: &Client, page: &Url) -> Form {
        let join = |action: &str| page.join(action).unwrap_or_else(|e| panic!("{action} is no address: {e}"));
        let controls = "input, textarea, select, button";
        let outside = form.attr("id").map(|id| format!(":is({controls})[form=\"{id}\"]"));
        let mut all: Vec<ElementRef<'_>> =
            form.select(&css(controls)).filter(|c| c.attr("form").is_none()).collect();
        if let Some(outside) = outside {
            all.extend(html.select(&css(&outside)));
        }
        let (mut fields, mut buttons) = (Vec::new(), Vec::new());
        for control in all {
            if is_disabled(control) {
                continue;
            }
            let kind = control.attr("type").unwrap_or("").to_ascii_lowercase();
            match (control.value().name(), kind.as_str()) {
                ("button", "button" | "reset") | ("input", "button" | "reset") => {}
                ("button", _) | ("input", "submit" | "image") => buttons.push(Button {
                    words: name_of(control),
                    name: control.attr("name").map(str::to_owned),
                    value: control.attr("value").unwrap_or_default().to_owned(),
                    action: control.attr("formaction").map(join),
                }),
                _ => fields.extend(field(html, control, &kind)),
            }
        }
        Form {
            action: form.attr("action").filter(|a| !a.is_empty()).map_or_else(|| page.clone(), join),
            is_get: !form.attr("method").is_some_and(|method| method.eq_ignore_ascii_case("post")),
            is_multipart: form.attr("enctype") == Some("multipart/form-data"),
            fields,
            buttons,
            files: Vec::new(),
            pressed: None,
            client: client.clone(),
        }
    }
}

fn field(html: &Html, control: ElementRef<'_>, kind: &str) -> Option<Field> {
    let name = control.attr("name").filter(|name| !name.is_empty())?.to_owned();
    let given = control.attr("value");
    let (kind, value) = match (control.value().name(), kind) {
        ("textarea", _) => (Kind::Text, Some(control.text().collect())),
        ("select", _) => {
            let options: Vec<_> =
                control.select(&css("option")).filter(|o| o.attr("disabled").is_none()).collect();
            let value_of = |o: &ElementRef<'_>| o.attr("value").map_or_else(|| shown_text(*o), str::to_owned);
            let chosen =
                options.iter().find(|o| o.attr("selected").is_some()).or(options.first()).map(value_of);
            (Kind::Select(options.iter().map(|o| (value_of(o), shown_text(*o))).collect()), chosen)
        }
        (_, "checkbox" | "radio") => {
            let value = given.unwrap_or("on").to_owned();
            let ticked = control.attr("checked").map(|_| value.clone());
            (Kind::Tick { value, alone: kind == "radio" }, ticked)
        }
        (_, "file") => (Kind::File, None),
        _ => (Kind::Text, Some(given.unwrap_or_default().to_owned())),
    };
    Some(Field { name, label: label(html, control), kind, value })
}

/// The words of the label, as assistive technology finds them.
fn label(html: &Html, control: ElementRef<'_>) -> String {
    if let Some(words) = control.attr("aria-label") {
        return squeeze(words);
    }
    let by_id = |id: &str| html.select(&css(&format!("[id=\"{id}\"]"))).next().map(shown_text);
    if let Some(ids) = control.attr("aria-labelledby") {
        return squeeze(&ids.split_whitespace().filter_map(by_id).collect::<Vec<_>>().join(" "));
    }
    let own = control.attr("id").and_then(|id| html.select(&css(&format!("label[for=\"{id}\"]"))).next());
    let around = || control.ancestors().filter_map(ElementRef::wrap).find(|e| e.value().name() == "label");
    own.or_else(around).map(shown_text).unwrap_or_default()
}

fn is_disabled(control: ElementRef<'_>) -> bool {
    let closed = |e: ElementRef<'_>| e.value().name() == "fieldset" && e.attr("disabled").is_some();
    control.attr("disabled").is_some() || control.ancestors().filter_map(ElementRef::wrap).any(closed)
}

/// The headings, legends and label of a form.
pub fn headings(form: ElementRef<'_>) -> Vec<String> {
    let mut words: Vec<String> = form.select(&css("h1, h2, h3, legend")).map(shown_text).collect();
    words.extend(form.attr("aria-label").map(squeeze));
    words
}
