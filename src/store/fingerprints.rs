//! Fingerprints of words: a line of the journal carries the SHA-256 of what its act said, drafted, issued or published, so
//! that `verify` finds words that were changed behind the journal's back. Who made a statement is part of none of them: a
//! sender can be erased, and what everybody reads can be redacted anew, by an act that writes a line of its own.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::opinions::{Answer, Opinion, Transfer};
use super::publications::Publication;
use super::statements::{Correction, Statement};
use crate::app::encode;

/// The name of the fingerprints among the facts of a line.
const NAME: &str = "sha256";

/// The fingerprints of one line: of what its act put in, and nothing else.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Fingerprints {
    /// Of the statement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
    /// Of the matter's own words: title, excerpt, what became of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matter: Option<String>,
    /// Of revisions of the answer.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<i32, String>,
    /// Of transfers, counted from 1.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub transfers: BTreeMap<i32, String>,
    /// Of what stood before a correction, by its edition.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub stood: BTreeMap<i32, String>,
    /// Of what everybody reads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public: Option<Public>,
}

/// What everybody reads from a line on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Public {
    /// The fingerprint of the texts; none when they were taken down.
    pub texts: Option<String>,
    /// Those of the files with their captions. Sealing a statement takes files away, nothing adds one.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub files: BTreeSet<String>,
}

impl Fingerprints {
    /// The facts of a line with these fingerprints among them.
    pub fn within(&self, mut detail: Value) -> Value {
        if *self != Fingerprints::default() {
            detail[NAME] = json!(self);
        }
        detail
    }

    /// The fingerprints among the facts of a stored line; `None` when they cannot be read.
    pub fn of_line(detail: &str) -> Option<Fingerprints> {
        if !detail.contains(NAME) {
            return Some(Fingerprints::default());
        }
        let mut facts: Value = serde_json::from_str(detail).ok()?;
        match facts.get_mut(NAME) {
            Some(own) => serde_json::from_value(own.take()).ok(),
            None => Some(Fingerprints::default()),
        }
    }

    /// Takes over what a later line put in.
    pub fn follow(&mut self, later: Fingerprints) {
        self.said = later.said.or(self.said.take());
        self.matter = later.matter.or(self.matter.take());
        self.public = later.public.or(self.public.take());
        self.answers.extend(later.answers);
        self.transfers.extend(later.transfers);
        self.stood.extend(later.stood);
    }

    /// A revision of the answer with the hashes of its files.
    pub fn answered(&mut self, answer: &Answer, files: &[String]) {
        self.answers.insert(answer.revision, of_answer(answer, files));
    }

    /// Nobody reads anything of it from now on.
    pub fn taken_down(&mut self) {
        self.public = Some(Public::default());
    }
}

/// What was said, as one statement. The speaker's village and representative are about who said it and no part of it.
pub fn of_statement(row: &Statement) -> String {
    let Statement {
        id: _,
        unit_id: _,
        code,
        once: _,
        body_hash: _,
        secret_hash: _,
        phone_tail_hash: _,
        channel,
        conference_id,
        spoken_order,
        village_id: _,
        place,
        words,
        original,
        lang,
        topic_hint,
        people,
        representative: _,
        anonymous: _,
        received_on,
        received_at,
        promised_on,
        logged_by,
        on_behalf,
        sealed: _,
        matters: _,
        edition: _,
    } = row;
    hash("statement", |parts| {
        parts.put(code).put(channel.0.as_str()).put(lang.0.as_str()).maybe(conference_id).maybe(spoken_order);
        parts.maybe(place).put(words).maybe(original).maybe(topic_hint).maybe(people);
        parts.put(received_on).put(received_at.timestamp_millis()).put(promised_on);
        parts.maybe(logged_by).put(on_behalf);
    })
}

/// The words of one matter, and what became of it. Whose move it is and by when, the journal's own steps tell.
pub fn of_matter(row: &Opinion) -> String {
    let Opinion {
        id: _,
        unit_id: _,
        statement_id: _,
        number: _,
        code,
        title,
        excerpt,
        topic,
        village_id: _,
        kind,
        stage: _,
        open: _,
        circle: _,
        waits_for: _,
        outcome,
        outcome_told,
        outcome_note,
        outcome_due_on,
        outcome_reason,
        accepted,
        accepted_why,
        urgent: _,
        left_over: _,
        over_authority: _,
        needs_budget: _,
        lead_office_id: _,
        officer_id: _,
        proposed_office_id: _,
        received_on: _,
        promised_on: _,
        due_on: _,
        due_json: _,
        answered_on,
        answer_due_on,
        answer_office_id,
        answer_outside,
        closed_on,
        transferred_to,
        passed_on,
        published: _,
        version: _,
        journal_len: _,
        journal_head: _,
    } = row;
    hash("matter", |parts| {
        parts.put(code).maybe(title).maybe(excerpt).maybe(topic);
        parts.maybe(&kind.map(|kind| kind.0.as_str())).maybe(transferred_to).maybe(passed_on);
        parts.maybe(&outcome.map(|outcome| outcome.0.as_str())).maybe(outcome_told);
        parts.maybe(outcome_note).maybe(outcome_due_on).maybe(outcome_reason);
        parts.maybe(&accepted.map(|accepted| accepted.0.as_str())).maybe(accepted_why);
        parts.maybe(answered_on).maybe(answer_due_on).maybe(answer_office_id).put(answer_outside);
        parts.maybe(closed_on);
    })
}

