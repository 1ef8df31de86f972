//! `POST /api/v1/opinions/{code}/{act}`: every act on an opinion, with the same form and the same refusals as its page.

use std::future::Future;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, post};
use domain::code::MatterCode;
use domain::opinion::Act;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::{Body, Key};
use super::caller::Staff;
use super::case::{CaseView, case_of};
use super::document::OPINION_ACTS;
use super::endpoint::Endpoint;
use super::place::InPath;
use super::problem::Problem;
use crate::acts::opinion::{self, verbs};
use crate::acts::{Person, Refusal};
use crate::app::App;
use crate::store::opinions;

/// A form of an act, whose once-token comes by the Idempotency-Key.
pub trait ActForm: DeserializeOwned + ToSchema + Send + 'static {
    /// Puts the once-token in.
    fn set_once(&mut self, once: String);
}

macro_rules! act_forms {
    ($($form:ty),+ $(,)?) => {
        $(impl ActForm for $form {
            fn set_once(&mut self, once: String) {
                self.once = once;
            }
        })+
    };
}

act_forms!(
    opinion::approve::ConfirmForm,
    opinion::ReasonForm,
    opinion::assign::AssignmentForm,
    opinion::classify::ClassificationForm,
    opinion::close::ClosingForm,
    opinion::correct::CorrectionForm,
    opinion::draft::DraftForm,
    opinion::publish::PublicationForm,
    opinion::quarantine::QuarantineForm,
    opinion::readmit::ReadmitForm,
    opinion::redirect::RedirectForm,
    opinion::set_aside::SetAsideForm,
    opinion::split::SplitForm,
    opinion::transfer::ReplyForm,
    opinion::transfer::TransferForm,
    crate::acts::conference::hold::AdjournForm,
    crate::acts::conference::plan::PlanForm,
    crate::acts::conference::postpone::PostponeForm,
);

/// The operations of this file: one a verb of the one table that the pages are made of too.
pub fn endpoints() -> Vec<Endpoint> {
    macro_rules! operations {
        ($(($act:ident, $function:path, $form:ty, $summary:literal)),+ $(,)?) => {
            vec![$(operation::<$form>(
                Act::$act,
                $summary,
                handler(Act::$act, |app: App, person: Person, code: String, form: $form| async move {
                    $function(&app, &person, &code, form).await.map(drop)
                }),
            )),+]
        };
    }
    let mut all: Vec<Endpoint> = verbs!(operations);
    all.push(
        Endpoint::post(
            &address(Act::SeeIdentity),
            Act::SeeIdentity.as_str(),
            "See who sent it; written into the journal first",
            post(see),
        )
        .tag(OPINION_ACTS)
        .for_acts()
        .answers::<IdentityView>(200, "Who sent it."),
    );
    all
}

fn address(act: Act) -> String {
    format!("/api/v1/opinions/{{code}}/{act}")
}

fn operation<F: ActForm>(act: Act, summary: &str, handler: MethodRouter<App>) -> Endpoint {
    Endpoint::post(&address(act), act.as_str(), summary, handler)
        .tag(OPINION_ACTS)
        .for_acts()
        .body::<F>()
        .answers::<CaseView>(200, "Done; the case as it stands now.")
        .answers_nothing("Done, and out of your sight now.")
}

/// A handler that reads the form, does the act and answers with the fresh state. Who may not is told so before the form is
/// judged.
fn handler<F, Run, Done>(act: Act, run: Run) -> MethodRouter<App>
where
    F: ActForm,
    Run: Fn(App, Person, String, F) -> Done + Clone + Send + Sync + 'static,
    Done: Future<Output = Result<(), Refusal>> + Send + 'static,
{
    post(
        async move |State(app): State<App>,
                    Staff(person): Staff,
                    InPath(code): InPath,
                    key: Key,
                    body: Result<Body<F>, Problem>|
                    -> Result<Response, Problem> {
            let done = match body {
                Ok(Body(mut form)) => {
                    form.set_once(key.once());
                    run(app.clone(), person.clone(), code.clone(), form).await.map_err(Problem::from)
                }
                Err(problem) => Err(problem),
            };
            match done {
                Ok(()) => fresh(&app, &person, &code).await,
                Err(problem) => Err(problem.unless(opinion::permitted(&app, &person, &code, act)).await),
            }
        },
    )
}

/// The case as it stands after an act; nothing when it left the ordinary lists or this person's sight.
async fn fresh(app: &App, person: &Person, code: &str) -> Result<Response, Problem> {
    let parsed: MatterCode = code.parse().map_err(|_| Problem::not_found())?;
    let found = opinions::by_code(&app.db, &person.sees(), &parsed).await?;
    match found.filter(|case| !case.opinion.circle.is_closed()) {
        Some(case) => Ok(Json(case_of(app, person, case).await?).into_response()),
        None => Ok(StatusCode::NO_CONTENT.into_response()),
    }
}

/// Who sent an opinion.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[schema(as = Identity)]
struct IdentityView {
    /// The name.
    name: Option<String>,
    /// The telephone, E.164.
    phone: Option<String>,
    /// The e-mail address.
    email: Option<String>,
    /// Where the sender lives.
    address: Option<String>,
    /// Agreed to receive messages.
    consent_messages: bool,
    /// Agreed to have the name published.
    consent_publish_name: bool,
}

async fn see(
    State(app): State<App>,
    Staff(person): Staff,
    InPath(code): InPath,
) -> Result<Json<IdentityView>, Problem> {
    let identity = opinion::see_identity::see_identity(&app, &person, &code).await?;
    let view = identity.map(|row| IdentityView {
        name: row.name,
        phone: row.phone,
        email: row.email,
        address: row.address,
        consent_messages: row.consent_messages,
        consent_publish_name: row.consent_publish_name,
    });
    Ok(Json(view.unwrap_or_default()))
}
