//! The verbs of a conference, one file each.

pub mod announce;
pub mod hold;
pub mod plan;
pub mod postpone;

mod step;

pub use step::permitted;
