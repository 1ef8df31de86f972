//! A drawn stand-in for a photograph, so that the demo carries no picture of a real place.

use crate::acts::Refusal;

/// Sky, grass, a cleaned corner with three young trees.
pub(super) fn drawn() -> Result<Vec<u8>, Refusal> {
    let mut drawn = image::RgbImage::new(800, 520);
    for (x, y, pixel) in drawn.enumerate_pixels_mut() {
        let hill = 250.0 + 40.0 * (f64::from(x) / 130.0).sin();
        *pixel = match f64::from(y) {
            y if y < hill => image::Rgb([214, 228, 232]),
            y if y < 360.0 => image::Rgb([150, 178, 140]),
            _ => image::Rgb([205, 192, 168]),
        };
    }
    for (cx, cy) in [(230i32, 300i32), (420, 290), (610, 305)] {
        for (x, y, pixel) in drawn.enumerate_pixels_mut() {
            let (dx, dy) = (i32::try_from(x).unwrap_or(0) - cx, i32::try_from(y).unwrap_or(0) - cy);
            if dx * dx + dy * dy < 48 * 48 {
                *pixel = image::Rgb([94, 132, 84]);
            } else if dx.abs() < 6 && (40..120).contains(&dy) {
                *pixel = image::Rgb([110, 84, 60]);
            }
        }
    }
    let mut bytes = std::io::Cursor::new(Vec::new());
    drawn
        .write_to(&mut bytes, image::ImageFormat::Png)
        .map_err(|e| Refusal::Internal(format!("the picture could not be drawn: {e}")))?;
    Ok(bytes.into_inner())
}
