//! The page of one conference: where it stands, the check of the seven days, its opinions, what may be done now.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::code::matter::slug;
use domain::conference::{Act, Stage, permit};
use domain::lang::Lang;
use domain::opinion;
use domain::role::Role;

use super::history::{self, Event};
use super::plan_form::base_label;
use super::state;
use crate::acts::{Fields, Refusal};
use crate::app::App;
use crate::store::conferences::{self, Conference};
use crate::store::directory::Book;
use crate::store::sees::Sees;
use crate::web::Failure;
use crate::web::clock::{Sentence, explain_stored};
use crate::web::desk::Desk;
use crate::web::form::Field;
use crate::web::page::{Badge, Frame, respond};

/// What may be done now by this person.
struct Can {
    announce: bool,
    revise: bool,
    postpone: bool,
    cancel: bool,
    open: bool,
    /// It could be opened, but its day has not come.
    open_later: bool,
    adjourn: bool,
    hall: bool,
}

impl Can {
    fn of(desk: &Desk, row: &Conference) -> Can {
        let own = row.unit_id == desk.person.unit_id;
        let may = |act: Act| own && permit(act, &desk.person.roles, row.stage.0).is_ok();
        let open = may(Act::Open);
        Can {
            announce: may(Act::Announce),
            revise: may(Act::Revise),
            postpone: may(Act::Postpone),
            cancel: may(Act::Cancel),
            open: open && row.held_on <= desk.f.today,
            open_later: open && row.held_on > desk.f.today,
            adjourn: may(Act::Adjourn),
            hall: own && logs_in_hall(desk) && matches!(row.stage.0, Stage::Open | Stage::Adjourned),
        }
    }

    fn anything(&self) -> bool {
        self.announce || self.revise || self.postpone || self.cancel || self.open || self.adjourn || self.hall
    }
}

/// Whether the person logs for others than the own village.
pub fn logs_in_hall(desk: &Desk) -> bool {
    let mut roles = desk.person.roles.iter();
    roles.any(|role| *role != Role::VillageHead && opinion::may(*role, opinion::Act::Log))
}

/// A step of the conference's way.
struct Way {
    label: String,
    past: bool,
    now: bool,
}

/// An opinion of the conference in a list.
struct Line {
    code: String,
    /// The case, or the public page for readers of published versions.
    href: String,
    title: String,
    village: String,
    stage: String,
    urgent: bool,
}

/// What was typed into the page's small forms, and what is to be said about it.
#[derive(Default)]
pub struct Typed {
    /// A heading and a sentence above the page.
    pub notice: Option<(String, String)>,
    /// The reason for calling off.
    pub reason: String,
    /// How many came.
    pub attendance: String,
    /// What is wrong.
    pub wrong: Fields,
}

#[derive(Template)]
#[template(path = "conference/show.html")]
struct ShowPage {
    f: Frame,
    title: String,
    row: Conference,
    unit: String,
    hours: String,
    /// The frame in Vietnamese, for the notice as it is published.
    vi: Frame,
    hours_vi: String,
    notice: Option<Badge>,
    way: Vec<Way>,
    sum: Vec<Sentence>,
    bases: Vec<String>,
    chairs: Vec<String>,
    totals: String,
    before: Vec<Line>,
    spoken: Vec<Line>,
    history: Vec<Event>,
    can: Can,
    once: String,
    said: Option<(String, String)>,
    errors: Vec<(String, String)>,
    reason: Field,
    attendance: Field,
    public: Option<String>,
}

/// The page.
pub async fn show(State(app): State<App>, desk: Desk, Path(code): Path<String>) -> Result<Response, Failure> {
    page(&app, desk, &code, StatusCode::OK, Typed::default()).await
}

