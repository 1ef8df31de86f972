//! The law of dialogue conferences and opinions: pure rules without I/O and without a clock.

pub mod calendar;
pub mod code;
pub mod conference;
pub mod contact;
pub mod date;
pub mod deadline;
pub mod fold;
pub mod lang;
pub mod opinion;
pub mod paper;
pub mod role;
pub mod text;
pub mod words;
