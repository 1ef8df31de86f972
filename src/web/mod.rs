//! Pages and the API: shows and asks, decides nothing.

pub mod api;
pub mod assets;
pub mod auth;
pub mod client;
pub mod clock;
pub mod desk;
pub mod failure;
pub mod form;
mod kept;
pub mod letters;
mod marked;
pub mod page;
mod parts;
mod posted;
pub mod public;
mod qr;
pub mod rescue;
pub mod routes;
pub mod security;
pub mod server;
mod session;
mod shelf;
pub mod staff;
pub mod tongue;
pub mod visitor;

pub use failure::Failure;
pub use page::{Badge, Frame, render};
