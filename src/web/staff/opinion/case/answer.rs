//! What was answered: the letter, what was said aloud, what was returned, where it was passed on to, what became of the matter.

use chrono::NaiveDate;
use domain::opinion::{Act, Outcome, SetAsideReason, Stage};

use super::super::letter::{LetterView, letter};
use super::Looked;
use crate::store::opinions::{OUTSIDE, Transfer};

/// What became of the matter.
pub(super) struct OutcomeView {
    pub label: String,
    /// What the citizen reads.
    pub told: Option<String>,
    /// What stays in the office.
    pub note: Option<String>,
    pub due_on: Option<NaiveDate>,
}

/// Where a matter was passed on to.
pub(super) struct PassedView {
    pub title: String,
    pub body: String,
    pub number: Option<String>,
    pub sent_on: NaiveDate,
    /// What the citizen reads, while nothing has become of it yet.
    pub told: Option<String>,
    /// What stays in the office.
    pub note: Option<String>,
}

pub(super) struct Given {
    pub letter: Option<LetterView>,
    /// Who answered aloud, and what.
    pub spot: Option<(String, String)>,
    pub returned: Option<String>,
    pub outcome: Option<OutcomeView>,
    pub accepted: Option<(String, Option<String>)>,
    /// Every body that it went to, the first one first.
    pub passed: Vec<PassedView>,
    pub public: Option<String>,
    pub slip: bool,
}

impl Given {
    /// The sender's name stands in the letter only where this reader has opened it.
    pub(super) fn of(looked: &Looked<'_>, name: Option<String>, transfers: Vec<Transfer>) -> Given {
        let (f, opinion) = (looked.f(), &looked.case.opinion);
        let latest = looked.latest();
        Given {
            letter: latest
                .filter(|answer| !answer.spot && answer.body.is_none())
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
            passed: passed(looked, transfers),
            public: opinion.published.then(|| format!("/cong-khai/{}", looked.slug)),
            slip: matches!(
                opinion.outcome.map(|outcome| outcome.0),
                Some(Outcome::Guided | Outcome::Forwarded)
            ),
        }
    }
}

/// The transfers of a case; what the citizen was told goes with the last one as long as no outcome has other words.
fn passed(looked: &Looked<'_>, transfers: Vec<Transfer>) -> Vec<PassedView> {
    let (f, opinion) = (looked.f(), &looked.case.opinion);
    let title = |kind: &str| match kind {
        OUTSIDE => f.word("stage", Stage::Transferred.as_str()),
        _ => f.word("act", Act::Redirect.as_str()),
    };
    let view = |row: Transfer| PassedView {
        title: title(&row.kind).into_owned(),
        body: row.body,
        number: row.number,
        sent_on: row.sent_on,
        told: None,
        note: row.note,
    };
    let mut all: Vec<PassedView> = transfers.into_iter().map(view).collect();
    if let Some(last) = all.last_mut().filter(|_| opinion.outcome.is_none()) {
        last.told.clone_from(&opinion.outcome_told);
    }
    all
}
