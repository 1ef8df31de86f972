//! What nobody of a commune may open any more goes up to the province's reception officer.

use crate::acts::Refusal;
use crate::acts::opinion::readmit::hand_up_by_machine;
use crate::app::App;
use crate::store::out_of_reach;

/// Items handed up in one round.
const MOST: u64 = 50;

/// What became of the items of one round.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HandedUp {
    /// They lie with the province now.
    pub up: u64,
    /// Somebody was faster, or can open them again.
    pub left: u64,
    /// Their province has nobody who could take them.
    pub stuck: u64,
}

/// Hands up once; tests run it by hand. What was handed up is not found again.
pub async fn hand_up(app: &App) -> Result<HandedUp, Refusal> {
    let mut done = HandedUp { stuck: out_of_reach::of_nobody(&app.db, MOST).await?, ..HandedUp::default() };
    for code in out_of_reach::for_the_province(&app.db, MOST).await? {
        match hand_up_by_machine(app, &code).await {
            Ok(()) => done.up += 1,
            Err(Refusal::Overtaken | Refusal::Forbidden(_) | Refusal::NotAllowed { .. }) => done.left += 1,
            Err(refusal) => return Err(refusal),
        }
    }
    if done != HandedUp::default() {
        let HandedUp { up, left, stuck } = done;
        tracing::info!(up, left, stuck, "handed up what nobody of a commune may open");
    }
    Ok(done)
}
