//! The law of dialogue conferences and opinions: pure rules without I/O and without a clock.

pub mod calendar;
pub mod code;
pub mod deadline;
pub mod lang;
pub mod words;
