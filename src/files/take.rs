//! Taking files in: looked at by their bytes, pictures made small, durable on disk before their rows are.

use domain::text::Line;
use sha2::{Digest, Sha256};

use super::kind::FileKind;
use super::raw::Lost;
use super::trouble::{NotTaken, Trouble};
use super::{Files, Incoming, LARGEST, Raw, Upload, disk, hex, picture};
use crate::acts::{Fields, Refusal};
use crate::app::{App, customer, digest};
use crate::store::files::{self as rows, Stored};

/// A file as it will be stored.
struct Prepared {
    kind: FileKind,
    bytes: Vec<u8>,
    sha256: String,
    pixels: Option<(u32, u32)>,
}

/// Why a file is not taken.
enum Wrong {
    /// The sender can do something about it.
    Told(Trouble),
    /// The machine is broken.
    Broken(Refusal),
}

impl From<Lost> for Wrong {
    fn from(lost: Lost) -> Wrong {
        match lost {
            Lost::Unwanted => Wrong::Told(Trouble::TooMany),
            Lost::NoRoom => Wrong::Told(Trouble::NoRoom),
            Lost::Broken(error) => Wrong::Broken(failed(&error)),
        }
    }
}

/// What became of files that came together.
#[derive(Debug, Default)]
pub struct Taken {
    /// Those that were taken, in their order.
    pub uploads: Vec<Upload>,
    /// The others, each with its reason.
    pub not: Vec<NotTaken>,
}

/// Takes a file in: checked by its bytes, pictures re-encoded without metadata, durable on disk before its row is.
pub async fn take(app: &App, incoming: Incoming) -> Result<Upload, Refusal> {
    let (field, name) = (incoming.purpose.field(), incoming.name.clone());
    take_one(app, incoming).await.map_err(|wrong| match wrong {
        Wrong::Told(why) => Fields::just(field, NotTaken::new(&name, why).said()),
        Wrong::Broken(refusal) => refusal,
    })
}

/// Takes in as many files as there is room for; each that is not taken is told with its name.
pub async fn take_all(app: &App, files: Vec<Incoming>, room: usize) -> Result<Taken, Refusal> {
    let mut taken = Taken::default();
    for incoming in files {
        let name = incoming.name.clone();
        if taken.uploads.len() >= room {
            taken.not.push(NotTaken::new(&name, Trouble::TooMany));
            continue;
        }
        match take_one(app, incoming).await {
            Ok(upload) => taken.uploads.push(upload),
            Err(Wrong::Told(why)) => taken.not.push(NotTaken::new(&name, why)),
            Err(Wrong::Broken(refusal)) => return Err(refusal),
        }
    }
    Ok(taken)
}

async fn take_one(app: &App, incoming: Incoming) -> Result<Upload, Wrong> {
    let Incoming { unit, staff, from, purpose, name, bytes } = incoming;
    if !app.files.has_room().await {
        return Err(Wrong::Told(Trouble::NoRoom));
    }
    let from = from.filter(|_| app.config.is_limited()).map(customer);
    if from.is_some_and(|from| !app.files.budget.take(from, bytes.length(), app.now())) {
        return Err(Wrong::Told(Trouble::NoRoom));
    }
    let Prepared { kind, bytes, sha256, pixels } = app.files.prepare(bytes).await?;
    let key = hex(&crate::app::random_bytes::<16>());
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    disk::write(&app.files.root, &key, bytes).await.map_err(Lost::from)?;
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
        purpose: purpose.as_str().to_owned(),
        content_type: kind.content_type().to_owned(),
        size,
        sha256,
        original_name: name.clone(),
        width: pixels.and_then(|(width, _)| side(width)),
        height: pixels.and_then(|(_, height)| side(height)),
        staff_id: staff,
        created_at: app.now(),
    };
    match keep(app, row).await {
        Ok(()) => Ok(Upload { token, name, content_type: kind.content_type(), size }),
        Err(error) => {
            disk::remove(&app.files.root, &key).await;
            Err(Wrong::Broken(error.into()))
        }
    }
}

async fn keep(app: &App, row: Stored) -> Result<(), crate::store::Error> {
    let tx = app.begin_write().await?;
    rows::add(&tx, row).await?;
    tx.commit().await
}

impl Files {
    /// The bytes of the file and of a picture made small, or what is wrong with it.
    async fn prepare(&self, raw: Raw) -> Result<Prepared, Wrong> {
        if raw.length() == 0 {
            return Err(Wrong::Told(Trouble::Empty));
        }
        if raw.length() > LARGEST {
            return Err(Wrong::Told(Trouble::TooLarge));
        }
        let _turn = self.drawing.acquire().await.map_err(|error| broken(&error))?;
        let bytes = raw.bytes().await?;
        let kind = FileKind::of(&bytes).ok_or(Wrong::Told(Trouble::Type))?;
        tokio::task::spawn_blocking(move || {
            let (kind, bytes, pixels) = match kind {
                FileKind::Pdf => (kind, bytes, None),
                FileKind::Jpeg | FileKind::Png | FileKind::Webp => {
                    let (bytes, pixels) = picture::made_small(&bytes, kind).map_err(Wrong::Told)?;
                    (FileKind::Jpeg, bytes, Some(pixels))
                }
            };
            let sha256 = hex(&Sha256::digest(&bytes));
            Ok(Prepared { kind, bytes, sha256, pixels })
        })
        .await
        .map_err(|error| broken(&error))?
    }
}

/// What a failed write of a file says to its sender.
fn failed(error: &std::io::Error) -> Refusal {
    use std::io::ErrorKind::{QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    tracing::error!(%error, "a file could not be kept");
    match error.kind() {
        StorageFull | QuotaExceeded => Refusal::NoRoom,
        ReadOnlyFilesystem => Refusal::Unavailable,
        _ => Refusal::Internal(format!("file store: {error}")),
    }
}

fn broken(error: &dyn std::error::Error) -> Wrong {
    Wrong::Broken(Refusal::Internal(error.to_string()))
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
