//! Photographs made small and clean: their size is judged before a pixel is unpacked.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::webp::WebPDecoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::kind::FileKind;
use super::trouble::Trouble;

/// The longest side taken, in pixels.
const LONGEST_TAKEN: u32 = 12_000;
/// The most pixels taken: a 437 KB picture can claim 60,000 × 60,000.
const MOST_PIXELS: u64 = 60_000_000;
/// The longest side kept, in pixels.
const LONGEST_KEPT: u32 = 2_560;
/// The most pixels unpacked whole, as a telephone's usual photograph has them; what is larger is made smaller while it
/// is unpacked, or not taken.
const MOST_WHOLE: u64 = 12_600_000;
/// The most pixels that are left when a photograph is made smaller while it is unpacked.
const MOST_SCALED: u64 = 9_000_000;
/// What a decoder may take for everything beside the pixels: colour profiles, remarks, lines, in bytes.
const MOST_BESIDE: u64 = 8_000_000;
/// What the unpacked pixels of one picture may take, in bytes; with what its decoder holds meanwhile it is twice as much.
pub const MOST_MEMORY: u64 = 40_000_000;

/// The picture as JPEG, upright and without metadata, with its width and height; or why not.
pub fn made_small(bytes: &[u8], kind: FileKind) -> Result<(Vec<u8>, (u32, u32)), Trouble> {
    let format = match kind {
        FileKind::Jpeg => ImageFormat::Jpeg,
        FileKind::Png => ImageFormat::Png,
        FileKind::Webp => ImageFormat::WebP,
        FileKind::Pdf => return Err(Trouble::Type),
    };
    let mut decoder = reader(bytes, format, MOST_BESIDE).into_decoder().map_err(said)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if width > LONGEST_TAKEN || height > LONGEST_TAKEN || pixels > MOST_PIXELS {
        return Err(Trouble::TooManyPixels);
    }
    let orientation = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let mut picture = match format {
        ImageFormat::Jpeg if pixels > MOST_WHOLE => scaled(bytes, (width, height))?,
        _ if decoder.total_bytes() > most_unpacked(bytes, kind, pixels)? => {
            return Err(Trouble::TooManyPixels);
        }
        _ => DynamicImage::from_decoder(decoder).map_err(said)?,
    };
    if picture.width() > LONGEST_KEPT || picture.height() > LONGEST_KEPT {
        picture = picture.thumbnail(LONGEST_KEPT, LONGEST_KEPT);
    }
    picture.apply_orientation(orientation);
    let flat = on_white(picture);
    let mut small = Vec::new();
    flat.write_with_encoder(JpegEncoder::new_with_quality(&mut small, 84)).map_err(said)?;
    Ok((small, flat.dimensions()))
}

/// The most bytes of unpacked pixels that a picture of this kind may have, so that what its decoder needs beside them is
/// within [`MOST_MEMORY`] too; none where it cannot be unpacked at all.
fn most_unpacked(bytes: &[u8], kind: FileKind, pixels: u64) -> Result<u64, Trouble> {
    match kind {
        FileKind::Jpeg => {
            use jpeg_decoder::{CodingProcess, Decoder, PixelFormat};
            let mut decoder = Decoder::new(bytes);
            let known = decoder.read_info().ok().and_then(|()| decoder.info());
            let planes = match known.map(|info| info.pixel_format) {
                Some(PixelFormat::L8 | PixelFormat::L16) => 1,
                Some(PixelFormat::RGB24) => 3,
                Some(PixelFormat::CMYK32) | None => 4,
            };
            // What comes in several passes is held as two bytes for each value until the last of them.
            let line_by_line = known.is_some_and(|info| info.coding_process == CodingProcess::DctSequential);
            let held = if line_by_line { pixels * planes / 2 } else { pixels * planes * 3 };
            Ok(if held > MOST_MEMORY * 2 { 0 } else { MOST_MEMORY })
        }
        FileKind::Png => Ok(MOST_MEMORY),
        FileKind::Webp => {
            let moving = WebPDecoder::new(Cursor::new(bytes)).map_err(said)?.has_animation();
            // It needs as much again while it unpacks.
            if moving { Err(Trouble::Type) } else { Ok(MOST_MEMORY * 2 / 3) }
        }
        FileKind::Pdf => Err(Trouble::Type),
    }
}

