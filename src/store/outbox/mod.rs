//! Letters waiting to be sent, sent, and given up.
//!
//! A letter is written in the transaction of the act it tells of, and carried by a job outside of it. A sender takes
//! letters with a lease; when it dies, the lease runs out and the next one sends them with the same Message-ID.

mod claim;
mod list;
mod mend;
mod put;
mod server;

use list::WARNINGS;

pub use claim::{claim, failed, give_up, hold, is_held, let_go, put_back, release, retry, sent};
pub use list::{
    Counts, Cursor, Filter, PAGE, Page, Part, Shelf, State, about, by_id, counts, held, list, stuck,
};
pub use mend::{follow_account, follow_sender, mend, recall, resend, wait_from};
pub use put::{Envelope, put};
pub use server::{Leave, Server, away, leave, server, server_seen, there, took};

/// A letter as stored.
pub use entity::letter::Model as Stored;
