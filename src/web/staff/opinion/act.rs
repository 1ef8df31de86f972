//! The page of one act: a form where the act asks for something, a button on the case where it does not.

use askama::Template;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::opinion::{Act, permit};

use super::case::find;
use super::fields::form_of;
use crate::acts::opinion as verbs;
use crate::acts::opinion::classify::Went;
use crate::acts::{Fields, Person, Refusal};
use crate::app::App;
use crate::files::Purpose;
use crate::store::opinions::{self, Opinion};
use crate::web::desk::Desk;
use crate::web::form::FormView;
use crate::web::page::{respond, see_other};
use crate::web::staff::Sent;
use crate::web::{Failure, Frame};

/// The words of the address for each act that has one.
const SLUGS: [(Act, &str); 21] = [
    (Act::Classify, "phan-loai"),
    (Act::Divert, "phan-loai"),
    (Act::Quarantine, "phan-loai"),
    (Act::Assign, "giao"),
    (Act::ReturnToAssigner, "tra-lai"),
    (Act::SubmitDraft, "tra-loi"),
    (Act::Draft, "luu-ban-soan"),
    (Act::ReturnDraft, "sua-lai"),
    (Act::Approve, "duyet"),
    (Act::Issue, "phat-hanh"),
    (Act::Transfer, "chuyen"),
    (Act::RecordReply, "ghi-tra-loi"),
    (Act::Publish, "cong-khai"),
    (Act::Unpublish, "go-cong-khai"),
    (Act::ProposeClosing, "de-nghi-ket-thuc"),
    (Act::Close, "ket-thuc"),
    (Act::Reopen, "mo-lai"),
    (Act::SetAside, "khong-xu-ly"),
    (Act::Withdraw, "rut"),
    (Act::Release, "dua-ve"),
    (Act::Redirect, "chuyen-don"),
];

/// The word of an act's address.
pub(super) fn slug(act: Act) -> &'static str {
    SLUGS.iter().find(|(known, _)| *known == act).map_or("", |(_, slug)| slug)
}

/// Whether the act asks for something on a page of its own.
pub(super) fn is_form(act: Act) -> bool {
    !matches!(act, Act::Approve | Act::Issue)
}

fn act_of(slug: &str) -> Option<Act> {
    SLUGS.iter().find(|(_, known)| *known == slug).map(|(act, _)| *act)
}

#[derive(Template)]
#[template(path = "opinion/act.html")]
struct ActPage {
    f: Frame,
    title: String,
    heading: String,
    lead: String,
    code: String,
    matter: String,
    words: String,
    notice: Option<String>,
    form: FormView,
    save_as_draft: Option<String>,
    kept_files: usize,
}

