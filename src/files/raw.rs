//! A file as it comes in: beyond a few kilobytes it waits on disk and not in memory, and is gone with its value.

use std::io;
use std::net::IpAddr;
use std::sync::Arc;

use tokio::fs::File;
use tokio::io::{AsyncReadExt, AsyncSeekExt, AsyncWriteExt, BufWriter};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::{Files, LARGEST};
use crate::shares::Shares;

/// What is held in memory before the disk is asked, in bytes.
const HELD: usize = 64 * 1024;
/// What the files of all strangers on their way in may take on the disk together, in bytes.
const STRANGERS_MOST: usize = 240_000_000;
/// What those from one customer's address may: a village hall full of telephones shares it.
const ADDRESS_MOST: usize = 60_000_000;
/// What those of colleagues may, whatever strangers do.
const COLLEAGUES_MOST: usize = 100_000_000;

/// The room for files on their way in, a permit for each byte.
pub(super) struct Coming {
    strangers: Shares,
    colleagues: Arc<Semaphore>,
}

impl Default for Coming {
    fn default() -> Coming {
        Coming {
            strangers: Shares::new(STRANGERS_MOST, ADDRESS_MOST),
            colleagues: Arc::new(Semaphore::new(COLLEAGUES_MOST)),
        }
    }
}

impl Coming {
    /// The rooms in which a file from this stranger, or of a colleague, has to find place.
    fn rooms(&self, stranger: Option<IpAddr>) -> Vec<Arc<Semaphore>> {
        stranger.map_or_else(|| vec![self.colleagues.clone()], |address| self.strangers.of(address).into())
    }
}

/// The bytes of a file on its way in; of one that is too large one byte more than is taken, enough to see that.
#[derive(Debug, Default)]
pub struct Raw {
    held: Vec<u8>,
    stranger: Option<IpAddr>,
    waiting: Option<Waiting>,
    length: usize,
    lost: Option<Lost>,
}

/// Bytes on the disk in a file without a name: whatever happens to this process, the disk has its room back.
#[derive(Debug)]
struct Waiting {
    file: BufWriter<File>,
    rooms: Vec<Arc<Semaphore>>,
    shares: Vec<OwnedSemaphorePermit>,
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
    /// A file from a stranger at this address, or of a colleague.
    pub fn from(stranger: Option<IpAddr>) -> Raw {
        Raw { stranger, ..Raw::default() }
    }

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
                let held = std::mem::take(&mut self.held);
                let begun = Waiting::begin(files, self.stranger, &held).await?;
                self.waiting = Some(begun);
            }
            return Ok(());
        };
        waiting.grow(piece.len())?;
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
        let Some(Waiting { mut file, shares: _shares, rooms: _ }) = self.waiting else {
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
    async fn begin(files: &Files, stranger: Option<IpAddr>, bytes: &[u8]) -> Result<Waiting, Lost> {
        let rooms = files.coming.rooms(stranger);
        let shares = shares(&rooms, bytes.len())?;
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
        Ok(Waiting { file, rooms, shares })
    }

    fn grow(&mut self, bytes: usize) -> Result<(), Lost> {
        for (share, more) in self.shares.iter_mut().zip(shares(&self.rooms, bytes)?) {
            share.merge(more);
        }
        Ok(())
    }
}

fn shares(rooms: &[Arc<Semaphore>], bytes: usize) -> Result<Vec<OwnedSemaphorePermit>, Lost> {
    let bytes = u32::try_from(bytes).map_err(|_| Lost::NoRoom)?;
    rooms.iter().map(|room| room.clone().try_acquire_many_owned(bytes).map_err(|_| Lost::NoRoom)).collect()
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
    async fn one_address_has_its_part_of_the_room_and_colleagues_have_one_of_their_own() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = Files::within(folder.path(), 100);
        let at = |last: u8| Some(IpAddr::from([192, 0, 2, last]));
        let sent = async |from: Option<IpAddr>| {
            let mut raw = Raw::from(from);
            for _ in 0..3 {
                raw.add(&files, &[7; 30_000]).await;
            }
            raw
        };
        let [own, all] = files.coming.rooms(at(1)).try_into().expect("two rooms");
        let taken = own.clone().try_acquire_many_owned(59_900_000).expect("free");
        let one = sent(at(1)).await;
        assert!(matches!(sent(at(1)).await.bytes().await, Err(Lost::NoRoom)), "over its limit");
        assert!(sent(at(2)).await.bytes().await.is_ok(), "another address has room");
        drop(one);
        assert!(sent(at(1)).await.bytes().await.is_ok(), "room again");
        drop(taken);
        let all = all.try_acquire_many_owned(240_000_000).expect("all is given back");
        assert!(matches!(sent(at(3)).await.bytes().await, Err(Lost::NoRoom)), "strangers have no more");
        assert!(sent(None).await.bytes().await.is_ok(), "colleagues have");
        drop(all);
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
