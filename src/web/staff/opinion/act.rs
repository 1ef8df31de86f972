//! The page of one verb: a form where it asks for something, a button on the case where it does not.

use askama::Template;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::code::matter::slug as in_address;
use domain::opinion::{Act, permit};

use super::case::find;
use super::verbs::{Asked, act_of, form_of, is_form, masked, slug};
use crate::acts::opinion::see_identity::open_restricted;
use crate::acts::opinion::{self, verbs};
use crate::acts::{Fields, Person, Refusal};
use crate::app::App;
use crate::files::Purpose;
use crate::store::opinions::{self, Case};
use crate::web::desk::Desk;
use crate::web::form::FormView;
use crate::web::page::{respond, see_other};
use crate::web::staff::Sent;
use crate::web::{Failure, Frame};

#[derive(Template)]
#[template(path = "opinion/act.html")]
struct ActPage {
    f: Frame,
    title: String,
    heading: String,
    lead: String,
    code: String,
    slug: String,
    matter: String,
    words: String,
    notice: Option<String>,
    /// What a colleague has written meanwhile: the field's label and the text.
    theirs: Vec<(String, String)>,
    form: FormView,
    /// A second button that does not finish: its name and words.
    aside: Option<(&'static str, String)>,
    kept_files: usize,
}

/// What the page of a verb says beside its form.
#[derive(Default)]
struct Mood {
    wrong: Option<Fields>,
    overtaken: bool,
}

/// The empty form of a verb, filled with what is known.
pub(super) async fn ask(
    desk: Desk,
    State(app): State<App>,
    Path((code, word)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let act = act_of(&word).filter(|act| is_form(*act)).ok_or(Failure::Act(Refusal::NotFound))?;
    let case = find(&app, &desk.person, &code).await?;
    allowed(&app, &desk.person, act, &case).await?;
    show(&app, &desk, act, &case, &Sent::default(), Mood::default()).await
}

/// Carries the verb out, or shows the form again with every typed word and what is wrong.
pub(super) async fn perform(
    desk: Desk,
    State(app): State<App>,
    Path((code, word)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Failure> {
    let mut act = act_of(&word).ok_or(Failure::Act(Refusal::NotFound))?;
    let case = find(&app, &desk.person, &code).await?;
    let purpose =
        if matches!(act, Act::Draft | Act::SubmitDraft) { Purpose::Answer } else { Purpose::Evidence };
    let sent = Sent::read(request, &app, case.opinion.unit_id, Some(desk.person.id), purpose).await?;
    if act == Act::SubmitDraft && sent.get("luu").is_some() {
        act = Act::Draft;
    }
    if act == Act::Publish && sent.get("che").is_some() {
        allowed(&app, &desk.person, act, &case).await?;
        let sent = masked(&app, &case, sent).await?;
        return show(&app, &desk, act, &case, &sent, Mood::default()).await;
    }
    let done = if sent.wrong.0.is_empty() {
        carry_out(&app, &desk.person, act, &case.opinion.code, &sent).await
    } else {
        Err(Failure::Act(Refusal::Invalid(sent.wrong.clone())))
    };
    match done {
        // Whoever may not look at it any more is led to a page that says where it went.
        Ok(()) => match find(&app, &desk.person, &code).await {
            Ok(fresh) => Ok(see_other(&format!("/lam-viec/y-kien/{}", in_address(&fresh.opinion.code)))),
            Err(_) if act == Act::Unsplit => {
                let first = case.statement.code.as_str();
                Ok(see_other(&format!("/lam-viec/y-kien/{}", in_address(first))))
            }
            Err(_) => Ok(see_other("/lam-viec?da_chuyen=1")),
        },
        Err(Failure::Act(Refusal::Invalid(fields))) if is_form(act) => {
            // Who may not is told so before the form is judged.
            if let Err(no @ Failure::Act(Refusal::Forbidden(_))) =
                allowed(&app, &desk.person, act, &case).await
            {
                return Err(no);
            }
            show(&app, &desk, act, &case, &sent, Mood { wrong: Some(fields), overtaken: false }).await
        }
        Err(Failure::Act(Refusal::Overtaken)) if is_form(act) => {
            let fresh = find(&app, &desk.person, &code).await?;
            allowed(&app, &desk.person, act, &fresh).await?;
            show(&app, &desk, act, &fresh, &sent, Mood { wrong: None, overtaken: true }).await
        }
        Err(other) => Err(other),
    }
}

async fn allowed(app: &App, person: &Person, act: Act, case: &Case) -> Result<(), Failure> {
    let facts = opinions::facts(&app.db, &case.opinion, &case.statement).await?;
    permit(act, person.who(), &facts).map_err(|no| Failure::Act(no.into()))?;
    Ok(())
}

async fn carry_out(app: &App, person: &Person, act: Act, code: &str, sent: &Sent) -> Result<(), Failure> {
    macro_rules! carry {
        ($(($act:ident, $function:path, $form:ty, $summary:literal)),+ $(,)?) => {
            match act {
                $(Act::$act => {
                    $function(app, person, code, sent.form::<$form>()?).await.map(drop)?;
                })+
                Act::Submit | Act::Log | Act::AnswerOnSpot | Act::SeeIdentity | Act::OpenRestricted => {
                    return Err(Failure::Act(Refusal::NotFound));
                }
            }
        };
    }
    verbs!(carry);
    Ok(())
}

async fn show(
    app: &App,
    desk: &Desk,
    act: Act,
    case: &Case,
    sent: &Sent,
    mood: Mood,
) -> Result<Response, Failure> {
    if case.opinion.circle.is_closed() {
        open_restricted(app, &desk.person, &case.opinion.code).await?;
    }
    let f = desk.f.clone();
    let book = app.directory.book(&app.db, case.opinion.unit_id).await?;
    let act = if act == Act::Draft { Act::SubmitDraft } else { act };
    let address = in_address(&case.opinion.code);
    let once = match sent.get("once") {
        Some(once) if !mood.overtaken => once.to_owned(),
        _ => app.fresh_token(),
    };
    // Files that found no room are chosen anew, or the form could never be sent.
    let full = mood
        .wrong
        .as_ref()
        .and_then(|wrong| wrong.of("files"))
        .is_some_and(|said| said.is("error-files-full"));
    let kept = if full || act == Act::Publish { Vec::new() } else { sent.all("files") };
    let empty = || {
        let action = format!("/lam-viec/y-kien/{address}/viec/{}", slug(act));
        FormView::new(action, f.word("act", act.as_str()))
    };
    let mut form = form_of(act, &Asked { app, desk, case, book: &book, sent }, empty()).await?;
    let theirs = if mood.overtaken {
        let fresh = Asked { app, desk, case, book: &book, sent: &Sent::default() };
        form.written_meanwhile(&form_of(act, &fresh, empty()).await?)
    } else {
        Vec::new()
    };
    if mood.overtaken {
        // What a colleague hung on meanwhile goes with the answer; what was taken off on purpose stays off.
        let (shown, kept) = (sent.all("shown"), sent.all("keep"));
        for field in form.fields.iter_mut().filter(|field| field.name == "keep") {
            let keys = field.choices.iter().map(|choice| choice.value.clone());
            field.values = keys.filter(|key| kept.contains(key) || !shown.contains(key)).collect();
        }
    }
    form = form.hidden("version", case.opinion.version).hidden("once", once);
    for token in &kept {
        form = form.hidden("files", token);
    }
    if let Some(wrong) = &mood.wrong {
        form = form.complain(&f, wrong);
    }
    let heading = f.word("act", if act == Act::SubmitDraft { "draft" } else { act.as_str() }).into_owned();
    let title = if form.has_errors() {
        f.say1("form-title-error", "title", heading.clone())
    } else {
        heading.clone()
    };
    let status = match (&mood.wrong, mood.overtaken) {
        (Some(_), _) => StatusCode::UNPROCESSABLE_ENTITY,
        (None, true) => StatusCode::CONFLICT,
        (None, false) => StatusCode::OK,
    };
    let marked = form.fields.iter().any(|field| field.name == "waved");
    let aside = match act {
        Act::SubmitDraft => Some(("luu", f.say("act-save-draft").into_owned())),
        Act::Publish if marked => Some(("che", f.say("act-mask").into_owned())),
        _ => None,
    };
    let page = ActPage {
        lead: f.word("act-lead", act.as_str()).into_owned(),
        title,
        heading,
        code: case.opinion.code.clone(),
        slug: address,
        matter: case.headline(100),
        words: case.words().map_or_else(|| f.say("case-sealed").into_owned(), str::to_owned),
        notice: mood.overtaken.then(|| f.say("act-overtaken").into_owned()),
        theirs,
        aside,
        kept_files: kept.len(),
        form,
        f,
    };
    Ok(respond(status, &page))
}
