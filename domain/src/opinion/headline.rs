//! A short line that stands for an opinion until somebody gives it a title.

/// The first words of `text`, at most `most` characters, cut between words, with an ellipsis when cut.
pub fn headline(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let mut cut: String = line.chars().take(most).collect();
    if let Some(space) = cut.rfind(' ')
        && space > most / 2
    {
        cut.truncate(space);
    }
    cut.push('…');
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_words() {
        assert_eq!(headline("một hai ba bốn", 9), "một hai…");
        assert_eq!(headline("ngắn\n thôi", 20), "ngắn thôi");
    }
}
