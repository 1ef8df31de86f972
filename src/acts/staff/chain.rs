//! The journal of an account or a unit: the chain's head is its last line, held by the lock on the row.

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::acts::Refusal;
use crate::store::journal::{self, By, Line, Subject};
use crate::store::staff::Staff;
use crate::store::units::Unit;
use crate::store::{Conn, WriteTx};

/// A line about to be written.
pub(super) struct Entry<'a> {
    /// Who.
    pub by: By,
    /// What.
    pub act: &'static str,
    /// When.
    pub at: DateTime<Utc>,
    /// Further facts; never passwords, tokens or secrets.
    pub detail: Value,
    /// The form's once-token; empty means none.
    pub once: &'a str,
}

/// Writes a line about an account. The row must be new or held by this transaction.
pub(super) async fn record(tx: &WriteTx, row: &Staff, entry: Entry<'_>) -> Result<(), Refusal> {
    write(tx, row.unit_id, Subject::Staff, row.id, &row.login, entry).await
}

/// Writes a line about a unit and its lists.
pub(super) async fn record_unit(tx: &WriteTx, unit: &Unit, entry: Entry<'_>) -> Result<(), Refusal> {
    write(tx, unit.id, Subject::Unit, unit.id, &unit.code, entry).await
}

/// How many lines an account's chain has: the version that a form shows and an act compares.
pub(super) async fn length(on: &impl Conn, staff: i64) -> Result<i32, Refusal> {
    Ok(journal::last(on, Subject::Staff, staff).await?.map(|line| line.seq).unwrap_or(0))
}

/// Whether this very form was carried out before.
pub(super) async fn done_before(
    tx: &WriteTx,
    row: &Staff,
    by: Option<i64>,
    once: &str,
) -> Result<bool, Refusal> {
    match by {
        Some(by) if !once.is_empty() => Ok(journal::has_once(tx, Subject::Staff, row.id, by, once).await?),
        Some(_) | None => Ok(false),
    }
}

async fn write(
    tx: &WriteTx,
    unit: i64,
    subject: Subject,
    id: i64,
    name: &str,
    entry: Entry<'_>,
) -> Result<(), Refusal> {
    let last = journal::last(tx, subject, id).await?;
    let (seq, prev) = match &last {
        Some(line) => (line.seq + 1, line.hash.as_str()),
        None => (1, ""),
    };
    let Entry { by, act, at, detail, once } = entry;
    let once = (!once.is_empty()).then_some(once);
    let line = Line { unit, subject, name, seq, prev, by, act, from: None, to: None, at, detail, once };
    line.write(tx, id).await?;
    Ok(())
}
