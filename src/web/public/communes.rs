//! Choosing another commune of the same installation.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::fold::sort_key;
use domain::lang::Lang;

use crate::app::App;
use crate::web::page::{cacheable, render};
use crate::web::visitor::Visitor;
use crate::web::{Failure, Frame};

/// A province with its communes: name and address of each.
struct Group {
    name: String,
    communes: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "public/communes.html")]
struct CommunesPage {
    f: Frame,
    groups: Vec<Group>,
}

/// The communes by province, in Vietnamese order.
pub async fn page(State(app): State<App>, visitor: Visitor) -> Result<Response, Failure> {
    let f = visitor.f;
    let units = app.directory.units(&app.db).await?;
    let name = |vi: &str, en: &str| {
        if f.lang == Lang::En && !en.is_empty() { en.to_owned() } else { vi.to_owned() }
    };
    let below = |parent: Option<i64>| {
        let mut communes: Vec<_> =
            units.iter().filter(|unit| unit.kind != "province" && unit.parent_id == parent).collect();
        communes.sort_by_key(|unit| sort_key(&unit.name));
        communes
            .into_iter()
            .map(|unit| (name(&unit.name, &unit.name_en), format!("/?xa={}", unit.code)))
            .collect()
    };
    let mut groups: Vec<Group> = units
        .iter()
        .filter(|unit| unit.kind == "province")
        .map(|unit| Group { name: name(&unit.name, &unit.name_en), communes: below(Some(unit.id)) })
        .collect();
    groups.push(Group { name: String::new(), communes: below(None) });
    groups.retain(|group| !group.communes.is_empty());
    Ok(cacheable(render(&CommunesPage { f, groups }), 30))
}