/// One revision of an answer with the hashes of its files.
pub fn of_answer(row: &Answer, files: &[String]) -> String {
    let Answer {
        id: _,
        opinion_id: _,
        revision,
        spot,
        spoken_by,
        office_id,
        body,
        drafter_id,
        checked,
        checked_on,
        legal_ground,
        solution,
        responsible,
        done_by,
        accepted,
        accepted_why,
        state,
        return_reason,
        submitted_at,
        approver_id,
        approved_at,
        signer_name,
        signer_post,
        number,
        issued_on,
        updated_at: _,
    } = row;
    let mut files: Vec<&String> = files.iter().collect();
    files.sort();
    hash("answer", |parts| {
        parts.put(revision).put(spot).maybe(spoken_by).maybe(office_id).maybe(body).maybe(drafter_id);
        parts.put(checked).maybe(checked_on).put(legal_ground).put(solution).put(responsible).maybe(done_by);
        parts.maybe(&accepted.map(|accepted| accepted.0.as_str())).maybe(accepted_why).put(state);
        parts.maybe(return_reason).maybe(&submitted_at.map(|at| at.timestamp_millis())).maybe(approver_id);
        parts.maybe(&approved_at.map(|at| at.timestamp_millis())).maybe(signer_name).maybe(signer_post);
        parts.maybe(number).maybe(issued_on);
        files.iter().for_each(|file| {
            parts.put(file);
        });
    })
}

/// The texts that everybody reads, and whose answer it is, without the village; where the opinion stands follows from its
/// own row.
pub fn of_publication(row: &Publication) -> String {
    let Publication {
        id: _,
        unit_id: _,
        code,
        conference_id,
        spoken,
        village_id: _,
        topic: _,
        standing: _,
        title,
        words,
        answer,
        answer_office_id,
        answer_body,
        office_id: _,
        transferred_to: _,
        passed_on: _,
        stage: _,
        outcome: _,
        outcome_due_on: _,
        closed_on: _,
        accepted: _,
        received_on,
        due_on: _,
        answered_on: _,
        published_at,
        folded: _,
    } = row;
    hash("publication", |parts| {
        parts.put(code).put(title).put(words).maybe(answer).maybe(answer_office_id).maybe(answer_body);
        parts.maybe(conference_id).put(spoken).put(received_on).put(published_at.timestamp_millis());
    })
}

/// A file that everybody sees, with its caption.
pub fn of_shown(sha256: &str, caption: Option<&str>) -> String {
    hash("shown", |parts| {
        parts.put(sha256).maybe(&caption);
    })
}

/// A transfer with its reply.
pub fn of_transfer(row: &Transfer) -> String {
    let Transfer {
        id: _,
        opinion_id: _,
        kind,
        body,
        number,
        sent_on,
        note,
        reply,
        replied_on,
        signer_id,
        signer_name,
        signer_post,
        created_at: _,
    } = row;
    hash("transfer", |parts| {
        parts.put(kind).put(body).maybe(number).put(sent_on).maybe(note).maybe(reply).maybe(replied_on);
        parts.maybe(signer_id).maybe(signer_name).maybe(signer_post);
    })
}

/// What stood before a correction, but for the speaker's name and village.
pub fn of_correction(row: &Correction) -> String {
    hash("correction", |parts| {
        parts.put(row.edition).maybe(&row.number).put(&row.words).maybe(&row.place).maybe(&row.reason);
    })
}

/// The parts of a text to be hashed, each behind its length, so that no part runs into the next.
struct Parts(Sha256);

impl Parts {
    fn put(&mut self, part: impl ToString) -> &mut Parts {
        let part = part.to_string();
        self.0.update((part.len() as u64).to_be_bytes());
        self.0.update(part.as_bytes());
        self
    }

    /// A part that may be missing: an empty one is another than none.
    fn maybe(&mut self, part: &Option<impl ToString>) -> &mut Parts {
        match part {
            Some(part) => self.put(1).put(part.to_string()),
            None => self.put(0),
        }
    }
}

fn hash(of: &str, parts: impl FnOnce(&mut Parts)) -> String {
    let mut all = Parts(Sha256::new());
    all.put(of);
    parts(&mut all);
    encode(&all.0.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neither_order_nor_place_of_words_can_be_exchanged() {
        let of = |a: &str, b: Option<&str>| {
            hash("x", |parts| {
                parts.put(a).maybe(&b);
            })
        };
        assert_ne!(of("ab", Some("c")), of("a", Some("bc")));
        assert_ne!(of("a", Some("")), of("a", None));
    }

    #[test]
    fn a_later_line_takes_the_place_of_an_earlier_one() {
        let mut all = Fingerprints { said: Some("a".into()), ..Fingerprints::default() };
        let later = Fingerprints { matter: Some("b".into()), ..Fingerprints::default() };
        let stored = later.within(json!({ "reason": null })).to_string();
        all.follow(Fingerprints::of_line(&stored).expect("read back"));
        assert_eq!((all.said.as_deref(), all.matter.as_deref()), (Some("a"), Some("b")));
        assert_eq!(Fingerprints::of_line("{}"), Some(Fingerprints::default()));
        assert_eq!(Fingerprints::of_line(r#"{"sha256":{"x":1}}"#), None);
    }
}
