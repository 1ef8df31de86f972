//! The clerk plans a conference, or revises the plan before it is announced.

use chrono::{Datelike, NaiveDate};
use domain::conference::{Act, Approach, Coverage, Mode, Occasion, Stage, may};
use domain::date::parse_day;
use domain::deadline::TermKey;
use domain::text::Line as OneLine;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::step::{Step, notice_deadline};
use crate::acts::step::Stamp;
use crate::acts::{Fields, Person, Refusal, Said, Why, said};
use crate::app::App;
use crate::store::conferences::{self, Conference};
use crate::store::journal::{self, Line, Subject};
use crate::store::{deadlines, deadlines::Of, numbers, staff, units};

/// The series from which conferences take their numbers.
const SERIES: &str = "HN";

/// The plan of a conference.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct PlanForm {
    /// The theme, such as "Đất đai, môi trường và nước sạch".
    pub theme: String,
    /// `regular` or `ad_hoc`.
    pub occasion: String,
    /// `by_group`, `by_theme` or `in_depth`.
    pub approach: String,
    /// The group of people, where it is for one.
    pub audience: String,
    /// `whole` or `cluster`.
    pub coverage: String,
    /// The villages of the cluster.
    pub cluster: String,
    /// `in_person` or `online`.
    pub mode: String,
    /// The day, d/m/y.
    pub held_on: String,
    /// Begin, such as 7:30.
    pub starts_at: String,
    /// End.
    pub ends_at: String,
    /// The place.
    pub place: String,
    /// The address for those who take part online.
    pub online_url: String,
    /// What will be talked about, and how to take part.
    pub agenda: String,
    /// Logins of the chairs, in their order.
    pub chairs: Vec<String>,
    /// Numbers of the base documents it rests on.
    pub bases: Vec<String>,
    /// The version shown on the page (when revising).
    pub version: Option<i32>,
    /// The form's once-token.
    pub once: String,
}

struct Plan {
    theme: String,
    occasion: Occasion,
    approach: Approach,
    audience: Option<String>,
    coverage: Coverage,
    cluster: Option<String>,
    mode: Mode,
    held_on: NaiveDate,
    starts_at: i32,
    ends_at: i32,
    place: String,
    online_url: Option<String>,
    agenda: Option<String>,
    chairs: Vec<i64>,
    bases: Vec<i64>,
}

fn word<T: std::str::FromStr>(wrong: &mut Fields, field: &'static str, typed: &str) -> Option<T> {
    wrong.take(field, typed.trim().parse::<T>().map_err(|_| Said::from("error-choose-one")))
}

async fn parse(app: &App, person: &Person, form: &PlanForm) -> Result<Plan, Refusal> {
    let mut wrong = Fields::new();
    let line = |wrong: &mut Fields, field: &'static str, text: &str, most: usize| {
        wrong.take(field, said::line(text, most)).flatten().map(|line| line.to_string())
    };
    let theme = wrong.take("theme", OneLine::parse(&form.theme, 200).map_err(said::text));
    let occasion = word::<Occasion>(&mut wrong, "occasion", &form.occasion);
    let approach = word::<Approach>(&mut wrong, "approach", &form.approach);
    let audience = line(&mut wrong, "audience", &form.audience, 200);
    if approach == Some(Approach::ByGroup) && audience.is_none() && wrong.of("audience").is_none() {
        wrong.add("audience", "error-audience-needed");
    }
    let coverage = word::<Coverage>(&mut wrong, "coverage", &form.coverage);
    let cluster = line(&mut wrong, "cluster", &form.cluster, 200);
    if coverage == Some(Coverage::Cluster) && cluster.is_none() && wrong.of("cluster").is_none() {
        wrong.add("cluster", "error-cluster-needed");
    }
    let mode = word::<Mode>(&mut wrong, "mode", &form.mode);
    let held_on = wrong.take("held_on", parse_day(&form.held_on).map_err(said::date));
    if held_on.is_some_and(|day| day < app.today()) {
        wrong.add("held_on", "error-day-past");
    }
    let starts_at = wrong.take("starts_at", said::time(&form.starts_at));
    let ends_at = wrong.take("ends_at", said::time(&form.ends_at));
    if let (Some(starts), Some(ends)) = (starts_at, ends_at)
        && ends <= starts
    {
        wrong.add("ends_at", "error-end-before-start");
    }
    let place = wrong.take("place", OneLine::parse(&form.place, 200).map_err(said::text));
    let online_url = line(&mut wrong, "online_url", &form.online_url, 300);
    if online_url.as_deref().is_some_and(|url| !url.starts_with("https://") && !url.starts_with("http://")) {
        wrong.add("online_url", "error-url");
    }
    let agenda =
        wrong.take("agenda", said::words(&form.agenda, 5_000)).flatten().map(|words| words.to_string());
    let mut chairs = Vec::new();
    for login in form.chairs.iter().map(|login| login.trim()).filter(|login| !login.is_empty()) {
        match staff::by_login(&app.db, login).await?.filter(|row| row.unit_id == person.unit_id && row.active)
        {
            Some(row) => chairs.push(row.id),
            None => wrong.add("chairs", "error-unknown-account"),
        }
    }
    if chairs.is_empty() && wrong.of("chairs").is_none() {
        wrong.add("chairs", "error-chair-needed");
    }
    let known = units::base_documents(&app.db, person.unit_id).await?;
    let mut bases = Vec::new();
    for number in form.bases.iter().map(|number| number.trim()).filter(|number| !number.is_empty()) {
        match known.iter().find(|row| row.number == number) {
            Some(row) => bases.push(row.id),
            None => wrong.add("bases", "error-unknown-base"),
        }
    }
    if bases.is_empty() && wrong.of("bases").is_none() {
        wrong.add("bases", "error-base-needed");
    }
    wrong.done()?;
    let missing = || Refusal::Internal("the plan was parsed".to_owned());
    Ok(Plan {
        theme: theme.ok_or_else(missing)?.to_string(),
        occasion: occasion.ok_or_else(missing)?,
        approach: approach.ok_or_else(missing)?,
        audience,
        coverage: coverage.ok_or_else(missing)?,
        cluster,
        mode: mode.ok_or_else(missing)?,
        held_on: held_on.ok_or_else(missing)?,
        starts_at: i32::from(starts_at.ok_or_else(missing)?),
        ends_at: i32::from(ends_at.ok_or_else(missing)?),
        place: place.ok_or_else(missing)?.to_string(),
        online_url,
        agenda,
        chairs,
        bases,
    })
}

