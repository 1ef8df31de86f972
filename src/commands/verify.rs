//! `doithoai verify`: whether the database, every journal chain, all words, every counter, every deadline and every file are what they were.

use std::path::Path;

use domain::deadline::Deadline;
use domain::opinion::tally::Cell;

use crate::commands::migrate;
use crate::config::Config;
use crate::files::{Files, hash_of};
use crate::store::agreement;
use crate::store::audit::{self, Dated};
use crate::store::journal::Subject;
use crate::store::{Database, Error, deadlines, files, recount, tally, units};

mod chains;
mod words;

/// Rows read at once.
const PAGE: u64 = 500;
/// Complaints kept; more are counted.
const MOST: usize = 200;

/// What was looked at, and what is wrong with it.
#[derive(Debug, Default)]
pub struct Findings {
    /// Sentences naming what is wrong.
    pub wrong: Vec<String>,
    /// How many more were left out.
    pub more: usize,
    /// Subjects whose chain was followed.
    pub subjects: u64,
    /// Journal lines hashed.
    pub lines: u64,
    /// Files hashed.
    pub files: u64,
    /// Deadlines read.
    pub deadlines: u64,
}

impl Findings {
    fn add(&mut self, sentence: impl Into<String>) {
        if self.wrong.len() < MOST {
            self.wrong.push(sentence.into());
        } else {
            self.more += 1;
        }
    }

    /// Whether nothing is wrong.
    pub fn sound(&self) -> bool {
        self.wrong.is_empty()
    }
}

/// Looks at everything, prints what is wrong to stderr and a summary to stdout; `Ok(false)` means exit code 1.
pub async fn run(config: &Config) -> Result<bool, String> {
    let db = migrate::join(config).await?;
    let found = all(&db, &config.data_dir).await.map_err(|e| format!("database: {e}"))?;
    for sentence in &found.wrong {
        eprintln!("!! {sentence}");
    }
    if found.more > 0 {
        eprintln!("!! and {} more", found.more);
    }
    let Findings { subjects, lines, files, deadlines, .. } = &found;
    println!("{subjects} journals with {lines} lines, {deadlines} deadlines, {files} files");
    if found.sound() {
        println!("everything is as it was written");
    }
    Ok(found.sound())
}

/// Looks at everything of a database and its data folder.
pub async fn all(db: &Database, data_dir: &Path) -> Result<Findings, Error> {
    let mut found = Findings::default();
    for said in audit::integrity(db).await? {
        found.add(format!("database: {said}"));
    }
    for subject in Subject::ALL {
        chains::follow(db, subject, &mut found).await?;
    }
    if let Some(id) = audit::stray_subject(db).await? {
        found.add(format!("journal line {id} is about a subject of an unknown sort"));
    }
    agree(db, &mut found).await?;
    counters(db, &mut found).await?;
    terms(db, &mut found).await?;
    stored_files(db, data_dir, &mut found).await?;
    Ok(found)
}

/// Compares opinions with what stands apart from them: statement, publication, search text.
async fn agree(db: &Database, found: &mut Findings) -> Result<(), Error> {
    for code in agreement::without_statement(db, PAGE).await? {
        found.add(format!("opinion {code}: its statement is not there"));
    }
    for code in agreement::shown_otherwise(db, PAGE).await? {
        found.add(format!("opinion {code}: its row and the public register differ on whether it is shown"));
    }
    for code in agreement::shown_unlawfully(db, PAGE).await? {
        found.add(format!("opinion {code}: the public register shows what is never published"));
    }
    for code in agreement::found_unlawfully(db, PAGE).await? {
        found.add(format!("opinion {code}: the search of the desk finds what a closed circle holds"));
    }
    for code in agreement::unsealed(db, PAGE).await? {
        found.add(format!("opinion {code}: a closed circle holds it, yet its statement lies open"));
    }
    Ok(())
}

