//! The counting of terms over the real calendar of 2024–2027.

use chrono::{Datelike, NaiveDate};

use super::{Deadline, Direction, Span, Step, Term, TermKey};
use crate::calendar::Calendar;
use crate::calendar::sample::{calendar, day, year};

fn working(days: u16) -> Term {
    Term { key: TermKey::Answer, span: Span::WorkingDays(days), direction: Direction::After }
}

fn days(days: u16) -> Term {
    Term { key: TermKey::Results, span: Span::CalendarDays(days), direction: Direction::After }
}

fn before(term: Term) -> Term {
    Term { direction: Direction::Before, ..term }
}

fn due(term: Term, from: &str) -> String {
    term.count(&calendar(), day(from)).due_on.to_string()
}

fn holidays(deadline: &Deadline) -> Vec<String> {
    let name = |step: &Step| match step {
        Step::Holiday { on, .. } => Some(on.to_string()),
        _ => None,
    };
    deadline.steps.iter().filter_map(name).collect()
}

#[test]
fn the_first_day_is_not_counted() {
    assert_eq!(due(working(1), "2026-11-16"), "2026-11-17");
    assert_eq!(due(days(1), "2026-11-16"), "2026-11-17");
}

#[test]
fn an_answer_on_a_holiday_is_due_the_next_working_day() {
    let deadline = days(10).count(&calendar(), day("2026-11-14"));
    assert_eq!(deadline.due_on, day("2026-11-25"));
    assert_eq!(holidays(&deadline), ["2026-11-24"]);
    assert!(deadline.steps.contains(&Step::RolledForward { from: day("2026-11-24"), to: day("2026-11-25") }));
}

#[test]
fn results_due_on_a_saturday_are_due_on_monday() {
    assert_eq!(due(days(10), "2026-12-02"), "2026-12-14");
}

#[test]
fn results_due_on_a_worked_saturday_are_due_that_saturday() {
    let deadline = days(10).count(&calendar(), day("2026-08-12"));
    assert_eq!(deadline.due_on, day("2026-08-22"));
    assert!(matches!(deadline.steps[1], Step::WorkedSaturday { .. }));
}

#[test]
fn a_notice_due_on_a_day_off_is_due_earlier() {
    let notice = before(days(7));
    assert_eq!(due(notice, "2026-11-27"), "2026-11-20");
    assert_eq!(due(notice, "2026-11-28"), "2026-11-20");
    let deadline = notice.count(&calendar(), day("2026-02-27"));
    assert_eq!(deadline.due_on, day("2026-02-13"));
    assert!(deadline.steps.contains(&Step::RolledBack { from: day("2026-02-20"), to: day("2026-02-13") }));
    assert_eq!(holidays(&deadline).len(), 5);
}

#[test]
fn tet_stands_still_for_working_days_and_runs_for_calendar_days() {
    let deadline = working(10).count(&calendar(), day("2026-02-06"));
    assert_eq!(deadline.due_on, day("2026-02-27"));
    assert_eq!(deadline.steps[1], Step::Weekends { days: 6 });
    assert_eq!(holidays(&deadline).len(), 5);
    assert_eq!(due(days(10), "2026-02-06"), "2026-02-23");
    assert_eq!(due(days(30), "2026-02-06"), "2026-03-09");
}

#[test]
fn the_sum_names_each_day_once_and_adds_up() {
    let calendar = calendar();
    for from in year(2026) {
        let deadline = working(10).count(&calendar, from);
        let skipped: u32 = deadline
            .steps
            .iter()
            .map(|step| match step {
                Step::Weekends { days } => *days,
                Step::Holiday { .. } => 1,
                _ => 0,
            })
            .sum();
        assert_eq!((deadline.due_on - from).num_days(), 10 + i64::from(skipped), "{from}");
    }
}

#[test]
fn a_worked_saturday_counts_as_a_working_day() {
    let deadline = working(5).count(&calendar(), day("2026-08-17"));
    assert_eq!(deadline.due_on, day("2026-08-22"));
    assert!(matches!(deadline.steps[1], Step::WorkedSaturday { .. }));
    assert_eq!(due(working(5), "2025-04-21"), "2025-04-26");
    assert_eq!(due(working(2), "2024-05-02"), "2024-05-04");
}

