//! Walks through the doors: HTTP in; pages, letters and journal out. The same on SQLite and PostgreSQL.

mod accounts;
mod api;
mod architecture;
mod bad_input;
mod changed_words;
mod crash;
mod denunciation;
mod failing_disk;
mod figures;
mod finding;
#[expect(dead_code, reason = "the harness offers more than today's walks ask for")]
mod harness;
mod harness_itself;
mod keeping;
mod kept_pages;
mod letters;
mod logs;
mod memory;
mod operator;
mod papers;
mod plans;
mod province;
mod rare_acts;
mod raw_words;
mod routes;
mod sending;
mod shielding;
mod shut_doors;
mod splitting;
mod stale_forms;
mod synchronous;
mod told_on_any_day;
mod two_communes;
mod walk;
