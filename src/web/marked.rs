//! A row that was found, with the words looked for marked in it.

use domain::search::Query;

/// A title and the part of the words below it that was looked for; both empty where nothing was.
#[derive(Default)]
pub struct Marked {
    /// The title in pieces: its words, and whether they are marked.
    pub title: Vec<(String, bool)>,
    /// The words around the first one found, where the title has none.
    pub words: Vec<(String, bool)>,
}

/// How many characters of the words are shown.
const WORDS: usize = 160;

impl Marked {
    /// Marks what was looked for.
    pub fn of(query: &Query, title: &str, words: &str) -> Marked {
        let title = pieces(query, title, title.chars().count());
        let words = pieces(query, words, WORDS);
        let has_mark = |pieces: &[(String, bool)]| pieces.iter().any(|(_, marked)| *marked);
        let words = if has_mark(&words) && !has_mark(&title) { words } else { Vec::new() };
        Marked { title, words }
    }
}

fn pieces(query: &Query, text: &str, most: usize) -> Vec<(String, bool)> {
    query.snippet(text, most).into_iter().map(|piece| (piece.text.to_owned(), piece.marked)).collect()
}
