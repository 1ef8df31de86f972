//! The case page: words and letter on the left, the clock that explains itself and the next act on the right.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::code::Code;
use domain::deadline::{Days, standing_in};
use domain::opinion::{Act, Outcome, SetAsideReason, Stage, may_be_denunciation, permit};

use super::act::{is_form, slug};
use super::letter::{Check, LetterView, checks, letter};
use crate::acts::opinion::see_identity::{open_restricted, see_identity};
use crate::acts::{Person, Refusal};
use crate::app::App;
use crate::store::deadlines::{self, Of};
use crate::store::directory::Book;
use crate::store::journal::{self, Subject};
use crate::store::opinions::{self, Identity, Opinion};
use crate::store::{conferences, files, outbox, worklist};
use crate::web::clock::{Sentence, days_of, explain_stored, standing_badge};
use crate::web::desk::Desk;
use crate::web::page::shown_phone;
use crate::web::{Badge, Failure, Frame, render};

/// A file as shown.
pub(super) struct FileView {
    /// Where it is.
    pub href: String,
    /// Its name.
    pub name: String,
    /// Whether it is a picture.
    pub picture: bool,
    /// What it is for.
    pub purpose: String,
}

/// A step of the procedure.
struct StageView {
    label: String,
    past: bool,
    current: bool,
}

/// The running clock.
struct ClockView {
    badge: Badge,
    due: chrono::NaiveDate,
    spent: u32,
    meter: String,
    steps: Vec<Sentence>,
}

/// A line of the timeline.
struct LineView {
    what: String,
    when: String,
    who: String,
    detail: Option<String>,
}

/// An act that this person can do now.
struct ActView {
    href: String,
    label: String,
    /// Sent at once by a button, without a page between.
    direct: bool,
}

/// A letter about the case.
struct SentView {
    kind: String,
    state: Badge,
}

/// A fact with its name.
struct Pair {
    name: String,
    value: String,
    href: Option<String>,
}

/// The sender, once opened.
struct SenderView {
    name: Option<String>,
    phone: Option<String>,
    email: Option<String>,
    messages: bool,
}

#[derive(Template)]
#[template(path = "opinion/case.html")]
struct CasePage {
    f: Frame,
    code: String,
    title: String,
    line: String,
    words: String,
    stages: Vec<StageView>,
    clock: Option<ClockView>,
    state: Badge,
    flags: Vec<String>,
    urgent: bool,
    photos: Vec<FileView>,
    papers: Vec<FileView>,
    sender_known: bool,
    may_see_sender: bool,
    sender: Option<SenderView>,
    letter: Option<LetterView>,
    spot: Option<(String, String)>,
    returned: Option<String>,
    checks: Vec<Check>,
    outcome: Option<(String, Option<String>, Option<chrono::NaiveDate>)>,
    primary: Option<ActView>,
    second: Vec<ActView>,
    others: Vec<ActView>,
    version: i32,
    once: String,
    pairs: Vec<Pair>,
    alike: Vec<(String, String, String)>,
    letters: Vec<SentView>,
    history: Vec<(String, String)>,
    timeline: Vec<LineView>,
    public: Option<String>,
    suspicious: bool,
    restricted: bool,
    slip: bool,
    next_words: String,
}

/// Shows a case; opening a restricted one is written into its journal first.
pub(super) async fn show(
    desk: Desk,
    State(app): State<App>,
    Path(code): Path<String>,
) -> Result<Response, Failure> {
    let opinion = find(&app, &desk.person, &code).await?;
    if opinion.quarantined {
        open_restricted(&app, &desk.person, &code).await?;
    }
    page(&app, desk, &code, None).await
}

/// Shows the case with its sender; the look is written into the journal first.
pub(super) async fn show_identity(
    desk: Desk,
    State(app): State<App>,
    Path(code): Path<String>,
) -> Result<Response, Failure> {
    let identity = see_identity(&app, &desk.person, &code).await?;
    page(&app, desk, &code, Some(identity)).await
}

/// The opinion behind an address, if this person may open it.
pub(super) async fn find(app: &App, person: &Person, code: &str) -> Result<Opinion, Failure> {
    let code = Code::parse(code).map_err(|_| Failure::Act(Refusal::NotFound))?;
    let sees = person.sees();
    if sees.redacted() {
        return Err(Failure::Act(Refusal::NotFound));
    }
    let found = opinions::by_code(&app.db, &sees, &code).await?;
    found.ok_or(Failure::Act(Refusal::NotFound))
}

