//! Pictures in the size in which a page shows them: drawn once, when somebody first looks.

use std::io;
use std::path::{Path, PathBuf};

use super::{Files, disk, picture};
use crate::store::files::Stored;

/// The longest side of a small picture, in pixels.
const SIDE: u32 = 640;

/// Width and height of the small picture of a file, where they are known.
pub fn small_pixels(file: &Stored) -> Option<(u32, u32)> {
    let (width, height) = (u32::try_from(file.width?).ok()?, u32::try_from(file.height?).ok()?);
    Some(fitted(width, height))
}

fn fitted(width: u32, height: u32) -> (u32, u32) {
    let longest = width.max(height).max(1);
    if longest <= SIDE {
        return (width, height);
    }
    let side = |side: u32| (u64::from(side) * u64::from(SIDE)).div_ceil(u64::from(longest));
    let side = |length: u32| u32::try_from(side(length)).unwrap_or(SIDE).max(1);
    (side(width), side(height))
}

impl Files {
    /// Opens the small picture of a file; drawn at the first look and kept beside the files, outside every backup.
    pub async fn open_small(&self, file: &Stored) -> io::Result<tokio::fs::File> {
        let key = &file.storage_key;
        let whole = disk::place(&self.root, key).ok_or(io::ErrorKind::NotFound)?;
        let Some(pixels) = small_pixels(file).filter(|pixels| Some(*pixels) != whole_pixels(file)) else {
            return tokio::fs::File::open(whole).await;
        };
        let kept = disk::place(&self.small, key).ok_or(io::ErrorKind::NotFound)?;
        match tokio::fs::File::open(&kept).await {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            opened => return opened,
        }
        let _turn = self.drawing.acquire().await.map_err(io::Error::other)?;
        let drawn = draw(whole, pixels).await?;
        tokio::fs::create_dir_all(&self.small).await?;
        disk::write(&self.small, key, drawn).await?;
        tokio::fs::File::open(kept).await
    }
}

fn whole_pixels(file: &Stored) -> Option<(u32, u32)> {
    Some((u32::try_from(file.width?).ok()?, u32::try_from(file.height?).ok()?))
}

async fn draw(whole: PathBuf, pixels: (u32, u32)) -> io::Result<Vec<u8>> {
    let draw = move || draw_now(&whole, pixels);
    tokio::task::spawn_blocking(draw).await.map_err(io::Error::other)?
}

fn draw_now(whole: &Path, pixels: (u32, u32)) -> io::Result<Vec<u8>> {
    picture::in_size(&std::fs::read(whole)?, pixels).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_keeps_its_shape_and_never_grows() {
        assert_eq!(fitted(2_560, 1_920), (640, 480));
        assert_eq!(fitted(1_200, 2_560), (300, 640));
        assert_eq!(fitted(400, 300), (400, 300));
        assert_eq!(fitted(2_560, 1), (640, 1));
    }
}
