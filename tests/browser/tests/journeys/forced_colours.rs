//! Somebody lets the system choose all colours, as Windows does at high contrast.

use browser_tests::element::Role;
use browser_tests::{Browser, Width, cdp};

use crate::steps::told;

/// How each mark of the chart is drawn: fill, line and dashes of the first of its kind.
const DRAWN: &str = "return [...arguments[0]].map(kind => { \
    const mark = getComputedStyle(document.querySelector(arguments[1].replace('?', kind))); \
    return [mark.fill, mark.stroke, mark.strokeDasharray].join(' ') })";

#[tokio::test]
async fn the_columns_of_the_figures_are_told_apart_without_our_colours() {
    told("forced-colours", Width::Desk, async |browser: &Browser| {
        cdp::force_colours(&browser.client).await.expect("the browser can force colours");
        browser.open("/so-lieu").await;
        let forced = browser.script("return matchMedia('(forced-colors: active)').matches", vec![]).await;
        assert_eq!(forced, true, "the browser does not force colours");
        for place in [".columns rect.?", ".swatch.? rect"] {
            let drawn = browser.script(DRAWN, vec!["abc".into(), place.into()]).await;
            let [a, b, c] = [0, 1, 2].map(|nth| drawn[nth].as_str().unwrap_or_default().to_owned());
            assert!(a != b && b != c && a != c, "{place} look alike: {a} | {b} | {c}");
        }
        browser.shot("figures-forced").await;
    })
    .await;
}

#[tokio::test]
async fn who_walks_by_keyboard_sees_where_they_are_without_our_colours() {
    told("forced-focus", Width::Desk, async |browser: &Browser| {
        cdp::force_colours(&browser.client).await.expect("the browser can force colours");
        browser.open("/dang-nhap").await;
        let field = browser.find(Role::Textbox, "Tên đăng nhập").await;
        field.send_keys("\u{e004}").await.expect("a key reaches the page");
        let line = "const one = getComputedStyle(document.activeElement); \
                    return [document.activeElement.localName, one.outlineStyle, parseFloat(one.outlineWidth), \
                            one.outlineColor !== one.backgroundColor]";
        let line = browser.script(line, vec![]).await;
        assert_ne!(line[0], "body", "the key went nowhere");
        assert!(line[1] == "solid" && line[2].as_f64() >= Some(2.0) && line[3] == true, "{line}");
    })
    .await;
}
