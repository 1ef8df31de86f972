//! Terms of the law and the days they end on, with the sum explained.

mod count;
mod promise;
mod standing;
mod term;

#[cfg(test)]
mod tests;

pub use promise::Promise;
pub use standing::{SOON, Standing, standing, standing_in};
pub use term::{Days, Deadline, Direction, Span, Step, Term, TermKey};
