//! `doithoai migrate`, and opening an installation for every other command.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use crate::app::{Clock, in_vietnam};
use crate::config::Config;
use crate::store::schema::{self, Standing};
use crate::store::{Database, facts};

/// The lock on a SQLite file: one server at a time. Let go when dropped or when the process ends, however it ends.
#[derive(Debug)]
pub struct ServerLock {
    /// `None` on PostgreSQL, where several servers are normal.
    _held: Option<File>,
}

/// An installation ready for use.
pub struct Ready {
    /// The database, with this program's schema and the defaults in it.
    pub db: Database,
    /// To be kept as long as the server runs.
    pub lock: ServerLock,
}

/// The file of a SQLite address, `None` for PostgreSQL.
pub fn sqlite_file(config: &Config) -> Option<PathBuf> {
    let url = config.database_url();
    let path = url.strip_prefix("sqlite:")?;
    let path = path.strip_prefix("//").unwrap_or(path);
    Some(PathBuf::from(path.split('?').next().unwrap_or(path)))
}

/// For `serve`, `demo` and `migrate`: data folder, lock, connection, schema, defaults. The error is a sentence.
pub async fn prepare(config: &Config) -> Result<Ready, String> {
    make_folder(&config.data_dir)?;
    let lock = match sqlite_file(config) {
        Some(file) => match take_lock(&file)? {
            Some(held) => ServerLock { _held: Some(held) },
            None => {
                return Err(format!(
                    "another Đối Thoại is running on {}; stop it first, or give this one its own data_dir",
                    file.display()
                ));
            }
        },
        None => ServerLock { _held: None },
    };
    let db = connect(config).await?;
    match schema::standing(&db).await.map_err(sentence)? {
        Standing::Current => {}
        Standing::Newer(steps) => return Err(newer(&steps)),
        Standing::Empty => schema::migrate(&db).await.map_err(sentence)?,
        Standing::Behind(steps) => {
            if let Some(file) = sqlite_file(config) {
                let copy = copy_before(config, &db, &file).await?;
                tracing::info!(copy = %copy.display(), steps = steps.len(), "copied the database before changing its schema");
            }
            schema::migrate(&db).await.map_err(sentence)?;
        }
    }
    facts::load(&db).await.map_err(|e| format!("the defaults could not be written: {e}"))?;
    Ok(Ready { db, lock })
}

/// For commands beside a running server: prepares when no server runs, else joins if the schema is this program's.
pub async fn open(config: &Config) -> Result<Ready, String> {
    make_folder(&config.data_dir)?;
    let free = match sqlite_file(config) {
        Some(file) => take_lock(&file)?.is_some(),
        None => true,
    };
    if free {
        return prepare(config).await;
    }
    Ok(Ready { db: join(config).await?, lock: ServerLock { _held: None } })
}

/// Connects and changes nothing; refuses a schema that is not this program's. For `verify` and `backup`.
pub async fn join(config: &Config) -> Result<Database, String> {
    if let Some(file) = sqlite_file(config)
        && !file.exists()
    {
        return Err(format!("there is no database at {}; check data_dir and database_url", file.display()));
    }
    let db = connect(config).await?;
    match schema::standing(&db).await.map_err(sentence)? {
        Standing::Current => Ok(db),
        Standing::Newer(steps) => Err(newer(&steps)),
        Standing::Empty => Err("the database is empty; run `doithoai migrate` first".to_owned()),
        Standing::Behind(steps) => {
            Err(format!("the database lacks {}; run `doithoai migrate` first", steps.join(", ")))
        }
    }
}

/// Brings the schema and the defaults up to date and says what it did.
pub async fn run(config: &Config) -> Result<(), String> {
    let Ready { db, lock } = prepare(config).await?;
    println!("database: {}", schema::known().last().map_or("empty", String::as_str));
    db.close().await.map_err(sentence)?;
    drop(lock);
    Ok(())
}

async fn connect(config: &Config) -> Result<Database, String> {
    Database::connect(&config.database_url()).await.map_err(|e| format!("database_url: cannot connect: {e}"))
}

/// Makes the data folder for the owner's eyes only, as it holds personal data.
pub fn make_folder(folder: &Path) -> Result<(), String> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(folder).map_err(|e| format!("data_dir: cannot make {}: {e}", folder.display()))
}

/// Takes the lock beside a SQLite file; `None` when a server holds it.
fn take_lock(database: &Path) -> Result<Option<File>, String> {
    let mut name = database.as_os_str().to_owned();
    name.push(".lock");
    let path = PathBuf::from(name);
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(|e| format!("data_dir: cannot write {}: {e}", path.display()))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(e)) => Err(format!("data_dir: cannot lock {}: {e}", path.display())),
    }
}

/// A copy of the database beside it, named after the moment.
async fn copy_before(config: &Config, db: &Database, file: &Path) -> Result<PathBuf, String> {
    let folder = config.data_dir.join("before-migration");
    make_folder(&folder)?;
    let moment = in_vietnam(Clock::default().now()).format("%Y%m%d-%H%M%S-%3f");
    let stem =
        file.file_stem().map_or_else(|| "doithoai".to_owned(), |stem| stem.to_string_lossy().into_owned());
    let copy = folder.join(format!("{stem}-{moment}.db"));
    schema::copy_into(db, &copy)
        .await
        .map_err(|e| format!("nothing was changed: the copy {} could not be written: {e}", copy.display()))?;
    Ok(copy)
}

fn newer(steps: &[String]) -> String {
    format!(
        "the database was made by a newer Đối Thoại (it has {}); use that version, or restore a backup of this one",
        steps.join(", ")
    )
}

fn sentence(error: crate::store::Error) -> String {
    format!("database: {error}")
}
