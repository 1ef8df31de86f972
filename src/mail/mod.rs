//! Letters: their words, and the post that carries them.

pub mod letters;
pub mod post;
