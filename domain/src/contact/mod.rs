//! How a person is named and reached; none of these is printed for debugging.

mod email;
mod name;
mod phone;

pub use email::{Email, EmailError};
pub use name::PersonName;
pub use phone::{Phone, PhoneError};
