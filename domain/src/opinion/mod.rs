//! What citizens say, and the way it goes: stages, acts, who may, and the words for kinds, channels, outcomes.

mod act;
mod circle;
mod desk;
mod excerpt;
mod headline;
mod kind;
mod law;
mod outcome;
pub mod signs;
mod stage;
pub mod tally;
mod vague;
mod way;

pub use act::Act;
pub use circle::{Circle, Reader, circle_with_somebody, is_quiet};
pub use desk::{Desk, desk};
pub use excerpt::is_cut_from;
pub use headline::headline;
pub use kind::{Channel, Kind};
pub use law::{Facts, No, Who, may, next, permit, roles_of};
pub use outcome::{Accepted, Outcome, SetAsideReason};
pub use stage::{NotAllowed, Stage, starts_from};
pub use vague::{Parts, Point, points};
pub use way::{Mark, beside, offered, primary, way};