async fn page(
    app: &App,
    desk: Desk,
    code: &str,
    opened: Option<Option<Identity>>,
) -> Result<Response, Failure> {
    let f = desk.f.clone();
    let opinion = find(app, &desk.person, code).await?;
    let topics = app.directory.topics(&app.db).await?;
    let pages = app.almanac.read(&app.db).await?;
    let book = desk.book.clone();
    let facts = opinions::facts(&app.db, &opinion).await?;
    let able: Vec<Act> =
        Act::ALL.iter().copied().filter(|act| permit(*act, desk.person.who(), &facts).is_ok()).collect();
    let answers = opinions::answers(&app.db, opinion.id).await?;
    let latest = answers.last();
    let stored = files::of_opinion(&app.db, opinion.id, false).await?;
    let shown: Vec<FileView> = stored
        .iter()
        .map(|file| FileView {
            href: format!("/lam-viec/y-kien/{}/tep/{}", opinion.code, file.storage_key),
            name: file.original_name.clone(),
            picture: file.content_type.starts_with("image/"),
            purpose: f.word("file-purpose", &file.purpose).into_owned(),
        })
        .collect();
    let (photos, papers): (Vec<_>, Vec<_>) = shown.into_iter().partition(|file| file.picture);
    let has_answer_files = stored.iter().any(|file| file.purpose != "citizen");
    let clock = opinion.due_on.map(|due| {
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
        ClockView {
            badge: standing_badge(&f, standing_in(days, &pages.calendar, due, f.today), days),
            due,
            spent: u32::try_from(gone * 100 / all).unwrap_or(100),
            meter: f.say_with(meter, &[("gone", &gone.to_string()), ("all", &all.to_string())]),
            steps: opinion.due_json.as_deref().map(|json| explain_stored(&f, json)).unwrap_or_default(),
        }
    });
    let primary_act = primary(opinion.stage.0, facts.classified, opinion.outcome.is_some(), &able);
    let view = |act: Act| ActView {
        href: format!("/lam-viec/y-kien/{}/viec/{}", opinion.code, slug(act)),
        label: f.word("act", if act == Act::SubmitDraft { "draft" } else { act.as_str() }).into_owned(),
        direct: !is_form(act),
    };
    let near: Vec<Act> = [Act::ReturnDraft, Act::ReturnToAssigner]
        .into_iter()
        .filter(|act| able.contains(act) && Some(*act) != primary_act)
        .collect();
    let others = able
        .iter()
        .copied()
        .filter(|act| Some(*act) != primary_act && !near.contains(act) && offered(*act))
        .map(view)
        .collect();
    let visible = !opinion.quarantined;
    let alike = match (opinion.village_id, opinion.topic.as_deref()) {
        (Some(village), Some(topic)) if visible => {
            worklist::alike(&app.db, &desk.person.sees(), opinion.id, village, topic)
                .await?
                .into_iter()
                .map(|row| {
                    let stage = f.word("stage", row.stage.0.as_str()).into_owned();
                    (
                        format!("/lam-viec/y-kien/{}", row.code),
                        domain::opinion::headline(&row.matter, 80),
                        stage,
                    )
                })
                .collect()
        }
        _ => Vec::new(),
    };
    let letters = outbox::about(&app.db, opinion.id)
        .await?
        .into_iter()
        .map(|row| SentView {
            kind: f.word("letters-kind", row.kind.split('-').next().unwrap_or_default()).into_owned(),
            state: letter_badge(&f, &row.state),
        })
        .collect();
    let history = opinions::classifications(&app.db, opinion.id)
        .await?
        .into_iter()
        .map(|line| {
            let kind = f.word("kind", line.kind.0.as_str());
            let topic = topics.name(Some(&line.topic), f.lang).unwrap_or_default();
            let who = book.person(Some(line.staff_id)).map_or("", |row| row.name.as_str());
            (format!("{kind} · {topic}"), format!("{who} · {}", line.reason.unwrap_or_default()))
        })
        .collect();
    let conference = match opinion.conference_id {
        Some(id) => conferences::by_id(&app.db, &desk.person.sees(), id).await?,
        None => None,
    };
    let supporting: Vec<String> = opinions::supporting(&app.db, opinion.id)
        .await?
        .into_iter()
        .filter_map(|id| book.office_name(Some(id), f.lang).map(str::to_owned))
        .collect();
    let excluded: Vec<String> =
        facts.excluded.iter().filter_map(|id| book.person(Some(*id)).map(|row| row.name.clone())).collect();
    let mut pairs = Vec::new();
    let mut pair = |key: &str, value: Option<String>, href: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            pairs.push(Pair { name: f.say(key).into_owned(), value, href });
        }
    };
    pair("case-lead", book.office_name(opinion.lead_office_id, f.lang).map(str::to_owned), None);
    pair("case-supporting", Some(supporting.join(", ")), None);
    pair("case-officer", book.person(opinion.officer_id).map(|row| row.name.clone()), None);
    pair("case-proposed", book.office_name(opinion.proposed_office_id, f.lang).map(str::to_owned), None);
    pair("case-place", opinion.place.clone(), None);
    pair("case-people", opinion.people.map(|n| n.to_string()), None);
    pair("case-representative", opinion.representative.clone(), None);
    pair("case-body", opinion.transferred_to.clone(), None);
    pair("case-about", Some(excluded.join(", ")), None);
    pair("case-promised", Some(domain::date::display_day(opinion.promised_on)), None);
    if let Some(row) = &conference {
        let href = format!("/lam-viec/hoi-nghi/{}", row.code);
        pair("case-conference", Some(domain::date::display_long(row.held_on, f.lang)), Some(href));
    }
    for past in deadlines::history(&app.db, Of::Opinion(opinion.id)).await? {
        if past.replaced_at.is_some() {
            let was = domain::date::display_day(past.due_on);
            pair("case-old-due", Some(was), None);
        }
    }
    let timeline = timeline(app, &f, &book, &opinion).await?;
    let sender = opened.flatten();
    let name = sender.as_ref().and_then(|identity| identity.name.clone());
    let is_revision = latest.is_some_and(|answer| !answer.spot);
    let state = Badge {
        state: if opinion.open { "is-waiting" } else { "is-done" },
        icon: if opinion.open { "pause" } else { "check" },
        label: f.word("stage", opinion.stage.0.as_str()).into_owned(),
    };
    let line = [
        opinion.kind.map(|kind| f.word("kind", kind.0.as_str()).into_owned()),
        topics.name(opinion.topic.as_deref().or(opinion.topic_hint.as_deref()), f.lang).map(str::to_owned),
        book.village_name(opinion.village_id).map(str::to_owned),
        Some(f.word("channel", opinion.channel.0.as_str()).into_owned()),
        Some(domain::date::display_day(opinion.received_on)),
    ];
    let mut flags = Vec::new();
    for (on, key) in [
        (opinion.left_over, "flag-left-over"),
        (opinion.over_authority, "flag-over-authority"),
        (opinion.needs_budget, "flag-needs-budget"),
        (opinion.anonymous, "flag-anonymous"),
        (opinion.on_behalf, "flag-on-behalf"),
    ] {
        if on {
            flags.push(f.say(key).into_owned());
        }
    }
    let case = CasePage {
        code: opinion.code.clone(),
        title: opinion.title.clone().unwrap_or_else(|| domain::opinion::headline(&opinion.words, 100)),
        line: line.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        words: opinion.words.clone(),
        stages: stages(&f, &opinion),
        clock,
        state,
        flags,
        urgent: opinion.urgent,
        photos,
        papers,
        sender_known: !opinion.anonymous || opinion.phone_tail_hash.is_some(),
        may_see_sender: able.contains(&Act::SeeIdentity),
        sender: sender.map(|identity| SenderView {
            name: identity.name,
            phone: identity.phone.as_deref().map(shown_phone),
            email: identity.email,
            messages: identity.consent_messages,
        }),
        letter: latest.filter(|_| is_revision).map(|answer| letter(&book, &opinion, answer, name.clone())),
        spot: latest
            .filter(|answer| answer.spot)
            .map(|answer| (answer.spoken_by.clone().unwrap_or_default(), answer.solution.clone())),
        returned: latest
            .and_then(|answer| answer.return_reason.clone())
            .filter(|_| opinion.stage == Stage::Assigned),
        checks: match latest {
            Some(answer) if is_revision && matches!(opinion.stage.0, Stage::Assigned | Stage::InApproval) => {
                checks(&f, answer, has_answer_files)
            }
            _ => Vec::new(),
        },
        outcome: opinion.outcome.map(|outcome| {
            let thanks = opinion.outcome_reason.as_deref() == Some(SetAsideReason::Praise.as_str());
            (
                if thanks { f.say("case-thanks") } else { f.word("outcome", outcome.0.as_str()) }
                    .into_owned(),
                opinion.outcome_note.clone(),
                opinion.outcome_due_on,
            )
        }),
        primary: primary_act.map(view),
        second: near.into_iter().map(view).collect(),
        others,
        version: opinion.version,
        once: app.fresh_token(),
        pairs,
        alike,
        letters,
        history,
        timeline,
        public: opinion.published.then(|| format!("/cong-khai/{}", opinion.code)),
        suspicious: !facts.classified && may_be_denunciation(&opinion.folded),
        restricted: opinion.quarantined,
        slip: matches!(opinion.outcome.map(|outcome| outcome.0), Some(Outcome::Guided | Outcome::Forwarded)),
        next_words: f.word("desk", opinion.waits_for.0.as_str()).into_owned(),
        f,
    };
    Ok(render(&case))
}

