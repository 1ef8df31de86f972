//! "Việc của tôi" and the list of all opinions: in the order of the clock, filters in the address.

mod left;
mod row;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::response::Response;
use axum::routing::get;
use chrono::NaiveDate;
use domain::deadline::standing;
use domain::opinion::{Act, Stage};
use domain::role::Role;
use serde::Deserialize;

use self::left::{LeftView, left};
use super::published;
use crate::app::App;
use crate::store::worklist::{self, Row, Tab, Wanted, Worker};
use crate::web::desk::Desk;
use crate::web::form::Choice;
use crate::web::marked::Marked;
use crate::web::{Failure, Frame, render};

pub(super) use self::row::{RowView, view};

/// Routes of the lists.
pub fn routes() -> Router<App> {
    Router::new().route("/lam-viec", get(mine)).route("/lam-viec/y-kien", get(all))
}

/// What the address asks for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    muc: String,
    /// Words to find.
    pub(super) q: String,
    /// A topic's code.
    pub(super) linh_vuc: String,
    thon: String,
    tinh_trang: String,
    co_quan: String,
    /// The last row of the page before.
    pub(super) sau: String,
    da_chuyen: String,
}

/// A tab with its count.
struct TabView {
    href: String,
    label: String,
    count: String,
    state: &'static str,
    current: bool,
}

/// Rows under one heading.
struct Group {
    heading: String,
    rows: Vec<RowView>,
}

#[derive(Template)]
#[template(path = "opinion/list.html")]
struct ListPage {
    f: Frame,
    title: String,
    path: &'static str,
    tabs: Vec<TabView>,
    left: Vec<LeftView>,
    left_count: u64,
    groups: Vec<Group>,
    next: Option<String>,
    asked: Asked,
    filters: bool,
    topics: Vec<Choice>,
    villages: Vec<Choice>,
    stages: Vec<Choice>,
    offices: Vec<Choice>,
    may_log: bool,
    empty: String,
    nearby: bool,
    unaccented: bool,
}

async fn mine(desk: Desk, State(app): State<App>, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let wide = !desk.f.nav_has("/lam-viec");
    if wide {
        let to = desk.f.nav.first().map_or("/lam-viec/tai-khoan", |item| item.href.as_str());
        return Ok(crate::web::page::see_other(to));
    }
    show(desk, app, asked, "/lam-viec").await
}

async fn all(desk: Desk, State(app): State<App>, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    if !desk.f.nav_has("/lam-viec/y-kien") {
        return Err(Failure::Act(crate::acts::Refusal::Forbidden(crate::acts::Why::Role)));
    }
    if desk.person.sees().redacted() {
        return published::show(desk, app, asked).await;
    }
    if let Ok(code) = asked.q.parse::<domain::code::MatterCode>() {
        let found = crate::store::opinions::by_code(&app.db, &desk.person.sees(), &code).await?;
        if found.is_some_and(|case| !case.opinion.circle.is_quarantine()) {
            return Ok(crate::web::page::see_other(&format!("/lam-viec/y-kien/{}", code.slug())));
        }
    }
    show(desk, app, asked, "/lam-viec/y-kien").await
}

