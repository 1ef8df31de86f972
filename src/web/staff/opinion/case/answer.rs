//! What was answered: the letter, what was said aloud, what was returned, what became of the matter.

use chrono::NaiveDate;
use domain::opinion::{Outcome, SetAsideReason, Stage};

use super::super::letter::{LetterView, letter};
use super::Looked;

/// What became of the matter.
pub(super) struct OutcomeView {
    pub label: String,
    /// What the citizen reads.
    pub told: Option<String>,
    /// What stays in the office.
    pub note: Option<String>,
    pub due_on: Option<NaiveDate>,
}

pub(super) struct Given {
    pub letter: Option<LetterView>,
    /// Who answered aloud, and what.
    pub spot: Option<(String, String)>,
    pub returned: Option<String>,
    pub outcome: Option<OutcomeView>,
    pub accepted: Option<(String, Option<String>)>,
    pub public: Option<String>,
    pub slip: bool,
}

impl Given {
    /// The sender's name stands in the letter only where this reader has opened it.
    pub(super) fn of(looked: &Looked<'_>, name: Option<String>) -> Given {
        let (f, opinion) = (looked.f(), &looked.case.opinion);
        let latest = looked.latest();
        Given {
            letter: latest
                .filter(|answer| !answer.spot)
                .map(|answer| letter(looked.book, looked.case, answer, name)),
            spot: latest
                .filter(|answer| answer.spot)
                .map(|answer| (answer.spoken_by.clone().unwrap_or_default(), answer.solution.clone())),
            returned: latest
                .and_then(|answer| answer.return_reason.clone())
                .filter(|_| opinion.stage == Stage::Assigned),
            outcome: opinion.outcome.map(|outcome| OutcomeView {
                label: match opinion.outcome_reason.as_deref() {
                    Some(reason) if reason == SetAsideReason::Praise.as_str() => {
                        f.say("case-thanks").into_owned()
                    }
                    _ => f.word("outcome", outcome.0.as_str()).into_owned(),
                },
                told: opinion.outcome_told.clone(),
                note: opinion.outcome_note.clone(),
                due_on: opinion.outcome_due_on,
            }),
            accepted: opinion
                .accepted
                .map(|word| (f.word("accepted", word.0.as_str()).into_owned(), opinion.accepted_why.clone())),
            public: opinion.published.then(|| format!("/cong-khai/{}", looked.slug)),
            slip: matches!(
                opinion.outcome.map(|outcome| outcome.0),
                Some(Outcome::Guided | Outcome::Forwarded)
            ),
        }
    }
}
