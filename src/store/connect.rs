//! Opening the database, and the one way to begin a write.

use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use log::LevelFilter;
use sea_orm::{
    AccessMode, ConnAcquireErr, ConnectOptions, ConnectionTrait, DatabaseConnection, DatabaseTransaction,
    DbBackend, DbErr, IsolationLevel, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};

use super::line::{Begun, Line, Turn};
use super::soundness::Soundness;

/// How often the disk is proven again when trouble shows between the proof and the beginning of a write.
const PROOFS: usize = 4;
/// A statement that takes so long is told in the log.
const SLOW: Duration = Duration::from_secs(1);

/// The database: a pool for reading, and on SQLite a fair queue for writers.
#[derive(Clone)]
pub struct Database {
    pool: DatabaseConnection,
    line: Line,
}

/// A write transaction; dropped without `commit`, nothing of it remains.
pub struct WriteTx {
    tx: Arc<DatabaseTransaction>,
    turn: Turn,
}

/// A read transaction: everything read in it stood so at one moment.
pub struct ReadTx(DatabaseTransaction);

/// Anything a query can run on: the pool or the write transaction.
pub trait Conn: Sync {
    /// What sea-orm calls a connection.
    type C: ConnectionTrait;
    /// That connection.
    fn conn(&self) -> &Self::C;

    /// Whether this is SQLite, for the few statements that differ.
    fn is_sqlite(&self) -> bool {
        self.conn().get_database_backend() == DbBackend::Sqlite
    }
}

impl Conn for Database {
    type C = DatabaseConnection;
    fn conn(&self) -> &DatabaseConnection {
        &self.pool
    }
}

impl Conn for WriteTx {
    type C = DatabaseTransaction;
    fn conn(&self) -> &DatabaseTransaction {
        &self.tx
    }
}

impl Conn for ReadTx {
    type C = DatabaseTransaction;
    fn conn(&self) -> &DatabaseTransaction {
        &self.0
    }
}

impl Deref for WriteTx {
    type Target = DatabaseTransaction;
    fn deref(&self) -> &DatabaseTransaction {
        &self.tx
    }
}

impl Database {
    /// Connects; an SQLite file is created when missing. Durability: an acknowledged commit survives power loss.
    pub async fn connect(url: &str) -> Result<Database, DbErr> {
        let line = Line::of(Soundness::of(url));
        let mut options = ConnectOptions::new(url);
        // What takes long is told without being asked for. Values are bound, so that no statement shows any.
        options
            .sqlx_logging_level(LevelFilter::Debug)
            .sqlx_slow_statements_logging_settings(LevelFilter::Warn, SLOW);
        options.acquire_timeout(Duration::from_secs(8)).test_before_acquire(false);
        if url.starts_with("sqlite:") {
            options.max_connections(8).min_connections(1);
            let judge = line.sound.clone();
            options.map_sqlx_sqlite_before_acquire(move |connection, about| {
                let admitted = judge.admits(connection, &about);
                Box::pin(std::future::ready(Ok(admitted)))
            });
            options.map_sqlx_sqlite_opts(|sqlite| {
                sqlite
                    .create_if_missing(true)
                    .foreign_keys(true)
                    .busy_timeout(Duration::from_secs(5))
                    .statement_cache_capacity(200)
                    .pragma("journal_mode", "WAL")
                    .pragma("synchronous", "FULL")
                    .pragma("secure_delete", "ON")
                    .pragma("trusted_schema", "OFF")
                    .pragma("cache_size", "-3000")
                    .pragma("temp_store", "MEMORY")
                    .pragma("wal_autocheckpoint", "2000")
            });
        } else {
            options.max_connections(24).min_connections(1);
            options.test_before_acquire(true);
            options.map_sqlx_postgres_opts(|postgres| {
                postgres
                    .options([("synchronous_commit", "on"), ("timezone", "UTC")])
                    .statement_cache_capacity(200)
            });
        }
        let pool = sea_orm::Database::connect(options).await.map_err(|error| without_secret(error, url))?;
        Ok(Database { pool, line })
    }