/// Compares each unit's counters with what its rows say, both as they stood at one moment.
async fn counters(db: &Database, found: &mut Findings) -> Result<(), Error> {
    for unit in units::ever(db).await? {
        let snapshot = db.begin_read().await?;
        let kept = tally::of_unit(&snapshot, unit.id).await?;
        let counted = recount::of_unit(&snapshot, unit.id).await?;
        for (cell, more) in kept.clone().minus(counted) {
            let kept = kept.of(&cell);
            let cell = told(&cell);
            found.add(format!("figures of {}: {cell}: kept as {kept}, counted {}", unit.code, kept - more));
        }
    }
    Ok(())
}

/// A cell of the figures, as a report calls it.
fn told(cell: &Cell) -> String {
    let Cell { figure, day, topic, office, outcome } = cell;
    let parts = [
        Some(figure.to_string()),
        day.map(|day| day.to_string()),
        topic.as_ref().map(|topic| format!("topic {topic}")),
        office.map(|office| format!("office {office}")),
        outcome.map(|outcome| outcome.to_string()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Reads every stored sum and compares its day.
async fn terms(db: &Database, found: &mut Findings) -> Result<(), Error> {
    for sort in [Sums::Deadlines, Sums::Opinions, Sums::Conferences] {
        let mut after = i64::MIN;
        loop {
            let page = match sort {
                Sums::Deadlines => audit::deadlines(db, after, PAGE).await?,
                Sums::Opinions => audit::opinion_terms(db, after, PAGE).await?,
                Sums::Conferences => audit::conference_terms(db, after, PAGE).await?,
            };
            for row in page.rows.iter().filter(|row| row.due_on.is_some() || row.sum.is_some()) {
                compare(row, found);
            }
            match page.next {
                Some(next) => after = next,
                None => break,
            }
        }
    }
    Ok(())
}

/// Where days stand beside their sums.
#[derive(Clone, Copy)]
enum Sums {
    Deadlines,
    Opinions,
    Conferences,
}

fn compare(row: &Dated, found: &mut Findings) {
    found.deadlines += 1;
    let Dated { name, due_on, sum, .. } = row;
    let read: Option<Deadline> = sum.as_deref().and_then(deadlines::from_json);
    match (due_on, read) {
        (Some(day), Some(read)) if read.due_on == *day => {}
        (Some(day), Some(read)) => {
            found.add(format!("{name}: stored as {day}, but its sum gives {}", read.due_on))
        }
        (Some(_), None) => found.add(format!("{name}: the sum behind it cannot be read")),
        (None, _) => found.add(format!("{name}: there is a sum but no day")),
    }
}

/// Hashes every stored file. An upload that no opinion took may be gone: the sweep removes such.
async fn stored_files(db: &Database, data_dir: &Path, found: &mut Findings) -> Result<(), Error> {
    let store = Files::within(data_dir, 100);
    let mut after = 0;
    loop {
        let page = files::after(db, after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(()) };
        after = last.id;
        for row in page {
            let Some(path) = store.place(&row.storage_key) else {
                found.add(format!("file {}: its key is damaged", row.id));
                continue;
            };
            found.files += 1;
            let read = tokio::task::spawn_blocking(move || hash_of(&path)).await;
            match read.map_err(std::io::Error::other).flatten() {
                Ok((size, hash)) if i64::try_from(size).ok() == Some(row.size) && hash == row.sha256 => {}
                Ok(_) => found.add(format!("file {}: its bytes were changed", row.storage_key)),
                Err(_)
                    if (row.opinion_id.is_none() && row.statement_id.is_none())
                        || is_gone(db, row.id).await? => {}
                Err(error) => found.add(format!("file {}: cannot be read: {error}", row.storage_key)),
            }
        }
    }
}

/// Whether a file's row has gone since the page was read.
async fn is_gone(db: &Database, id: i64) -> Result<bool, Error> {
    Ok(files::after(db, id - 1, 1).await?.first().is_none_or(|row| row.id != id))
}
