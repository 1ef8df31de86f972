//! Pictures and documents that people send: looked at by their bytes, made small and clean, kept under generated names.

use std::path::PathBuf;

use domain::text::Line;
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;

mod disk;
mod kind;
mod picture;
mod shown;

pub use disk::hash_of;
pub use shown::{Shown, shown};

use crate::acts::{Fields, Refusal, Said};
use crate::app::{App, digest};
use crate::store::files::{self as rows, Stored};
use kind::FileKind;

/// The largest file taken, in bytes: 10 MB.
pub const LARGEST: usize = 10 * 1024 * 1024;

/// The folder of files, and how many pictures may be made small at once.
pub struct Files {
    root: PathBuf,
    drawing: Semaphore,
}

/// What a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A citizen's picture or document.
    Citizen,
    /// Proof of what was done.
    Evidence,
    /// Goes out with the answer.
    Answer,
}

impl Purpose {
    /// The word in the table.
    pub fn as_str(self) -> &'static str {
        match self {
            Purpose::Citizen => "citizen",
            Purpose::Evidence => "evidence",
            Purpose::Answer => "answer",
        }
    }

    /// The form's field that a complaint belongs to.
    fn field(self) -> &'static str {
        match self {
            Purpose::Citizen => "photos",
            Purpose::Evidence | Purpose::Answer => "files",
        }
    }
}

/// A file on its way in.
#[derive(Debug)]
pub struct Incoming {
    /// The unit it is sent to.
    pub unit: i64,
    /// The account that sends it, if staff.
    pub staff: Option<i64>,
    /// What it is for.
    pub purpose: Purpose,
    /// Its name on the sender's machine.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What the form carries until the opinion takes the file.
#[derive(Debug, Clone)]
pub struct Upload {
    /// Opens this one upload; 256 bits, only its hash is stored.
    pub token: String,
    /// The name as shown.
    pub name: String,
    /// The type as stored.
    pub content_type: &'static str,
    /// Length as stored, in bytes.
    pub size: i64,
}

/// A file as it will be stored.
struct Prepared {
    kind: FileKind,
    bytes: Vec<u8>,
    sha256: String,
    pixels: Option<(u32, u32)>,
}

impl Files {
    /// The files of a data folder.
    pub fn within(data_dir: &std::path::Path) -> Files {
        Files { root: data_dir.join("files"), drawing: Semaphore::new(2) }
    }

    /// Opens the bytes of a stored file for streaming.
    pub async fn open(&self, key: &str) -> std::io::Result<tokio::fs::File> {
        match disk::place(&self.root, key) {
            Some(path) => tokio::fs::File::open(path).await,
            None => Err(std::io::ErrorKind::NotFound.into()),
        }
    }

    /// Where the bytes of a key lie; `None` for what is no key.
    pub fn place(&self, key: &str) -> Option<PathBuf> {
        disk::place(&self.root, key)
    }