/// The one next act of a case, for whoever can do it.
fn primary(stage: Stage, classified: bool, proposed: bool, able: &[Act]) -> Option<Act> {
    let wished: &[Act] = match stage {
        Stage::Received if classified => &[Act::Assign, Act::Classify],
        Stage::Received => &[Act::Classify],
        Stage::Assigned => &[Act::SubmitDraft],
        Stage::InApproval => &[Act::Approve],
        Stage::Approved => &[Act::Issue],
        Stage::Answered if !classified => &[Act::Classify],
        Stage::Answered if proposed => &[Act::Close, Act::Publish],
        Stage::Answered => &[Act::ProposeClosing, Act::Close, Act::Publish],
        Stage::Closed => &[Act::Publish],
        Stage::Transferred => &[Act::RecordReply],
        Stage::Diverted => &[Act::Redirect],
    };
    wished.iter().copied().find(|act| able.contains(act))
}

/// Whether the page offers this act among the others: each has a page of its own, classification covers two more.
fn offered(act: Act) -> bool {
    !matches!(
        act,
        Act::SeeIdentity
            | Act::Divert
            | Act::Quarantine
            | Act::Draft
            | Act::Submit
            | Act::Log
            | Act::AnswerOnSpot
    )
}

fn stages(f: &Frame, opinion: &Opinion) -> Vec<StageView> {
    let way: Vec<Stage> = match opinion.stage.0 {
        Stage::Diverted => vec![Stage::Received, Stage::Diverted, Stage::Closed],
        Stage::Transferred => vec![Stage::Received, Stage::Transferred, Stage::Answered, Stage::Closed],
        _ => vec![
            Stage::Received,
            Stage::Assigned,
            Stage::InApproval,
            Stage::Approved,
            Stage::Answered,
            Stage::Closed,
        ],
    };
    let at = way.iter().position(|stage| *stage == opinion.stage.0).unwrap_or_default();
    way.iter()
        .enumerate()
        .map(|(n, stage)| StageView {
            label: f.word("stage", stage.as_str()).into_owned(),
            past: n < at || (n == at && *stage == Stage::Closed),
            current: n == at,
        })
        .collect()
}

