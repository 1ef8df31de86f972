//! Pictures and documents that people send: looked at by their bytes, made small and clean, kept under generated names.

use std::net::IpAddr;
use std::path::PathBuf;

use chrono::TimeDelta;
use tokio::sync::Semaphore;

mod budget;
mod called;
mod disk;
mod kind;
mod picture;
mod raw;
mod shown;
mod small;
mod take;
mod trouble;

pub use called::{Called, called, is_picture};
pub use disk::hash_of;
pub use raw::Raw;
pub use shown::{Shown, shown};
pub use small::small_pixels;
pub use take::{Taken, take, take_all};
pub use trouble::{NotTaken, Trouble};

use crate::acts::Refusal;
use crate::app::App;
use crate::store::files as rows;

/// How long a stranger's upload waits for its opinion after the last step that named it.
const STRANGERS_KEPT: TimeDelta = TimeDelta::hours(1);

/// The largest file taken, in bytes: 10 MB.
pub const LARGEST: usize = 10 * 1024 * 1024;

/// The folders of files and of their small pictures, and the turn in which one file is looked at and one picture drawn:
/// a picture takes up to [`picture::MOST_MEMORY`] while it is.
pub struct Files {
    root: PathBuf,
    small: PathBuf,
    /// Percent of the disk up to which files are taken.
    until: u8,
    drawing: Semaphore,
    coming: raw::Coming,
    budget: budget::Budget,
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
    pub fn field(self) -> &'static str {
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
    /// Where it comes from, if from a stranger.
    pub from: Option<IpAddr>,
    /// What it is for.
    pub purpose: Purpose,
    /// Its name on the sender's machine.
    pub name: String,
    /// Its bytes.
    pub bytes: Raw,
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

impl Files {
    /// The files of a data folder, taken until so many percent of its disk are in use.
    pub fn within(data_dir: &std::path::Path, until: u8) -> Files {
        Files {
            root: data_dir.join("files"),
            small: data_dir.join("small-pictures"),
            until,
            drawing: Semaphore::new(1),
            coming: raw::Coming::default(),
            budget: budget::Budget::default(),
        }
    }

    /// Whether the disk has room for files beside the words.
    async fn has_room(&self) -> bool {
        disk::in_use(&self.root).await.is_none_or(|percent| percent <= self.until)
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
}

/// How many uploads are removed between two breaths.
const AT_ONCE: u64 = 500;

/// Removes a stranger's uploads that no opinion and no draft wanted for an hour, and a colleague's within the day; gives
/// how many.
pub async fn sweep(app: &App) -> Result<usize, Refusal> {
    let now = app.now();
    let (strangers, colleagues) = (now - STRANGERS_KEPT, now - TimeDelta::hours(24));
    let mut removed = 0;
    loop {
        let rows = rows::orphans(&app.db, strangers, colleagues, AT_ONCE).await?;
        for row in &rows {
            let tx = app.begin_write().await?;
            let gone = rows::forget(&tx, row.id, row.created_at).await?;
            tx.commit().await?;
            if gone {
                disk::remove(&app.files.root, &row.storage_key).await;
                disk::remove(&app.files.small, &row.storage_key).await;
                removed += 1;
            }
        }
        if rows.len() as u64 != AT_ONCE {
            return Ok(removed);
        }
    }
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
