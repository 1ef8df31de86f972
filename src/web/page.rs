//! What every page's frame needs, and how a page becomes a response.

use std::borrow::Borrow;
use std::sync::Arc;

use askama::Template;
use askama::filters::Safe;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use chrono::{DateTime, NaiveDate, Utc};
use domain::contact::Phone;
use domain::date::{display_day, display_long, display_time};
use domain::lang::Lang;

use super::assets;
use super::tongue::Tongue;
use crate::acts::Person;
use crate::app::in_vietnam;
use crate::messages;
use crate::store::directory::Book;
use crate::store::staff::Staff;

/// One entry of the navigation.
#[derive(Debug, Clone)]
pub struct NavItem {
    /// Where it leads.
    pub href: String,
    /// Its words.
    pub label: String,
    /// Whether this is where one is.
    pub current: bool,
}

/// The frame of a page: language, unit, person, navigation.
#[derive(Clone)]
pub struct Frame {
    /// The language.
    pub lang: Lang,
    /// Path and query of this page.
    pub here: String,
    /// The unit whose page it is.
    pub book: Option<Arc<Book>>,
    /// Whether links must name the unit.
    pub name_unit: bool,
    /// Whether the installation serves several communes.
    pub several: bool,
    /// The signed-in person.
    pub person: Option<Person>,
    /// The navigation.
    pub nav: Vec<NavItem>,
    /// Today in Vietnam.
    pub today: NaiveDate,
    /// The address of this site without a path, for what other sites show of a shared link.
    pub site: String,
}

impl Frame {
    /// A frame without unit or person.
    pub fn bare(tongue: &Tongue, today: NaiveDate) -> Frame {
        Frame {
            lang: tongue.lang,
            here: tongue.here.clone(),
            book: None,
            name_unit: false,
            several: false,
            person: None,
            nav: Vec::new(),
            today,
            site: String::new(),
        }
    }

