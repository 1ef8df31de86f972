//! Whether what is committed is kept: after a failed write nothing is acknowledged until a checkpoint has reached the disk.
//!
//! SQLite may end a transaction by itself when the disk is full or fails. The driver then counts one that is not there,
//! and what it calls a commit later is no more than the release of a savepoint. So a connection that still counts a
//! transaction, or that is older than the last trouble, is never used again.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use sea_orm::sqlx::pool::PoolConnectionMetadata;
use sea_orm::sqlx::sqlite::SqliteConnection;
use sea_orm::sqlx::{self, Connection};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, RuntimeErr};

/// The database ended a transaction that its connection still counts.
const ENDED_ITSELF: &str = "a transaction was ended by the database itself";
/// A reader keeps the log from reaching the database file.
const STILL_READ: &str = "the log is still being read";

/// What the database last said about its disk, and since when. Only SQLite is watched: a server looks after its own.
pub struct Soundness {
    watching: bool,
    began: Instant,
    /// Nanoseconds after `began` of the last trouble; 0 while there was none.
    last: AtomicU64,
    /// Why nothing is acknowledged at present.
    why: Mutex<Option<DbErr>>,
}

impl Soundness {
    /// Of the database at this address.
    pub fn of(url: &str) -> Soundness {
        let watching = url.starts_with("sqlite:");
        Soundness { watching, began: Instant::now(), last: AtomicU64::new(0), why: Mutex::new(None) }
    }

    /// Why nothing is acknowledged at present; none when all is well.
    pub fn why(&self) -> Option<DbErr> {
        self.reason().clone()
    }

    /// Whether a pooled connection may be used: it counts no transaction and was opened after the last trouble.
    pub fn admits(&self, connection: &SqliteConnection, about: &PoolConnectionMetadata) -> bool {
        if connection.is_in_transaction() {
            self.trouble(DbErr::Custom(ENDED_ITSELF.to_owned()));
            return false;
        }
        let last = self.last.load(Ordering::Acquire);
        last == 0 || self.began.elapsed().saturating_sub(about.age) > Duration::from_nanos(last)
    }

    /// Notes what a BEGIN or COMMIT said, unless somebody else only was faster.
    pub fn note(&self, error: &DbErr) {
        if self.watching && !super::is_busy(error) {
            self.trouble(error.clone());
        }
    }

    fn trouble(&self, error: DbErr) {
        tracing::error!(%error, "a write failed; nothing is acknowledged until the disk has taken a checkpoint");
        let at = u64::try_from(self.began.elapsed().as_nanos()).unwrap_or(u64::MAX).max(1);
        self.last.fetch_max(at, Ordering::AcqRel);
        *self.reason() = Some(error);
    }

    /// Proves on a fresh connection that the disk keeps what it is given: all of the log reaches the database file, and
    /// a row of our own is written, read back and committed.
    pub async fn prove(&self, pool: &DatabaseConnection) -> Result<(), DbErr> {
        if self.why().is_none() {
            return Ok(());
        }
        let state = pool.query_one_raw(sqlite("PRAGMA wal_checkpoint(PASSIVE)")).await?;
        let state = state.ok_or_else(|| DbErr::Custom("no answer to a checkpoint".to_owned()))?;
        let (log, done): (i32, i32) = (state.try_get_by_index(1)?, state.try_get_by_index(2)?);
        if log != done {
            return Err(DbErr::Custom(STILL_READ.to_owned()));
        }
        let proof = "INSERT INTO setting (key, value) VALUES ('proof', '1')
            ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)";
        pool.execute_unprepared(proof).await.inspect_err(|error| self.trouble(error.clone()))?;
        *self.reason() = None;
        tracing::info!("the disk keeps again what it is given");
        Ok(())
    }

    fn reason(&self) -> MutexGuard<'_, Option<DbErr>> {
        self.why.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn sqlite(sql: &str) -> sea_orm::Statement {
    sea_orm::Statement::from_string(sea_orm::DbBackend::Sqlite, sql)
}

