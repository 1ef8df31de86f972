//! What stands right before and after a place in a text.

use std::ops::Range;

/// At most `most` bytes of text before a place.
pub(super) fn before(text: &str, at: usize, most: usize) -> Option<&str> {
    let from = (at.saturating_sub(most)..=at).find(|from| text.is_char_boundary(*from))?;
    text.get(from..at)
}

/// A bracket that is half inside belongs to the number.
pub(super) fn with_brackets(text: &str, mut range: Range<usize>) -> Range<usize> {
    for (open, close) in [('(', ')'), ('[', ']')] {
        let count = |range: &Range<usize>, ch: char| text[range.clone()].matches(ch).count();
        if count(&range, close) >= count(&range, open)
            && count(&range, close) > 0
            && text[..range.start].ends_with(open)
        {
            range.start -= 1;
        }
        if count(&range, open) > count(&range, close) && text[range.end..].starts_with(close) {
            range.end += 1;
        }
    }
    range
}

/// The plus in front of a number belongs to it.
pub(super) fn with_plus(text: &str, start: usize) -> usize {
    let before = text[..start].trim_end_matches(['(', ' ']);
    if before.ends_with('+') { before.len() - 1 } else { start }
}
