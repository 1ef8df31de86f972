//! Words that only programs read: stored words of the law and codes of topics, which no page and no letter shows.

use std::collections::BTreeSet;

use domain::conference;
use domain::opinion::{Act, Channel, Desk, Kind, Outcome, SetAsideReason, Stage};
use domain::role::Role;

/// Stored words that are also ordinary Vietnamese syllables, typed without marks, or names of things.
const ORDINARY: [&str; 3] = ["hoi", "web", "chair"];

/// The stored words and codes that stand in a text as words of their own.
pub fn raw_words(text: &str, lang: &str) -> Vec<String> {
    let (stored, topics) = (stored(), topics());
    let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    let mut found: Vec<String> = text
        .split(|c| !is_word(c))
        .filter(|word| {
            // English sentences use many of the stored words by right; the joined ones they never do.
            let said = stored.contains(*word) && (lang == "vi" || word.contains('_'));
            said && !ORDINARY.contains(word) || topics.contains(*word)
        })
        .map(str::to_owned)
        .collect();
    found.dedup();
    found
}

fn stored() -> BTreeSet<&'static str> {
    let mut all = BTreeSet::new();
    all.extend(Stage::ALL.iter().map(|word| word.as_str()));
    all.extend(Act::ALL.iter().map(|word| word.as_str()));
    all.extend(Kind::ALL.iter().map(|word| word.as_str()));
    all.extend(Outcome::ALL.iter().map(|word| word.as_str()));
    all.extend(SetAsideReason::ALL.iter().map(|word| word.as_str()));
    all.extend(Channel::ALL.iter().map(|word| word.as_str()));
    all.extend(Desk::ALL.iter().map(|word| word.as_str()));
    all.extend(Role::ALL.iter().map(|word| word.as_str()));
    all.extend(conference::Stage::ALL.iter().map(|word| word.as_str()));
    all.extend(conference::Act::ALL.iter().map(|word| word.as_str()));
    all.extend(conference::Occasion::ALL.iter().map(|word| word.as_str()));
    all.extend(conference::Approach::ALL.iter().map(|word| word.as_str()));
    all.extend(conference::Coverage::ALL.iter().map(|word| word.as_str()));
    all.extend(conference::Mode::ALL.iter().map(|word| word.as_str()));
    all
}

fn topics() -> BTreeSet<String> {
    let facts: serde_json::Value =
        serde_json::from_str(include_str!("../../facts/topics.json")).expect("the topics are JSON");
    let rows = facts.as_array().expect("a list of topics");
    rows.iter().filter_map(|row| row["code"].as_str()).map(str::to_owned).collect()
}

#[test]
fn a_stored_word_or_a_topics_code_is_seen_and_a_code_of_an_opinion_is_none() {
    assert_eq!(raw_words("Lĩnh vực: MTG-07", "vi"), ["MTG-07"]);
    assert_eq!(raw_words("praise · Nguyễn Văn A", "vi"), ["praise"]);
    assert_eq!(raw_words("bước in_approval", "en"), ["in_approval"]);
    assert!(raw_words("AKT-26-483920-H: Đã trả lời, Công khai", "vi").is_empty());
    assert!(raw_words("It was answered and closed", "en").is_empty());
}
