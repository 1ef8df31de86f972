//! Pictures in the size in which a page shows them: drawn once, when somebody first looks.

use std::io;
use std::path::{Path, PathBuf};

use super::{Files, disk, picture};
use crate::store::files::Stored;

/// The width of a small picture in pixels: twice the box in which a telephone shows it.
const WIDEST: u32 = 640;
/// Its height at most, in pixels.
const TALLEST: u32 = 1_280;

/// Width and height of the small picture of a file, where they are known.
pub fn small_pixels(file: &Stored) -> Option<(u32, u32)> {
    let (width, height) = (u32::try_from(file.width?).ok()?, u32::try_from(file.height?).ok()?);
    Some(fitted(width, height))
}

fn fitted(width: u32, height: u32) -> (u32, u32) {
    if width <= WIDEST && height <= TALLEST {
        return (width, height);
    }
    let scaled = |length: u32, by: u32, of: u32| {
        let length = (u64::from(length) * u64::from(by)).div_ceil(u64::from(of.max(1)));
        u32::try_from(length).unwrap_or(by).max(1)
    };
    let too_tall = u64::from(height) * u64::from(WIDEST) > u64::from(width) * u64::from(TALLEST);
    if too_tall { (scaled(width, TALLEST, height), TALLEST) } else { (WIDEST, scaled(height, WIDEST, width)) }
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
        assert_eq!(fitted(1_200, 2_560), (600, 1_280));
        assert_eq!(fitted(400, 300), (400, 300));
        assert_eq!(fitted(326, 2_560), (163, 1_280));
        assert_eq!(fitted(2_560, 1), (640, 1));
    }
}
