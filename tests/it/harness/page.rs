//! An answer as a person sees it: its words, links and forms.

use reqwest::header::{HeaderMap, LOCATION};
use reqwest::{Response, StatusCode, Url};
use scraper::{ElementRef, Html, Node, Selector};

use super::form::Form;
use super::http::Client;

/// One answer of the server, read to its end.
pub struct Page {
    /// The status code.
    pub status: StatusCode,
    /// The address it came from.
    pub url: Url,
    /// The headers.
    pub headers: HeaderMap,
    /// The body; bytes that are not UTF-8 are replaced, see [`Page::bytes`].
    pub body: String,
    /// The body as it came.
    pub bytes: Vec<u8>,
    client: Client,
}

/// A link as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The words on it.
    pub text: String,
    /// Where it leads, as written in the page.
    pub href: String,
}

impl Page {
    /// Reads an answer.
    pub async fn read(client: Client, response: Response) -> Page {
        let (status, url, headers) = (response.status(), response.url().clone(), response.headers().clone());
        let bytes = response
            .bytes()
            .await
            .unwrap_or_else(|e| panic!("the answer of {url} broke off: {e:?}"))
            .to_vec();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        assert!(!body.contains('⟦'), "a message is missing at {url}: {body}");
        Page { status, url, headers, body, bytes, client }
    }

    /// A header's value; empty when missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Whether it sends the browser elsewhere.
    pub fn is_redirect(&self) -> bool {
        self.status.is_redirection() && self.headers.contains_key(LOCATION)
    }

    /// Where it sends the browser, as path and query.
    pub fn location(&self) -> String {
        assert!(self.is_redirect(), "{} at {} leads nowhere:\n{}", self.status, self.url, self.text());
        let url = self.url.join(self.header("location")).expect("a redirect leads to an address");
        url[url::Position::BeforePath..].to_owned()
    }

    /// Follows redirects to the page they end at.
    pub async fn follow(self) -> Page {
        let mut page = self.client.get(&self.location()).await;
        for _ in 0..5 {
            if !page.is_redirect() {
                return page;
            }
            page = self.client.get(&page.location()).await;
        }
        panic!("redirects go in circles at {}", page.url);
    }

    /// Asserts the status; on failure shows what the person would have read.
    #[track_caller]
    pub fn expect_status(self, status: u16) -> Page {
        assert_eq!(self.status.as_u16(), status, "at {}:\n{}", self.url, self.text());
        self
    }

    /// All shown words, with single spaces.
    pub fn text(&self) -> String {
        if !self.header("content-type").starts_with("text/html") {
            return self.body.clone();
        }
        shown_text(self.html().root_element())
    }

    /// Whether these words are shown.
    pub fn has(&self, words: &str) -> bool {
        self.text().contains(&squeeze(words))
    }

    /// Asserts that these words are shown.
    #[track_caller]
    pub fn expect(&self, words: &str) -> &Page {
        assert!(
            self.has(words),
            "\"{words}\" is missing at {} ({}):\n{}",
            self.url,
            self.status,
            self.text()
        );
        self
    }

    /// Asserts that these words are neither shown nor hidden anywhere in the answer.
    #[track_caller]
    pub fn expect_not(&self, words: &str) -> &Page {
        let hidden = self.body.contains(words) || self.has(words);
        assert!(!hidden, "\"{words}\" must not be at {}:\n{}", self.url, self.text());
        self
    }

    /// The title in the head.
    pub fn title(&self) -> String {
        self.texts("head > title").into_iter().next().unwrap_or_default()
    }

    /// The words of each element a CSS selector finds.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.html().select(&css(selector)).map(shown_text).collect()
    }

    /// An attribute of each element a CSS selector finds.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let html = self.html();
        html.select(&css(selector)).filter_map(|e| e.attr(name)).map(str::to_owned).collect()
    }

    /// All links.
    pub fn links(&self) -> Vec<Link> {
        let (html, links) = (self.html(), css("a[href]"));
        let read = |a| Link { text: name_of(a), href: a.attr("href").unwrap_or_default().to_owned() };
        html.select(&links).map(read).collect()
    }

    /// Where the link with these words leads; panics when there is none.
    #[track_caller]
    pub fn link(&self, words: &str) -> String {
        let (links, words) = (self.links(), squeeze(words));
        let found =
            links.iter().find(|l| l.text == words).or_else(|| links.iter().find(|l| l.text.contains(&words)));
        found.unwrap_or_else(|| panic!("no link \"{words}\" at {}, only {links:#?}", self.url)).href.clone()
    }

    /// Goes where the link with these words leads.
    pub async fn click(&self, words: &str) -> Page {
        self.client.open(self.address(&self.link(words)).as_str()).await
    }

    /// The form that has this action, or a button, heading or label with these words; panics when there is none.
    #[track_caller]
    pub fn form(&self, which: &str) -> Form {
        Form::find(&self.html(), which, self.client.clone(), &self.url).unwrap_or_else(|| {
            panic!("no form \"{which}\" at {} ({}):\n{}", self.url, self.status, self.text())
        })
    }

    /// Whether there is such a form.
    pub fn has_form(&self, which: &str) -> bool {
        Form::find(&self.html(), which, self.client.clone(), &self.url).is_some()
    }

    /// The body as JSON.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.bytes)
            .unwrap_or_else(|e| panic!("no JSON at {} ({}): {e}\n{}", self.url, self.status, self.body))
    }

    fn html(&self) -> Html {
        Html::parse_document(&self.body)
    }

    fn address(&self, href: &str) -> Url {
        self.url.join(href).unwrap_or_else(|e| panic!("{href} is no address: {e}"))
    }
}

/// A selector that is known to be one.
#[track_caller]
pub fn css(selector: &str) -> Selector {
    Selector::parse(selector).unwrap_or_else(|e| panic!("{selector} is no selector: {e}"))
}

/// Single spaces, none at the ends; a no-break space is a space.
pub fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words a person reads in an element.
pub fn shown_text(element: ElementRef<'_>) -> String {
    let mut words = String::new();
    collect(element, &mut words);
    squeeze(&words)
}

/// What a control or link is called: its label for assistive technology, else its words, else its picture's.
pub fn name_of(element: ElementRef<'_>) -> String {
    let spoken = element.attr("aria-label").map(squeeze);
    let words = || shown_text(element);
    let picture =
        || element.select(&css("img[alt]")).find_map(|img| img.attr("alt")).map(squeeze).unwrap_or_default();
    let value = || squeeze(element.attr("value").unwrap_or_default());
    spoken.or_else(|| Some(words()).filter(|w| !w.is_empty())).unwrap_or_else(|| {
        let picture = picture();
        if picture.is_empty() { value() } else { picture }
    })
}

fn collect(element: ElementRef<'_>, words: &mut String) {
    const UNSEEN: [&str; 6] = ["script", "style", "template", "head", "noscript", "datalist"];
    let name = element.value().name();
    if UNSEEN.contains(&name) || element.attr("hidden").is_some() {
        return;
    }
    let inline =
        ["a", "abbr", "b", "bdi", "em", "i", "span", "strong", "sup", "time", "mark", "wbr", "code", "small"];
    if !inline.contains(&name) {
        words.push(' ');
    }
    for child in element.children() {
        match child.value() {
            Node::Text(text) => words.push_str(text),
            Node::Element(_) => ElementRef::wrap(child).into_iter().for_each(|e| collect(e, words)),
            _ => {}
        }
    }
    if !inline.contains(&name) {
        words.push(' ');
    }
}