async fn show(desk: Desk, app: App, asked: Asked, path: &'static str) -> Result<Response, Failure> {
    let f = desk.f.clone();
    let sees = desk.person.sees();
    let pages = app.almanac.read(&app.db).await?;
    let topics = app.directory.topics(&app.db).await?;
    let worker = Worker {
        staff: desk.person.id,
        roles: &desk.person.roles,
        office: desk.person.office_id,
        today: f.today,
        soon: soon(&pages.calendar, f.today),
    };
    let my_page = path == "/lam-viec";
    let tab = tab_of(&asked.muc, my_page);
    let village = units_village(&desk, &asked.thon);
    let office = desk.book.offices.iter().find(|row| row.code == asked.co_quan).map(|row| row.id);
    let wanted = Wanted {
        tab,
        topic: (!asked.linh_vuc.is_empty()).then_some(asked.linh_vuc.as_str()),
        village,
        stage: asked.tinh_trang.parse::<Stage>().ok(),
        office,
        find: (!asked.q.trim().is_empty()).then_some(asked.q.trim()),
        after: cursor(&asked.sau),
    };
    let worklist::Leaf { mut rows, found } = worklist::rows(&app.db, &sees, worker, &wanted).await?;
    let more = rows.len() as u64 > worklist::PAGE;
    rows.truncate(usize::try_from(worklist::PAGE).unwrap_or(50));
    let next = rows.last().filter(|_| more).map(|row| {
        let day = row.due_on.filter(|_| found.is_none()).map(|day| day.to_string()).unwrap_or_default();
        link(path, &asked, Some(&format!("{day}_{}", row.id)))
    });
    let mine = my_page.then_some(Tab::Mine);
    let counted = mine.into_iter().chain([Tab::Soon, Tab::Late, Tab::Unassigned, Tab::Open]);
    let counted: Vec<Tab> = counted.collect();
    let counts = worklist::counts(&app.db, &sees, worker, &counted).await?;
    let counts = counted.into_iter().zip(counts.into_iter().map(shown_count));
    // All of them ever are not counted.
    let all = (!my_page).then(|| (Tab::All, String::new()));
    let mut tabs = Vec::new();
    for (part, count) in counts.chain(all) {
        let (key, state) = match part {
            Tab::Mine => ("viec-cua-toi", ""),
            Tab::Soon => ("sap-han", "is-soon"),
            Tab::Late => ("qua-han", "is-late"),
            Tab::Unassigned => ("chua-phan", ""),
            Tab::Open => ("dang-mo", ""),
            Tab::All => ("tat-ca", ""),
        };
        tabs.push(TabView {
            href: format!("{path}?muc={key}"),
            label: f.say(&format!("work-tab-{key}")).into_owned(),
            state: if count == "0" { "" } else { state },
            count,
            current: part == tab && wanted.find.is_none(),
        });
    }
    let query = wanted.find.and_then(|typed| domain::search::Query::parse(typed).ok());
    let mut groups: Vec<Group> = Vec::new();
    for row in rows {
        let heading = match &found {
            Some(hits) => heading_found(&f, hits.count),
            None => heading(&f, &row, &pages.calendar),
        };
        let mut view = view(&desk, &topics, &pages.calendar, &row);
        if let Some(query) = &query {
            view.found = Marked::of(query, &view.matter, &row.said);
        }
        match groups.last_mut() {
            Some(group) if group.heading == heading => group.rows.push(view),
            _ => groups.push(Group { heading, rows: vec![view] }),
        }
    }
    let gives = [Role::Chair, Role::ViceChair, Role::Clerk];
    let (left, left_count) = if my_page && desk.person.roles.iter().any(|role| gives.contains(role)) {
        left(&desk, &app).await?
    } else {
        (Vec::new(), 0)
    };
    let everything = || Choice::new("", f.say("work-all"));
    let page = ListPage {
        title: f.say(if my_page { "nav-my-work" } else { "nav-opinions" }).into_owned(),
        path,
        tabs,
        left,
        left_count,
        groups,
        next,
        filters: !my_page,
        topics: std::iter::once(everything())
            .chain(topics.main().map(|row| {
                Choice::new(row.code.clone(), topics.name(Some(&row.code), f.lang).unwrap_or_default())
            }))
            .collect(),
        villages: std::iter::once(everything())
            .chain(desk.book.villages.iter().map(|row| Choice::new(row.code.clone(), row.name.clone())))
            .collect(),
        stages: std::iter::once(everything())
            .chain(
                Stage::ALL.iter().map(|stage| Choice::new(stage.as_str(), f.word("stage", stage.as_str()))),
            )
            .collect(),
        offices: std::iter::once(everything())
            .chain(desk.book.offices.iter().map(|row| Choice::new(row.code.clone(), row.name.clone())))
            .collect(),
        may_log: desk.may(Act::Log),
        empty: f
            .say(match (wanted.find.is_some(), my_page) {
                (true, _) => "work-empty-search",
                (false, true) => "work-empty-mine",
                (false, false) => "work-empty",
            })
            .into_owned(),
        nearby: found.is_some_and(|hits| hits.nearby),
        unaccented: found.is_some_and(|hits| hits.unaccented),
        asked,
        f,
    };
    Ok(render(&page))
}

fn heading_found(f: &Frame, count: u64) -> String {
    match count > worklist::COUNT_MOST {
        true => f.say1("work-found-more-than", "n", worklist::COUNT_MOST),
        false => f.say1("work-found", "n", count),
    }
}

fn heading(f: &Frame, row: &Row, calendar: &domain::calendar::Calendar) -> String {
    use domain::deadline::Standing;
    let key = match row.due_on.map(|due| standing(calendar, due, f.today)) {
        Some(Standing::Late { .. }) => "work-group-late",
        Some(Standing::Today) => "work-group-today",
        Some(Standing::Soon { .. }) => "work-group-soon",
        Some(Standing::OnTime { .. }) => "work-group-later",
        None => "work-group-undated",
    };
    f.say(key).into_owned()
}

fn tab_of(word: &str, my_page: bool) -> Tab {
    match word {
        "sap-han" => Tab::Soon,
        "qua-han" => Tab::Late,
        "chua-phan" => Tab::Unassigned,
        "dang-mo" => Tab::Open,
        "viec-cua-toi" if my_page => Tab::Mine,
        _ if my_page => Tab::Mine,
        _ => Tab::All,
    }
}

/// The last day of the near working days.
fn soon(calendar: &domain::calendar::Calendar, today: NaiveDate) -> NaiveDate {
    let mut day = today;
    for _ in 0..domain::deadline::SOON {
        day = calendar.next_working(day.succ_opt().unwrap_or(day));
    }
    day
}

fn units_village(desk: &Desk, code: &str) -> Option<i64> {
    desk.book.villages.iter().find(|row| row.code == code).map(|row| row.id)
}

fn shown_count(count: u64) -> String {
    if count >= worklist::COUNT_MOST { format!("{}+", worklist::COUNT_MOST - 1) } else { count.to_string() }
}

fn cursor(text: &str) -> Option<(Option<NaiveDate>, i64)> {
    let (day, id) = text.split_once('_')?;
    let id = id.parse().ok()?;
    if day.is_empty() { Some((None, id)) } else { Some((Some(day.parse().ok()?), id)) }
}

fn link(path: &str, asked: &Asked, after: Option<&str>) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    for (name, value) in [
        ("muc", asked.muc.as_str()),
        ("linh_vuc", &asked.linh_vuc),
        ("thon", &asked.thon),
        ("tinh_trang", &asked.tinh_trang),
        ("co_quan", &asked.co_quan),
        ("q", &asked.q),
        ("sau", after.unwrap_or_default()),
    ] {
        if !value.is_empty() {
            query.append_pair(name, value);
        }
    }
    format!("{path}?{}", query.finish())
}
