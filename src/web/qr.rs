//! An address as a QR picture.

use qrcode::{Color, QrCode};

use super::page::escape;

/// Light modules around the picture, as readers want them.
const QUIET: usize = 4;

/// The picture, of as many modules as the address needs, under a name for those who do not see it; nothing where the
/// address does not fit.
pub fn picture(address: &str, name: &str) -> String {
    let Ok(code) = QrCode::new(address) else {
        return String::new();
    };
    let width = code.width();
    let mut path = String::new();
    for (at, colour) in code.to_colors().into_iter().enumerate() {
        if colour == Color::Dark {
            path.push_str(&format!("M{} {}h1v1h-1z", at % width + QUIET, at / width + QUIET));
        }
    }
    let (side, mut label) = (width + 2 * QUIET, String::new());
    escape(&mut label, name);
    format!(
        "<svg class=\"qr\" width=\"220\" height=\"220\" viewBox=\"0 0 {side} {side}\" role=\"img\" aria-label=\"{label}\" shape-rendering=\"crispEdges\">\
         <rect width=\"{side}\" height=\"{side}\" fill=\"#fff\"/><path d=\"{path}\" fill=\"#000\"/></svg>"
    )
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_picture_has_a_name_that_stays_text() {
        let drawn = super::picture("https://xa.test/tra-cuu/AKT", "Mã \"QR\" <b>");
        assert!(drawn.starts_with("<svg") && drawn.contains("Mã &quot;QR&quot; &lt;b&gt;"), "{drawn}");
        assert_eq!(super::picture(&"x".repeat(5_000), ""), "");
    }
}
