//! The backup file: one tar.gz with the database, the files and a list of their hashes, written and read piece by piece.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::files::hex;

mod unpack;

pub use unpack::unpack;

/// Name of the list inside the archive; it comes last, when all hashes are known.
const LIST: &str = "manifest.json";

/// What a backup holds.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of the program that wrote it.
    pub program: String,
    /// When, in UTC.
    pub made_at: chrono::DateTime<chrono::Utc>,
    /// `sqlite` or `postgres`.
    pub database: String,
    /// The steps of the schema that were applied.
    pub schema: Vec<String>,
    /// Every other entry.
    pub entries: Vec<Entry>,
}

/// One entry of a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its path inside the archive.
    pub name: String,
    /// Length in bytes.
    pub size: u64,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}

/// Passes bytes on and hashes them.
struct Hashing<T> {
    inner: T,
    hasher: Sha256,
    length: u64,
}

impl<T> Hashing<T> {
    fn new(inner: T) -> Hashing<T> {
        Hashing { inner, hasher: Sha256::new(), length: 0 }
    }

    fn entry(self, name: String) -> Entry {
        Entry { name, size: self.length, sha256: hex(&self.hasher.finalize()) }
    }
}

impl<T: Read> Read for Hashing<T> {
    fn read(&mut self, piece: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(piece)?;
        self.hasher.update(&piece[..read]);
        self.length += read as u64;
        Ok(read)
    }
}

/// Writes the archive beside its place and moves it there when it is whole; only the owner may read it.
/// `manifest` comes with no entries and is completed here.
pub fn write(
    target: &Path,
    database: (&str, &Path),
    files: &Path,
    mut manifest: Manifest,
) -> io::Result<Manifest> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let temporary = tempfile::Builder::new().prefix(".doithoai-backup-").tempfile_in(folder)?;
    let packed = GzEncoder::new(BufWriter::new(temporary.as_file()), Compression::new(5));
    let mut archive = tar::Builder::new(packed);
    manifest.entries.push(add(&mut archive, database.0, database.1)?);
    for path in files_below(files)? {
        let Ok(inside) = path.strip_prefix(files) else {
            continue;
        };
        let name = format!("files/{}", inside.to_string_lossy());
        match add(&mut archive, &name, &path) {
            Ok(entry) => manifest.entries.push(entry),
            // Swept away since the folder was read: no opinion had taken it.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    let list = serde_json::to_vec(&manifest)?;
    archive.append_data(&mut header(list.len() as u64), LIST, list.as_slice())?;
    archive.into_inner()?.finish()?.flush()?;
    temporary.as_file().sync_all()?;
    temporary.persist_noclobber(target).map_err(|e| e.error)?;
    File::open(folder)?.sync_all()?;
    Ok(manifest)
}

fn add(archive: &mut tar::Builder<impl Write>, name: &str, path: &Path) -> io::Result<Entry> {
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    let mut reader = Hashing::new(BufReader::new(file).take(size));
    archive.append_data(&mut header(size), name, &mut reader)?;
    Ok(reader.entry(name.to_owned()))
}

fn header(size: u64) -> tar::Header {
    let mut header = tar::Header::new_gnu();
    header.set_size(size);
    header.set_mode(0o600);
    header.set_mtime(0);
    header.set_entry_type(tar::EntryType::Regular);
    header
}

/// The files of the store: two levels, no links, nothing half-written.
fn files_below(root: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let shards = match fs::read_dir(root) {
        Ok(shards) => shards,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(found),
        Err(error) => return Err(error),
    };
    for shard in shards {
        let shard = shard?;
        if !shard.file_type()?.is_dir() {
            continue;
        }
        for file in fs::read_dir(shard.path())? {
            let file = file?;
            if file.file_type()?.is_file() && !file.file_name().to_string_lossy().starts_with('.') {
                found.push(file.path());
            }
        }
    }
    found.sort();
    Ok(found)
}