/// A large photograph, unpacked at a half, a quarter or an eighth of its size.
fn scaled(bytes: &[u8], (width, height): (u32, u32)) -> Result<DynamicImage, Trouble> {
    use jpeg_decoder::{CodingProcess, Decoder, PixelFormat};
    let mut decoder = Decoder::new(bytes);
    decoder.read_info().map_err(|_| Trouble::Broken)?;
    // Only what comes line by line can be made smaller on the way; the other kind is unpacked whole first.
    if decoder.info().is_none_or(|info| info.coding_process != CodingProcess::DctSequential) {
        return Err(Trouble::TooManyPixels);
    }
    let by = [2, 4, 8].into_iter().find(|by| u64::from(width / by) * u64::from(height / by) <= MOST_SCALED);
    let by = by.ok_or(Trouble::TooManyPixels)?;
    let side = |side: u32| u16::try_from(side / by).map_err(|_| Trouble::TooManyPixels);
    let (width, height) = decoder.scale(side(width)?, side(height)?).map_err(|_| Trouble::Broken)?;
    let pixels = decoder.decode().map_err(|_| Trouble::Broken)?;
    let (width, height) = (u32::from(width), u32::from(height));
    let drawn = match decoder.info().map(|info| info.pixel_format) {
        Some(PixelFormat::RGB24) => {
            image::RgbImage::from_raw(width, height, pixels).map(DynamicImage::ImageRgb8)
        }
        Some(PixelFormat::L8) => {
            image::GrayImage::from_raw(width, height, pixels).map(DynamicImage::ImageLuma8)
        }
        Some(PixelFormat::CMYK32 | PixelFormat::L16) | None => return Err(Trouble::TooManyPixels),
    };
    drawn.ok_or(Trouble::Broken)
}

/// A picture of our own, drawn again in this size.
pub fn in_size(bytes: &[u8], (width, height): (u32, u32)) -> Result<Vec<u8>, image::ImageError> {
    let picture = reader(bytes, ImageFormat::Jpeg, MOST_MEMORY).decode()?;
    let drawn = picture.resize_exact(width, height, FilterType::Triangle).into_rgb8();
    let mut small = Vec::new();
    drawn.write_with_encoder(JpegEncoder::new_with_quality(&mut small, 78))?;
    Ok(small)
}

fn reader(bytes: &[u8], format: ImageFormat, most: u64) -> ImageReader<Cursor<&[u8]>> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_TAKEN);
    limits.max_image_height = Some(LONGEST_TAKEN);
    limits.max_alloc = Some(most);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    reader
}

/// JPEG knows no transparency: what shines through becomes white and not black.
fn on_white(picture: DynamicImage) -> image::RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture = picture.into_rgba8();
    image::RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let image::Rgba([r, g, b, a]) = *picture.get_pixel(x, y);
        let mix = |c: u8| {
            let mixed = (u32::from(c) * u32::from(a) + 255 * (255 - u32::from(a))) / 255;
            u8::try_from(mixed).unwrap_or(255)
        };
        image::Rgb([mix(r), mix(g), mix(b)])
    })
}

