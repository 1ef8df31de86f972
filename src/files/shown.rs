//! How a stored file is handed out, so that nothing in it runs on our address.

use crate::store::files::Stored;

/// What the response says about the bytes; always sent with `nosniff` and this policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The type as stored, told by the bytes when they came in.
    pub content_type: &'static str,
    /// Shown in the page, or saved under its name.
    pub disposition: String,
    /// The policy that takes every power from the file.
    pub policy: &'static str,
}

/// Re-encoded pictures are shown, everything else is saved.
pub fn shown(file: &Stored) -> Shown {
    let (content_type, way) = match file.content_type.as_str() {
        "image/jpeg" => ("image/jpeg", "inline"),
        "application/pdf" => ("application/pdf", "attachment"),
        _ => ("application/octet-stream", "attachment"),
    };
    let plain: String = domain::fold::fold(&file.original_name)
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    let encoded: String = file
        .original_name
        .bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() || b"-._~".contains(&b) {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect();
    let disposition = format!("{way}; filename=\"{plain}\"; filename*=UTF-8''{encoded}");
    Shown { content_type, disposition, policy: "default-src 'none'; sandbox" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored(content_type: &str, name: &str) -> Stored {
        Stored {
            id: 1,
            storage_key: "00".into(),
            upload_token_hash: None,
            unit_id: 1,
            statement_id: None,
            opinion_id: None,
            purpose: "citizen".into(),
            content_type: content_type.into(),
            size: 1,
            sha256: String::new(),
            original_name: name.into(),
            caption: None,
            width: None,
            height: None,
            public: false,
            staff_id: None,
            created_at: chrono::DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_document_is_saved_and_its_name_cannot_leave_the_header() {
        let shown = shown(&stored("application/pdf", "Đơn \"x\";\r\ny.pdf"));
        assert!(
            shown.disposition.starts_with("attachment; filename=\"don-x-y-pdf\"; filename*=UTF-8''%C4%90")
        );
        assert!(!shown.disposition.contains(['\r', '\n']));
    }

    #[test]
    fn an_unknown_type_is_never_shown_in_the_page() {
        assert_eq!(shown(&stored("text/html", "a.html")).content_type, "application/octet-stream");
        assert!(shown(&stored("image/jpeg", "a.jpg")).disposition.starts_with("inline"));
    }
}
