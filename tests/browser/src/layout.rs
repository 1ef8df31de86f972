//! Whether a page holds its words: at a width, in a font and at a size of text.

use std::process::Command;

use serde_json::json;

use crate::browser::Browser;
use crate::cdp;

/// A family of fonts that machines without the usual ones fall back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Font {
    /// The widest: what a bare Debian has.
    DejaVu,
    /// What a telephone has.
    Noto,
    /// As wide as Arial and Times.
    Liberation,
}

/// One way in which somebody may see a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The window's width in CSS pixels.
    pub width: u32,
    /// The font of all words.
    pub font: Font,
    /// The size of text, in percent of the usual one.
    pub text: u32,
}

impl Font {
    /// All of them.
    pub const ALL: [Font; 3] = [Font::DejaVu, Font::Noto, Font::Liberation];

    /// Without serifs, of one width, with serifs.
    fn families(self) -> [&'static str; 3] {
        match self {
            Font::DejaVu => ["DejaVu Sans", "DejaVu Sans Mono", "DejaVu Serif"],
            Font::Noto => ["Noto Sans", "DejaVu Sans Mono", "Noto Serif"],
            Font::Liberation => ["Liberation Sans", "Liberation Mono", "Liberation Serif"],
        }
    }
}

/// Every setting that pages must stand: each font at four widths, and larger text on a phone.
pub fn settings() -> impl Iterator<Item = Setting> {
    let sizes = [(320, 100), (360, 100), (768, 100), (1280, 100), (360, 150), (360, 200)];
    Font::ALL.into_iter().flat_map(move |font| sizes.map(|(width, text)| Setting { width, font, text }))
}

/// Panics when a font is missing: the browser would fall back without a word and prove nothing.
pub fn demand_fonts() {
    for family in Font::ALL.into_iter().flat_map(Font::families) {
        let listed = Command::new("fc-list").args([&format!(":family={family}"), "family"]).output();
        let found = listed.is_ok_and(|output| !output.stdout.is_empty());
        assert!(
            found,
            "the font {family} is missing: run tests/run, or: \
             apt-get install fontconfig fonts-dejavu fonts-noto-core fonts-liberation2"
        );
    }
}

/// What hangs over or is cut on the page that is shown, in each setting; nothing when it holds.
pub async fn complaints(browser: &Browser) -> Vec<String> {
    let mut said = Vec::new();
    let path = browser.path().await;
    for setting in settings() {
        for found in seen(browser, setting).await {
            let Setting { width, font, text } = setting;
            said.push(format!("{path} at {width} px, {font:?}, text {text} %: {found}"));
        }
    }
    said
}

/// The same in one setting.
async fn seen(browser: &Browser, Setting { width, font, text }: Setting) -> Vec<String> {
    cdp::resize(&browser.client, width).await.expect("a window has a size");
    let [sans, mono, serif] = font.families();
    let rules = format!(
        ":root{{--sans:\"{sans}\"!important;--mono:\"{mono}\"!important;--serif:\"{serif}\"!important;font-size:{text}%!important}}"
    );
    let found = browser.script(include_str!("layout.js"), vec![json!(rules), json!(width)]).await;
    found.as_array().into_iter().flatten().filter_map(|one| one.as_str()).map(str::to_owned).collect()
}