/// The page with what was typed.
pub async fn page(
    app: &App,
    desk: Desk,
    code: &str,
    status: StatusCode,
    typed: Typed,
) -> Result<Response, Failure> {
    let sees = desk.person.sees();
    let row = conferences::by_code(&app.db, &sees, code).await?.ok_or(Failure::Act(Refusal::NotFound))?;
    let book = app.directory.book(&app.db, row.unit_id).await?;
    let f = desk.f.clone();
    let pages = app.almanac.read(&app.db).await?;
    let bases = conferences::bases(&app.db, row.id).await?;
    let chairs = conferences::chairs(&app.db, row.id).await?;
    let (spoken, before) = lines(app, &f, &sees, &book, row.id).await?;
    let totals =
        conferences::totals(&app.db, &crate::store::Sees::counted(Some(row.unit_id)), row.id).await?;
    let mut reason = Field::text("reason", f.say("conference-desk-reason"))
        .hint(f.say("conference-desk-reason-hint"))
        .value(typed.reason);
    let mut attendance = Field::text("attendance", f.say("conference-desk-attendance"))
        .hint(f.say("conference-desk-attendance-hint"))
        .value(typed.attendance)
        .inputmode("numeric")
        .optional();
    let mut said = typed.notice;
    for (name, complaint) in &typed.wrong.0 {
        let words = crate::web::form::sentence(&f, complaint);
        match *name {
            "reason" => reason.error = Some(words),
            "attendance" => attendance.error = Some(words),
            _ => said = Some((f.say("form-errors-title").into_owned(), words)),
        }
    }
    let errors: Vec<(String, String)> = [&reason, &attendance]
        .iter()
        .filter_map(|field| {
            field.error.as_ref().map(|words| (field.target(), format!("{}: {words}", field.label)))
        })
        .collect();
    let wrong = !errors.is_empty();
    let title = if wrong { f.say1("form-title-error", "title", &row.theme) } else { row.theme.clone() };
    let vi = Frame { lang: Lang::Vi, ..f.clone() };
    let public = row.stage.0.is_public().then(|| format!("/hoi-nghi/{}", row.code));
    Ok(respond(
        status,
        &ShowPage {
            title,
            unit: book.unit_name(f.lang).to_owned(),
            hours: state::hours(&f, &row),
            hours_vi: state::hours(&vi, &row),
            vi,
            notice: state::notice_badge(&f, &pages.calendar, &row),
            way: way(&f, row.stage.0),
            sum: explain_stored(&f, &row.notice_json),
            bases: bases.iter().map(|base| base_label(&f, base)).collect(),
            chairs: chairs
                .into_iter()
                .map(|chair| format!("{}, {}", f.colleague(&chair), chair.post))
                .collect(),
            before,
            spoken,
            totals: heard(&f, totals),
            history: history::of(app, &f, &book, row.id).await?,
            can: Can::of(&desk, &row),
            once: app.fresh_token(),
            said,
            errors,
            reason,
            attendance,
            public,
            row,
            f,
        },
    ))
}

fn way(f: &Frame, at: Stage) -> Vec<Way> {
    let steps: &[Stage] = match at {
        Stage::Cancelled => &[Stage::Planned, Stage::Cancelled],
        _ => &[Stage::Planned, Stage::Announced, Stage::Open, Stage::Adjourned],
    };
    let here = steps.iter().position(|stage| *stage == at).unwrap_or_default();
    steps
        .iter()
        .enumerate()
        .map(|(n, stage)| Way {
            label: f.word("conference-stage", stage.as_str()).into_owned(),
            past: n < here,
            now: n == here,
        })
        .collect()
}

/// What was spoken and what was sent before, as this reader may read it; each list numbers what it shows.
async fn lines(
    app: &App,
    f: &Frame,
    sees: &Sees,
    book: &Book,
    conference: i64,
) -> Result<(Vec<Line>, Vec<Line>), Failure> {
    let stage = |word: &str| f.word("stage", word).into_owned();
    let village = |id: Option<i64>| book.village_name(id).unwrap_or_default().to_owned();
    let mut all: Vec<(bool, Line)> = Vec::new();
    if sees.redacted() {
        for row in conferences::publications(&app.db, sees, conference).await? {
            let line = Line {
                href: format!("/cong-khai/{}", slug(&row.code)),
                village: village(row.village_id),
                stage: stage(row.stage.0.as_str()),
                urgent: false,
                title: row.title,
                code: row.code,
            };
            all.push((row.spoken, line));
        }
    } else {
        for case in conferences::opinions(&app.db, sees, conference).await? {
            let line = Line {
                href: format!("/lam-viec/y-kien/{}", slug(&case.opinion.code)),
                title: case.headline(90),
                village: village(case.statement.village_id),
                stage: stage(case.opinion.stage.0.as_str()),
                urgent: case.opinion.urgent,
                code: case.opinion.code.clone(),
            };
            all.push((case.statement.spoken_order.is_some(), line));
        }
    }
    let (spoken, before): (Vec<_>, Vec<_>) = all.into_iter().partition(|(spoken, _)| *spoken);
    let plain = |list: Vec<(bool, Line)>| list.into_iter().map(|(_, line)| line).collect();
    Ok((plain(spoken), plain(before)))
}

/// People, turns and matters, each named.
fn heard(f: &Frame, totals: conferences::Totals) -> String {
    let conferences::Totals { before, spoken } = totals;
    f.say_with(
        "heard",
        &[
            ("people", &(before.people + spoken.people).to_string()),
            ("turns", &(before.turns + spoken.turns).to_string()),
            ("matters", &(before.matters + spoken.matters).to_string()),
        ],
    )
}

impl ShowPage {
    /// Whether the box of a small form stands open: something was typed into it, or is wrong.
    fn box_open(&self, field: &Field) -> bool {
        field.error.is_some() || !field.value.is_empty()
    }
}
