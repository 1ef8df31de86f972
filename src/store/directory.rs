//! Names that every page needs (unit, offices, villages, accounts, topics), kept in memory for half a minute.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use domain::lang::Lang;
use moka::future::Cache;

use super::staff::{self, Staff};
use super::units::{self, Office, Topic, Unit, Village};
use super::{Database, Error};

/// How long names are trusted; another instance may have edited them.
const TRUST: Duration = Duration::from_secs(30);

/// One unit with the names that belong to it.
#[derive(Debug)]
pub struct Book {
    /// The unit.
    pub unit: Unit,
    /// The province above it.
    pub parent: Option<Unit>,
    /// Its offices, in their order.
    pub offices: Vec<Office>,
    /// Its villages, in Vietnamese order.
    pub villages: Vec<Village>,
    /// Its accounts.
    pub staff: Vec<Staff>,
}

impl Book {
    /// A book that only knows its unit and the one above it.
    pub fn cover(unit: &Unit, all: &[Unit]) -> Book {
        let parent = all.iter().find(|row| Some(row.id) == unit.parent_id).cloned();
        let (offices, villages, staff) = (Vec::new(), Vec::new(), Vec::new());
        Book { unit: unit.clone(), parent, offices, villages, staff }
    }

    /// The unit's name in a language.
    pub fn unit_name(&self, lang: Lang) -> &str {
        lang.pick(&self.unit.name, &self.unit.name_en)
    }

    /// An office by its key.
    pub fn office(&self, id: Option<i64>) -> Option<&Office> {
        id.and_then(|id| self.offices.iter().find(|row| row.id == id))
    }

    /// An office's name in a language.
    pub fn office_name(&self, id: Option<i64>, lang: Lang) -> Option<&str> {
        self.office(id).map(|row| lang.pick(&row.name, &row.name_en))
    }

    /// A village's name.
    pub fn village_name(&self, id: Option<i64>) -> Option<&str> {
        id.and_then(|id| self.villages.iter().find(|row| row.id == id)).map(|row| row.name.as_str())
    }

    /// An account by its key.
    pub fn person(&self, id: Option<i64>) -> Option<&Staff> {
        id.and_then(|id| self.staff.iter().find(|row| row.id == id))
    }
}

/// The topics with their names.
#[derive(Debug, Default)]
pub struct Topics {
    /// All, in their order.
    pub all: Vec<Topic>,
    by_code: HashMap<String, usize>,
}

impl Topics {
    /// A topic by its code.
    pub fn get(&self, code: &str) -> Option<&Topic> {
        self.by_code.get(code).map(|at| &self.all[*at])
    }

    /// A topic's name in a language.
    pub fn name(&self, code: Option<&str>, lang: Lang) -> Option<&str> {
        code.and_then(|code| self.get(code)).map(|row| lang.pick(&row.name, &row.name_en))
    }

    /// The main topics.
    pub fn main(&self) -> impl Iterator<Item = &Topic> {
        self.all.iter().filter(|row| row.parent.is_none())
    }

    /// The main topic of a topic, with its name.
    pub fn main_of(&self, code: &str) -> Option<&Topic> {
        let row = self.get(code)?;
        match &row.parent {
            Some(parent) => self.get(parent),
            None => Some(row),
        }
    }
}

/// The names, as last read.
pub struct Directory {
    books: Cache<i64, Arc<Book>>,
    topics: Cache<(), Arc<Topics>>,
    units: Cache<(), Arc<Vec<Unit>>>,
    /// The units as they were last read, however long ago.
    last: Mutex<Arc<Vec<Unit>>>,
}

impl Default for Directory {
    fn default() -> Directory {
        Directory {
            books: Cache::builder().max_capacity(200).time_to_live(TRUST).build(),
            topics: Cache::builder().max_capacity(1).time_to_live(TRUST).build(),
            units: Cache::builder().max_capacity(1).time_to_live(TRUST).build(),
            last: Mutex::default(),
        }
    }
}

impl Directory {
    /// The book of one unit.
    pub async fn book(&self, db: &Database, unit: i64) -> Result<Arc<Book>, Error> {
        if let Some(book) = self.books.get(&unit).await {
            return Ok(book);
        }
        let row =
            units::by_id(db, unit).await?.ok_or_else(|| Error::RecordNotFound(format!("unit {unit}")))?;
        let parent = match row.parent_id {
            Some(id) => units::by_id(db, id).await?,
            None => None,
        };
        let book = Arc::new(Book {
            offices: units::offices(db, unit).await?,
            villages: units::villages(db, unit).await?,
            staff: staff::of_unit(db, unit).await?,
            unit: row,
            parent,
        });
        self.books.insert(unit, book.clone()).await;
        Ok(book)
    }

    /// The topics.
    pub async fn topics(&self, db: &Database) -> Result<Arc<Topics>, Error> {
        if let Some(topics) = self.topics.get(&()).await {
            return Ok(topics);
        }
        let all = units::topics(db).await?;
        let by_code = all.iter().enumerate().map(|(at, row)| (row.code.clone(), at)).collect();
        let topics = Arc::new(Topics { all, by_code });
        self.topics.insert((), topics.clone()).await;
        Ok(topics)
    }

    /// All units in force.
    pub async fn units(&self, db: &Database) -> Result<Arc<Vec<Unit>>, Error> {
        if let Some(units) = self.units.get(&()).await {
            return Ok(units);
        }
        let all = self.remember(db).await?;
        self.units.insert((), all.clone()).await;
        Ok(all)
    }

    /// Reads the units for the time when nothing can be read.
    pub async fn remember(&self, db: &Database) -> Result<Arc<Vec<Unit>>, Error> {
        let all = Arc::new(units::all(db).await?);
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = all.clone();
        Ok(all)
    }

    /// The units as they were last read; nothing is asked.
    pub fn remembered(&self) -> Arc<Vec<Unit>> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Forgets everything, after names changed here.
    pub fn forget(&self) {
        self.books.invalidate_all();
        self.topics.invalidate_all();
        self.units.invalidate_all();
    }
}
