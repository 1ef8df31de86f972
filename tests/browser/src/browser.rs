//! A browser in a journey's words: open, click, type, read, look.

use std::path::PathBuf;

use fantoccini::Client;
use fantoccini::elements::Element;
use serde_json::{Value, json};

use crate::axe;
use crate::cdp;
use crate::element::{self, Role};
use crate::wait;

/// One window; all questions wait, within a bound, for the page to catch up.
#[derive(Clone)]
pub struct Browser {
    /// The WebDriver session, for what has no word here.
    pub client: Client,
    /// The window's width in CSS pixels.
    pub width: u32,
    base: String,
}

impl Browser {
    /// A window at a site.
    pub fn new(client: Client, width: u32, base: &str) -> Browser {
        Browser { client, width, base: base.trim_end_matches('/').to_owned() }
    }

    /// Opens a path of the site, or any address.
    pub async fn open(&self, path: &str) {
        let url = if path.contains("://") { path.to_owned() } else { format!("{}{path}", self.base) };
        self.client.goto(&url).await.unwrap_or_else(|e| panic!("{url} does not open: {e}"));
    }

    /// The path and query of the page that is shown.
    pub async fn path(&self) -> String {
        let url = self.client.current_url().await.expect("a window has an address");
        url[url::Position::BeforePath..].to_owned()
    }

    /// The page's title.
    pub async fn title(&self) -> String {
        self.client.title().await.expect("a page has a title")
    }

    /// The words that are shown, with single spaces.
    pub async fn text(&self) -> String {
        let words = self.script("return document.body ? document.body.innerText : ''", vec![]).await;
        words.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Waits until these words are shown, in capitals or not.
    pub async fn sees(&self, words: &str) {
        let wanted = words.to_lowercase();
        let shown = wait_for(async || self.text().await.to_lowercase().contains(&wanted).then_some(())).await;
        if shown.is_none() {
            panic!("\"{words}\" is not shown at {}:\n{}", self.path().await, self.text().await);
        }
    }

    /// Waits until the path begins like this.
    pub async fn is_at(&self, path: &str) {
        wait::until(&format!("the address begins with {path}"), async || {
            self.path().await.starts_with(path).then_some(())
        })
        .await;
    }

    /// The control of this role and name; waits for it, and lists what is there when it never comes.
    pub async fn find(&self, role: Role, name: &str) -> Element {
        let found = wait_for(async || element::find(&self.client, role, name).await.ok().flatten()).await;
        let Some(found) = found else {
            let names = element::names(&self.client, role).await.unwrap_or_default();
            panic!("no {role:?} \"{name}\" at {}, only {names:#?}", self.path().await);
        };
        found
    }

    /// Whether such a control is there now.
    pub async fn has(&self, role: Role, name: &str) -> bool {
        element::find(&self.client, role, name).await.expect("the page can be searched").is_some()
    }

    /// Presses a button and waits for the page it leads to, if it leads to one.
    pub async fn press(&self, name: &str) {
        self.click(Role::Button, name).await;
    }

    /// Follows a link.
    pub async fn follow(&self, name: &str) {
        self.click(Role::Link, name).await;
    }

    /// Clicks a control, in the middle of the window where no sticky bar covers it.
    pub async fn click(&self, role: Role, name: &str) {
        let element = self.find(role, name).await;
        self.click_element(&element, name).await;
    }

    /// Types into the field of this label, in place of what was there.
    pub async fn fill(&self, label: &str, text: &str) {
        let field = self.find(Role::Textbox, label).await;
        field.clear().await.unwrap_or_else(|e| panic!("\"{label}\" cannot be cleared: {e}"));
        field.send_keys(text).await.unwrap_or_else(|e| panic!("\"{label}\" cannot be typed into: {e}"));
    }

    /// Chooses an option by its words in the list of this label.
    pub async fn choose(&self, label: &str, option: &str) {
        let list = self.find(Role::Combobox, label).await;
        list.select_by_label(option)
            .await
            .unwrap_or_else(|e| panic!("\"{label}\" does not offer \"{option}\": {e}"));
    }

    /// Ticks a box or picks a radio choice by its label.
    pub async fn tick(&self, role: Role, label: &str) {
        let control = self.find(role, label).await;
        if !control.is_selected().await.expect("a control has a state") {
            self.click_element(&control, label).await;
        }
    }

    /// Runs a script in the page and returns what it returns.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute(script, arguments).await.unwrap_or_else(|e| panic!("the script failed: {e}"))
    }

    /// Asserts that axe-core finds nothing and that nothing hangs over the window's edge.
    pub async fn passes(&self) {
        let found = axe::look(&self.client).await.unwrap_or_else(|e| panic!("axe-core did not run: {e}"));
        let report: Vec<String> = found
            .iter()
            .map(|v| format!("{}: {}\n    {}", v.rule, v.help, v.places.join("\n    ")))
            .collect();
        assert!(report.is_empty(), "{} at {} px:\n{}", self.path().await, self.width, report.join("\n"));
        // Not innerWidth: a phone widens it to what hangs over.
        let wide = self.script("return document.documentElement.scrollWidth", vec![]).await;
        let over = wide.as_i64().unwrap_or_default() - i64::from(self.width);
        assert!(over <= 0, "{} at {} px is {over} px too wide", self.path().await, self.width);
    }

    /// Saves the whole page as NAME-WIDTH.png in target/shots (or `DOITHOAI_TEST_SHOTS`).
    pub async fn shot(&self, name: &str) -> PathBuf {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/shots");
        let folder =
            std::env::var_os("DOITHOAI_TEST_SHOTS").map_or_else(|| PathBuf::from(folder), PathBuf::from);
        std::fs::create_dir_all(&folder).expect("the target folder is writable");
        let file = folder.join(format!("{name}-{}.png", self.width));
        let picture = cdp::whole_page(&self.client).await.expect("a window can be photographed");
        std::fs::write(&file, picture).expect("the target folder is writable");
        file
    }

    async fn click_element(&self, element: &Element, name: &str) {
        self.script(
            "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })",
            vec![json!(element)],
        )
        .await;
        element.click().await.unwrap_or_else(|e| panic!("\"{name}\" cannot be clicked: {e}"));
    }
}

/// Asks within the usual bound; `None` when it never came true, so that the caller can say more.
async fn wait_for<T>(mut ask: impl AsyncFnMut() -> Option<T>) -> Option<T> {
    let began = std::time::Instant::now();
    while began.elapsed() < wait::PATIENCE / 2 {
        if let Some(answer) = ask().await {
            return Some(answer);
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    None
}
