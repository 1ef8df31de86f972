//! What an answer must say so that nobody calls it vague.

use chrono::NaiveDate;

crate::words! {
    /// One point of the check against vague answers.
    pub enum Point {
        /// What was checked, and when.
        Checked,
        /// On what legal ground.
        Ground,
        /// Who does what by when.
        Who,
        /// A picture or a document.
        Files,
    }
}

/// The parts of an answer as the check looks at them.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'a> {
    /// What was checked and found.
    pub checked: &'a str,
    /// The day of the check.
    pub checked_on: Option<NaiveDate>,
    /// Article and name of the rule.
    pub legal_ground: &'a str,
    /// Who is responsible.
    pub responsible: &'a str,
    /// By when it is done.
    pub done_by: Option<NaiveDate>,
    /// Whether a picture or a document belongs to it.
    pub has_files: bool,
}

/// Each point, and whether the answer has it (Kết luận 116-KL/TU: answers with pictures, documents, dates).
pub fn points(parts: Parts<'_>) -> [(Point, bool); 4] {
    let said = |text: &str| !text.trim().is_empty();
    [
        (Point::Checked, said(parts.checked) && parts.checked_on.is_some()),
        (Point::Ground, parts.legal_ground.chars().any(|c| c.is_ascii_digit())),
        (Point::Who, said(parts.responsible) && parts.done_by.is_some()),
        (Point::Files, parts.has_files),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_without_day_ground_name_and_proof_is_vague_in_all_points() {
        let vague = Parts {
            checked: "đã xem",
            checked_on: None,
            legal_ground: "theo quy định",
            responsible: "xã",
            done_by: None,
            has_files: false,
        };
        assert!(points(vague).iter().all(|(_, has)| !has));
        let day = NaiveDate::from_ymd_opt(2026, 12, 1);
        let good = Parts {
            checked_on: day,
            legal_ground: "Điều 236 Luật Đất đai 2024",
            done_by: day,
            has_files: true,
            ..vague
        };
        assert!(points(good).iter().all(|(_, has)| *has));
    }
}
