//! Which files are taken, told by their first bytes and never by their name.

/// A type of file that is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A photograph.
    Jpeg,
    /// A drawing or screenshot.
    Png,
    /// A picture of newer telephones.
    Webp,
    /// A document.
    Pdf,
}

impl FileKind {
    /// The type of these bytes, if it is one that is taken.
    pub fn of(bytes: &[u8]) -> Option<FileKind> {
        match infer::get(bytes)?.mime_type() {
            "image/jpeg" => Some(FileKind::Jpeg),
            "image/png" => Some(FileKind::Png),
            "image/webp" => Some(FileKind::Webp),
            "application/pdf" => Some(FileKind::Pdf),
            _ => None,
        }
    }

    /// The type as HTTP writes it.
    pub fn content_type(self) -> &'static str {
        match self {
            FileKind::Jpeg => "image/jpeg",
            FileKind::Png => "image/png",
            FileKind::Webp => "image/webp",
            FileKind::Pdf => "application/pdf",
        }
    }

    /// The ending of a file's name.
    pub fn ending(self) -> &'static str {
        match self {
            FileKind::Jpeg => "jpg",
            FileKind::Png => "png",
            FileKind::Webp => "webp",
            FileKind::Pdf => "pdf",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_or_a_drawing_with_script_is_no_picture_whatever_its_name() {
        assert_eq!(FileKind::of(b"<svg xmlns='http://www.w3.org/2000/svg'></svg>"), None);
        assert_eq!(FileKind::of(b"<html><script>1</script></html>"), None);
        assert_eq!(FileKind::of(b"PK\x03\x04aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), None);
        assert_eq!(FileKind::of(b"%PDF-1.7\n"), Some(FileKind::Pdf));
    }
}
