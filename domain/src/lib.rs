//! The law of dialogue conferences and opinions: pure rules without I/O and without a clock.

pub mod calendar;
pub mod clean;
pub mod code;
pub mod conference;
pub mod contact;
pub mod date;
pub mod deadline;
pub mod fold;
pub mod lang;
pub mod legacy;
pub mod normalised;
pub mod opinion;
pub mod paper;
pub mod redaction;
pub mod role;
pub mod search;
mod syllable;
pub mod text;
pub mod wording;
pub mod words;
