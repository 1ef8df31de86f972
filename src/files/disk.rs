//! The bytes on disk: generated names, two characters to a folder, durable before anybody is told.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::hex;

/// Where a key's bytes lie; `None` for anything that is no generated key, so that no path is ever taken from outside.
pub fn place(root: &Path, key: &str) -> Option<PathBuf> {
    let generated = key.len() == 32 && key.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    generated.then(|| root.join(&key[..2]).join(key))
}

/// Writes the bytes under a key: temporary file, fsync, rename, fsync of the folder.
pub async fn write(root: &Path, key: &str, bytes: Vec<u8>) -> io::Result<()> {
    let Some(path) = place(root, key) else {
        return Err(io::ErrorKind::InvalidInput.into());
    };
    let root = root.to_owned();
    tokio::task::spawn_blocking(move || write_now(&root, &path, &bytes)).await.map_err(io::Error::other)?
}

fn write_now(root: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    let fresh = !folder.exists();
    fs::create_dir_all(folder)?;
    let mut file = tempfile::Builder::new().prefix(".new-").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|e| e.error)?;
    File::open(folder)?.sync_all()?;
    if fresh {
        File::open(root)?.sync_all()?;
    }
    Ok(())
}

/// Removes a key's bytes; one that is already gone is no trouble.
pub async fn remove(root: &Path, key: &str) {
    if let Some(path) = place(root, key)
        && let Err(error) = tokio::fs::remove_file(path).await
        && error.kind() != io::ErrorKind::NotFound
    {
        tracing::warn!(%error, "a stored file could not be removed");
    }
}

/// How much of the disk under a folder is in use, in percent of what may be used; none where nobody can say.
pub async fn in_use(folder: &Path) -> Option<u8> {
    let folder = folder.to_owned();
    let looked = tokio::task::spawn_blocking(move || {
        // Before the first file there is no folder yet, only those above it.
        folder.ancestors().find_map(|folder| rustix::fs::statvfs(folder).ok())
    });
    let looked = looked.await.ok()??;
    percent(looked.f_blocks.saturating_sub(looked.f_bfree), looked.f_bavail)
}

fn percent(used: u64, free: u64) -> Option<u8> {
    let percent = (used * 100).div_ceil((used + free).max(1));
    u8::try_from(percent).ok()
}

/// Length and SHA-256 of a file, read piece by piece.
pub fn hash_of(path: &Path) -> io::Result<(u64, String)> {
    let mut file = File::open(path)?;
    let mut hasher = Sha256::new();
    let mut piece = vec![0; 64 * 1024];
    let mut length = 0;
    loop {
        let read = file.read(&mut piece)?;
        if read == 0 {
            return Ok((length, hex(&hasher.finalize())));
        }
        length += read as u64;
        hasher.update(&piece[..read]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_generated_names_have_a_place() {
        let root = Path::new("/files");
        assert_eq!(place(root, "../../../../etc/passwd"), None);
        assert_eq!(place(root, "AB000000000000000000000000000000"), None);
        let key = "ab000000000000000000000000000000";
        assert_eq!(place(root, key), Some(root.join("ab").join(key)));
    }

    #[test]
    fn what_is_in_use_is_counted_as_df_counts_it() {
        assert_eq!(percent(0, 0), Some(0));
        assert_eq!(percent(94, 6), Some(94));
        assert_eq!(percent(951, 49), Some(96), "rounded up");
        assert_eq!(percent(100, 0), Some(100));
    }

    #[tokio::test]
    async fn what_is_written_is_read_back_and_removed_twice_without_trouble() {
        let folder = tempfile::tempdir().expect("a folder");
        let key = "ab000000000000000000000000000001";
        write(folder.path(), key, b"abc".to_vec()).await.expect("written");
        let path = place(folder.path(), key).expect("a key");
        let (length, hash) = hash_of(&path).expect("readable");
        assert_eq!((length, &hash[..8]), (3, "ba7816bf"));
        remove(folder.path(), key).await;
        remove(folder.path(), key).await;
        assert!(!path.exists());
    }
}
