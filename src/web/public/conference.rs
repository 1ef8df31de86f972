//! Conferences: the list, and the page of one.

use askama::Template;
use askama::filters::Safe;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::conference::{Coverage, Mode, Stage};
use domain::date::display_long;
use domain::paper::citation;

use super::shown::{Row, heard, paragraphs, row};
use crate::acts::Refusal;
use crate::app::{App, day_in_vietnam};
use crate::store::Sees;
use crate::store::conferences::{self, Conference};
use crate::store::staff::Staff;
use crate::web::page::render;
use crate::web::visitor::Visitor;
use crate::web::{Badge, Failure, Frame};

/// A conference in a list or on a card.
pub struct Card {
    /// Where its page is.
    pub href: String,
    /// What it is about.
    pub theme: String,
    /// The day with its weekday.
    pub day: Safe<String>,
    /// The hours.
    pub hours: String,
    /// How many days are left, in words.
    pub left: Option<String>,
    /// Where.
    pub place: String,
    /// Who may come.
    pub who: Safe<String>,
    /// Its state.
    pub badge: Badge,
    /// Where an opinion can be sent beforehand.
    pub send: Option<String>,
}

#[derive(Template)]
#[template(path = "public/conferences.html")]
struct ListPage {
    f: Frame,
    coming: Vec<Card>,
    past: Vec<Card>,
}

#[derive(Template)]
#[template(path = "public/conference.html")]
struct OnePage {
    f: Frame,
    card: Card,
    notice: Option<Badge>,
    forms: String,
    chairs: String,
    bases: Vec<String>,
    collect_until: Option<Safe<String>>,
    online: Option<String>,
    agenda: Vec<String>,
    reason: Option<String>,
    cancelled: bool,
    totals: Option<(String, String, Option<i32>)>,
    rows: Vec<Row>,
    planned: bool,
    shared: String,
}

/// The conferences of the unit, the coming ones first.
pub async fn list(State(app): State<App>, visitor: Visitor) -> Result<Response, Failure> {
    let f = visitor.f.clone();
    let rows = conferences::list(&app.db, &Sees::public(Some(visitor.unit()))).await?;
    let is_coming =
        |row: &Conference| matches!(row.stage.0, Stage::Announced | Stage::Open) && row.held_on >= f.today;
    let (mut coming, past): (Vec<_>, Vec<_>) = rows.into_iter().partition(is_coming);
    coming.reverse();
    let coming = coming.iter().map(|row| card(&f, row)).collect();
    let past = past.iter().map(|row| card(&f, row)).collect();
    Ok(render(&ListPage { f, coming, past }))
}

/// One conference, from its notice to its opinions.
pub async fn page(
    State(app): State<App>,
    visitor: Visitor,
    Path(code): Path<String>,
) -> Result<Response, Failure> {
    let found = conferences::by_code(&app.db, &Sees::public(None), &code).await?.ok_or(Refusal::NotFound)?;
    let visitor = visitor.at(&app, found.unit_id).await?;
    let f = visitor.f.clone();
    let sees = Sees::public(Some(found.unit_id));
    let begun = matches!(found.stage.0, Stage::Open | Stage::Adjourned);
    let (mut rows, mut totals) = (Vec::new(), None);
    if begun {
        let topics = app.directory.topics(&app.db).await?;
        let published = conferences::publications(&app.db, &sees, found.id).await?;
        rows = published.iter().map(|shown| row(&f, &visitor.book, &topics, shown)).collect();
        let counted = conferences::totals(&app.db, &Sees::counted(Some(found.unit_id)), found.id).await?;
        totals = Some((heard(&f, counted.before), heard(&f, counted.spoken), found.attendance));
    }
    let chairs = conferences::chairs(&app.db, found.id).await?;
    let bases = conferences::bases(&app.db, found.id).await?;
    let page = OnePage {
        notice: notice(&f, &found),
        forms: [
            f.word("occasion", found.occasion.0.as_str()),
            f.word("approach", found.approach.0.as_str()),
            f.word("mode", found.mode.0.as_str()),
        ]
        .join(" · "),
        chairs: chairs.iter().map(chair).collect::<Vec<_>>().join("; "),
        bases: bases
            .iter()
            .map(|base| citation(&base.number, base.issued_on, &base.issuer, &base.r#abstract))
            .collect(),
        collect_until: (found.stage.0 == Stage::Announced).then(|| f.long(found.collect_until)),
        online: found.online_url.clone().filter(|_| found.mode.0 == Mode::Online),
        agenda: paragraphs(found.agenda.as_deref().unwrap_or_default()),
        reason: found.reason.clone(),
        cancelled: found.stage.0 == Stage::Cancelled,
        card: card(&f, &found),
        shared: format!("{}. {}", display_long(found.held_on, f.lang), found.place),
        planned: !begun,
        totals,
        rows,
        f,
    };
    Ok(render(&page))
}

/// A conference as lists and the first page show it.
pub fn card(f: &Frame, row: &Conference) -> Card {
    let left = (row.held_on - f.today).num_days();
    let sending = row.stage.0 == Stage::Announced;
    Card {
        href: format!("/hoi-nghi/{}", row.code),
        theme: row.theme.clone(),
        day: f.long(row.held_on),
        hours: f
            .say_with("public-hours", &[("from", &f.clock(row.starts_at)), ("to", &f.clock(row.ends_at))]),
        left: match left {
            _ if !sending => None,
            0 => Some(f.say("public-today").into_owned()),
            1.. => Some(f.say1("public-days-left", "days", left)),
            _ => None,
        },
        place: row.place.clone(),
        who: who(f, row),
        badge: badge(f, row.stage.0),
        send: sending.then(|| f.url(&format!("/gui-y-kien?hoi-nghi={}", row.code))),
    }
}

fn who(f: &Frame, row: &Conference) -> Safe<String> {
    let said = match (&row.audience, &row.cluster, row.coverage.0) {
        (Some(audience), _, _) if !audience.trim().is_empty() => return f.vi(audience),
        (_, Some(cluster), Coverage::Cluster) => f.say1("public-everybody-of", "villages", cluster),
        _ => f.say("public-everybody").into_owned(),
    };
    f.named(&said, &said)
}

fn badge(f: &Frame, stage: Stage) -> Badge {
    let (state, icon) = match stage {
        Stage::Planned | Stage::Announced => ("is-on-time", "calendar"),
        Stage::Open => ("is-soon", "horn"),
        Stage::Adjourned => ("is-done", "check"),
        Stage::Cancelled => ("is-late", "cross"),
    };
    Badge { state, icon, label: f.word("conference-stage", stage.as_str()).into_owned() }
}

/// Whether the notice went out in time (Luật 72/2025/QH15 Đ.43: at least seven days before).
fn notice(f: &Frame, row: &Conference) -> Option<Badge> {
    let on = day_in_vietnam(row.announced_at?);
    let day = domain::date::display_day(on);
    Some(if on <= row.notice_due_on {
        Badge { state: "is-on-time", icon: "check", label: f.say1("public-notice-in-time", "on", day) }
    } else {
        Badge { state: "is-late", icon: "alert", label: f.say1("public-notice-late", "on", day) }
    })
}

fn chair(row: &Staff) -> String {
    if row.post.is_empty() { row.name.clone() } else { format!("{} ({})", row.name, row.post) }
}
