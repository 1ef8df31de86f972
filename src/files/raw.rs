//! A file as it comes in: beyond a few kilobytes it waits on disk and not in memory, and is gone with its value.

use std::io;

use tokio::io::{AsyncReadExt, AsyncSeekExt, AsyncWriteExt, BufWriter};

use super::{Files, LARGEST};

/// What is held in memory before the disk is asked, in bytes.
const HELD: usize = 64 * 1024;

/// The bytes of a file on its way in; of one that is too large one byte more than is taken, enough to see that.
#[derive(Debug, Default)]
pub struct Raw {
    held: Vec<u8>,
    /// A file without a name: whatever happens to this process, the disk has its room back.
    disk: Option<BufWriter<tokio::fs::File>>,
    length: usize,
}

impl From<Vec<u8>> for Raw {
    fn from(held: Vec<u8>) -> Raw {
        Raw { length: held.len(), held, disk: None }
    }
}

impl Raw {
    /// Takes the next piece.
    pub async fn add(&mut self, files: &Files, piece: &[u8]) -> io::Result<()> {
        let piece = &piece[..piece.len().min((LARGEST + 1).saturating_sub(self.length))];
        self.length += piece.len();
        if self.disk.is_none() && self.length > HELD {
            let root = files.root.clone();
            let file = tokio::task::spawn_blocking(move || {
                std::fs::create_dir_all(&root)?;
                tempfile::tempfile_in(&root)
            });
            let file = file.await.map_err(io::Error::other)??;
            let mut disk = BufWriter::with_capacity(HELD, tokio::fs::File::from_std(file));
            disk.write_all(&std::mem::take(&mut self.held)).await?;
            self.disk = Some(disk);
        }
        match &mut self.disk {
            Some(disk) => disk.write_all(piece).await,
            None => {
                self.held.extend_from_slice(piece);
                Ok(())
            }
        }
    }

    /// Bytes so far.
    pub fn length(&self) -> usize {
        self.length
    }

    /// All of it in memory, for whoever has the turn to look at it.
    pub(super) async fn bytes(self) -> io::Result<Vec<u8>> {
        let Some(mut disk) = self.disk else {
            return Ok(self.held);
        };
        disk.flush().await?;
        let mut file = disk.into_inner();
        file.rewind().await?;
        let mut bytes = Vec::with_capacity(self.length);
        file.read_to_end(&mut bytes).await?;
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_came_in_pieces_is_whole_again_and_what_is_too_large_is_cut() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = Files::within(folder.path());
        let mut small = Raw::default();
        small.add(&files, b"ab").await.expect("taken");
        small.add(&files, b"c").await.expect("taken");
        assert_eq!(small.bytes().await.expect("read"), b"abc");
        let (mut large, piece) = (Raw::default(), vec![7; 30_000]);
        for _ in 0..5 {
            large.add(&files, &piece).await.expect("taken");
        }
        assert!(large.held.is_empty(), "it waits on disk");
        assert_eq!(large.bytes().await.expect("read"), vec![7; 150_000]);
        let mut endless = Raw::default();
        for _ in 0..400 {
            endless.add(&files, &piece).await.expect("taken");
        }
        assert_eq!(endless.length(), LARGEST + 1);
        assert_eq!(std::fs::read_dir(&files.root).expect("a folder").count(), 0, "it has no name");
    }
}
