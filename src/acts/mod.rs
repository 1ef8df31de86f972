//! What the office does, one file per verb; called by page, API, job, command and test alike.
//!
//! - opinion: submit, log, classify (and divert, quarantine), assign, return_to_assigner, draft, submit_draft,
//!   return_draft, approve, issue, transfer, record_reply, publish, unpublish, propose_closing, close, reopen,
//!   set_aside, withdraw, release, redirect, see_identity, open_restricted, readmit, hand_up, split, unsplit, correct
//! - conference: plan, revise, announce, postpone, cancel, open, adjourn
//! - letter: open, mend, resend
//! - limits: how often one may try, for all of them
//! - staff: sign_in, sign_out, second factor, reset, add, change, disable, tokens

mod actor;
pub mod conference;
pub mod letter;
pub mod limits;
pub mod opinion;
mod refusal;
pub(crate) mod said;
pub mod staff;
pub(crate) mod step;

pub use actor::Person;
pub use refusal::{Fields, Refusal, Said, Why};