async fn timeline(app: &App, f: &Frame, book: &Book, opinion: &Opinion) -> Result<Vec<LineView>, Failure> {
    let mut lines = journal::of(&app.db, Subject::Opinion, opinion.id).await?;
    lines.reverse();
    Ok(lines
        .into_iter()
        .map(|line| {
            let detail: serde_json::Value = serde_json::from_str(&line.detail).unwrap_or_default();
            let who = match line.staff_id {
                Some(id) => book
                    .person(Some(id))
                    .map_or_else(String::new, |row| format!("{}, {}", row.name, row.post)),
                None => f.word("actor", &line.actor_kind).into_owned(),
            };
            // Setting aside keeps its reason as a word of the law; elsewhere a reason is a sentence.
            let set_aside = line.act == Act::SetAside.as_str();
            let reason = detail["reason"].as_str().or(detail["note"].as_str()).or(detail["number"].as_str());
            LineView {
                what: f.word("act", &line.act).into_owned(),
                when: f.moment(line.at).0,
                who,
                detail: reason.filter(|text| !text.is_empty()).map(|text| {
                    if set_aside { f.word("set-aside", text).into_owned() } else { text.to_owned() }
                }),
            }
        })
        .collect())
}

/// How a letter stands.
fn letter_badge(f: &Frame, state: &str) -> Badge {
    let (class, icon) = match state {
        "sent" => ("is-done", "check"),
        "failed" => ("is-late", "alert"),
        _ => ("is-waiting", "clock"),
    };
    Badge { state: class, icon, label: f.word("letters-state", state).into_owned() }
}
