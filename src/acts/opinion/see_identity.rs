//! Somebody opens who sent it, or opens a restricted item: two acts, each written into the journal before anything is shown.

use domain::opinion::Act;

use super::step::{Stamp, Step};
use crate::acts::{Person, Refusal, Why};
use crate::app::App;
use crate::store::statements::{self, Identity};

/// The sender of an opinion; the look is recorded first (domain rule: who looked at an identity is logged).
pub async fn see_identity(app: &App, person: &Person, code: &str) -> Result<Option<Identity>, Refusal> {
    if person.narrowed {
        return Err(Refusal::Forbidden(Why::Scope));
    }
    let Some(step) = Step::begin(app, person, code, Act::SeeIdentity, Stamp::default()).await? else {
        return Ok(None);
    };
    let identity = statements::identity(&step.tx, step.around.id).await?;
    step.keep_look(app).await?;
    Ok(identity)
}

/// Notes that somebody opened a restricted item, before its words are shown (domain rule: every view is audited).
pub async fn open_restricted(app: &App, person: &Person, code: &str) -> Result<(), Refusal> {
    let Some(step) = Step::begin(app, person, code, Act::OpenRestricted, Stamp::default()).await? else {
        return Ok(());
    };
    step.keep_look(app).await
}
