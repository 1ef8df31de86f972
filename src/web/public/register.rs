//! The public register: search, filters in the address, leafing by key.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::code::Code;
use serde::Deserialize;

use super::shown::{Row, row};
use crate::app::App;
use crate::store::Sees;
use crate::store::register::{self, COUNT_MOST, State as Standing};
use crate::web::form::Choice;
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
    #[serde(rename = "tinh-trang")]
    state: String,
    after: String,
}

#[derive(Template)]
#[template(path = "public/register.html")]
struct RegisterPage {
    f: Frame,
    asked: Asked,
    unit_code: Option<String>,
    topics: Vec<Choice>,
    villages: Vec<Choice>,
    states: Vec<Choice>,
    count: String,
    nearby: bool,
    filtered: bool,
    rows: Vec<Row>,
    next: Option<String>,
    first: Option<String>,
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
        state: asked.state.parse::<Standing>().ok(),
        after: Code::parse(&asked.after).ok(),
    };
    let leaf = register::leaf(&app.db, &Sees::public(Some(visitor.unit())), &wanted, LEAF).await?;
    let rows: Vec<Row> = leaf.rows.iter().map(|opinion| row(&f, &visitor.book, &topics, opinion)).collect();
    let next = leaf.more.then(|| rows.last().map(|row| address(&f, &asked, Some(&row.code)))).flatten();
    let count = if leaf.count > COUNT_MOST {
        f.say1("public-register-more-than", "n", COUNT_MOST)
    } else {
        f.say1("public-register-count", "n", leaf.count)
    };
    let mut topic_choices = vec![Choice::new("", f.say("public-register-all"))];
    topic_choices.extend(topics.main().map(|topic| {
        Choice::new(topic.code.clone(), topics.name(Some(&topic.code), f.lang).unwrap_or_default())
    }));
    let mut villages = vec![Choice::new("", f.say("public-register-all"))];
    villages.extend(
        visitor.book.villages.iter().map(|village| Choice::new(village.code.clone(), village.name.clone())),
    );
    let mut states = vec![Choice::new("", f.say("public-register-all"))];
    states.extend(
        Standing::ALL
            .iter()
            .map(|state| Choice::new(state.as_str(), f.word("public-state", state.as_str()).into_owned())),
    );
    let page = RegisterPage {
        unit_code: f.name_unit.then(|| visitor.book.unit.code.clone()),
        filtered: [&asked.q, &asked.topic, &asked.village, &asked.state]
            .iter()
            .any(|value| !value.is_empty()),
        first: (!asked.after.is_empty()).then(|| address(&f, &asked, None)),
        nearby: leaf.nearby && !rows.is_empty(),
        asked,
        topics: topic_choices,
        villages,
        states,
        count,
        rows,
        next,
        f,
    };
    Ok(cacheable(render(&page), 10))
}

/// The address of another page with the same filters.
fn address(f: &Frame, asked: &Asked, after: Option<&str>) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    let filters =
        [("q", &asked.q), ("linh-vuc", &asked.topic), ("thon", &asked.village), ("tinh-trang", &asked.state)];
    for (name, value) in filters {
        if !value.is_empty() {
            query.append_pair(name, value);
        }
    }
    if let Some(after) = after {
        query.append_pair("after", after);
    }
    let query = query.finish();
    f.url(&if query.is_empty() { "/cong-khai".to_owned() } else { format!("/cong-khai?{query}") })
}