fn said(error: image::ImageError) -> Trouble {
    match error {
        image::ImageError::Limits(_) => Trouble::TooManyPixels,
        _ => Trouble::Broken,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image::RgbaImage::from_pixel(width, height, image::Rgba([10, 20, 30, 0]))
            .write_to(&mut bytes, ImageFormat::Png)
            .expect("a picture is written");
        bytes.into_inner()
    }

    #[test]
    fn a_large_picture_becomes_a_small_jpeg_and_what_was_clear_becomes_white() {
        let (bytes, size) = made_small(&png(3_000, 1_500), FileKind::Png).expect("taken");
        assert_eq!(size, (2_560, 1_280));
        assert_eq!(FileKind::of(&bytes), Some(FileKind::Jpeg));
        let back = image::load_from_memory(&bytes).expect("readable").into_rgb8();
        assert!(back.get_pixel(5, 5).0.iter().all(|c| *c > 250));
    }

    #[test]
    fn a_picture_that_claims_too_many_pixels_is_refused_before_it_is_unpacked() {
        let mut bytes = png(8, 8);
        bytes[16..20].copy_from_slice(&60_000u32.to_be_bytes());
        bytes[20..24].copy_from_slice(&60_000u32.to_be_bytes());
        assert!(made_small(&bytes, FileKind::Png).is_err());
        assert_eq!(made_small(&png(5_000, 4_000), FileKind::Png), Err(Trouble::TooManyPixels));
    }

    #[test]
    fn a_photograph_of_fifty_megapixels_is_made_small_while_it_is_unpacked() {
        let mut bytes = Vec::new();
        image::GrayImage::from_fn(8_160, 6_120, |x, _| image::Luma([if x < 4_080 { 30 } else { 220 }]))
            .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 60))
            .expect("a picture is written");
        let (small, size) = made_small(&bytes, FileKind::Jpeg).expect("taken");
        assert_eq!(size, (2_040, 1_530));
        let back = image::load_from_memory(&small).expect("readable").into_luma8();
        assert!(back.get_pixel(500, 700).0[0] < 60 && back.get_pixel(1_500, 700).0[0] > 190);
    }

    #[test]
    fn a_photograph_that_comes_in_several_passes_is_judged_by_what_is_held_between_them() {
        let mut bytes = Vec::new();
        image::RgbImage::new(8, 8)
            .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 60))
            .expect("a picture is written");
        let at = bytes.windows(2).position(|two| two == [0xff, 0xc0]).expect("a frame");
        let claims = |process: u8, (width, height): (u16, u16)| {
            let mut bytes = bytes.clone();
            bytes[at + 1] = process;
            bytes[at + 5..at + 7].copy_from_slice(&height.to_be_bytes());
            bytes[at + 7..at + 9].copy_from_slice(&width.to_be_bytes());
            let pixels = u64::from(width) * u64::from(height);
            most_unpacked(&bytes, FileKind::Jpeg, pixels).expect("known")
        };
        let (line_by_line, in_passes) = (0xc0, 0xc2);
        assert_eq!(claims(line_by_line, (4_000, 3_000)), MOST_MEMORY);
        assert_eq!(claims(in_passes, (4_000, 3_000)), 0);
        assert_eq!(claims(in_passes, (3_264, 2_448)), MOST_MEMORY);
    }

    #[test]
    fn a_moving_picture_is_none() {
        let chunk = |name: &[u8; 4], body: &[u8]| {
            let length = u32::try_from(body.len()).expect("short").to_le_bytes();
            [name.as_slice(), &length, body].concat()
        };
        let body = [
            b"WEBP".to_vec(),
            chunk(b"VP8X", &[2, 0, 0, 0, 7, 0, 0, 7, 0, 0]),
            chunk(b"ANIM", &[0; 6]),
            chunk(
                b"ANMF",
                &[[0, 0, 0, 0, 0, 0, 7, 0, 0, 7, 0, 0, 9, 0, 0, 0].as_slice(), &chunk(b"VP8L", &[0; 8])]
                    .concat(),
            ),
        ];
        let bytes = chunk(b"RIFF", &body.concat());
        assert_eq!(made_small(&bytes, FileKind::Webp), Err(Trouble::Type));
    }

    #[test]
    fn half_a_picture_is_broken_and_said_so() {
        let bytes = png(300, 300);
        assert_eq!(made_small(&bytes[..bytes.len() / 2], FileKind::Png), Err(Trouble::Broken));
    }

    #[test]
    fn a_photograph_is_drawn_again_in_the_size_it_is_shown_in() {
        let (bytes, _) = made_small(&png(3_000, 1_500), FileKind::Png).expect("taken");
        let small = in_size(&bytes, (640, 320)).expect("drawn");
        let back = image::load_from_memory(&small).expect("readable");
        assert_eq!((back.width(), back.height()), (640, 320));
        assert!(small.len() < bytes.len() / 4);
    }

    #[test]
    fn the_place_where_a_photograph_was_taken_does_not_survive() {
        let mut plain = Vec::new();
        image::RgbImage::from_pixel(40, 20, image::Rgb([200, 10, 10]))
            .write_with_encoder(JpegEncoder::new_with_quality(&mut plain, 90))
            .expect("a picture is written");
        // Orientation 6: the camera was held upright, so the picture has to be turned by a quarter.
        let exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0GPS-20.123456";
        let mut marked = plain[..2].to_vec();
        marked.extend([0xff, 0xe1]);
        marked.extend(u16::try_from(exif.len() + 2).expect("short").to_be_bytes());
        marked.extend(exif);
        marked.extend(&plain[2..]);
        let (bytes, size) = made_small(&marked, FileKind::Jpeg).expect("taken");
        assert_eq!(size, (20, 40));
        assert!(!bytes.windows(3).any(|three| three == b"GPS"));
    }
}
