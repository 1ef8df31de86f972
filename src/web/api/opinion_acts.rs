//! `POST /api/v1/opinions/{code}/{act}`: every act on an opinion, with the same form and the same refusals as its page.

use std::future::Future;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, post};
use domain::code::Code;
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
use crate::acts::opinion::approve::ConfirmForm;
use crate::acts::opinion::{
    ReasonForm, approve, assign, classify, close, draft, issue, publish, redirect, return_draft,
    return_to_assigner, see_identity, set_aside, transfer,
};
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
    ConfirmForm,
    ReasonForm,
    assign::AssignmentForm,
    classify::ClassificationForm,
    close::ClosingForm,
    draft::DraftForm,
    publish::PublicationForm,
    redirect::RedirectForm,
    set_aside::SetAsideForm,
    transfer::ReplyForm,
    transfer::TransferForm,
    crate::acts::conference::hold::AdjournForm,
    crate::acts::conference::plan::PlanForm,
    crate::acts::conference::postpone::PostponeForm,
);

/// Makes an operation of an act: its word, its summary, its form, its function.
macro_rules! act {
    ($act:expr, $summary:literal, $form:ty, $function:path) => {
        operation::<$form>(
            $act,
            $summary,
            handler(|app: App, person: Person, code: String, form: $form| async move {
                $function(&app, &person, &code, form).await.map(drop)
            }),
        )
    };
}

/// The operations of this file: one a verb.
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        act!(Act::Classify, "Set topic and kind", classify::ClassificationForm, classify::classify),
        act!(Act::Assign, "Give it to an office and officer", assign::AssignmentForm, assign::assign),
        act!(
            Act::ReturnToAssigner,
            "Return it to whoever assigned it",
            ReasonForm,
            return_to_assigner::return_to_assigner
        ),
        act!(Act::Draft, "Save the draft of the answer", draft::DraftForm, draft::draft),
        act!(Act::SubmitDraft, "Send the draft to the approver", draft::DraftForm, draft::submit_draft),
        act!(Act::ReturnDraft, "Return the draft with a reason", ReasonForm, return_draft::return_draft),
        act!(Act::Approve, "Approve the draft of somebody else", ConfirmForm, approve::approve),
        act!(Act::Issue, "Number, date and send the answer", ConfirmForm, issue::issue),
        act!(Act::Transfer, "Pass it to a body outside", transfer::TransferForm, transfer::transfer),
        act!(
            Act::RecordReply,
            "Write the outside body's reply down",
            transfer::ReplyForm,
            transfer::record_reply
        ),
        act!(Act::Publish, "Publish a redacted version", publish::PublicationForm, publish::publish),
        act!(Act::Unpublish, "Take it out of the public register", ReasonForm, publish::unpublish),
        act!(Act::ProposeClosing, "Propose the outcome", close::ClosingForm, close::propose_closing),
        act!(Act::Close, "Confirm the outcome and close", close::ClosingForm, close::close),
        act!(Act::Reopen, "Open it again with a reason", ReasonForm, set_aside::reopen),
        act!(
            Act::SetAside,
            "Close without processing, with a reason",
            set_aside::SetAsideForm,
            set_aside::set_aside
        ),
        act!(Act::Withdraw, "Close at the citizen's wish", ReasonForm, set_aside::withdraw),
        act!(Act::Release, "Take it back into the flow of opinions", ReasonForm, redirect::release),
        act!(Act::Redirect, "Guide or forward a diverted item", redirect::RedirectForm, redirect::redirect),
        Endpoint::post(
            &address(Act::SeeIdentity),
            Act::SeeIdentity.as_str(),
            "See who sent it; written into the journal first",
            post(see),
        )
        .tag(OPINION_ACTS)
        .for_acts()
        .answers::<IdentityView>(200, "Who sent it."),
    ]
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

/// A handler that reads the form, does the act and answers with the fresh state.
fn handler<F, Run, Done>(run: Run) -> MethodRouter<App>
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
                    Body(mut form): Body<F>|
                    -> Result<Response, Problem> {
            form.set_once(key.once());
            run(app.clone(), person.clone(), code.clone(), form).await?;
            fresh(&app, &person, &code).await
        },
    )
}

/// The case as it stands after an act; nothing when it left the ordinary lists or this person's sight.
async fn fresh(app: &App, person: &Person, code: &str) -> Result<Response, Problem> {
    let parsed = Code::parse(code).map_err(|_| Problem::not_found())?;
    let found = opinions::by_code(&app.db, &person.sees(), &parsed).await?;
    match found.filter(|row| !row.quarantined) {
        Some(row) => Ok(Json(case_of(app, person, row).await?).into_response()),
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
    let identity = see_identity::see_identity(&app, &person, &code).await?;
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
