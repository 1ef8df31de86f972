//! What a matter adds to the figures: a change takes away what it added before and adds what it adds now.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::{Circle, Outcome, Stage};

crate::words! {
    /// What the figures count.
    pub enum Figure {
        /// Matters received.
        Received,
        /// Matters answered by the day that the answer was due.
        OnTime,
        /// Matters answered after it.
        Late,
        /// Matters to which a body outside replied first, whose days are not the commune's.
        Replied,
        /// Matters whose sender still waits for an answer.
        Waiting,
        /// Matters closed with an outcome.
        Closed,
        /// Statements of which a matter is counted.
        Turns,
        /// People behind these statements.
        People,
    }
}

/// Where in the figures something is counted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// What is counted.
    pub figure: Figure,
    /// The first day of the month in which it happened, for the figures cut time nowhere else; of what waits, the day
    /// after which it is overdue, none while no day was told.
    pub day: Option<NaiveDate>,
    /// The topic's code; none where nobody classified it, or where topics are not told apart.
    pub topic: Option<String>,
    /// The key of the office; none where none has it, or where offices are not told apart.
    pub office: Option<i64>,
    /// What became of it, of what was closed.
    pub outcome: Option<Outcome>,
}

/// What of a matter the figures look at.
#[derive(Debug, Clone, Copy)]
pub struct Matter<'a> {
    /// Who may know of it.
    pub circle: Circle,
    /// Where it stands.
    pub stage: Stage,
    /// Its topic.
    pub topic: Option<&'a str>,
    /// The office that is to answer.
    pub lead_office: Option<i64>,
    /// The day it came in.
    pub received_on: NaiveDate,
    /// The day by which its sender was told to expect the answer that is still awaited.
    pub promised_on: Option<NaiveDate>,
    /// The day of the first answer.
    pub answered_on: Option<NaiveDate>,
    /// The day that answer was due.
    pub answer_due_on: Option<NaiveDate>,
    /// The office that gave it.
    pub answer_office: Option<i64>,
    /// Whether it was a reply of a body outside.
    pub answer_outside: bool,
    /// The day of closing.
    pub closed_on: Option<NaiveDate>,
    /// What became of it.
    pub outcome: Option<Outcome>,
}

impl Matter<'_> {
    /// Whether the figures count it: never what lies in a closed circle.
    pub fn is_counted(&self) -> bool {
        !self.circle.is_closed()
    }

    /// What it adds to the figures.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        if !self.is_counted() {
            return counts;
        }
        let (lead, answering) = (self.lead_office, self.answer_office);
        counts.add(self.cell(Figure::Received, month(self.received_on), lead), 1);
        if let Some(day) = self.answered_on {
            let late = self.answer_due_on.is_some_and(|due| day > due);
            let figure = match (self.answer_outside, late) {
                (true, _) => Figure::Replied,
                (false, true) => Figure::Late,
                (false, false) => Figure::OnTime,
            };
            counts.add(self.cell(figure, month(day), answering), 1);
        }
        if self.stage.awaits_answer() {
            counts.add(self.cell(Figure::Waiting, self.promised_on, lead), 1);
        }
        if let (Stage::Closed, Some(day), Some(outcome)) = (self.stage, self.closed_on, self.outcome) {
            counts.add(Cell { outcome: Some(outcome), ..Cell::plain(Figure::Closed, month(day)) }, 1);
        }
        counts
    }

    fn cell(&self, figure: Figure, day: Option<NaiveDate>, office: Option<i64>) -> Cell {
        Cell { topic: self.topic.map(str::to_owned), office, ..Cell::plain(figure, day) }
    }
}

impl Cell {
    /// A cell that tells neither topics nor offices nor outcomes apart.
    pub fn plain(figure: Figure, day: Option<NaiveDate>) -> Cell {
        Cell { figure, day, topic: None, office: None, outcome: None }
    }
}

/// What a statement adds to the figures as long as one of its matters is counted.
pub fn turn(received_on: NaiveDate, people: Option<i32>) -> Counts {
    let mut counts = Counts::default();
    counts.add(Cell::plain(Figure::Turns, month(received_on)), 1);
    counts.add(Cell::plain(Figure::People, month(received_on)), people.unwrap_or(1).into());
    counts
}

/// The first day of a day's month.
pub fn month(day: NaiveDate) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(day.year(), day.month(), 1)
}

/// Numbers by cell; a cell with nothing in it is not there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts(BTreeMap<Cell, i64>);

impl Counts {
    /// Adds to one cell.
    pub fn add(&mut self, cell: Cell, n: i64) {
        let sum = self.0.get(&cell).copied().unwrap_or_default() + n;
        if sum == 0 {
            self.0.remove(&cell);
        } else {
            self.0.insert(cell, sum);
        }
    }

    /// Both together.
    #[must_use]
    pub fn plus(mut self, other: Counts) -> Counts {
        other.into_iter().for_each(|(cell, n)| self.add(cell, n));
        self
    }

