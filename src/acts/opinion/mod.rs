//! The verbs of an opinion, one file each.

pub mod assign;
pub mod classify;
pub mod log;
pub mod submit;

mod newcomer;
mod step;

pub use step::Stamp;
