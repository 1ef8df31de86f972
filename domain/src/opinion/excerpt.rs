//! Whether a matter's excerpt was cut from what was said.

use crate::fold::fold;

/// Whether most words of an excerpt stand in the statement: a clerk may mend the grammar of a part, but what the citizen reads
/// as the own words must be those.
pub fn is_cut_from(excerpt: &str, statement: &str) -> bool {
    let statement = fold(statement);
    let said: std::collections::HashSet<&str> = statement.split(' ').collect();
    let excerpt = fold(excerpt);
    let (mut all, mut found) = (0_usize, 0_usize);
    for word in excerpt.split(' ').filter(|word| !word.is_empty()) {
        all += 1;
        found += usize::from(said.contains(word));
    }
    all > 0 && found * 2 >= all
}

#[cfg(test)]
mod tests {
    use super::is_cut_from;

    const SAID: &str = "Cầu Khe Nứt sắp sập. Chợ Nà Hin không có thùng rác, đề nghị xã xem.";

    #[test]
    fn a_part_is_cut_from_the_whole_also_with_mended_grammar() {
        for part in ["Chợ Nà Hin không có thùng rác.", "CHỢ NÀ HIN: đề nghị đặt thùng rác", SAID]
        {
            assert!(is_cut_from(part, SAID), "{part}");
        }
    }

    #[test]
    fn words_that_nobody_said_are_no_part() {
        for part in ["Chữ hoàn toàn khác hẳn", "", "…"] {
            assert!(!is_cut_from(part, SAID), "{part}");
        }
    }
}
