//! Where in a text the words of a search stand, and the part of it worth showing.

use std::ops::Range;

use super::{Likeness, Query};
use crate::fold::{spans, spellings};

/// A stretch of a text as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The words as written, or the sign that some are left out.
    pub text: &'a str,
    /// Whether it is one of the words looked for.
    pub marked: bool,
}

const LEFT_OUT: Piece<'static> = Piece { text: "…", marked: false };

impl Query {
    /// Where the words stand in a text, in bytes. Those without the typed accents are marked only when none has them.
    #[must_use]
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let found: Vec<(Range<usize>, Likeness)> = spans(text)
            .into_iter()
            .filter_map(|at| self.closest(&text[at.clone()]).map(|how| (at, how)))
            .collect();
        let any = found.iter().any(|(_, how)| *how < Likeness::Unaccented);
        found.into_iter().filter(|(_, how)| !any || *how < Likeness::Unaccented).map(|(at, _)| at).collect()
    }

    /// At most `most` characters of a text around the first word found, cut between words, in pieces of which
    /// the words found are marked.
    #[must_use]
    pub fn snippet<'a>(&self, text: &'a str, most: usize) -> Vec<Piece<'a>> {
        let marks = self.marks(text);
        let shown = window(text, marks.first(), most);
        let mut pieces = Vec::new();
        let mut at = shown.start;
        if shown.start > 0 {
            pieces.push(LEFT_OUT);
        }
        for mark in marks.iter().filter(|mark| mark.start < shown.end && mark.end > shown.start) {
            let mark = mark.start.max(shown.start)..mark.end.min(shown.end);
            pieces.push(Piece { text: &text[at..mark.start], marked: false });
            pieces.push(Piece { text: &text[mark.clone()], marked: true });
            at = mark.end;
        }
        pieces.push(Piece { text: &text[at..shown.end], marked: false });
        if shown.end < text.len() {
            pieces.push(LEFT_OUT);
        }
        pieces.retain(|piece| !piece.text.is_empty());
        pieces
    }

    fn closest(&self, word: &str) -> Option<Likeness> {
        let spelt = spellings(word);
        self.terms.iter().flat_map(|term| spelt.iter().filter_map(|word| term.likeness(word))).min()
    }
}

/// The bytes to show: a third of the room stands before the first word found.
fn window(text: &str, first: Option<&Range<usize>>, most: usize) -> Range<usize> {
    let chars: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let all = chars.len() - 1;
    if all <= most {
        return 0..text.len();
    }
    let place = |at: usize| chars.partition_point(|known| *known < at);
    let found = first.map_or(0..0, |mark| place(mark.start)..place(mark.end));
    let room = most.saturating_sub(found.len()) / 3;
    let mut start = found.start.saturating_sub(room).min(all - most);
    let mut end = start + most;
    let blank = |at: usize| text[chars[at]..].starts_with(char::is_whitespace);
    if start > 0
        && let Some(gap) = (start..found.start).find(|at| blank(*at))
    {
        start = gap + 1;
    }
    if end < all
        && let Some(gap) = (found.end.max(start + 1)..=end).rev().find(|at| blank(*at))
    {
        end = gap;
    }
    chars[start]..chars[end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snippet(typed: &str, text: &str, most: usize) -> String {
        let query = Query::parse(typed).expect("a search with words");
        let pieces = query.snippet(text, most);
        pieces
            .iter()
            .map(|piece| if piece.marked { format!("[{}]", piece.text) } else { piece.text.to_owned() })
            .collect()
    }

    #[test]
    fn the_words_found_are_marked_as_they_were_written() {
        assert_eq!(snippet("duong dien", "Đư\u{200b}ờng điện, đường", 80), "[Đư\u{200b}ờng] [điện], [đường]");
        assert_eq!(snippet("mdrak", "Buôn M’Drắk.", 80), "Buôn [M’Drắk].");
        assert_eq!(snippet("tổ 03", "ở tổ 3", 80), "ở [tổ] [3]");
        assert_eq!(snippet("500m2", "500m² đất", 80), "[500m²] đất");
    }

    #[test]
    fn with_accents_typed_only_words_with_them_are_marked() {
        assert_eq!(snippet("bò", "bờ mương, bò thả rông", 80), "bờ mương, [bò] thả rông");
        assert_eq!(snippet("bò", "bờ mương, bỏ rác", 80), "[bờ] mương, [bỏ] rác");
    }

    #[test]
    fn a_long_text_is_cut_between_words_around_the_first_one_found() {
        let text = "một hai ba bốn năm sáu bảy tám chín mười rác mười một mười hai mười ba mười bốn";
        let shown = snippet("rác ", text, 30);
        assert_eq!(shown, "…mười [rác] mười một mười hai…");
        assert_eq!(snippet("bốn ", text, 20), "…ba [bốn] năm sáu bảy…");
        assert_eq!(snippet("một ", text, 12), "[một] hai ba…");
        assert_eq!(snippet("không ", text, 12), "một hai ba…");
    }

    #[test]
    fn a_snippet_is_never_longer_than_asked_nor_cut_inside_a_letter() {
        let text = "Đường\u{301} ngập\n🙏🏽 nước thải ".repeat(20);
        for typed in ["ngập", "thải", "xa", "nước"] {
            for most in (0..60).step_by(3) {
                let query = Query::parse(typed).expect("a search with words");
                let shown: usize = query
                    .snippet(&text, most)
                    .iter()
                    .filter(|piece| piece.text != "…")
                    .map(|piece| piece.text.chars().count())
                    .sum();
                assert!(shown <= most, "{typed} {most} {shown}");
            }
        }
        assert_eq!(snippet("rác", "", 10), "");
    }
}
