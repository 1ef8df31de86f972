//! The verbs of an opinion, one file each.

pub mod approve;
pub mod assign;
pub mod classify;
pub mod close;
pub mod correct;
pub mod draft;
pub mod issue;
mod letters;
pub mod log;
pub mod private;
pub mod publish;
pub mod quarantine;
pub mod readmit;
pub mod redirect;
pub mod return_draft;
pub mod return_to_assigner;
pub mod see_identity;
pub mod set_aside;
pub mod split;
pub mod submit;
pub mod transfer;

mod answer;
mod newcomer;
mod seal;
mod shield;
mod step;
pub(in crate::acts) mod told;
mod urgency;

use domain::text::Line;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::acts::{Fields, Refusal, said};

pub use crate::acts::step::Stamp;
pub use step::permitted;

/// Acts that need nothing but a reason.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct ReasonForm {
    /// The reason, for the journal and for whoever it concerns.
    pub reason: String,
    /// The version shown on the page.
    pub version: Option<i32>,
    /// The form's once-token.
    pub once: String,
}

impl ReasonForm {
    /// Which state was seen, and the once-token.
    pub fn stamp(&self) -> Stamp<'_> {
        Stamp { version: self.version, once: &self.once }
    }
}

fn reason(form: &ReasonForm) -> Result<String, Refusal> {
    let mut wrong = Fields::new();
    let line = wrong.take("reason", Line::parse(&form.reason, 500).map_err(said::text));
    wrong.done()?;
    line.map(|line| line.to_string()).ok_or_else(|| Refusal::Internal("reason was parsed".to_owned()))
}

/// Hands every verb that has a form to a macro: its act, its function, its form, what it does.
/// Pages and API are both made of this one table, so that no verb is missing on one of them. The module
/// `acts::opinion` must be in scope under its name.
macro_rules! verbs {
    ($make:ident) => {
        $make! {
            (Classify, opinion::classify::classify, opinion::classify::ClassificationForm, "Set topic and kind"),
            (Divert, opinion::quarantine::divert, opinion::quarantine::QuarantineForm, "Take a complaint out of the flow of opinions"),
            (Quarantine, opinion::quarantine::quarantine, opinion::quarantine::QuarantineForm, "Put a denunciation out of sight at once"),
            (Assign, opinion::assign::assign, opinion::assign::AssignmentForm, "Give it to an office and officer"),
            (ReturnToAssigner, opinion::return_to_assigner::return_to_assigner, opinion::ReasonForm, "Return it to whoever assigned it"),
            (Draft, opinion::draft::draft, opinion::draft::DraftForm, "Save the draft of the answer"),
            (SubmitDraft, opinion::draft::submit_draft, opinion::draft::DraftForm, "Send the draft to the approver"),
            (ReturnDraft, opinion::return_draft::return_draft, opinion::ReasonForm, "Return the draft with a reason"),
            (Approve, opinion::approve::approve, opinion::approve::ConfirmForm, "Approve the draft of somebody else"),
            (Issue, opinion::issue::issue, opinion::approve::ConfirmForm, "Number, date and send the answer"),
            (Transfer, opinion::transfer::transfer, opinion::transfer::TransferForm, "Pass it to a body outside"),
            (RecordReply, opinion::transfer::record_reply, opinion::transfer::ReplyForm, "Write the outside body's reply down"),
            (Publish, opinion::publish::publish, opinion::publish::PublicationForm, "Publish a redacted version"),
            (Unpublish, opinion::publish::unpublish, opinion::ReasonForm, "Take it out of the public register"),
            (ProposeClosing, opinion::close::propose_closing, opinion::close::ClosingForm, "Propose the outcome"),
            (Close, opinion::close::close, opinion::close::ClosingForm, "Confirm the outcome and close"),
            (Reopen, opinion::set_aside::reopen, opinion::ReasonForm, "Open it again with a reason"),
            (SetAside, opinion::set_aside::set_aside, opinion::set_aside::SetAsideForm, "Close without processing, with a reason"),
            (Withdraw, opinion::set_aside::withdraw, opinion::ReasonForm, "Close at the citizen's wish"),
            (Release, opinion::redirect::release, opinion::ReasonForm, "Take it back into the flow of opinions"),
            (Redirect, opinion::redirect::redirect, opinion::redirect::RedirectForm, "Guide or forward a diverted item"),
            (Readmit, opinion::readmit::readmit, opinion::readmit::ReadmitForm, "Let somebody in again who was left out"),
            (HandUp, opinion::readmit::hand_up, opinion::ReasonForm, "Hand a closed item up to the province"),
            (Split, opinion::split::split, opinion::split::SplitForm, "Split a further matter off"),
            (Unsplit, opinion::split::unsplit, opinion::ReasonForm, "Take a matter back that was split off by mistake"),
            (Correct, opinion::correct::correct, opinion::correct::CorrectionForm, "Correct what was mistyped at the desk"),
        }
    };
}
pub(crate) use verbs;

#[cfg(test)]
mod tests {
    use domain::opinion::Act;

    #[test]
    fn every_act_that_somebody_decides_on_is_a_verb_of_pages_and_api() {
        macro_rules! acts {
            ($(($act:ident, $function:path, $form:ty, $summary:literal)),+ $(,)?) => {
                [$(Act::$act),+]
            };
        }
        let verbs = verbs!(acts);
        let without: Vec<Act> = Act::ALL.iter().copied().filter(|act| !verbs.contains(act)).collect();
        let births_and_looks =
            [Act::Submit, Act::Log, Act::AnswerOnSpot, Act::SeeIdentity, Act::OpenRestricted];
        assert_eq!(without, births_and_looks);
    }
}
