//! The page of one conference: where it stands, the check of the seven days, its opinions, what may be done now.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::conference::{Act, Stage, permit};
use domain::lang::Lang;
use domain::opinion::{self, headline};
use domain::role::Role;

use super::history::{self, Event};
use super::plan_form::base_label;
use super::state;
use crate::acts::{Fields, Refusal};
use crate::app::App;
use crate::store::conferences::{self, Conference};
use crate::store::directory::Book;
use crate::store::opinions::Opinion;
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
    number: Option<i32>,
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
    before: Vec<Line>,
    spoken: Vec<Line>,
    history: Vec<Event>,
    can: Can,
    once: String,
    said: Option<(String, String)>,
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
    let (spoken, before): (Vec<Opinion>, Vec<Opinion>) = conferences::opinions(&app.db, &sees, row.id)
        .await?
        .into_iter()
        .partition(|opinion| opinion.spoken_order.is_some());
    let lines = |all: Vec<Opinion>| all.iter().map(|opinion| line(&f, &sees, &book, opinion)).collect();
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
    let wrong = reason.error.is_some() || attendance.error.is_some();
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
            chairs: chairs.into_iter().map(|chair| format!("{}, {}", chair.name, chair.post)).collect(),
            before: lines(before),
            spoken: lines(spoken),
            history: history::of(app, &f, &book, row.id).await?,
            can: Can::of(&desk, &row),
            once: app.fresh_token(),
            said,
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

fn line(f: &Frame, sees: &Sees, book: &Book, opinion: &Opinion) -> Line {
    let place = if sees.redacted() { "/cong-khai" } else { "/lam-viec/y-kien" };
    Line {
        href: format!("{place}/{}", opinion.code),
        code: opinion.code.clone(),
        title: title_of(sees, opinion),
        number: opinion.spoken_order,
        village: book.village_name(opinion.village_id).unwrap_or_default().to_owned(),
        stage: f.word("stage", opinion.stage.as_str()).into_owned(),
        urgent: opinion.urgent,
    }
}

/// The title of an opinion as this reader may read it, or the first words.
pub fn title_of(sees: &Sees, opinion: &Opinion) -> String {
    if sees.redacted() {
        let public = opinion
            .public_title
            .clone()
            .or_else(|| opinion.public_words.as_deref().map(|text| headline(text, 90)));
        return public.unwrap_or_else(|| opinion.code.clone());
    }
    opinion.title.clone().unwrap_or_else(|| headline(&opinion.words, 90))
}

impl ShowPage {
    /// Whether the box of a small form stands open: something was typed into it, or is wrong.
    fn box_open(&self, field: &Field) -> bool {
        field.error.is_some() || !field.value.is_empty()
    }
}
