//! What a province reads of its communes' opinions: their publications, and nothing that they were made of.

use askama::Template;
use axum::response::Response;
use domain::code::matter::slug;
use domain::date::display_day;

use super::work::Asked;
use crate::app::App;
use crate::store::register::{self, state_of};
use crate::web::desk::Desk;
use crate::web::{Failure, Frame, render};

/// Rows on a page.
const PAGE: usize = 50;

struct Row {
    href: String,
    code: String,
    title: String,
    unit: String,
    line: String,
    state: String,
}

#[derive(Template)]
#[template(path = "opinion/published.html")]
struct Page {
    f: Frame,
    q: String,
    rows: Vec<Row>,
    next: Option<String>,
}

/// The publications of the communes that this reader looks after, newest first; words are looked for in them alone.
pub(super) async fn show(desk: Desk, app: App, asked: Asked) -> Result<Response, Failure> {
    let f = desk.f.clone();
    let topics = app.directory.topics(&app.db).await?;
    let wanted = register::Asked {
        q: asked.q.clone(),
        topic: Some(asked.linh_vuc.clone()).filter(|code| !code.is_empty()),
        after: asked.sau.parse().ok(),
        today: f.today,
        ..register::Asked::default()
    };
    let leaf = register::leaf(&app.db, &desk.person.sees(), &wanted, PAGE).await?;
    let next = leaf.rows.last().filter(|_| leaf.more).map(|row| {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("q", &asked.q).append_pair("linh_vuc", &asked.linh_vuc);
        query.append_pair("sau", &slug(&row.code));
        format!("/lam-viec/y-kien?{}", query.finish())
    });
    let mut rows = Vec::new();
    for row in leaf.rows {
        let book = app.directory.book(&app.db, row.unit_id).await?;
        let line = [
            topics.name(row.topic.as_deref(), f.lang).map(str::to_owned),
            book.village_name(row.village_id).map(str::to_owned),
            Some(display_day(row.received_on)),
        ];
        rows.push(Row {
            href: format!("/cong-khai/{}", slug(&row.code)),
            unit: book.unit_name(f.lang).to_owned(),
            line: line.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            state: f.word("public-state", state_of(&row, f.today).as_str()).into_owned(),
            title: row.title,
            code: row.code,
        });
    }
    Ok(render(&Page { q: asked.q, rows, next, f }))
}