#[test]
fn two_days_from_the_eve_of_national_day_skip_the_swap_and_the_feast() {
    assert_eq!(due(working(2), "2026-08-28"), "2026-09-04");
    assert_eq!(due(working(1), "2025-08-29"), "2025-09-03");
}

#[test]
fn the_29th_of_february_is_a_day_like_any_other() {
    assert_eq!(due(days(1), "2024-02-28"), "2024-02-29");
    assert_eq!(due(days(30), "2024-01-30"), "2024-02-29");
    assert_eq!(due(days(1), "2025-02-27"), "2025-02-28");
    assert_eq!(due(before(days(7)), "2024-03-07"), "2024-02-29");
}

#[test]
fn a_term_over_new_year_uses_both_calendars() {
    assert_eq!(due(working(5), "2025-12-29"), "2026-01-07");
    assert_eq!(due(days(3), "2025-12-29"), "2026-01-05");
    assert_eq!(due(before(days(7)), "2026-01-08"), "2025-12-31");
    assert_eq!(due(before(working(20)), "2026-01-12"), "2025-12-12");
}

#[test]
fn a_term_received_on_a_day_off_starts_with_the_next_working_day() {
    assert_eq!(due(working(2), "2026-11-21"), "2026-11-25");
    assert_eq!(due(working(2), "2026-02-17"), "2026-02-24");
}

#[test]
fn a_term_of_no_days_is_due_at_once_or_on_the_next_working_day() {
    assert_eq!(due(working(0), "2026-11-20"), "2026-11-20");
    assert_eq!(due(working(0), "2026-11-21"), "2026-11-23");
    assert_eq!(due(before(days(0)), "2026-11-22"), "2026-11-20");
}

#[test]
fn a_proposed_swap_is_told_with_the_day_it_would_lead_to() {
    let deadline = working(2).count(&calendar(), day("2026-11-19"));
    assert_eq!(deadline.due_on, day("2026-11-23"));
    let told: Vec<_> = deadline.warnings().collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(matches!(
        told[0],
        Step::Unconfirmed { on, alternative: Some(other), .. }
            if *on == day("2026-11-23") && *other == day("2026-11-25")
    ));
}

#[test]
fn both_rows_of_a_proposed_swap_are_applied_together() {
    // Off on Monday 23rd, worked on Saturday 28th: a term over both is due the same day.
    let deadline = working(10).count(&calendar(), day("2026-11-19"));
    assert_eq!(deadline.due_on, day("2026-12-04"));
    let others: Vec<_> = deadline
        .warnings()
        .filter_map(|step| match step {
            Step::Unconfirmed { on, alternative, .. } => Some((on.to_string(), *alternative)),
            _ => None,
        })
        .collect();
    let same = Some(day("2026-12-04"));
    assert_eq!(others, [("2026-11-23".to_owned(), same), ("2026-11-28".to_owned(), same)]);
}

