//! Words pasted from before Unicode are taken in converted; what was pasted stays beside them.

use domain::legacy::recognise;

use super::submit::WORDS_MOST;

/// Words on their way in, and what was pasted where they are its conversion.
pub(super) struct Taken {
    /// The words to keep.
    pub words: String,
    /// What was pasted, in an old code page.
    pub original: Option<String>,
}

/// Converts what is in an old code page, unless the sender has looked at the conversion already (`original`) or wants the
/// letters as they are (`keep`).
pub(super) fn taken(typed: &str, original: &str, keep: bool) -> Taken {
    let plain = || Taken { words: typed.to_owned(), original: None };
    if keep {
        return plain();
    }
    if !original.trim().is_empty() {
        return Taken { words: typed.to_owned(), original: Some(bounded(original)) };
    }
    match recognise(typed) {
        Some(found) => Taken { words: found.converted, original: Some(bounded(typed)) },
        None => plain(),
    }
}

/// No longer than words may be, and without what a database refuses; everything else stays, for it may stand for a letter.
fn bounded(original: &str) -> String {
    original.chars().filter(|c| *c != '\0').take(WORDS_MOST * 2).collect()
}

#[cfg(test)]
mod tests {
    use super::taken;

    const PASTED: &str = "§Ò nghÞ x· söa ®\u{ad}êng liªn th«n, n\u{ad}íc ngËp vµo nhµ d©n";
    const MEANT: &str = "Đề nghị xã sửa đường liên thôn, nước ngập vào nhà dân";

    #[test]
    fn an_old_code_page_is_converted_and_what_was_pasted_is_kept() {
        let found = taken(PASTED, "", false);
        assert_eq!((found.words.as_str(), found.original.as_deref()), (MEANT, Some(PASTED)));
        let kept = taken(PASTED, "", true);
        assert_eq!((kept.words.as_str(), kept.original), (PASTED, None));
        assert_eq!(taken(MEANT, "", false).original, None);
    }
}
