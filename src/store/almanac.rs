//! The working calendar and the terms, kept in memory for a minute.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use domain::calendar::{Calendar, SpecialDay};
use domain::deadline::{Promise, Span, Term, TermKey};
use entity::{calendar_day, term};
use sea_orm::{EntityTrait, QueryOrder};
use tokio::sync::RwLock;

use super::{Conn, Error};

/// How long a reading is trusted; another instance may have edited the table.
const TRUST: Duration = Duration::from_secs(60);

/// Calendar and terms as last read.
#[derive(Default)]
pub struct Almanac(RwLock<Option<(Instant, Arc<Pages>)>>);

/// One reading of calendar and terms.
pub struct Pages {
    /// Which days are worked.
    pub calendar: Calendar,
    terms: HashMap<(Option<i64>, TermKey), Rule>,
}

/// A term with the article it rests on.
pub struct Rule {
    /// The term itself.
    pub term: Term,
    /// The legal basis in Vietnamese.
    pub basis: String,
    /// The legal basis in English.
    pub basis_en: String,
}

impl Pages {
    /// The term by this name: the unit's own row, or the row for all.
    pub fn term(&self, unit: i64, key: TermKey) -> Result<&Term, Error> {
        self.rule(unit, key).map(|rule| &rule.term)
    }

    /// The same with its legal basis.
    pub fn rule(&self, unit: i64, key: TermKey) -> Result<&Rule, Error> {
        self.terms.get(&(Some(unit), key)).or_else(|| self.terms.get(&(None, key))).ok_or_else(|| {
            Error::RecordNotFound(format!("term {key}: run `doithoai migrate` to restore the defaults"))
        })
    }

    /// The promise to whoever sends an opinion on that day.
    pub fn promise(&self, unit: i64, received_on: NaiveDate) -> Result<Promise, Error> {
        let (intake, answer) = (self.term(unit, TermKey::Intake)?, self.term(unit, TermKey::Answer)?);
        Ok(Promise::count(&self.calendar, intake, answer, received_on))
    }
}

impl Almanac {
    /// The current pages, read again when older than a minute.
    pub async fn read(&self, on: &impl Conn) -> Result<Arc<Pages>, Error> {
        if let Some((at, pages)) = self.0.read().await.as_ref()
            && at.elapsed() < TRUST
        {
            return Ok(pages.clone());
        }
        let pages = Arc::new(load(on).await?);
        *self.0.write().await = Some((Instant::now(), pages.clone()));
        Ok(pages)
    }

    /// Forgets what was read, after the tables changed here.
    pub async fn forget(&self) {
        *self.0.write().await = None;
    }
}

async fn load(on: &impl Conn) -> Result<Pages, Error> {
    let days = calendar_day::Entity::find().order_by_asc(calendar_day::Column::OnDay).all(on.conn()).await?;
    let days = days
        .into_iter()
        .map(|row| SpecialDay {
            on: row.on_day,
            kind: row.kind.0,
            name: row.name,
            name_en: row.name_en,
            certainty: row.certainty.0,
        })
        .collect();
    let mut terms = HashMap::new();
    for row in term::Entity::find().all(on.conn()).await? {
        let key = row.key.0;
        let count = u16::try_from(row.count)
            .map_err(|_| Error::Custom(format!("term {key}: {} is no number of days", row.count)))?;
        let span = match row.span.0 {
            term::Days::Working => Span::WorkingDays(count),
            term::Days::Calendar => Span::CalendarDays(count),
        };
        let term = Term { key, span, direction: row.direction.0 };
        terms.insert((row.unit_id, key), Rule { term, basis: row.basis, basis_en: row.basis_en });
    }
    Ok(Pages { calendar: Calendar::new(days), terms })
}
