//! Letters: their words, their way through good and bad mail servers, and the lists about them.

mod faults;
mod kept;
mod lists;
mod room;
mod sending;
mod two_senders;
mod words;
