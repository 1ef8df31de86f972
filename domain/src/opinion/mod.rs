//! What citizens say, and the way it goes: stages, acts, who may, and the words for kinds, channels, outcomes.

mod act;
mod desk;
mod headline;
mod kind;
mod law;
mod outcome;
pub mod signs;
mod stage;

pub use act::Act;
pub use desk::{Desk, desk};
pub use headline::headline;
pub use kind::{Channel, Kind};
pub use law::{Facts, No, Who, may, permit, roles_of};
pub use outcome::{Outcome, SetAsideReason};
pub use stage::{NotAllowed, Stage, starts_from};
