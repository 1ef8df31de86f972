//! The running clock and the next act of a case.

use domain::deadline::{Days, standing_in};
use domain::opinion::{Act, Parts, Stage, beside, offered, points, primary};

use super::super::verbs::{is_form, slug};
use super::Looked;
use crate::store::{deadlines, files};
use crate::web::clock::{Sentence, days_of, explain_stored, standing_badge};
use crate::web::{Badge, Failure};

/// The running clock.
pub(super) struct ClockView {
    pub badge: Badge,
    pub due: chrono::NaiveDate,
    pub spent: u32,
    pub meter: String,
    pub steps: Vec<Sentence>,
}

/// An act that this person can do now.
pub(super) struct ActView {
    pub href: String,
    pub label: String,
    /// Sent at once by a button, without a page between.
    pub direct: bool,
}

/// One point of the check against vague answers.
pub(super) struct Check {
    pub yes: bool,
    pub text: String,
}

pub(super) struct Next {
    pub clock: Option<ClockView>,
    pub state: Badge,
    pub checks: Vec<Check>,
    pub primary: Option<ActView>,
    pub second: Option<ActView>,
    pub others: Vec<ActView>,
    pub words: String,
    pub version: i32,
    pub once: String,
}

impl Next {
    pub(super) async fn of(looked: &Looked<'_>) -> Result<Next, Failure> {
        let (f, opinion) = (looked.f(), &looked.case.opinion);
        let able = looked.able;
        let who = looked.desk.person.who();
        let first = primary(who, looked.facts, opinion.outcome.is_some(), able);
        let near = beside(first, able);
        let view = |act: Act| ActView {
            href: format!("/lam-viec/y-kien/{}/viec/{}", looked.slug, slug(act)),
            label: f.word("act", if act == Act::SubmitDraft { "draft" } else { act.as_str() }).into_owned(),
            direct: !is_form(act),
        };
        let others = able
            .iter()
            .copied()
            .filter(|act| Some(*act) != first && near != Some(*act) && offered(*act, opinion.published))
            .map(view)
            .collect();
        Ok(Next {
            clock: clock(looked).await?,
            state: Badge {
                state: if opinion.open { "is-waiting" } else { "is-done" },
                icon: if opinion.open { "pause" } else { "check" },
                label: f.word("stage", opinion.stage.0.as_str()).into_owned(),
            },
            checks: checks(looked).await?,
            primary: first.map(view),
            second: near.map(view),
            others,
            words: f.word("desk", opinion.waits_for.0.as_str()).into_owned(),
            version: opinion.version,
            once: looked.app.fresh_token(),
        })
    }
}

async fn clock(looked: &Looked<'_>) -> Result<Option<ClockView>, Failure> {
    let (f, opinion) = (looked.f(), &looked.case.opinion);
    let Some(due) = opinion.due_on else {
        return Ok(None);
    };
    let pages = looked.app.almanac.read(&looked.app.db).await?;
    let days = days_of(opinion.due_json.as_deref());
    let counted = opinion.due_json.as_deref().and_then(deadlines::from_json);
    let (all, gone) = counted.map_or((1, 0), |deadline| {
        let between = |to: chrono::NaiveDate| match days {
            Days::Working => pages.calendar.working_days_between(deadline.starts_on, to),
            Days::Calendar => (to - deadline.starts_on).num_days(),
        };
        let all = between(due).max(1);
        (all, between(f.today).clamp(0, all))
    });
    let meter = match days {
        Days::Working => "case-meter",
        Days::Calendar => "case-meter-calendar",
    };
    Ok(Some(ClockView {
        badge: standing_badge(f, standing_in(days, &pages.calendar, due, f.today), days),
        due,
        spent: u32::try_from(gone * 100 / all).unwrap_or(100),
        meter: f.say_with(meter, &[("gone", &gone.to_string()), ("all", &all.to_string())]),
        steps: opinion.due_json.as_deref().map(|json| explain_stored(f, json)).unwrap_or_default(),
    }))
}

/// What the draft still lacks, while it can be mended.
async fn checks(looked: &Looked<'_>) -> Result<Vec<Check>, Failure> {
    let drafting = matches!(looked.case.opinion.stage.0, Stage::Assigned | Stage::InApproval);
    let Some(answer) = looked.latest().filter(|answer| drafting && !answer.spot && answer.state != "issued")
    else {
        return Ok(Vec::new());
    };
    let has_files = !files::of_answer(&looked.app.db, answer.id).await?.is_empty();
    let parts = Parts {
        checked: &answer.checked,
        checked_on: answer.checked_on,
        legal_ground: &answer.legal_ground,
        responsible: &answer.responsible,
        done_by: answer.done_by,
        has_files,
    };
    let check = |(point, yes): (domain::opinion::Point, bool)| Check {
        yes,
        text: looked.f().say(&format!("check-{point}-{}", if yes { "yes" } else { "no" })).into_owned(),
    };
    Ok(points(parts).into_iter().map(check).collect())
}
