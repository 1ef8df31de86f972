//! The verbs of an opinion, one file each.

pub mod approve;
pub mod assign;
pub mod classify;
pub mod close;
pub mod draft;
pub mod issue;
pub mod log;
pub mod publish;
pub mod redirect;
pub mod return_draft;
pub mod return_to_assigner;
pub mod see_identity;
pub mod set_aside;
pub mod submit;
pub mod transfer;

mod newcomer;
mod step;
pub(super) mod told;

use domain::text::Line;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::acts::{Fields, Refusal, said};

pub use step::Stamp;

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
