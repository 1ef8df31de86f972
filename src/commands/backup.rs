//! `doithoai backup FILE`: database, files and their hashes in one tar.gz, while the server goes on serving.

use std::path::PathBuf;

use crate::app::Clock;
use crate::commands::archive::{self, Manifest};
use crate::commands::{migrate, postgres};
use crate::config::Config;
use crate::store::schema;

/// What `backup` is told.
#[derive(Debug, Clone, clap::Args)]
pub struct BackupArgs {
    /// The file to write, for example doithoai-2026-11-27.tar.gz; must not exist yet.
    pub file: PathBuf,
}

/// The database's name inside the archive.
pub(super) const SQLITE: &str = "database.sqlite";
/// The same for PostgreSQL.
pub(super) const POSTGRES: &str = "database.pgdump";

/// Writes the backup and says what is in it.
pub async fn run(config: &Config, args: BackupArgs) -> Result<(), String> {
    let manifest = write(config, args.file.clone()).await?;
    let bytes: u64 = manifest.entries.iter().map(|entry| entry.size).sum();
    let files = manifest.entries.len().saturating_sub(1);
    println!("{}: database and {files} files, {bytes} bytes before compression", args.file.display());
    println!("it holds personal data and the installation's key: keep it as safe as the data folder");
    Ok(())
}

/// Writes the backup; the database is copied first, so that every file it names is copied after it.
pub async fn write(config: &Config, target: PathBuf) -> Result<Manifest, String> {
    if target.exists() {
        return Err(format!("{} is there already; choose another name", target.display()));
    }
    let db = migrate::join(config).await?;
    let sqlite = migrate::sqlite_file(config).is_some();
    let work = tempfile::Builder::new()
        .prefix(".backup-")
        .tempdir_in(&config.data_dir)
        .map_err(|e| format!("data_dir: cannot write {}: {e}", config.data_dir.display()))?;
    let name = if sqlite { SQLITE } else { POSTGRES };
    let copy = work.path().join(name);
    let applied = schema::applied(&db).await.map_err(|e| format!("database: {e}"))?;
    if sqlite {
        schema::copy_into(&db, &copy).await.map_err(|e| format!("the database could not be copied: {e}"))?;
    } else {
        postgres::dump(&config.database_url(), &copy).await?;
    }
    let manifest = Manifest {
        program: env!("CARGO_PKG_VERSION").to_owned(),
        made_at: Clock::default().now(),
        database: if sqlite { "sqlite" } else { "postgres" }.to_owned(),
        schema: applied,
        entries: Vec::new(),
    };
    let files = config.data_dir.join("files");
    let at = target.clone();
    tokio::task::spawn_blocking(move || archive::write(&at, (name, &copy), &files, manifest))
        .await
        .map_err(|e| e.to_string())?
        .map_err(|e| format!("cannot write {}: {e}", target.display()))
}
