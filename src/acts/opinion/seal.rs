//! Closing a circle around an opinion, and opening it again.

use domain::deadline::TermKey;
use domain::opinion::Circle;

use super::shield;
use super::step::Step;
use crate::acts::{Fields, Refusal, Why};
use crate::app::App;
use crate::store::{opinions, outbox, public_files, statements};

/// Quarantines: out of sight of all but the lawful circle, less whoever it is about; the statement's words are sealed
/// with it, and the other matters live on by their excerpts (domain rule after Luật Tố cáo 2018 Đ.8).
pub(super) async fn close_around(app: &App, step: &mut Step, about: &[i64]) -> Result<(), Refusal> {
    let id = step.before.id;
    opinions::exclude(&step.tx, id, about, false).await?;
    leave_the_flow(step).await?;
    let excluded = opinions::excluded(&step.tx, id).await?;
    let unit = step.unit().await?;
    let wished = match step.before.circle.0 {
        Circle::Province => [].as_slice(),
        _ => [Circle::Restricted].as_slice(),
    };
    let Some(circle) = shield::reachable(&step.tx, &unit, wished, &excluded).await? else {
        return Err(Refusal::Forbidden(Why::NobodyLeft));
    };
    others_have_words(step, "kind").await?;
    step.after.circle = circle.into();
    let today = step.today;
    step.due_by(app, TermKey::Denunciation, today).await?;
    outbox::recall(&step.tx, id).await?;
    seal_words(step, true).await?;
    shield::tell_circle(app, &step.tx, &step.before, circle, &excluded).await
}

/// Refuses to seal the words as long as another matter has no excerpt to live on by.
pub(super) async fn others_have_words(step: &Step, field: &'static str) -> Result<(), Refusal> {
    let others = opinions::of_statement(&step.tx, step.around.id).await?;
    let lost = |row: &opinions::Opinion| {
        row.id != step.before.id && !row.circle.is_quarantine() && row.excerpt.is_none()
    };
    if others.iter().any(lost) { Err(Fields::just(field, "error-excerpts-needed")) } else { Ok(()) }
}

/// Opens the circle: neither shielded nor quarantined any more. Who was left out only provisionally comes back.
pub(super) async fn lift(step: &mut Step) -> Result<(), Refusal> {
    if !step.before.circle.is_closed() {
        return Ok(());
    }
    opinions::lift_provisional(&step.tx, step.before.id).await?;
    step.after.circle = Circle::Unit.into();
    seal_words(step, false).await
}

/// The statement's words are sealed as long as one of its matters is in a closed circle; `closed` says it of the step's own.
pub(super) async fn seal_words(step: &mut Step, closed: bool) -> Result<(), Refusal> {
    let others = opinions::of_statement(&step.tx, step.around.id).await?;
    let sealed = closed || others.iter().any(|row| row.id != step.before.id && row.circle.is_closed());
    statements::seal(&step.tx, step.around.id, sealed).await?;
    if sealed {
        public_files::hide_of_statement(&step.tx, step.around.id).await?;
    }
    step.around.sealed = sealed;
    Ok(())
}

/// Takes an item off every desk and page of the normal flow; what happened stays.
pub(super) async fn leave_the_flow(step: &mut Step) -> Result<(), Refusal> {
    step.hide().await?;
    step.unended();
    step.after.proposed_office_id = None;
    Ok(())
}