#[test]
fn the_day_if_adopted_of_two_terms_in_a_row_counts_both_anew() {
    // Off on Monday 23rd, worked on Saturday 28th: the first term would end a day later, the second on the same day.
    let intake = working(2).count(&calendar(), day("2026-11-20"));
    assert_eq!(intake.due_on, day("2026-11-25"));
    let promise = working(10).count_after(&calendar(), &intake);
    assert_eq!(promise.due_on, day("2026-12-09"));
    let others: Vec<_> = promise
        .warnings()
        .map(|step| match step {
            Step::Unconfirmed { alternative, .. } => *alternative,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(others, [Some(day("2026-12-09"))]);
}

#[test]
fn what_would_be_promised_is_what_is_promised_once_the_rows_are_confirmed() {
    let confirmed = crate::calendar::sample::rows()
        .into_iter()
        .map(|row| crate::calendar::SpecialDay { certainty: crate::calendar::Certainty::Confirmed, ..row });
    let confirmed = Calendar::new(confirmed.collect());
    for from in year(2026) {
        let both = |calendar: &Calendar| {
            let intake = working(2).count(calendar, from);
            working(10).count_after(calendar, &intake)
        };
        let told = both(&calendar()).warnings().find_map(|step| match step {
            Step::Unconfirmed { alternative, .. } => *alternative,
            _ => None,
        });
        if let Some(told) = told {
            assert_eq!(told, both(&confirmed).due_on, "{from}");
        }
    }
}

#[test]
fn a_proposed_worked_saturday_may_bring_the_end_forward() {
    let deadline = days(10).count(&calendar(), day("2026-11-18"));
    assert_eq!(deadline.due_on, day("2026-11-30"));
    assert!(deadline.warnings().any(|step| matches!(
        step,
        Step::Unconfirmed { alternative: Some(other), .. } if *other == day("2026-11-28")
    )));
}

#[test]
fn a_proposal_on_the_way_of_calendar_days_changes_nothing_and_is_not_told() {
    let deadline = days(30).count(&calendar(), day("2026-11-03"));
    assert_eq!(deadline.due_on, day("2026-12-03"));
    assert_eq!(deadline.warnings().count(), 0);
}

#[test]
fn a_provisional_holiday_is_applied_with_a_warning() {
    let deadline = working(1).count(&calendar(), day("2027-04-29"));
    assert_eq!(deadline.due_on, day("2027-05-04"));
    let unconfirmed = |on: &str| {
        deadline
            .warnings()
            .any(|step| matches!(step, Step::Unconfirmed { on: o, alternative: None, .. } if *o == day(on)))
    };
    assert!(unconfirmed("2027-04-30") && unconfirmed("2027-05-03"));
}

#[test]
fn a_term_in_an_unconfirmed_year_says_so_even_without_a_holiday() {
    let deadline = working(5).count(&calendar(), day("2027-06-14"));
    let told: Vec<_> = deadline.warnings().cloned().collect();
    assert_eq!(told, [Step::YearUnconfirmed { year: 2027 }]);
}

#[test]
fn a_term_that_runs_into_an_empty_year_says_so() {
    let deadline = working(10).count(&calendar(), day("2027-12-27"));
    assert!(deadline.steps.contains(&Step::CalendarMissing { year: 2028 }));
    assert!(!calendar().has_year(2028));
    let empty = days(1).count(&Calendar::default(), day("2026-11-24"));
    assert_eq!(empty.due_on, day("2026-11-25"));
    assert!(empty.steps.contains(&Step::CalendarMissing { year: 2026 }));
}

#[test]
fn every_deadline_is_a_working_day_and_later_starts_are_never_due_earlier() {
    let calendar = calendar();
    for term in [working(2), working(5), working(10), days(10), days(30)] {
        for term in [term, before(term)] {
            let mut last = NaiveDate::MIN;
            for from in (2024..=2027).flat_map(year) {
                let due_on = term.count(&calendar, from).due_on;
                assert!(calendar.is_working(due_on), "{term:?} from {from}");
                assert!(due_on >= last, "{term:?} from {from}");
                last = due_on;
            }
        }
    }
}

#[test]
fn working_days_counted_forward_and_back_meet_again() {
    let calendar = calendar();
    for from in (2024..=2026).flat_map(year).filter(|on| calendar.is_working(*on)) {
        for length in [1, 2, 5, 10, 20] {
            let due_on = working(length).count(&calendar, from).due_on;
            assert_eq!(before(working(length)).count(&calendar, due_on).due_on, from);
            assert_eq!(calendar.working_days_between(from, due_on), i64::from(length));
        }
    }
}

#[test]
fn a_calendar_term_rolls_no_further_than_the_next_working_day() {
    let calendar = calendar();
    for from in (2024..=2027).flat_map(year) {
        let nominal = from + chrono::Days::new(10);
        assert_eq!(days(10).count(&calendar, from).due_on, calendar.next_working(nominal));
        let nominal = from - chrono::Days::new(7);
        assert_eq!(before(days(7)).count(&calendar, from).due_on, calendar.previous_working(nominal));
    }
}

#[test]
fn the_longest_term_at_the_end_of_time_does_not_panic() {
    let last = Term { ..days(u16::MAX) }.count(&Calendar::default(), NaiveDate::MAX);
    assert_eq!(last.due_on.year(), NaiveDate::MAX.year());
}

#[test]
fn a_deadline_survives_json() {
    let deadline = working(10).count(&calendar(), day("2026-11-16"));
    let json = serde_json::to_string(&deadline).expect("deadlines are JSON");
    assert!(json.contains(r#""span":{"working_days":10}"#), "{json}");
    assert!(json.contains(r#"{"step":"holiday","on":"2026-11-24""#), "{json}");
    assert_eq!(serde_json::from_str(&json).ok(), Some(deadline));
}