    /// What leads from the others to these.
    #[must_use]
    pub fn minus(mut self, other: Counts) -> Counts {
        other.into_iter().for_each(|(cell, n)| self.add(cell, -n));
        self
    }

    /// What stands in a cell.
    pub fn of(&self, cell: &Cell) -> i64 {
        self.0.get(cell).copied().unwrap_or_default()
    }

    /// Whether nothing is counted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl IntoIterator for Counts {
    type Item = (Cell, i64);
    type IntoIter = std::collections::btree_map::IntoIter<Cell, i64>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl FromIterator<(Cell, i64)> for Counts {
    fn from_iter<I: IntoIterator<Item = (Cell, i64)>>(cells: I) -> Counts {
        let mut counts = Counts::default();
        cells.into_iter().for_each(|(cell, n)| counts.add(cell, n));
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn received() -> Matter<'static> {
        Matter {
            circle: Circle::Unit,
            stage: Stage::Received,
            topic: None,
            lead_office: None,
            received_on: day("2026-11-20"),
            promised_on: Some(day("2026-12-18")),
            answered_on: None,
            answer_due_on: None,
            answer_office: None,
            answer_outside: false,
            closed_on: None,
            outcome: None,
        }
    }

    fn answered() -> Matter<'static> {
        Matter {
            stage: Stage::Answered,
            topic: Some("MTG-01"),
            lead_office: Some(7),
            promised_on: None,
            answered_on: Some(day("2026-12-18")),
            answer_due_on: Some(day("2026-12-18")),
            answer_office: Some(7),
            ..received()
        }
    }

    fn told(counts: Counts) -> Vec<String> {
        let tell = |(cell, n): (Cell, i64)| {
            let day = cell.day.map_or_else(String::new, |day| day.to_string());
            format!("{n:+} {} {day} {:?} {:?}", cell.figure, cell.topic.unwrap_or_default(), cell.office)
        };
        counts.into_iter().map(tell).collect()
    }

    #[test]
    fn what_came_in_counts_in_its_month_and_waits_until_the_day_that_was_told() {
        let expected = ["+1 received 2026-11-01 \"\" None", "+1 waiting 2026-12-18 \"\" None"];
        assert_eq!(told(received().counts()), expected);
    }

    #[test]
    fn an_answer_ends_the_waiting_and_carries_topic_and_office_along() {
        let expected = [
            "-1 received 2026-11-01 \"\" None",
            "+1 received 2026-11-01 \"MTG-01\" Some(7)",
            "+1 on_time 2026-12-01 \"MTG-01\" Some(7)",
            "-1 waiting 2026-12-18 \"\" None",
        ];
        assert_eq!(told(answered().counts().minus(received().counts())), expected);
    }

    #[test]
    fn an_answer_is_late_only_after_the_day_it_was_due() {
        let late = Matter { answered_on: Some(day("2026-12-19")), ..answered() };
        assert!(told(late.counts()).contains(&"+1 late 2026-12-01 \"MTG-01\" Some(7)".to_owned()));
        let undue = Matter { answer_due_on: None, ..late };
        assert!(told(undue.counts()).contains(&"+1 on_time 2026-12-01 \"MTG-01\" Some(7)".to_owned()));
    }

    #[test]
    fn a_closed_circle_adds_nothing_and_takes_away_all_that_was_there() {
        for circle in Circle::ALL.iter().copied().filter(|circle| circle.is_closed()) {
            let closed = Matter { circle, ..answered() };
            assert!(closed.counts().is_empty(), "{circle}");
            let taken = closed.counts().minus(answered().counts());
            assert_eq!(taken.plus(answered().counts()), Counts::default(), "{circle}");
        }
    }

    #[test]
    fn an_outcome_counts_only_while_closed() {
        let outcome = Some(Outcome::ALL[0]);
        let closed =
            Matter { stage: Stage::Closed, closed_on: Some(day("2027-01-04")), outcome, ..answered() };
        let cell = Cell { outcome, ..Cell::plain(Figure::Closed, Some(day("2027-01-01"))) };
        assert_eq!(closed.counts().of(&cell), 1);
        assert_eq!(Matter { stage: Stage::Received, ..closed }.counts().of(&cell), 0);
        assert_eq!(Matter { outcome: None, ..closed }.counts().of(&cell), 0);
    }

    #[test]
    fn a_change_that_the_figures_do_not_look_at_moves_nothing() {
        let drafted = Matter { stage: Stage::InApproval, ..received() };
        let approved = Matter { stage: Stage::Approved, ..received() };
        assert!(approved.counts().minus(drafted.counts()).is_empty());
    }

    #[test]
    fn one_person_stands_behind_a_statement_that_names_no_number() {
        let people = Cell::plain(Figure::People, Some(day("2026-11-01")));
        assert_eq!(turn(day("2026-11-20"), None).of(&people), 1);
        assert_eq!(turn(day("2026-11-20"), Some(40)).of(&people), 40);
    }
}
