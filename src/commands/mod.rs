//! What the operator types, one file per command.

pub mod backup;
pub mod check;
pub mod law;
pub mod migrate;
pub mod restore;
//TMP pub mod seed;
pub mod staff;
pub mod verify;

mod archive;
mod postgres;
