//! What looks like personal data in a text on its way to the register, and what the clerk lets stand.

use std::collections::BTreeMap;

use domain::redaction::{Mark, Waiver, Waved, holding, marks};

use crate::acts::{Fields, Refusal, Said};
use crate::store::opinions::Case;
use crate::store::{Conn, statements};

/// Names that may not appear: the sender's own.
pub async fn known(on: &impl Conn, case: &Case) -> Result<Vec<String>, Refusal> {
    let identity = statements::identity(on, case.statement.id).await?;
    Ok(identity.and_then(|identity| identity.name).into_iter().collect())
}

/// The marks of a text; `known` are names that may not appear.
pub fn marks_of(text: &str, known: &[String]) -> Vec<Mark> {
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    marks(text, &known)
}

/// Whether a mark is among those waved through; browsers change how lines break.
pub fn is_waved(mark: &Mark, waved: &[String]) -> bool {
    let mut words = waved.iter().map(|waved| waved.split_whitespace());
    words.any(|waved| waved.eq(mark.text.split_whitespace()))
}

/// Refuses what is marked in a field's text and neither gone nor waved through with a reason; else tells how many of which
/// kind were waved, and why.
pub fn look(
    read: &[(&'static str, &str)],
    known: &[String],
    waved: &[String],
    why: &str,
) -> Result<serde_json::Value, Refusal> {
    let mut wrong = Fields::new();
    let mut stay: BTreeMap<&'static str, usize> = BTreeMap::new();
    let reason: Option<Waiver> = why.parse().ok();
    for (field, text) in read {
        let found = marks_of(text, known);
        let seen = found.iter().filter(|mark| is_waved(mark, waved));
        let let_stand: Vec<Waved> = seen
            .map(|mark| {
                *stay.entry(mark.kind.as_str()).or_default() += 1;
                let why = reason.unwrap_or(Waiver::NotPersonal);
                Waved { kind: mark.kind, text: mark.text.clone(), why }
            })
            .collect();
        let held = holding(&found, &let_stand);
        if !held.is_empty() {
            wrong.add(field, still_there(&held));
        }
    }
    if !stay.is_empty() && reason.is_none() {
        wrong.add("waved_why", "error-waived-why");
    }
    wrong.done()?;
    Ok(serde_json::json!({ "kinds": stay, "why": reason.filter(|_| !stay.is_empty()) }))
}

fn still_there(held: &[&Mark]) -> Said {
    let mut texts: Vec<String> = held.iter().map(|mark| format!("“{}”", mark.text)).collect();
    texts.dedup();
    Said { key: "error-private", args: vec![("marked", texts.join(", "))] }
}

#[cfg(test)]
mod tests {
    use super::look;
    use crate::acts::Refusal;

    fn texts<'a>(words: &'a str, answer: &'a str) -> [(&'static str, &'a str); 2] {
        [("words", words), ("answer", answer)]
    }

    #[test]
    fn a_number_of_a_person_holds_words_and_answer_back() {
        for number in ["(0900) 000001", "0900 000 001", "0900/000/001", "0900–000–001"] {
            let said = format!("Xin gọi {number} trước khi đến.");
            for texts in [texts(&said, "Đã sửa."), texts("Đường hỏng.", &said)] {
                let Err(Refusal::Invalid(fields)) = look(&texts, &[], &[], "") else {
                    panic!("published with {number}");
                };
                assert_eq!(fields.0.len(), 1, "{fields:?}");
                assert!(fields.0[0].1.args[0].1.contains(number), "it is named: {fields:?}");
            }
        }
    }

    #[test]
    fn money_and_spans_of_days_are_nobodys() {
        for text in [
            "Kinh phí 1.250.000.000 đồng",
            "Bồi thường 120.000.000 đồng",
            "Từ 12.11.2026 - 15.11.2026",
            "Giai đoạn 2021 - 2025 2026 - 2030",
        ] {
            look(&texts(text, text), &[], &[], "").expect(text);
        }
    }

    #[test]
    fn what_the_clerk_lets_stand_needs_a_reason_and_is_kept_as_a_count() {
        let texts = texts("Gọi đường dây nóng 0900 000 001.", "Đường dây nóng: 0900 000 001.");
        let waved = ["0900  000 001".to_owned()];
        let Err(Refusal::Invalid(fields)) = look(&texts, &[], &waved, "") else {
            panic!("waved through without a word");
        };
        assert!(fields.of("waved_why").is_some());
        let kept = look(&texts, &[], &waved, "of_office").expect("it may stay").to_string();
        assert_eq!(kept, r#"{"kinds":{"phone":2},"why":"of_office"}"#);
    }

    #[test]
    fn the_senders_own_name_holds_back() {
        let texts = texts("Tôi là mẫu thị thử.", "Đã sửa.");
        look(&texts, &["Mẫu Thị Thử".to_owned()], &[], "").expect_err("the name is still there");
    }
}
