//! Running text as words: with and without accents, sentence by sentence, and phrases to be looked for in it.

mod book;
mod phrase;
mod telex;
mod word;

pub use book::{Entry, Phrasebook};
pub use phrase::Phrase;
pub use word::{Spelling, Word, Wording};
