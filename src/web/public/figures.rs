//! The figures of the unit, with bars drawn in SVG and the table beside them.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use askama::Template;
use askama::filters::Safe;
use axum::extract;
use axum::response::Response;
use chrono::{Datelike, NaiveDate};
use moka::future::Cache;

use super::shown::{heard, main_topic, office};
use crate::acts::Refusal;
use crate::app::App;
use crate::store::figures::{self, Figures, Tally};
use crate::store::register::State;
use crate::web::page::{cacheable, render};
use crate::web::visitor::Visitor;
use crate::web::{Failure, Frame};

/// Installation (tests run several in one program), unit and day.
type Key = ([u8; 32], i64, NaiveDate);

/// Figures are half a minute old at most, so that a crowd on the first page counts once.
static KEPT: LazyLock<Cache<Key, Arc<Figures>>> =
    LazyLock::new(|| Cache::builder().max_capacity(1_000).time_to_live(Duration::from_secs(30)).build());

/// The figures of a unit, at most half a minute old. A crowd asking at once counts once.
pub async fn kept(app: &App, unit: i64) -> Result<Arc<Figures>, Refusal> {
    let today = app.today();
    let place = app.sign("figures", "installation");
    let count = async { figures::of_unit(&app.db, unit, today).await.map(Arc::new) };
    KEPT.try_get_with((place, unit, today), count).await.map_err(|error| Refusal::from((*error).clone()))
}

/// One row of a table with its bar, and where its published matters are listed.
struct Line {
    name: Safe<String>,
    href: Option<String>,
    overdue_href: Option<String>,
    tally: Tally,
    percent: String,
}

/// One table with bars.
struct Table {
    id: &'static str,
    title: String,
    label: String,
    rows: Vec<Line>,
}

/// One month: its name, its number and the three columns.
struct Month {
    name: String,
    short: u32,
    tally: Tally,
    columns: Vec<Column>,
}

/// One column of the picture.
struct Column {
    class: &'static str,
    x: String,
    y: String,
    height: String,
}

#[derive(Template)]
#[template(path = "public/figures.html")]
struct FiguresPage {
    f: Frame,
    year: i32,
    total: Tally,
    heard: String,
    percent: String,
    waiting_href: String,
    overdue_href: String,
    months: Vec<Month>,
    lines: Vec<String>,
    step: i64,
    sum: Tally,
    tables: [Table; 2],
    outcomes: Vec<(String, String, i64, String)>,
}

/// Height of the picture in pixels.
const HEIGHT: f64 = 180.0;

/// The page of figures.
pub async fn page(extract::State(app): extract::State<App>, visitor: Visitor) -> Result<Response, Failure> {
    let f = visitor.f.clone();
    let figures = kept(&app, visitor.unit()).await?;
    let directory = app.directory.topics(&app.db).await?;
    let mut by_main: BTreeMap<Option<String>, Tally> = BTreeMap::new();
    for (code, tally) in &figures.topics {
        let main = code.as_deref().and_then(|code| directory.main_of(code)).map(|topic| topic.code.clone());
        add(by_main.entry(main).or_default(), *tally);
    }
    let topics = by_main.into_iter().map(|(code, tally)| {
        let name = main_topic(&f, &directory, code.as_deref());
        (name.unwrap_or_else(|| plain(&f, "public-figures-unclassified")), code, tally)
    });
    let offices = figures.offices.iter().map(|(id, tally)| {
        let name = office(&f, &visitor.book, *id);
        (name.unwrap_or_else(|| plain(&f, "public-figures-no-office")), None, *tally)
    });
    let (step, most) = scale(&figures);
    let mut sum = Tally::default();
    figures.months.iter().for_each(|(_, tally)| add(&mut sum, *tally));
    let answered = figures.total.answered();
    let most_outcomes = figures.outcomes.values().copied().max().unwrap_or(1);
    let year = figures.year;
    let page = FiguresPage {
        year,
        total: figures.total,
        heard: heard(&f, figures.heard),
        percent: share(figures.total.on_time, answered),
        waiting_href: listed(&f, State::Waiting),
        overdue_href: listed(&f, State::Overdue),
        months: months(&f, &figures, most),
        lines: (0..=most / step).map(|n| pixels(HEIGHT - HEIGHT * ratio(n * step, most))).collect(),
        step,
        sum,
        tables: [
            Table {
                id: "topics",
                title: f.say("public-figures-by-topic").into_owned(),
                label: f.say("public-topic-label").into_owned(),
                rows: lines(&f, year, topics),
            },
            Table {
                id: "offices",
                title: f.say("public-figures-by-office").into_owned(),
                label: f.say("public-office-label").into_owned(),
                rows: lines(&f, year, offices),
            },
        ],
        outcomes: figures
            .outcomes
            .iter()
            .map(|(word, n)| {
                let name = f.word("outcome", word).into_owned();
                (name, f.url(&format!("/cong-khai?ket-qua={word}&nam={year}")), *n, share(*n, most_outcomes))
            })
            .collect(),
        f,
    };
    Ok(cacheable(render(&page), 10))
}

