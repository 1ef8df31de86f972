//! A revision of an answer with nothing in it yet.

use chrono::{DateTime, Utc};

use crate::store::opinions::Answer;

/// An empty revision.
pub(super) fn blank(opinion: i64, revision: i32, now: DateTime<Utc>) -> Answer {
    Answer {
        id: 0,
        opinion_id: opinion,
        revision,
        spot: false,
        spoken_by: None,
        office_id: None,
        body: None,
        drafter_id: None,
        checked: String::new(),
        checked_on: None,
        legal_ground: String::new(),
        solution: String::new(),
        responsible: String::new(),
        done_by: None,
        accepted: None,
        accepted_why: None,
        state: "draft".to_owned(),
        return_reason: None,
        submitted_at: None,
        approver_id: None,
        approved_at: None,
        signer_name: None,
        signer_post: None,
        number: None,
        issued_on: None,
        updated_at: now,
    }
}
