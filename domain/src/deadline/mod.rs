//! Terms of the law and the days they end on, with the sum explained.

mod count;
mod standing;
mod term;

#[cfg(test)]
mod tests;

pub use standing::{SOON, Standing, standing};
pub use term::{Deadline, Direction, Span, Step, Term, TermKey};