/// What kind of trouble an error of the database is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Too busy now; the same again later may go well.
    Busy,
    /// The disk has no room left.
    Full,
    /// The database, or the way to it, is not there at present.
    Away,
    /// A mistake of this program, or a broken database.
    Broken,
}

impl Trouble {
    /// Tells what an error is, by the codes of SQLite and PostgreSQL.
    pub fn of(error: &DbErr) -> Trouble {
        let cause = match error {
            DbErr::ConnectionAcquire(_) => return Trouble::Busy,
            DbErr::Custom(said) if said == STILL_READ => return Trouble::Busy,
            DbErr::Custom(said) if said == ENDED_ITSELF => return Trouble::Away,
            DbErr::Conn(RuntimeErr::SqlxError(cause))
            | DbErr::Exec(RuntimeErr::SqlxError(cause))
            | DbErr::Query(RuntimeErr::SqlxError(cause)) => cause,
            _ => return Trouble::Broken,
        };
        match &**cause {
            sqlx::Error::Io(_) | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => Trouble::Away,
            sqlx::Error::PoolTimedOut => Trouble::Busy,
            sqlx::Error::Database(said) => {
                let code = said.code().unwrap_or_default();
                match code.parse::<u32>() {
                    // Five digits are a state of SQL, fewer a code of SQLite whose last byte is the kind.
                    Ok(code) if said.try_downcast_ref::<sqlx::sqlite::SqliteError>().is_some() => {
                        of_sqlite(code & 0xff)
                    }
                    _ => of_postgres(&code),
                }
            }
            _ => Trouble::Broken,
        }
    }
}

/// <https://www.sqlite.org/rescode.html>
fn of_sqlite(kind: u32) -> Trouble {
    match kind {
        5 | 6 => Trouble::Busy,
        13 => Trouble::Full,
        8 | 10 | 14 => Trouble::Away,
        _ => Trouble::Broken,
    }
}

/// PostgreSQL, appendix A: classes 08 (connection), 53 (resources), 57P (stopping or starting), 40 (to be tried again), 58 (system).
fn of_postgres(state: &str) -> Trouble {
    match state {
        "53100" => Trouble::Full,
        "40001" | "40P01" | "55P03" => Trouble::Busy,
        _ if ["08", "53", "57P", "58"].iter().any(|class| state.starts_with(class)) => Trouble::Away,
        _ => Trouble::Broken,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_somebody_else_are_no_sign_of_trouble() {
        let said = |text: &str| Trouble::of(&DbErr::Custom(text.to_owned()));
        assert_eq!(said(STILL_READ), Trouble::Busy);
        assert_eq!(said(ENDED_ITSELF), Trouble::Away);
        assert_eq!(
            said("a citizen wrote: database is locked, ended by the database itself"),
            Trouble::Broken
        );
    }

    #[test]
    fn only_sqlite_is_watched() {
        let failed = DbErr::Custom("the disk failed".to_owned());
        for (url, watched) in [("sqlite://a.db", true), ("postgres://db/a", false)] {
            let sound = Soundness::of(url);
            sound.note(&failed);
            assert_eq!(sound.why().is_some(), watched, "{url}");
        }
    }

    #[test]
    fn what_passes_is_told_from_what_is_broken() {
        assert_eq!(of_sqlite(778 & 0xff), Trouble::Away, "SQLITE_IOERR_WRITE");
        assert_eq!(of_sqlite(13), Trouble::Full);
        assert_eq!(of_sqlite(517 & 0xff), Trouble::Busy, "SQLITE_BUSY_SNAPSHOT");
        assert_eq!(of_sqlite(1), Trouble::Broken);
        assert_eq!(of_postgres("57P01"), Trouble::Away, "stopped by an administrator");
        assert_eq!(of_postgres("53100"), Trouble::Full);
        assert_eq!(of_postgres("40001"), Trouble::Busy);
        assert_eq!(of_postgres("23505"), Trouble::Broken, "a key twice");
    }
}
