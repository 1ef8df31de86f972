//! What the walks stand on: a database of their own, servers that can be killed, mail servers good and bad, a client like a browser.

pub mod children;
pub mod citizen;
pub mod database;
pub mod faulty_smtp;
pub mod form;
pub mod http;
pub mod letter;
pub mod office;
pub mod page;
pub mod program;
pub mod server;
pub mod smtp;
pub mod today;
pub mod wait;
