//! Counting a unit's opinions for everybody: numbers only, never a quarantined item.
//!
//! Each count is one GROUP BY over the unit's rows; callers keep the result for half a minute.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use domain::opinion::Stage;
use entity::{opinion, statement};
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, SimpleExpr};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait, Select};

use super::sees::{self, Sees};
use super::{Conn, Error};

/// Counts of one group.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Received.
    pub received: i64,
    /// Answered by the due day.
    pub on_time: i64,
    /// Answered after it.
    pub late: i64,
    /// Not answered, and the due day is past.
    pub overdue: i64,
    /// Not answered, and there is still time.
    pub running: i64,
}

impl Tally {
    /// Answered, in time or not.
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
#[derive(Debug, Clone, Default)]
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

/// Counts the opinions of a unit as of a day.
pub async fn of_unit(on: &impl Conn, unit: i64, today: NaiveDate) -> Result<Figures, Error> {
    let year_start = NaiveDate::from_ymd_opt(today.year(), 1, 1).unwrap_or(today);
    let months_start = first_of_month(today, 11);
    let mut figures = Figures {
        year: today.year(),
        months: (0..12).rev().map(|back| (first_of_month(today, back), Tally::default())).collect(),
        ..Figures::default()
    };
    let earliest = std::cmp::min(year_start, months_start);
    let received: Vec<(NaiveDate, i64)> = rows(unit)
        .select_only()
        .column(opinion::Column::ReceivedOn)
        .column_as(opinion::Column::Id.count(), "n")
        .filter(opinion::Column::ReceivedOn.gte(earliest))
        .group_by(opinion::Column::ReceivedOn)
        .into_tuple()
        .all(on.conn())
        .await?;
    for (day, n) in received {
        if day >= year_start {
            figures.total.received += n;
        }
        if let Some(month) = month_of(&mut figures.months, day) {
            month.received += n;
        }
    }
    let answered: Vec<(NaiveDate, i32, i64)> = rows(unit)
        .select_only()
        .column(opinion::Column::AnsweredOn)
        .column_as(late(), "late")
        .column_as(opinion::Column::Id.count(), "n")
        .filter(opinion::Column::AnsweredOn.gte(earliest))
        .group_by(opinion::Column::AnsweredOn)
        .group_by(Expr::col("late"))
        .into_tuple()
        .all(on.conn())
        .await?;
    for (day, late, n) in answered {
        if day >= year_start {
            *answer_of(&mut figures.total, late) += n;
        }
        if let Some(month) = month_of(&mut figures.months, day) {
            *answer_of(month, late) += n;
        }
    }
    figures.heard =
        heard(on, &Sees::counted(Some(unit)), statement::Column::ReceivedOn.gte(year_start)).await?;
    waiting(on, unit, today, &mut figures).await?;
    groups(on, unit, year_start, &mut figures).await?;
    let outcomes: Vec<(Option<String>, i64)> = rows(unit)
        .select_only()
        .column(opinion::Column::Outcome)
        .column_as(opinion::Column::Id.count(), "n")
        .filter(opinion::Column::ClosedOn.gte(year_start))
        .filter(opinion::Column::Stage.eq(Stage::Closed.as_str()))
        .group_by(opinion::Column::Outcome)
        .into_tuple()
        .all(on.conn())
        .await?;
    figures.outcomes = outcomes.into_iter().filter_map(|(word, n)| word.map(|word| (word, n))).collect();
    Ok(figures)
}

/// What still waits for its answer, by topic and office; the months do not count it, because it is a state of today.
async fn waiting(on: &impl Conn, unit: i64, today: NaiveDate, figures: &mut Figures) -> Result<(), Error> {
    let stages: Vec<&str> =
        Stage::ALL.iter().filter(|stage| stage.awaits_answer()).map(|stage| stage.as_str()).collect();
    // By the day that the citizens were told, as the register and their own pages count it.
    let over = || -> SimpleExpr {
        let column = |column| Expr::col((opinion::Entity, column));
        let received = column(opinion::Column::Stage).eq(Stage::Received.as_str());
        let promise_passed = received.and(column(opinion::Column::PromisedOn).lt(today));
        let term_passed = column(opinion::Column::Stage)
            .ne(Stage::Received.as_str())
            .and(column(opinion::Column::DueOn).lt(today));
        CaseStatement::new().case(promise_passed.or(term_passed), 1).finally(0).into()
    };
    let waiting: Vec<(Option<String>, Option<i64>, i32, i64)> = rows(unit)
        .select_only()
        .column(opinion::Column::Topic)
        .column(opinion::Column::LeadOfficeId)
        .column_as(over(), "over")
        .column_as(opinion::Column::Id.count(), "n")
        .filter(opinion::Column::Stage.is_in(stages))
        .group_by(opinion::Column::Topic)
        .group_by(opinion::Column::LeadOfficeId)
        .group_by(Expr::col("over"))
        .into_tuple()
        .all(on.conn())
        .await?;
    for (topic, office, over, n) in waiting {
        let tallies = [
            &mut figures.total,
            figures.topics.entry(topic).or_default(),
            figures.offices.entry(office).or_default(),
        ];
        for tally in tallies {
            *(if over == 1 { &mut tally.overdue } else { &mut tally.running }) += n;
        }
    }
    Ok(())
}

/// Received and answered in the year, by topic and office.
async fn groups(on: &impl Conn, unit: i64, since: NaiveDate, figures: &mut Figures) -> Result<(), Error> {
    let received: Vec<(Option<String>, Option<i64>, i64)> = rows(unit)
        .select_only()
        .column(opinion::Column::Topic)
        .column(opinion::Column::LeadOfficeId)
        .column_as(opinion::Column::Id.count(), "n")
        .filter(opinion::Column::ReceivedOn.gte(since))
        .group_by(opinion::Column::Topic)
        .group_by(opinion::Column::LeadOfficeId)
        .into_tuple()
        .all(on.conn())
        .await?;
    for (topic, office, n) in received {
        figures.topics.entry(topic).or_default().received += n;
        figures.offices.entry(office).or_default().received += n;
    }
    let answered: Vec<(Option<String>, Option<i64>, i32, i64)> = rows(unit)
        .select_only()
        .column(opinion::Column::Topic)
        .column(opinion::Column::AnswerOfficeId)
        .column_as(late(), "late")
        .column_as(opinion::Column::Id.count(), "n")
        .filter(opinion::Column::AnsweredOn.gte(since))
        .group_by(opinion::Column::Topic)
        .group_by(opinion::Column::AnswerOfficeId)
        .group_by(Expr::col("late"))
        .into_tuple()
        .all(on.conn())
        .await?;
    for (topic, office, late, n) in answered {
        *answer_of(figures.topics.entry(topic).or_default(), late) += n;
        *answer_of(figures.offices.entry(office).or_default(), late) += n;
    }
    Ok(())
}

/// The unit's rows without the restricted ones; a reader of counts sees no row.
fn rows(unit: i64) -> Select<opinion::Entity> {
    sees::ordinary(&Sees::counted(Some(unit)))
}

/// 1 where the answer came after the due day, else 0.
fn late() -> SimpleExpr {
    let due = Expr::col((opinion::Entity, opinion::Column::AnswerDueOn));
    CaseStatement::new()
        .case(Expr::col((opinion::Entity, opinion::Column::AnsweredOn)).gt(due), 1)
        .finally(0)
        .into()
}

fn answer_of(tally: &mut Tally, late: i32) -> &mut i64 {
    if late == 1 { &mut tally.late } else { &mut tally.on_time }
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
