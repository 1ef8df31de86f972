//! A file as it comes in: beyond a few kilobytes it waits on disk and not in memory, and is gone with its value.

use std::io;

use tokio::fs::File;
use tokio::io::{AsyncReadExt, AsyncSeekExt, AsyncWriteExt, BufWriter};
use tokio::sync::OwnedSemaphorePermit;

use super::{Files, LARGEST};

/// What is held in memory before the disk is asked, in bytes.
const HELD: usize = 64 * 1024;
/// What all files on their way in may take on the disk together, in bytes.
pub(super) const COMING_MOST: usize = 300_000_000;

/// The bytes of a file on its way in; of one that is too large one byte more than is taken, enough to see that.
#[derive(Debug, Default)]
pub struct Raw {
    held: Vec<u8>,
    waiting: Option<Waiting>,
    length: usize,
    lost: Option<Lost>,
}

/// Bytes on the disk in a file without a name: whatever happens to this process, the disk has its room back.
#[derive(Debug)]
struct Waiting {
    file: BufWriter<File>,
    share: OwnedSemaphorePermit,
}

/// Why the bytes of a file were not kept.
#[derive(Debug)]
pub(super) enum Lost {
    /// It is one too many.
    Unwanted,
    /// The rest of the disk is kept for words, or too many files come in at this moment.
    NoRoom,
    /// The disk does not take it.
    Broken(io::Error),
}

impl From<io::Error> for Lost {
    fn from(error: io::Error) -> Lost {
        use io::ErrorKind::{QuotaExceeded, StorageFull};
        match error.kind() {
            StorageFull | QuotaExceeded => Lost::NoRoom,
            _ => Lost::Broken(error),
        }
    }
}

impl From<Vec<u8>> for Raw {
    fn from(held: Vec<u8>) -> Raw {
        Raw { length: held.len(), held, ..Raw::default() }
    }
}

impl Raw {
    /// A file nobody wants any more: only its length is known.
    pub fn unwanted() -> Raw {
        Raw { lost: Some(Lost::Unwanted), ..Raw::default() }
    }

    /// Takes the next piece. What goes wrong is told when the file is looked at, so that the words around it are read on.
    pub async fn add(&mut self, files: &Files, piece: &[u8]) {
        let piece = &piece[..piece.len().min((LARGEST + 1).saturating_sub(self.length))];
        self.length += piece.len();
        if self.lost.is_some() {
            return;
        }
        if let Err(lost) = self.keep(files, piece).await {
            *self = Raw { length: self.length, lost: Some(lost), ..Raw::default() };
        }
    }

    async fn keep(&mut self, files: &Files, piece: &[u8]) -> Result<(), Lost> {
        let Some(waiting) = &mut self.waiting else {
            self.held.extend_from_slice(piece);
            if self.length > HELD {
                let begun = Waiting::begin(files, &std::mem::take(&mut self.held)).await?;
                self.waiting = Some(begun);
            }
            return Ok(());
        };
        waiting.share.merge(share(files, piece.len())?);
        Ok(waiting.file.write_all(piece).await?)
    }

    /// Bytes so far.
    pub fn length(&self) -> usize {
        self.length
    }

    /// All of it in memory, for whoever has the turn to look at it.
    pub(super) async fn bytes(self) -> Result<Vec<u8>, Lost> {
        if let Some(lost) = self.lost {
            return Err(lost);
        }
        let Some(Waiting { mut file, share: _share }) = self.waiting else {
            return Ok(self.held);
        };
        file.flush().await?;
        let mut file = file.into_inner();
        file.rewind().await?;
        let mut bytes = Vec::with_capacity(self.length);
        file.read_to_end(&mut bytes).await?;
        Ok(bytes)
    }
}

impl Waiting {
    async fn begin(files: &Files, bytes: &[u8]) -> Result<Waiting, Lost> {
        let share = share(files, bytes.len())?;
        if !files.has_room().await {
            return Err(Lost::NoRoom);
        }
        let root = files.root.clone();
        let file = tokio::task::spawn_blocking(move || {
            std::fs::create_dir_all(&root)?;
            tempfile::tempfile_in(&root)
        });
        let file = file.await.map_err(io::Error::other)??;
        let mut file = BufWriter::with_capacity(HELD, File::from_std(file));
        file.write_all(bytes).await?;
        Ok(Waiting { file, share })
    }
}

fn share(files: &Files, bytes: usize) -> Result<OwnedSemaphorePermit, Lost> {
    let bytes = u32::try_from(bytes).map_err(|_| Lost::NoRoom)?;
    files.coming.clone().try_acquire_many_owned(bytes).map_err(|_| Lost::NoRoom)
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn sent(files: &Files, pieces: usize) -> Raw {
        let mut raw = Raw::default();
        for _ in 0..pieces {
            raw.add(files, &[7; 30_000]).await;
        }
        raw
    }

    #[tokio::test]
    async fn what_came_in_pieces_is_whole_again_and_what_is_too_large_is_cut() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = Files::within(folder.path(), 100);
        let mut small = Raw::default();
        small.add(&files, b"ab").await;
        small.add(&files, b"c").await;
        assert_eq!(small.bytes().await.expect("read"), b"abc");
        let large = sent(&files, 5).await;
        assert!(large.held.is_empty(), "it waits on disk");
        assert_eq!(large.bytes().await.expect("read"), vec![7; 150_000]);
        assert_eq!(sent(&files, 400).await.length(), LARGEST + 1);
        assert_eq!(std::fs::read_dir(&files.root).expect("a folder").count(), 0, "it has no name");
    }

    #[tokio::test]
    async fn files_on_their_way_in_take_only_so_much_together_and_give_it_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = Files::within(folder.path(), 100);
        let taken = files.coming.clone().try_acquire_many_owned(299_900_000).expect("free");
        let one = sent(&files, 3).await;
        assert!(matches!(sent(&files, 3).await.bytes().await, Err(Lost::NoRoom)), "over the limit");
        drop(one);
        assert!(sent(&files, 3).await.bytes().await.is_ok(), "room again");
        drop(taken);
        assert_eq!(files.coming.available_permits(), COMING_MOST);
    }

    #[tokio::test]
    async fn where_the_disk_is_kept_for_words_and_of_one_too_many_only_the_length_is_known() {
        let folder = tempfile::tempdir().expect("a folder");
        let full = Files::within(folder.path(), 0);
        let raw = sent(&full, 5).await;
        assert_eq!(raw.length(), 150_000);
        assert!(matches!(raw.bytes().await, Err(Lost::NoRoom)));
        assert!(!full.root.exists(), "nothing was written");
        let mut unwanted = Raw::unwanted();
        unwanted.add(&full, b"abc").await;
        assert_eq!(unwanted.length(), 3);
        assert!(matches!(unwanted.bytes().await, Err(Lost::Unwanted)));
    }
}