    /// Begins a write. SQLite takes its lock at once and writers wait in line; PostgreSQL reads committed rows and writers compare-and-set.
    /// After a failed write nothing begins until the disk is proven to keep what it is given.
    pub async fn begin_write(&self) -> Result<WriteTx, DbErr> {
        if !self.is_sqlite() {
            let tx = Arc::new(self.begin().await?);
            return Ok(WriteTx { tx, turn: self.line.free() });
        }
        let turn = match self.line.turn().await.begin().await? {
            Begun::Within(tx, turn) => return Ok(WriteTx { tx, turn }),
            Begun::Nothing(turn) => turn,
        };
        for _ in 0..PROOFS {
            self.line.sound.prove(&self.pool).await?;
            let tx = self.begin().await.inspect_err(|error| self.line.sound.note(error))?;
            if self.line.sound.why().is_none() {
                return Ok(WriteTx { tx: Arc::new(tx), turn });
            }
            // The pool met a broken connection on its way to this one: what was proven before it holds no more.
            tx.rollback().await?;
        }
        Err(self.line.sound.why().unwrap_or_else(|| DbErr::ConnectionAcquire(ConnAcquireErr::Timeout)))
    }

    async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        self.pool.begin_with_options(options).await
    }

    /// Begins to read at one moment, beside writers; dropped when done.
    pub async fn begin_read(&self) -> Result<ReadTx, DbErr> {
        let options = if self.is_sqlite() {
            TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Deferred),
                ..TransactionOptions::default()
            }
        } else {
            TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            }
        };
        Ok(ReadTx(self.pool.begin_with_options(options).await?))
    }

    /// How many times writes have become durable in this program: what was read before the last of them may have changed.
    pub fn written(&self) -> u64 {
        self.line.written()
    }

    /// Why nothing is acknowledged at present, after another try to prove that the disk keeps what it is given.
    pub async fn trouble(&self) -> Option<DbErr> {
        self.line.sound.why()?;
        let _turn = match self.line.turn().await.end().await {
            Ok(turn) => turn,
            Err(error) => return Some(error),
        };
        self.line.sound.prove(&self.pool).await.err()
    }

    /// Tells each statement that is asked through the pool, and the time it took, to whoever looks for slow ones.
    pub fn watch(&mut self, told: impl Fn(&Statement, Duration) + Send + Sync + 'static) {
        self.pool.set_metric_callback(move |info| told(info.statement, info.elapsed));
    }

    /// Closes all connections.
    pub async fn close(self) -> Result<(), DbErr> {
        self.pool.close().await
    }
}

/// What the database says, without the address that holds its password.
fn without_secret(error: DbErr, url: &str) -> DbErr {
    let text = error.to_string();
    if text.contains(url) { DbErr::Custom(text.replace(url, &masked(url))) } else { error }
}

/// The address without user, password and options.
fn masked(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        return "…".to_owned();
    };
    let place = rest.rsplit_once('@').map_or(rest, |(_, place)| place);
    format!("{scheme}://…@{}", place.split('?').next().unwrap_or_default())
}

impl WriteTx {
    /// Makes the transaction durable; on SQLite together with those that wait behind it. Told only once the outermost
    /// transaction has ended: it began on a connection that counted no other, which stands in autocommit again.
    pub async fn commit(self) -> Result<(), DbErr> {
        let WriteTx { tx, turn } = self;
        turn.commit(tx).await
    }

    /// Gives up what was written here, and waits until what was read here is durable: another writer's act that this one
    /// found done may share a transaction that has not ended yet. For answers that lean on such a finding.
    pub async fn settle(self) -> Result<(), DbErr> {
        let WriteTx { tx, turn } = self;
        turn.settle(tx).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn after_trouble_a_write_begins_only_once_the_disk_was_asked_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite://{}", folder.path().join("a.db").display());
        let db = Database::connect(&url).await.expect("opens");
        let trouble = || db.line.sound.note(&DbErr::Custom("the disk failed".to_owned()));
        trouble();
        assert!(db.begin_write().await.is_err(), "without a place for the proof there is none");
        assert!(db.line.sound.why().is_some());
        db.pool
            .execute_unprepared("CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT)")
            .await
            .expect("made");
        trouble();
        let tx = db.begin_write().await.expect("begins");
        assert!(db.line.sound.why().is_none());
        let proofs = "SELECT value FROM setting WHERE key = 'proof'";
        let row = tx.query_one_raw(Statement::from_string(DbBackend::Sqlite, proofs)).await;
        assert!(row.expect("read").is_some(), "the disk was asked");
    }

    #[tokio::test]
    async fn a_mistyped_address_is_told_without_its_password() {
        for url in ["postgres://xa:bí mật@[db/x", "postgres://xa:bi-mat@db:port/x?password=bi-mat"] {
            let said = Database::connect(url).await.err().expect("no such place").to_string();
            assert!(!said.contains("bí mật") && !said.contains("bi-mat"), "{said}");
        }
        assert_eq!(masked("postgres://xa:p@ss@db/x?sslmode=require&password=p"), "postgres://…@db/x");
    }
}
