//! `doithoai restore FILE`: an empty installation becomes what the backup holds, or stays empty.

use std::fs;
use std::path::{Path, PathBuf};

use crate::commands::archive::{self, Manifest};
use crate::commands::backup::{POSTGRES, SQLITE};
use crate::commands::{migrate, postgres};
use crate::config::Config;
use crate::store::{Database, Error, outbox, schema, sessions};

/// What `restore` is told.
#[derive(Debug, Clone, clap::Args)]
pub struct RestoreArgs {
    /// A file written by `doithoai backup`.
    pub file: PathBuf,
}

/// Restores and says what comes next.
pub async fn run(config: &Config, args: RestoreArgs) -> Result<(), String> {
    let manifest = read(config, args.file).await?;
    println!(
        "restored the backup of {}, {} files",
        manifest.made_at.format("%Y-%m-%d %H:%M UTC"),
        manifest.entries.len() - 1
    );
    println!("everybody has to sign in anew; letters that waited in the backup are held");
    println!(
        "run `doithoai verify`, then `doithoai serve`; `doithoai mail release` lets the held letters go"
    );
    Ok(())
}

/// Unpacks into a folder beside the data, compares every hash, and only then moves things to their places.
pub async fn read(config: &Config, file: PathBuf) -> Result<Manifest, String> {
    migrate::make_folder(&config.data_dir)?;
    let files = config.data_dir.join("files");
    if fs::read_dir(&files).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(format!("data_dir: {} is not empty; restore into an empty folder", files.display()));
    }
    let place = migrate::sqlite_file(config);
    match &place {
        Some(place) if place.exists() => {
            return Err(format!("{} is there already; restore into an empty data folder", place.display()));
        }
        Some(_) => {}
        None => {
            let db = connect(config).await?;
            if !schema::is_bare(&db).await.map_err(|e| format!("database: {e}"))? {
                return Err("database_url: the database is not empty; restore into a new one".to_owned());
            }
        }
    }
    let work = tempfile::Builder::new()
        .prefix(".restore-")
        .tempdir_in(&config.data_dir)
        .map_err(|e| format!("data_dir: cannot write {}: {e}", config.data_dir.display()))?;
    let into = work.path().to_owned();
    let manifest = tokio::task::spawn_blocking(move || archive::unpack(&file, &into))
        .await
        .map_err(|e| e.to_string())??;
    let known = schema::known();
    if let Some(step) = manifest.schema.iter().find(|step| !known.contains(step)) {
        return Err(format!(
            "the backup was made by a newer Đối Thoại (it has {step}); restore it with that version"
        ));
    }
    match (place, manifest.database.as_str()) {
        (Some(place), "sqlite") => sqlite(&work.path().join(SQLITE), &place).await?,
        (None, "postgres") => {
            postgres::restore(&config.database_url(), &work.path().join(POSTGRES)).await?;
            let db = connect(config).await?;
            quieten(&db).await.map_err(|e| format!("database: {e}"))?;
            db.close().await.map_err(|e| format!("database: {e}"))?;
        }
        (Some(_), _) => {
            return Err("the backup is of PostgreSQL; set database_url to an empty one".to_owned());
        }
        (None, _) => {
            return Err("the backup is of SQLite; unset database_url or set it to sqlite:…".to_owned());
        }
    }
    let unpacked = work.path().join("files");
    if unpacked.is_dir() {
        if files.is_dir() {
            fs::remove_dir(&files).map_err(|e| format!("data_dir: {}: {e}", files.display()))?;
        }
        fs::rename(&unpacked, &files).map_err(|e| format!("data_dir: {}: {e}", files.display()))?;
    }
    Ok(manifest)
}

/// Moves the database to its place, synced, once SQLite itself calls it whole.
async fn sqlite(unpacked: &Path, place: &Path) -> Result<(), String> {
    if !unpacked.is_file() {
        return Err("the backup holds no database".to_owned());
    }
    let db = Database::connect(&format!("sqlite://{}", unpacked.display()))
        .await
        .map_err(|e| format!("the backup's database: {e}"))?;
    let wrong =
        crate::store::audit::integrity(&db).await.map_err(|e| format!("the backup's database: {e}"))?;
    if let Some(said) = wrong.first() {
        return Err(format!("the backup's database is damaged: {said}"));
    }
    quieten(&db).await.map_err(|e| format!("the backup's database: {e}"))?;
    db.close().await.map_err(|e| format!("the backup's database: {e}"))?;
    if let Some(folder) = place.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        migrate::make_folder(folder)?;
    }
    fs::rename(unpacked, place)
        .or_else(|_| fs::copy(unpacked, place).map(|_| ()))
        .map_err(|e| format!("cannot write {}: {e}", place.display()))
}

/// What happened since the backup was made is not known to it: sessions may have been ended, tokens revoked, links used
/// and letters sent. So nobody is signed in, no token and no link opens, and letters wait for the operator.
async fn quieten(db: &Database) -> Result<(), Error> {
    let tx = db.begin_write().await?;
    sessions::end_everybodys(&tx, crate::app::Clock::default().now()).await?;
    outbox::hold(&tx).await?;
    tx.commit().await
}

async fn connect(config: &Config) -> Result<Database, String> {
    Database::connect(&config.database_url()).await.map_err(|e| format!("database_url: cannot connect: {e}"))
}
