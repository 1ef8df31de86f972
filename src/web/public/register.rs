//! The public register: search, filters in the address, leafing by key.

use askama::Template;
use askama::filters::Safe;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::shown::{Row, row};
use crate::app::App;
use crate::store::Sees;
use crate::store::register::{self, COUNT_MOST, State as Standing};
use crate::web::form::Choice;
use crate::web::marked::Marked;
use crate::web::page::{cacheable, render};
use crate::web::visitor::Visitor;
use crate::web::{Failure, Frame};

/// Rows on a page.
const LEAF: usize = 25;

/// The filters as the address holds them.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    #[serde(rename = "linh-vuc")]
    topic: String,
    #[serde(rename = "thon")]
    village: String,
    #[serde(rename = "co-quan")]
    office: String,
    #[serde(rename = "tinh-trang")]
    state: String,
    #[serde(rename = "ket-qua")]
    outcome: String,
    #[serde(rename = "nam")]
    year: String,
    after: String,
}

impl Asked {
    /// The filters as an address holds them, with the last row of the page before.
    fn query(&self, after: Option<&str>) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        let parts = [
            ("q", self.q.as_str()),
            ("linh-vuc", &self.topic),
            ("thon", &self.village),
            ("co-quan", &self.office),
            ("tinh-trang", &self.state),
            ("ket-qua", &self.outcome),
            ("nam", &self.year),
            ("after", after.unwrap_or_default()),
        ];
        for (name, value) in parts.into_iter().filter(|(_, value)| !value.is_empty()) {
            query.append_pair(name, value);
        }
        query.finish()
    }

    /// The address of another page with the same filters.
    fn address(&self, f: &Frame, after: Option<&str>) -> String {
        let query = self.query(after);
        f.url(&if query.is_empty() { "/cong-khai".to_owned() } else { format!("/cong-khai?{query}") })
    }

    /// The page that a reader came from: the same filters, the same leaf.
    pub fn back(&self, f: &Frame) -> String {
        self.address(f, Some(&self.after))
    }
}

#[derive(Template)]
#[template(path = "public/register.html")]
struct RegisterPage {
    f: Frame,
    asked: Asked,
    unit_code: Option<String>,
    topics: Vec<(String, Safe<&'static str>, String)>,
    villages: Vec<Choice>,
    offices: Vec<(String, Safe<&'static str>, String)>,
    states: Vec<Choice>,
    count: String,
    nearby: bool,
    unaccented: bool,
    filtered: bool,
    /// What the address narrows the list to that no field of the form says.
    narrowed: String,
    rows: Vec<Row>,
    next: Option<String>,
    first: Option<String>,
}

/// A code, how its name is marked where there is none in the reader's language, and the name.
fn named(f: &Frame, code: &str, vi: &str, en: &str) -> (String, Safe<&'static str>, String) {
    let only_vi = if en.is_empty() { f.in_vi() } else { Safe("") };
    (code.to_owned(), only_vi, f.lang.pick(vi, en).to_owned())
}

/// A page of the register.
pub async fn page(
    State(app): State<App>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let f = visitor.f.clone();
    let topics = app.directory.topics(&app.db).await?;
    let wanted = register::Asked {
        q: asked.q.chars().take(200).collect(),
        topic: topics.main().find(|topic| topic.code == asked.topic).map(|topic| topic.code.clone()),
        village: visitor.book.villages.iter().find(|village| village.code == asked.village).map(|row| row.id),
        office: visitor.book.offices.iter().find(|office| office.code == asked.office).map(|row| row.id),
        state: asked.state.parse::<Standing>().ok(),
        outcome: asked.outcome.parse().ok(),
        year: asked.year.parse().ok().filter(|year| (2000..=2100).contains(year)),
        after: asked.after.parse().ok(),
        today: f.today,
    };
    let leaf = register::leaf(&app.db, &Sees::public(Some(visitor.unit())), &wanted, LEAF).await?;
    let mut rows: Vec<Row> = leaf.rows.iter().map(|shown| row(&f, &visitor.book, &topics, shown)).collect();
    if let Ok(query) = domain::search::Query::parse(&wanted.q) {
        for (row, shown) in rows.iter_mut().zip(&leaf.rows) {
            let words = format!("{} {}", shown.words, shown.answer.as_deref().unwrap_or_default());
            row.found = Marked::of(&query, &row.title, &words);
        }
    }
    let next = rows.last().filter(|_| leaf.more).map(|row| asked.address(&f, Some(&row.code)));
    let kept = asked.query(Some(&asked.after));
    if !kept.is_empty() {
        rows.iter_mut().for_each(|row| row.href = format!("{}?{kept}", row.href));
    }
    let count = if leaf.count > COUNT_MOST {
        f.say1("public-register-more-than", "n", COUNT_MOST)
    } else {
        f.say1("public-register-count", "n", leaf.count)
    };
    let narrowed = match (wanted.outcome, wanted.year) {
        (Some(outcome), year) => {
            let name = f.word("outcome", outcome.as_str());
            match year {
                Some(year) => {
                    f.say_with("public-register-ended", &[("outcome", &name), ("year", &year.to_string())])
                }
                None => f.say1("public-register-ended-ever", "outcome", name),
            }
        }
        (None, Some(year)) => f.say1("public-register-of-year", "year", year.to_string()),
        (None, None) => String::new(),
    };
    let topic_choices = topics.main().map(|row| named(&f, &row.code, &row.name, &row.name_en));
    let offices = visitor.book.offices.iter().map(|row| named(&f, &row.code, &row.name, &row.name_en));
    let villages = &visitor.book.villages;
    let states = Standing::ALL
        .iter()
        .map(|state| Choice::new(state.as_str(), f.word("public-state", state.as_str()).into_owned()));
    let page = RegisterPage {
        unit_code: f.name_unit.then(|| visitor.book.unit.code.clone()),
        narrowed,
        filtered: !asked.query(None).is_empty(),
        first: (!asked.after.is_empty()).then(|| asked.address(&f, None)),
        nearby: leaf.nearby && !rows.is_empty(),
        unaccented: leaf.unaccented,
        asked,
        topics: topic_choices.collect(),
        villages: villages.iter().map(|row| Choice::new(row.code.clone(), row.name.clone())).collect(),
        offices: offices.collect(),
        states: states.collect(),
        count,
        rows,
        next,
        f,
    };
    Ok(cacheable(render(&page), 10))
}
