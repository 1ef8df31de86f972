//! The day told to a citizen: the intake term and, from its end, the term of the answer.

use chrono::NaiveDate;

use super::{Deadline, Step, Term};
use crate::calendar::Calendar;

/// Two terms in a row, and the one day that is promised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// From receipt to classification.
    pub intake: Deadline,
    /// From there to the answer.
    pub answer: Deadline,
    if_adopted: NaiveDate,
}

impl Promise {
    /// Counts both terms from the day of receipt.
    #[must_use]
    pub fn count(calendar: &Calendar, intake: &Term, answer: &Term, received_on: NaiveDate) -> Self {
        let intake = intake.count(calendar, received_on);
        let answer = answer.count_after(calendar, &intake);
        let if_adopted = answer.term.if_adopted_after(calendar, &intake);
        Self { intake, answer, if_adopted }
    }

    /// The day by which the citizen will be answered.
    #[must_use]
    pub const fn due_on(&self) -> NaiveDate {
        self.answer.due_on
    }

    /// What may still move the promised day, each once; a proposal names the day that would be promised then.
    #[must_use]
    pub fn warnings(&self) -> Vec<Step> {
        let mut said: Vec<Step> = Vec::new();
        for step in self.intake.warnings().chain(self.answer.warnings()) {
            let step = match step.clone() {
                Step::Unconfirmed { on, name, name_en, alternative: Some(_) } => {
                    Step::Unconfirmed { on, name, name_en, alternative: Some(self.if_adopted) }
                }
                other => other,
            };
            if !said.contains(&step) {
                said.push(step);
            }
        }
        said
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::sample::{calendar, day};
    use crate::deadline::{Direction, Span, TermKey};

    fn promise(received_on: &str) -> Promise {
        let term = |key, days| Term { key, span: Span::WorkingDays(days), direction: Direction::After };
        Promise::count(&calendar(), &term(TermKey::Intake, 2), &term(TermKey::Answer, 10), day(received_on))
    }

    fn proposals(promise: &Promise) -> Vec<(String, Option<String>)> {
        let told = promise.warnings().into_iter();
        told.filter_map(|step| match step {
            Step::Unconfirmed { on, alternative, .. } => {
                Some((on.to_string(), alternative.map(|day| day.to_string())))
            }
            _ => None,
        })
        .collect()
    }

    #[test]
    fn a_proposal_in_the_first_term_that_the_second_makes_up_for_moves_nothing() {
        let promise = promise("2026-11-20");
        assert_eq!(promise.intake.due_on, day("2026-11-25"));
        assert_eq!(promise.due_on(), day("2026-12-09"));
        let same = Some("2026-12-09".to_owned());
        let told = [("2026-11-23".to_owned(), same.clone()), ("2026-11-28".to_owned(), same)];
        assert_eq!(proposals(&promise), told);
    }

    #[test]
    fn a_proposal_that_moves_the_promise_names_the_day_that_would_be_promised() {
        // Counted from the 24th, only the worked Saturday lies on the way.
        let promise = promise("2026-11-24");
        assert_eq!(promise.due_on(), day("2026-12-10"));
        assert_eq!(proposals(&promise), [("2026-11-28".to_owned(), Some("2026-12-09".to_owned()))]);
    }

    #[test]
    fn a_promise_into_an_unconfirmed_year_says_so_once() {
        let told = promise("2026-12-28").warnings();
        let years = told.iter().filter(|step| matches!(step, Step::YearUnconfirmed { year: 2027 })).count();
        assert_eq!(years, 1, "{told:?}");
    }
}