/// Plans a conference and counts the day by which it must be announced; gives its code.
pub async fn plan(app: &App, person: &Person, form: PlanForm) -> Result<String, Refusal> {
    if person.of_province || !person.roles.iter().any(|role| may(*role, Act::Plan)) {
        return Err(Refusal::Forbidden(Why::Role));
    }
    let plan = parse(app, person, &form).await?;
    let unit = units::by_id(&app.db, person.unit_id).await?.ok_or(Refusal::NotFound)?;
    let tx = app.begin_write().await?;
    let year = plan.held_on.year();
    // Taken first: whoever plans at the same time waits here, so that two presses of one form make one conference.
    let number = numbers::next(&tx, unit.id, SERIES, year).await?;
    let once = journal::once_of(Act::Plan.as_str(), &form.once);
    if let Some(once) = &once
        && let Some(code) = conferences::planned_by_once(&tx, person.id, once).await?
    {
        tx.settle().await?;
        return Ok(code);
    }
    let notice = notice_deadline(app, &tx, unit.id, plan.held_on).await?;
    let collect_until = collect_until(app, &tx, unit.id, plan.held_on).await?;
    let code = format!("{SERIES}-{}-{:02}-{number}", unit.prefix, year.rem_euclid(100));
    let now = app.now();
    let line = Line {
        unit: unit.id,
        subject: Subject::Conference,
        name: &code,
        seq: 1,
        prev: "",
        by: person.by(),
        act: Act::Plan.as_str(),
        from: None,
        to: Some(Stage::Planned.as_str()),
        at: now,
        detail: serde_json::json!({ "held_on": plan.held_on, "notice_due_on": notice.due_on }),
        once: once.as_deref(),
    };
    let row = Conference {
        id: 0,
        unit_id: unit.id,
        code: code.clone(),
        theme: plan.theme,
        occasion: plan.occasion.into(),
        approach: plan.approach.into(),
        audience: plan.audience,
        coverage: plan.coverage.into(),
        cluster: plan.cluster,
        mode: plan.mode.into(),
        held_on: plan.held_on,
        starts_at: plan.starts_at,
        ends_at: plan.ends_at,
        place: plan.place,
        online_url: plan.online_url,
        agenda: plan.agenda,
        collect_until,
        stage: Stage::Planned.into(),
        version: 1,
        notice_due_on: notice.due_on,
        notice_json: deadlines::as_json(&notice)?,
        announced_at: None,
        opened_at: None,
        adjourned_at: None,
        cancelled_at: None,
        reason: None,
        attendance: None,
        last_spoken: 0,
        journal_len: 1,
        journal_head: line.hash(),
        created_by: person.id,
        created_at: now,
    };
    let id = conferences::insert(&tx, row, &plan.bases, &plan.chairs).await?;
    deadlines::add(&tx, Of::Conference(id), &notice, now).await?;
    line.write(&tx, id).await?;
    tx.commit().await?;
    tracing::info!(conference.id = id, "planned a conference");
    Ok(code)
}

/// Revises the plan before it is announced.
pub async fn revise(app: &App, person: &Person, code: &str, form: PlanForm) -> Result<(), Refusal> {
    let plan = parse(app, person, &form).await?;
    let stamp = Stamp { version: form.version, once: &form.once };
    let Some(mut step) = Step::begin(app, person, code, Act::Revise, stamp).await? else {
        return Ok(());
    };
    let collect_until = collect_until(app, &step.tx, step.before.unit_id, plan.held_on).await?;
    let after = &mut step.after;
    after.theme = plan.theme;
    after.occasion = plan.occasion.into();
    after.approach = plan.approach.into();
    after.audience = plan.audience;
    after.coverage = plan.coverage.into();
    after.cluster = plan.cluster;
    after.mode = plan.mode.into();
    after.held_on = plan.held_on;
    after.starts_at = plan.starts_at;
    after.ends_at = plan.ends_at;
    after.place = plan.place;
    after.online_url = plan.online_url;
    after.agenda = plan.agenda;
    after.collect_until = collect_until;
    conferences::set_bases_and_chairs(&step.tx, step.before.id, &plan.bases, &plan.chairs).await?;
    step.notice_due(app).await?;
    let held_on = step.after.held_on;
    step.keep(app, serde_json::json!({ "held_on": held_on })).await
}

/// The last day on which opinions sent beforehand can still be prepared for the hall.
pub(super) async fn collect_until(
    app: &App,
    on: &impl crate::store::Conn,
    unit: i64,
    held_on: NaiveDate,
) -> Result<NaiveDate, Refusal> {
    let pages = app.almanac.read(on).await?;
    Ok(pages.term(unit, TermKey::CollectBefore)?.count(&pages.calendar, held_on).due_on)
}