/// The published matters that stand so.
fn listed(f: &Frame, state: State) -> String {
    f.url(&format!("/cong-khai?tinh-trang={}", state.as_str()))
}

fn plain(f: &Frame, key: &str) -> Safe<String> {
    let said = f.say(key);
    f.named(&said, &said)
}

/// The rows, the largest first, each bar against the largest; a topic opens its list.
fn lines(
    f: &Frame,
    year: i32,
    rows: impl Iterator<Item = (Safe<String>, Option<String>, Tally)>,
) -> Vec<Line> {
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by_key(|(_, _, tally)| std::cmp::Reverse((tally.received, tally.overdue)));
    let most = rows.first().map_or(1, |(_, _, tally)| tally.received);
    rows.into_iter()
        .map(|(name, topic, tally)| {
            let list = |more: &str| {
                topic.as_ref().map(|topic| f.url(&format!("/cong-khai?linh-vuc={topic}&{more}")))
            };
            let href = list(&format!("nam={year}"));
            let overdue_href =
                list(&format!("tinh-trang={}", State::Overdue.as_str())).filter(|_| tally.overdue > 0);
            Line { name, href, overdue_href, tally, percent: share(tally.received, most) }
        })
        .collect()
}

/// The distance of the lines and the top of the picture.
fn scale(figures: &Figures) -> (i64, i64) {
    let most = figures
        .months
        .iter()
        .map(|(_, tally)| tally.received.max(tally.answered()))
        .max()
        .unwrap_or(0)
        .max(1);
    let mut step = 1;
    for wanted in [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 50_000] {
        step = wanted;
        if most <= wanted * 5 {
            break;
        }
    }
    (step, (most + step - 1) / step * step)
}

fn months(f: &Frame, figures: &Figures, most: i64) -> Vec<Month> {
    let wide = 100.0 / 12.0;
    figures
        .months
        .iter()
        .enumerate()
        .map(|(at, (first, tally))| {
            let left = wide * f64::from(u32::try_from(at).unwrap_or_default());
            let columns = [("a", tally.received, 1.1), ("b", tally.answered(), 3.4), ("c", tally.late, 5.7)];
            Month {
                name: f.say_with(
                    "public-figures-month",
                    &[("month", &first.month().to_string()), ("year", &format!("{}", first.format("%Y")))],
                ),
                short: first.month(),
                tally: *tally,
                columns: columns
                    .into_iter()
                    .map(|(class, n, shift)| Column {
                        class,
                        x: format!("{:.2}%", left + shift),
                        y: pixels(HEIGHT - HEIGHT * ratio(n, most)),
                        height: pixels(HEIGHT * ratio(n, most)),
                    })
                    .collect(),
            }
        })
        .collect()
}

fn add(sum: &mut Tally, tally: Tally) {
    let Tally { received, on_time, late, replied, overdue, running } = tally;
    sum.received += received;
    sum.on_time += on_time;
    sum.late += late;
    sum.replied += replied;
    sum.overdue += overdue;
    sum.running += running;
}

#[expect(clippy::cast_precision_loss, reason = "counts of opinions are far below 2^52")]
fn ratio(part: i64, whole: i64) -> f64 {
    if whole <= 0 { 0.0 } else { part as f64 / whole as f64 }
}

fn pixels(length: f64) -> String {
    format!("{length:.1}")
}

/// A share in whole percent, as SVG and people read it.
fn share(part: i64, whole: i64) -> String {
    format!("{:.0}", ratio(part, whole) * 100.0)
}