/// The empty form of an act, filled with what is known.
pub(super) async fn ask(
    desk: Desk,
    State(app): State<App>,
    Path((code, word)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let act = act_of(&word).filter(|act| is_form(*act)).ok_or(Failure::Act(Refusal::NotFound))?;
    let opinion = find(&app, &desk.person, &code).await?;
    allowed(&app, &desk.person, act, &opinion).await?;
    show(&app, &desk, act, &opinion, &Sent::default(), None, None, StatusCode::OK).await
}

/// Carries the act out, or shows the form again with every typed word and what is wrong.
pub(super) async fn perform(
    desk: Desk,
    State(app): State<App>,
    Path((code, word)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Failure> {
    let mut act = act_of(&word).ok_or(Failure::Act(Refusal::NotFound))?;
    let opinion = find(&app, &desk.person, &code).await?;
    let purpose =
        if matches!(act, Act::Draft | Act::SubmitDraft) { Purpose::Answer } else { Purpose::Evidence };
    let sent = Sent::read(request, &app, opinion.unit_id, Some(desk.person.id), purpose).await?;
    if act == Act::SubmitDraft && sent.get("luu").is_some() {
        act = Act::Draft;
    }
    let done = if sent.wrong.0.is_empty() {
        carry_out(&app, &desk.person, act, &opinion.code, &sent).await
    } else {
        Err(Failure::Act(Refusal::Invalid(sent.wrong.clone())))
    };
    match done {
        Ok(Some(Went::Quarantined)) if !desk.person.sees().quarantine => {
            Ok(see_other("/lam-viec?da_chuyen=1"))
        }
        Ok(_) => Ok(see_other(&format!("/lam-viec/y-kien/{}", opinion.code))),
        Err(Failure::Act(Refusal::Invalid(fields))) if is_form(act) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            show(&app, &desk, act, &opinion, &sent, Some(fields), None, status).await
        }
        Err(Failure::Act(Refusal::Overtaken)) if is_form(act) => {
            let fresh = find(&app, &desk.person, &code).await?;
            let notice = desk.f.say("act-overtaken").into_owned();
            allowed(&app, &desk.person, act, &fresh).await?;
            show(&app, &desk, act, &fresh, &sent, None, Some(notice), StatusCode::CONFLICT).await
        }
        Err(other) => Err(other),
    }
}

async fn allowed(app: &App, person: &Person, act: Act, opinion: &Opinion) -> Result<(), Failure> {
    let facts = opinions::facts(&app.db, opinion).await?;
    permit(act, person.who(), &facts).map_err(|no| Failure::Act(no.into()))?;
    Ok(())
}

async fn carry_out(
    app: &App,
    person: &Person,
    act: Act,
    code: &str,
    sent: &Sent,
) -> Result<Option<Went>, Failure> {
    match act {
        Act::Classify | Act::Divert | Act::Quarantine => {
            return Ok(Some(verbs::classify::classify(app, person, code, sent.form()?).await?));
        }
        Act::Assign => verbs::assign::assign(app, person, code, sent.form()?).await?,
        Act::ReturnToAssigner => {
            verbs::return_to_assigner::return_to_assigner(app, person, code, sent.form()?).await?;
        }
        Act::Draft => verbs::draft::draft(app, person, code, sent.form()?).await?,
        Act::SubmitDraft => verbs::draft::submit_draft(app, person, code, sent.form()?).await?,
        Act::ReturnDraft => verbs::return_draft::return_draft(app, person, code, sent.form()?).await?,
        Act::Approve => verbs::approve::approve(app, person, code, sent.form()?).await?,
        Act::Issue => verbs::issue::issue(app, person, code, sent.form()?).await?,
        Act::Transfer => verbs::transfer::transfer(app, person, code, sent.form()?).await?,
        Act::RecordReply => verbs::transfer::record_reply(app, person, code, sent.form()?).await?,
        Act::Publish => verbs::publish::publish(app, person, code, sent.form()?).await?,
        Act::Unpublish => verbs::publish::unpublish(app, person, code, sent.form()?).await?,
        Act::ProposeClosing => verbs::close::propose_closing(app, person, code, sent.form()?).await?,
        Act::Close => verbs::close::close(app, person, code, sent.form()?).await?,
        Act::Reopen => verbs::set_aside::reopen(app, person, code, sent.form()?).await?,
        Act::SetAside => verbs::set_aside::set_aside(app, person, code, sent.form()?).await?,
        Act::Withdraw => verbs::set_aside::withdraw(app, person, code, sent.form()?).await?,
        Act::Release => verbs::redirect::release(app, person, code, sent.form()?).await?,
        Act::Redirect => verbs::redirect::redirect(app, person, code, sent.form()?).await?,
        Act::Submit | Act::Log | Act::AnswerOnSpot | Act::SeeIdentity => {
            return Err(Failure::Act(Refusal::NotFound));
        }
    }
    Ok(None)
}

#[expect(clippy::too_many_arguments, reason = "one page shown in its three moods: empty, wrong, overtaken")]
async fn show(
    app: &App,
    desk: &Desk,
    act: Act,
    opinion: &Opinion,
    sent: &Sent,
    wrong: Option<Fields>,
    notice: Option<String>,
    status: StatusCode,
) -> Result<Response, Failure> {
    if opinion.quarantined {
        verbs::see_identity::open_restricted(app, &desk.person, &opinion.code).await?;
    }
    let f = desk.f.clone();
    let act = if act == Act::Draft { Act::SubmitDraft } else { act };
    let action = format!("/lam-viec/y-kien/{}/viec/{}", opinion.code, slug(act));
    let once = match sent.get("once") {
        Some(once) if notice.is_none() => once.to_owned(),
        _ => app.fresh_token(),
    };
    let kept = sent.all("files");
    let mut form = form_of(app, desk, act, opinion, sent, action).await?;
    form = form.hidden("version", opinion.version).hidden("once", once);
    if act != Act::Publish {
        for token in &kept {
            form = form.hidden("files", token);
        }
    }
    if let Some(wrong) = &wrong {
        form = form.complain(&f, wrong);
    }
    let heading = f.word("act", if act == Act::SubmitDraft { "draft" } else { act.as_str() }).into_owned();
    let title = if form.has_errors() {
        f.say1("form-title-error", "title", heading.clone())
    } else {
        heading.clone()
    };
    let page = ActPage {
        lead: f.word("act-lead", act.as_str()).into_owned(),
        title,
        heading,
        code: opinion.code.clone(),
        matter: opinion.title.clone().unwrap_or_else(|| domain::opinion::headline(&opinion.words, 100)),
        words: opinion.words.clone(),
        notice,
        save_as_draft: (act == Act::SubmitDraft).then(|| f.say("act-save-draft").into_owned()),
        kept_files: if act == Act::Publish { 0 } else { kept.len() },
        form,
        f,
    };
    Ok(respond(status, &page))
}
