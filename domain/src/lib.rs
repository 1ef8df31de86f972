//! The law of dialogue conferences and opinions: pure rules without I/O and without a clock.

pub mod lang;
pub mod words;
pub mod conference;
pub mod opinion;
pub mod role;