    /// The bytes of the file and of a picture made small, or what is wrong with it.
    async fn prepare(&self, bytes: Vec<u8>) -> Result<Prepared, Wrong> {
        if bytes.is_empty() {
            return Err(Wrong::Said("error-file-empty".into()));
        }
        if bytes.len() > LARGEST {
            let most = Said { key: "error-file-too-large", args: vec![("megabytes", "10".to_owned())] };
            return Err(Wrong::Said(most));
        }
        let Some(kind) = FileKind::of(&bytes) else {
            return Err(Wrong::Said("error-file-type".into()));
        };
        let _turn = self.drawing.acquire().await.map_err(|e| Wrong::Broken(e.to_string()))?;
        tokio::task::spawn_blocking(move || {
            let (kind, bytes, pixels) = match kind {
                FileKind::Pdf => (kind, bytes, None),
                FileKind::Jpeg | FileKind::Png | FileKind::Webp => {
                    let (bytes, pixels) =
                        picture::made_small(&bytes, kind).map_err(|key| Wrong::Said(key.into()))?;
                    (FileKind::Jpeg, bytes, Some(pixels))
                }
            };
            let sha256 = hex(&Sha256::digest(&bytes));
            Ok(Prepared { kind, bytes, sha256, pixels })
        })
        .await
        .map_err(|e| Wrong::Broken(e.to_string()))?
    }
}

/// Why a file is not taken.
enum Wrong {
    /// The sender can do something about it.
    Said(Said),
    /// The machine is broken.
    Broken(String),
}

/// Takes a file in: checked by its bytes, pictures re-encoded without metadata, durable on disk before its row is.
pub async fn take(app: &App, incoming: Incoming) -> Result<Upload, Refusal> {
    let Incoming { unit, staff, purpose, name, bytes } = incoming;
    let prepared = app.files.prepare(bytes).await.map_err(|wrong| match wrong {
        Wrong::Said(said) => Fields::just(purpose.field(), said),
        Wrong::Broken(cause) => Refusal::Internal(cause),
    })?;
    let Prepared { kind, bytes, sha256, pixels } = prepared;
    let key = hex(&crate::app::random_bytes::<16>());
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    disk::write(&app.files.root, &key, bytes)
        .await
        .map_err(|e| Refusal::Internal(format!("file store: {e}")))?;
    let token = app.fresh_token();
    let name = clean_name(&name, kind);
    let side = |side: u32| i32::try_from(side).ok();
    let row = Stored {
        id: 0,
        storage_key: key.clone(),
        upload_token_hash: Some(digest(&token)),
        unit_id: unit,
        statement_id: None,
        opinion_id: None,
        caption: None,
        purpose: purpose.as_str().to_owned(),
        content_type: kind.content_type().to_owned(),
        size,
        sha256,
        original_name: name.clone(),
        width: pixels.and_then(|(width, _)| side(width)),
        height: pixels.and_then(|(_, height)| side(height)),
        public: false,
        staff_id: staff,
        created_at: app.now(),
    };
    match keep(app, row).await {
        Ok(()) => Ok(Upload { token, name, content_type: kind.content_type(), size }),
        Err(error) => {
            disk::remove(&app.files.root, &key).await;
            Err(error.into())
        }
    }
}

async fn keep(app: &App, row: Stored) -> Result<(), crate::store::Error> {
    let tx = app.begin_write().await?;
    rows::add(&tx, row).await?;
    tx.commit().await
}

/// Removes uploads that no opinion took within a day; gives how many.
pub async fn sweep(app: &App) -> Result<usize, Refusal> {
    let before = app.now() - chrono::TimeDelta::hours(24);
    let mut removed = 0;
    for row in rows::orphans(&app.db, before, 500).await? {
        let tx = app.begin_write().await?;
        let gone = rows::forget(&tx, row.id).await?;
        tx.commit().await?;
        if gone {
            disk::remove(&app.files.root, &row.storage_key).await;
            removed += 1;
        }
    }
    Ok(removed)
}

/// The sender's name for the file without folders and control characters, with the ending of what it became.
fn clean_name(name: &str, kind: FileKind) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let printable: String = last.chars().filter(|c| !c.is_control() && !"\"<>|:*?".contains(*c)).collect();
    let stem = printable.rsplit_once('.').map_or(printable.as_str(), |(stem, _)| stem);
    let stem: String = stem.chars().take(80).collect();
    let line = Line::parse(&stem, 80).map(Line::into_string).unwrap_or_else(|_| "tep".to_owned());
    format!("{line}.{}", kind.ending())
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_keeps_its_name_but_neither_folders_nor_tricks() {
        assert_eq!(clean_name("C:\\ảnh\\Đống rác.PNG", FileKind::Jpeg), "Đống rác.jpg");
        assert_eq!(clean_name("../../etc/passwd", FileKind::Pdf), "passwd.pdf");
        assert_eq!(clean_name("a\r\nSet-Cookie: x.pdf", FileKind::Pdf), "aSet-Cookie x.pdf");
        assert_eq!(clean_name("", FileKind::Pdf), "tep.pdf");
    }
}
