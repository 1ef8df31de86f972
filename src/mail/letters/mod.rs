//! Letters are words: one function a letter, one file a reader. Subjects carry no personal content.
//!
//! - citizen: received, answered, transferred, promise_moved, reopened, closed, set_aside, redirected
//! - staff: assigned, supports, draft_waits, draft_returned, approved_waits_for_number, urgent, look_needed,
//!   shielded, moved_to_province, account, reset
//! - account: proposal, guarded, left_behind
//! - conference: announced, postponed, cancelled

pub mod account;
mod citizen;
mod conference;
mod envelope;
mod matter;
mod sheet;
pub mod staff;

use domain::lang::Lang;

use crate::store::units::Unit;

pub use citizen::{answered, closed, promise_moved, received, redirected, reopened, set_aside, transferred};
pub use conference::{
    announced as conference_announced, cancelled as conference_cancelled, postponed as conference_postponed,
};
pub use envelope::{to_citizen, to_sender, to_staff};
pub use matter::{Addressee, Answered, Case, Closed, Matter, Moved, Name, PassedOn, Received, Said};
pub use sheet::Letter;
pub use staff::{
    approved_waits_for_number, assigned, draft_returned, draft_waits, look_needed, moved_to_province,
    shielded, supports, urgent,
};

/// The People's Committee of a unit, which speaks in every letter to a citizen.
fn committee(unit: &Unit, lang: Lang) -> String {
    domain::paper::committee(lang.pick(&unit.name, &unit.name_en), lang)
}
