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

/// Words that often stand in a denunciation, without accents; their presence asks the clerk to look twice, no more.
const SIGNS: [&str; 12] = [
    "to cao",
    "hoi lo",
    "nhan tien",
    "dua tien",
    "phong bi",
    "tham nhung",
    "lot tay",
    "vong vinh",
    "tham o",
    "lam tien",
    "tru dap",
    "boi tron",
];

/// Whether the folded text holds a sign of a denunciation (domain rule: quarantine check at triage).
pub fn may_be_denunciation(folded: &str) -> bool {
    SIGNS.iter().any(|sign| folded.contains(sign))
        || (folded.contains("can bo") && folded.contains("trieu dong"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_words() {
        assert_eq!(headline("một hai ba bốn", 9), "một hai…");
        assert_eq!(headline("ngắn\n thôi", 20), "ngắn thôi");
    }

    #[test]
    fn money_given_to_an_official_asks_for_a_second_look() {
        assert!(may_be_denunciation("can bo dia chinh nhan cua gia dinh toi 30 trieu dong"));
        assert!(!may_be_denunciation("rac tap ket ngay dau ngo nha tre"));
    }
}
