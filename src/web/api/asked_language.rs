//! In which language a program is answered.

use axum::http::{HeaderMap, header};
use domain::lang::Lang;

/// The language a program asks for by Accept-Language: Vietnamese unless it prefers English.
pub fn language(headers: &HeaderMap) -> Lang {
    let asked =
        headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut best = (0.0, Lang::Vi);
    for range in asked.split(',') {
        let (tag, rest) = range.split_once(';').unwrap_or((range, ""));
        let weight = rest.trim().strip_prefix("q=").and_then(|q| q.trim().parse::<f32>().ok()).unwrap_or(1.0);
        let primary = tag.trim().split('-').next().unwrap_or_default().to_ascii_lowercase();
        let Ok(lang) = primary.parse::<Lang>() else {
            continue;
        };
        if weight > best.0 {
            best = (weight, lang);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(text: &str) -> Lang {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_LANGUAGE, text.parse().expect("a header"));
        language(&headers)
    }

    #[test]
    fn vietnamese_unless_english_is_preferred() {
        assert_eq!(language(&HeaderMap::new()), Lang::Vi);
        assert_eq!(asked("en-US,en;q=0.9,vi;q=0.8"), Lang::En);
        assert_eq!(asked("fr, vi;q=0.5, en;q=0.4"), Lang::Vi);
        assert_eq!(asked("fr"), Lang::Vi);
        assert_eq!(asked("en;q=zero;;,"), Lang::En);
    }
}
