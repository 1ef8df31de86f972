//! Walks through the doors: HTTP in; pages, letters and journal out. The same on SQLite and PostgreSQL.

mod api;
mod bad_input;
mod crash;
mod denunciation;
mod architecture;
#[expect(dead_code, reason = "the harness offers more than today's walks ask for")]
mod harness;
mod harness_itself;
mod keeping;
mod letters;
mod routes;
mod two_communes;
mod walk;
