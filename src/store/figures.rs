//! The figures of a unit for everybody: numbers only, never a quarantined item. Read from the counters that acts keep.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use domain::opinion::tally::{Cell, Counts, Figure};
use entity::{opinion, statement};
use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait};

use super::sees::{self, Sees};
use super::{Conn, Error, tally};

/// Counts of one group.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Received.
    pub received: i64,
    /// Answered by the due day.
    pub on_time: i64,
    /// Answered after it.
    pub late: i64,
    /// Replied to by a body outside, whose days are not the commune's.
    pub replied: i64,
    /// Not answered, and the due day is past.
    pub overdue: i64,
    /// Not answered, and there is still time.
    pub running: i64,
}

impl Tally {
    /// Answered by the commune, in time or not.
    pub fn answered(self) -> i64 {
        self.on_time + self.late
    }
}

/// Three numbers that are never mixed: a statement of several people holds several matters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Heard {
    /// Lượt người: people behind the statements.
    pub people: i64,
    /// Lượt ý kiến: statements.
    pub turns: i64,
    /// Nội dung: matters made of them.
    pub matters: i64,
}

/// Counts people, turns and matters of the statements that `which` narrows to, as this reader may see them.
pub async fn heard(on: &impl Conn, sees: &Sees, which: SimpleExpr) -> Result<Heard, Error> {
    let matters = sees::ordinary(sees)
        .join(sea_orm::JoinType::InnerJoin, sees::said())
        .filter(which.clone())
        .count(on.conn())
        .await?;
    let visible = sees::ordinary(sees).select_only().column(opinion::Column::StatementId).into_query();
    let people = Expr::cust("COALESCE(SUM(COALESCE(\"statement\".\"people\", 1)), 0)");
    let (turns, people): (i64, i64) = statement::Entity::find()
        .select_only()
        .column_as(statement::Column::Id.count(), "turns")
        .column_as(people, "people")
        .filter(which)
        .filter(statement::Column::Id.in_subquery(visible))
        .into_tuple()
        .one(on.conn())
        .await?
        .unwrap_or_default();
    Ok(Heard { people, turns, matters: i64::try_from(matters).unwrap_or_default() })
}

/// The figures of a unit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    /// The calendar year they start in.
    pub year: i32,
    /// Matters received and answered since 1 January; overdue and running as of today.
    pub total: Tally,
    /// People, turns and matters received since 1 January.
    pub heard: Heard,
    /// The last twelve months, oldest first: the first day of each.
    pub months: Vec<(NaiveDate, Tally)>,
    /// By the code of the topic as stored; `None` is not classified yet. Since 1 January.
    pub topics: BTreeMap<Option<String>, Tally>,
    /// By the key of the lead office; `None` is with no office. Since 1 January.
    pub offices: BTreeMap<Option<i64>, Tally>,
    /// By the outcome's word. Closed since 1 January.
    pub outcomes: BTreeMap<String, i64>,
}

/// The figures of a unit as of a day.
pub async fn of_unit(on: &impl Conn, unit: i64, today: NaiveDate) -> Result<Figures, Error> {
    let happened = tally::happened(on, unit, earliest(today)).await?;
    Ok(drawn(happened.plus(tally::waiting(on, unit, today).await?), today))
}

/// The first day that the figures look back to.
fn earliest(today: NaiveDate) -> NaiveDate {
    std::cmp::min(first_of_year(today), first_of_month(today, 11))
}

/// The figures as of a day that counters of any length of time say.
pub fn drawn(counts: Counts, today: NaiveDate) -> Figures {
    let mut figures = Figures {
        year: today.year(),
        months: (0..12).rev().map(|back| (first_of_month(today, back), Tally::default())).collect(),
        ..Figures::default()
    };
    for (cell, n) in counts {
        figures.take(cell, n, today);
    }
    figures.heard.matters = figures.total.received;
    figures
}

impl Figures {
    /// Takes what is counted in one cell; what is older than the figures look back adds nothing.
    fn take(&mut self, cell: Cell, n: i64, today: NaiveDate) {
        let this_year = cell.day.is_some_and(|day| day >= first_of_year(today));
        match cell.figure {
            Figure::Received => self.happened(cell, n, this_year, |tally| &mut tally.received),
            Figure::OnTime => self.happened(cell, n, this_year, |tally| &mut tally.on_time),
            Figure::Late => self.happened(cell, n, this_year, |tally| &mut tally.late),
            Figure::Replied => self.happened(cell, n, this_year, |tally| &mut tally.replied),
            // A state of today, whenever it came in; the months do not count it.
            Figure::Waiting => {
                let overdue = cell.day.is_some_and(|day| day < today);
                for tally in self.tallies(cell.topic, cell.office) {
                    *(if overdue { &mut tally.overdue } else { &mut tally.running }) += n;
                }
            }
            Figure::Closed | Figure::Turns | Figure::People if !this_year => {}
            Figure::Closed => {
                if let Some(outcome) = cell.outcome {
                    *self.outcomes.entry(outcome.as_str().to_owned()).or_default() += n;
                }
            }
            Figure::Turns => self.heard.turns += n,
            Figure::People => self.heard.people += n,
        }
    }

    /// Counts what happened to matters in a month: by month, and in its year by topic and office.
    fn happened(&mut self, cell: Cell, n: i64, this_year: bool, column: fn(&mut Tally) -> &mut i64) {
        if let Some(month) = cell.day.and_then(|day| month_of(&mut self.months, day)) {
            *column(month) += n;
        }
        if this_year {
            self.tallies(cell.topic, cell.office).into_iter().for_each(|tally| *column(tally) += n);
        }
    }

    /// Where a matter of this topic and office counts.
    fn tallies(&mut self, topic: Option<String>, office: Option<i64>) -> [&mut Tally; 3] {
        [&mut self.total, self.topics.entry(topic).or_default(), self.offices.entry(office).or_default()]
    }
}

fn first_of_year(today: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(today.year(), 1, 1).unwrap_or(today)
}

fn first_of_month(today: NaiveDate, back: u32) -> NaiveDate {
    today.with_day(1).and_then(|first| first.checked_sub_months(chrono::Months::new(back))).unwrap_or(today)
}

fn month_of(months: &mut [(NaiveDate, Tally)], day: NaiveDate) -> Option<&mut Tally> {
    months
        .iter_mut()
        .find(|(first, _)| first.year() == day.year() && first.month() == day.month())
        .map(|(_, tally)| tally)
}
