//! What the operator types, one file per command.

pub mod backup;
pub mod check;
pub mod demo;
pub mod health;
pub mod law;
pub mod mail;
pub mod migrate;
pub mod restore;
pub mod seed;
pub mod serve;
pub mod staff;
pub mod verify;

mod archive;
mod clock;
mod postgres;
