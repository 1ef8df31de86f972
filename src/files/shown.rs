//! How a stored file is handed out, so that nothing in it runs on our address.

use domain::fold::unaccented;

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

/// Re-encoded pictures are shown, everything else is saved; `name` is what this reader may know it by.
pub fn shown(file: &Stored, name: &str) -> Shown {
    let (content_type, way) = match file.content_type.as_str() {
        "image/jpeg" => ("image/jpeg", "inline"),
        "application/pdf" => ("application/pdf", "attachment"),
        _ => ("application/octet-stream", "attachment"),
    };
    let plain = plain_name(name);
    let encoded: String = name
        .bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() || b"-._~".contains(&b) {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect();
    let disposition = format!("{way}; filename=\"{}\"; filename*=UTF-8''{encoded}", plain);
    Shown { content_type, disposition, policy: "default-src 'none'; sandbox" }
}

/// The name for clients that know no other letters, its ending kept: don-xin-sua-muong.pdf.
fn plain_name(name: &str) -> String {
    let dashed = |part: &str| -> String {
        unaccented(part).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect()
    };
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if ending.bytes().all(|b| b.is_ascii_alphanumeric()) => (stem, ending),
        _ => (name, ""),
    };
    let stem = Some(dashed(stem)).filter(|stem| stem.contains(|c: char| c != '-')).unwrap_or("file".into());
    if ending.is_empty() { stem } else { format!("{stem}.{}", ending.to_ascii_lowercase()) }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub fn stored(content_type: &str, name: &str) -> Stored {
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
            width: None,
            height: None,
            staff_id: None,
            created_at: chrono::DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_document_is_saved_and_its_name_cannot_leave_the_header() {
        let name = "Đơn \"x\";\r\ny.pdf";
        let shown = shown(&stored("application/pdf", name), name);
        assert!(
            shown.disposition.starts_with("attachment; filename=\"don-x-y.pdf\"; filename*=UTF-8''%C4%90")
        );
        assert!(!shown.disposition.contains(['\r', '\n']));
    }

    #[test]
    fn a_name_without_accents_keeps_its_ending() {
        for (name, plain) in [
            ("Đơn xin sửa mương.pdf", "don-xin-sua-muong.pdf"),
            ("Bản vẽ Mỹ Lý 03.v2.PDF", "ban-ve-my-ly-03-v2.pdf"),
            ("🌸.jpg", "file.jpg"),
            ("đơn", "don"),
            ("đơn.", "don"),
            (".pdf", "file.pdf"),
            ("a.p\"df", "a-p-df"),
        ] {
            assert_eq!(plain_name(name), plain);
        }
    }

    #[test]
    fn an_unknown_type_is_never_shown_in_the_page() {
        assert_eq!(shown(&stored("text/html", "a.html"), "a.html").content_type, "application/octet-stream");
        assert!(shown(&stored("image/jpeg", "a.jpg"), "a.jpg").disposition.starts_with("inline"));
    }
}
