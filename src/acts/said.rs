//! Parse errors of the domain as sentences for people.

use domain::contact::ContactError;
use domain::date::DateError;
use domain::text::TextError;

use super::Said;

/// What is wrong with a text.
pub fn text(error: TextError) -> Said {
    match error {
        TextError::Empty => "error-empty".into(),
        TextError::TooLong { max, got } => {
            Said { key: "error-too-long", args: vec![("max", max.to_string()), ("over", (got - max).to_string())] }
        }
        TextError::Control => "error-control".into(),
    }
}
