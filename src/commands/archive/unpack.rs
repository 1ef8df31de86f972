//! Reading a backup: nothing leaves the folder, every byte is compared.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read};
use std::path::{Component, Path};

use flate2::read::MultiGzDecoder;

use super::{Entry, Hashing, LIST, Manifest};

/// No single entry of a backup is larger: 1 TiB.
const LARGEST: u64 = 1 << 40;

/// Unpacks an archive into an empty folder and compares every hash; the error is a sentence.
/// Nothing is ever written outside the folder: absolute paths, `..`, links and repeated names are refused.
pub fn unpack(source: &Path, into: &Path) -> Result<Manifest, String> {
    let file = File::open(source).map_err(|e| format!("cannot read {}: {e}", source.display()))?;
    let mut archive = tar::Archive::new(MultiGzDecoder::new(BufReader::new(file)));
    let mut seen: HashMap<String, Entry> = HashMap::new();
    let mut manifest: Option<Manifest> = None;
    let damaged = |e: io::Error| format!("{} is no whole backup of Đối Thoại: {e}", source.display());
    for entry in archive.entries().map_err(damaged)? {
        let mut entry = entry.map_err(damaged)?;
        let path = entry.path().map_err(damaged)?.into_owned();
        let name = path.to_string_lossy().into_owned();
        let regular = entry.header().entry_type() == tar::EntryType::Regular;
        if manifest.is_some()
            || !regular
            || !is_inside(&path)
            || entry.size() > LARGEST
            || seen.contains_key(&name)
        {
            return Err(format!("{}: the entry {name:?} does not belong into a backup", source.display()));
        }
        if name == LIST {
            let mut list = String::new();
            entry.by_ref().take(1 << 30).read_to_string(&mut list).map_err(damaged)?;
            let read = serde_json::from_str(&list).map_err(|e| damaged(e.into()))?;
            manifest = Some(read);
            continue;
        }
        let taken = unpack_one(&mut entry, into, &path, &name).map_err(damaged)?;
        seen.insert(name, taken);
    }
    let Some(manifest) = manifest else {
        return Err(format!("{} ends too early: its list of hashes is missing", source.display()));
    };
    for entry in &manifest.entries {
        match seen.remove(&entry.name) {
            Some(taken) if taken == *entry => {}
            Some(_) => {
                return Err(format!("{}: {} was changed after the backup", source.display(), entry.name));
            }
            None => return Err(format!("{}: {} is missing", source.display(), entry.name)),
        }
    }
    match seen.into_keys().next() {
        Some(extra) => Err(format!("{}: {extra} is not on the backup's list", source.display())),
        None => Ok(manifest),
    }
}

fn unpack_one(from: &mut impl Read, into: &Path, path: &Path, name: &str) -> io::Result<Entry> {
    let target = into.join(path);
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = BufWriter::new(File::options().write(true).create_new(true).open(&target)?);
    let mut reader = Hashing::new(from);
    io::copy(&mut reader, &mut file)?;
    file.into_inner().map_err(|e| e.into_error())?.sync_all()?;
    Ok(reader.entry(name.to_owned()))
}

/// Whether a path stays below the folder it is joined to.
fn is_inside(path: &Path) -> bool {
    let mut parts = path.components().peekable();
    parts.peek().is_some() && parts.all(|part| matches!(part, Component::Normal(_)))
}

#[cfg(test)]
mod tests {
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use sha2::{Digest, Sha256};

    use super::super::header;
    use super::*;
    use crate::files::hex;

    fn manifest() -> Manifest {
        Manifest {
            program: "0".into(),
            made_at: chrono::DateTime::UNIX_EPOCH,
            database: "sqlite".into(),
            schema: vec![],
            entries: vec![],
        }
    }

    fn packed(entries: &[(&str, &[u8])], list: &str) -> tempfile::NamedTempFile {
        let file = tempfile::NamedTempFile::new().expect("a file");
        let mut archive =
            tar::Builder::new(GzEncoder::new(file.reopen().expect("again"), Compression::fast()));
        for (name, bytes) in entries.iter().chain([&(LIST, list.as_bytes())]) {
            let mut header = header(bytes.len() as u64);
            // Written by hand, since the crate itself refuses to write what climbs out.
            let field = &mut header.as_old_mut().name;
            field[..name.len()].copy_from_slice(name.as_bytes());
            header.set_cksum();
            archive.append(&header, *bytes).expect("appended");
        }
        archive.into_inner().expect("tar").finish().expect("gzip");
        file
    }

    #[test]
    fn an_archive_that_climbs_out_of_the_folder_is_refused() {
        for name in ["../evil", "/etc/evil", "files/../../evil"] {
            let list = serde_json::to_string(&manifest()).expect("JSON");
            let file = packed(&[(name, b"x")], &list);
            let outer = tempfile::tempdir().expect("a folder");
            let into = outer.path().join("into");
            fs::create_dir(&into).expect("made");
            assert!(unpack(file.path(), &into).is_err(), "{name}");
            assert!(!outer.path().join("evil").exists());
        }
    }

    #[test]
    fn a_changed_byte_and_an_unlisted_file_are_noticed() {
        let mut list = manifest();
        list.entries.push(Entry { name: "a".into(), size: 1, sha256: hex(&Sha256::digest(b"a")) });
        let text = serde_json::to_string(&list).expect("JSON");
        let into = || tempfile::tempdir().expect("a folder");
        assert!(unpack(packed(&[("a", b"a")], &text).path(), into().path()).is_ok());
        let said = unpack(packed(&[("a", b"b")], &text).path(), into().path()).expect_err("changed");
        assert!(said.contains("was changed"), "{said}");
        let said =
            unpack(packed(&[("a", b"a"), ("b", b"b")], &text).path(), into().path()).expect_err("extra");
        assert!(said.contains("not on the backup's list"), "{said}");
    }

    #[test]
    fn half_a_backup_is_refused() {
        let text = serde_json::to_string(&manifest()).expect("JSON");
        let whole = packed(&[], &text);
        let bytes = fs::read(whole.path()).expect("read");
        fs::write(whole.path(), &bytes[..bytes.len() / 2]).expect("cut");
        assert!(unpack(whole.path(), tempfile::tempdir().expect("a folder").path()).is_err());
    }
}