    /// A message without values.
    pub fn say(&self, key: &str) -> std::borrow::Cow<'static, str> {
        messages::say(self.lang, key)
    }

    /// A message with one value.
    pub fn say1(&self, key: &str, name: &'static str, value: impl ToString) -> String {
        messages::say_with(self.lang, key, &[(name, &value.to_string())])
    }

    /// A message with values.
    pub fn say_with(&self, key: &str, args: &[(&'static str, &str)]) -> String {
        messages::say_with(self.lang, key, args)
    }

    /// The name of a stored word, such as a stage: message `prefix-word` with dashes.
    pub fn word(&self, prefix: &str, word: &str) -> std::borrow::Cow<'static, str> {
        self.say(&format!("{prefix}-{}", word.replace('_', "-")))
    }

    /// The name of a letter's kind; what stands after a dash tells letters of one kind apart.
    pub fn letter_kind(&self, kind: &str) -> std::borrow::Cow<'static, str> {
        self.word("letters-kind", kind.split('-').next().unwrap_or_default())
    }

    /// An address of the public site that keeps the unit.
    pub fn url(&self, path: &str) -> String {
        match (&self.book, self.name_unit) {
            (Some(book), true) => {
                let mark = if path.contains('?') { '&' } else { '?' };
                format!("{path}{mark}xa={}", book.unit.code)
            }
            _ => path.to_owned(),
        }
    }

    /// The address of this page in the other language.
    pub fn switch(&self) -> String {
        let other = match self.lang {
            Lang::Vi => "en",
            Lang::En => "vi",
        };
        let mark = if self.here.contains('?') { '&' } else { '?' };
        format!("{}{mark}lang={other}", self.here)
    }

    /// The name of the unit, or of the product where there is none.
    pub fn unit(&self) -> &str {
        self.book.as_ref().map_or("Đối Thoại", |book| book.unit_name(self.lang))
    }

    /// The name of the province above the unit.
    pub fn province(&self) -> &str {
        self.book
            .as_ref()
            .and_then(|book| book.parent.as_ref())
            .map_or("", |unit| self.lang.pick(&unit.name, &unit.name_en))
    }

    /// The unit's telephone, if it has one.
    pub fn phone(&self) -> Option<String> {
        self.book.as_ref().and_then(|book| book.unit.phone.as_deref()).map(shown_phone)
    }

    /// A colleague's name, with a word beside it once the account has ended.
    pub fn colleague(&self, row: &Staff) -> String {
        if row.active { row.name.clone() } else { self.say1("colleague-left", "name", &row.name) }
    }

    /// A telephone number as a link dials it.
    pub fn dial(&self, phone: &str) -> String {
        phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
    }

    /// Whether the navigation leads there.
    pub fn nav_has(&self, href: &str) -> bool {
        self.nav.iter().any(|item| item.href == href)
    }

    /// The unit's police telephone, if it has one.
    pub fn police(&self) -> Option<String> {
        self.book.as_ref().and_then(|book| book.unit.police_phone.as_deref()).map(shown_phone)
    }

    /// Where and when the unit receives citizens.
    pub fn reception(&self) -> Option<&str> {
        self.book.as_ref().and_then(|book| book.unit.reception.as_deref())
    }

    /// Text that stands in Vietnamese whatever the page's language, so that a screen reader speaks it right.
    pub fn vi(&self, text: &str) -> Safe<String> {
        let mut out = String::new();
        escape(&mut out, text);
        match self.lang {
            Lang::Vi => Safe(out),
            Lang::En => Safe(format!("<span lang=\"vi\">{out}</span>")),
        }
    }

    /// The same as an attribute of the element that holds such text.
    pub fn in_vi(&self) -> Safe<&'static str> {
        match self.lang {
            Lang::Vi => Safe(""),
            Lang::En => Safe(" lang=\"vi\""),
        }
    }

    /// A name in the page's language, or in Vietnamese where it has no other.
    pub fn named(&self, vi: &str, en: &str) -> Safe<String> {
        match self.lang {
            Lang::En if !en.is_empty() => {
                let mut out = String::new();
                escape(&mut out, en);
                Safe(out)
            }
            Lang::Vi | Lang::En => self.vi(vi),
        }
    }

    /// The picture that other sites show beside a shared link.
    pub fn shared_picture(&self) -> String {
        format!("{}{}", self.site, self.asset("shared.png"))
    }

    /// An icon of the sheet.
    pub fn icon(&self, name: &str) -> Safe<String> {
        Safe(format!(
            "<svg class=\"icon\" aria-hidden=\"true\" focusable=\"false\"><use href=\"{}#i-{name}\"/></svg>",
            assets::asset("icons.svg")
        ))
    }

    /// The address of an asset.
    pub fn asset(&self, name: &str) -> &'static str {
        assets::asset(name)
    }

    /// A badge: word, icon and colour together.
    pub fn badge(&self, badge: &Badge) -> Safe<String> {
        let mut out = format!("<span class=\"badge {}\">{}<span>", badge.state, self.icon(badge.icon).0);
        escape(&mut out, &badge.label);
        out.push_str("</span></span>");
        Safe(out)
    }

    /// A day with its weekday, as a `time` element.
    pub fn long(&self, on: impl Borrow<NaiveDate>) -> Safe<String> {
        let on = *on.borrow();
        Safe(format!("<time datetime=\"{on}\">{}</time>", display_long(on, self.lang)))
    }

    /// A day in figures, as a `time` element.
    pub fn short(&self, on: impl Borrow<NaiveDate>) -> Safe<String> {
        let on = *on.borrow();
        Safe(format!("<time datetime=\"{on}\">{}</time>", display_day(on)))
    }

    /// A moment on the clocks of Vietnam, with its day.
    pub fn moment(&self, at: impl Borrow<DateTime<Utc>>) -> Safe<String> {
        let local = in_vietnam(*at.borrow());
        let time = self.clock(i32::try_from(minutes_of(local.naive_local().time())).unwrap_or_default());
        Safe(format!(
            "<time datetime=\"{}\">{time}, {}</time>",
            local.format("%Y-%m-%dT%H:%M:%S%:z"),
            display_long(local.date_naive(), self.lang)
        ))
    }

    /// A time of day from minutes after midnight.
    pub fn clock(&self, minutes: i32) -> String {
        display_time(u16::try_from(minutes.clamp(0, 24 * 60)).unwrap_or_default())
    }
}

/// A telephone number as people in Viet Nam write it; what is no such number stays as it is.
pub fn shown_phone(stored: &str) -> String {
    Phone::shown(stored)
}

fn minutes_of(time: chrono::NaiveTime) -> u32 {
    use chrono::Timelike;
    time.hour() * 60 + time.minute()
}

/// A state for people: word, icon and colour.
#[derive(Debug, Clone)]
pub struct Badge {
    /// The class: `is-on-time`, `is-soon`, `is-late`, `is-waiting`, `is-done`.
    pub state: &'static str,
    /// The icon's name.
    pub icon: &'static str,
    /// The words.
    pub label: String,
}

/// Writes text so that it stays text inside HTML.
pub fn escape(out: &mut String, text: &str) {
    html_escape::encode_quoted_attribute_to_string(text, out);
}

/// A page as a response, never kept by caches on the way.
pub fn render(page: &impl Template) -> Response {
    respond(StatusCode::OK, page)
}

/// A page with a status.
pub fn respond(status: StatusCode, page: &impl Template) -> Response {
    match page.render() {
        Ok(text) => {
            let mut response = (status, Html(text)).into_response();
            response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            response
        }
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// Lets caches keep a public page for some seconds.
pub fn cacheable(mut response: Response, seconds: u32) -> Response {
    if let Ok(value) = HeaderValue::from_str(&format!("public, max-age={seconds}")) {
        response.headers_mut().insert(header::CACHE_CONTROL, value);
    }
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("cookie, accept-encoding"));
    response
}

/// Goes to another page after a form was taken.
pub fn see_other(to: &str) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    if let Ok(to) = HeaderValue::from_str(to) {
        response.headers_mut().insert(header::LOCATION, to);
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
