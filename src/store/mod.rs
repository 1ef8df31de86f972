//! The only room with queries and transactions; it is told the time and what the reader may see.

pub mod agreement;
pub mod almanac;
pub mod attempts;
pub mod audit;
pub mod batch;
pub mod bulk;
pub mod conferences;
pub mod counting;
pub mod deadlines;
pub mod directory;
pub mod drafts;
pub mod facts;
pub mod figures;
pub mod files;
pub mod fingerprints;
pub mod founding;
pub mod held;
pub mod journal;
pub mod kept;
pub mod left_behind;
pub mod listing;
pub mod numbers;
pub mod opinions;
pub mod out_of_reach;
pub mod outbox;
pub mod proposals;
pub mod public_files;
pub mod publications;
pub mod recount;
pub mod register;
pub mod schema;
pub mod search;
pub mod sees;
pub mod sessions;
pub mod settings;
pub mod staff;
pub mod statements;
pub mod tally;
pub mod units;
pub mod worklist;

mod connect;
mod line;
mod moving;
mod soundness;
mod topics;

pub use connect::{Conn, Database, ReadTx, WriteTx};
pub use sees::Sees;
pub use soundness::Trouble;

/// What a store function says when the database does.
pub type Error = sea_orm::DbErr;

/// Whether the database was too busy rather than broken.
pub fn is_busy(error: &Error) -> bool {
    Trouble::of(error) == Trouble::Busy
}
