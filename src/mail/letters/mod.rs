//! Letters are words: one function a letter, one file a reader. Subjects carry no personal content.
//!
//! - citizen: received, answered, transferred, closed, set_aside, redirected
//! - staff: assigned, supports, draft_waits, draft_returned, approved_waits_for_number, urgent, look_needed,
//!   account, reset
//! - account: proposal, guarded, left_behind
//! - conference: announced, postponed, cancelled

pub mod account;
mod citizen;
mod conference;
mod envelope;
mod sheet;
pub mod staff;

pub use citizen::{answered, closed, promise_moved, received, redirected, set_aside, transferred};
pub use conference::{
    announced as conference_announced, cancelled as conference_cancelled, postponed as conference_postponed,
};
pub use envelope::{to_citizen, to_sender, to_staff};
pub use sheet::Letter;
pub use staff::{
    approved_waits_for_number, assigned, draft_returned, draft_waits, look_needed, supports, urgent,
};
