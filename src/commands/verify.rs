//! `doithoai verify`: whether the database, every journal chain, all words, every counter, every deadline and every file are what they were.

use std::collections::HashMap;
use std::path::Path;

use domain::deadline::Deadline;
use domain::opinion::tally::Cell;

use crate::commands::migrate;
use crate::config::Config;
use crate::files::{Files, hash_of};
use crate::store::agreement;
use crate::store::audit::{self, Dated, Holder};
use crate::store::fingerprints::Fingerprints;
use crate::store::journal::{Entry, Subject, expected_hash};
use crate::store::{Database, Error, deadlines, files, kept, recount, tally, units};

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
        chains(db, subject, &mut found).await?;
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

/// Follows the chains of all subjects of one sort. A page of subjects is read with its lines as they stood at one
/// moment: beside a server that goes on writing, row and journal belong together.
async fn chains(db: &Database, subject: Subject, found: &mut Findings) -> Result<(), Error> {
    let mut after = i64::MIN;
    loop {
        let snapshot = db.begin_read().await?;
        let page = audit::holders(&snapshot, subject, after, PAGE).await?;
        let until = page.next.unwrap_or(i64::MAX);
        let mut chains: HashMap<i64, Chain> =
            page.rows.into_iter().map(|row| (row.id, Chain::of(row))).collect();
        let mut from = (after.saturating_add(1), 0);
        loop {
            let lines = audit::lines(&snapshot, subject, from, until, 2_000).await?;
            let Some(last) = lines.last() else { break };
            from = (last.subject_id, last.seq);
            for line in &lines {
                found.lines += 1;
                match chains.get_mut(&line.subject_id) {
                    Some(chain) => chain.follow(line, subject, found),
                    None => found.add(format!(
                        "journal: line {} is about {} {}, which is not there",
                        line.id,
                        subject.as_str(),
                        line.subject_id
                    )),
                }
            }
        }
        let mut chains: Vec<Chain> = chains.into_values().collect();
        chains.sort_by_key(|chain| chain.holder.id);
        let mut whole: HashMap<i64, Fingerprints> = HashMap::new();
        for mut chain in chains {
            found.subjects += 1;
            let (id, prints) = (chain.holder.id, std::mem::take(&mut chain.prints));
            if chain.end(subject, found) {
                whole.insert(id, prints);
            }
        }
        if subject == Subject::Opinion {
            for row in kept::of_opinions(&snapshot, after, until).await? {
                if let Some(prints) = whole.get(&row.opinion.id) {
                    words::compare(&row, prints, |what| {
                        found.add(format!("opinion {}: {what}", row.opinion.code));
                    });
                }
            }
        }
        match page.next {
            Some(next) => after = next,
            None => return Ok(()),
        }
    }
}

/// A chain as far as it was followed.
struct Chain {
    holder: Holder,
    seq: i32,
    hash: String,
    stage: Option<String>,
    prints: Fingerprints,
    broken: bool,
}

impl Chain {
    fn of(holder: Holder) -> Chain {
        Chain {
            holder,
            seq: 0,
            hash: String::new(),
            stage: None,
            prints: Fingerprints::default(),
            broken: false,
        }
    }

    /// Takes the next line; a chain is complained about once.
    fn follow(&mut self, line: &Entry, subject: Subject, found: &mut Findings) {
        let wrong = if self.broken {
            None
        } else if line.seq != self.seq + 1 {
            Some(format!("line {} is missing", self.seq + 1))
        } else if line.prev_hash != self.hash {
            Some(format!("line {} does not hang on the line before it", line.seq))
        } else if line.hash != expected_hash(line, &self.holder.name) {
            Some(format!("line {} was changed after it was written", line.seq))
        } else {
            None
        };
        let prints = Fingerprints::of_line(&line.detail);
        let wrong = wrong.or_else(|| {
            let unread = prints.is_none() && !self.broken;
            unread.then(|| format!("line {} bears fingerprints that cannot be read", line.seq))
        });
        self.prints.follow(prints.unwrap_or_default());
        if let Some(wrong) = wrong {
            self.broken = true;
            found.add(format!("journal of {} {}: {wrong}", subject.as_str(), self.holder.name));
        }
        self.seq = line.seq;
        self.hash.clone_from(&line.hash);
        if line.to_stage.is_some() {
            self.stage.clone_from(&line.to_stage);
        }
    }

    /// Compares the end with what the subject's own row says; `true` when the whole chain is sound.
    fn end(self, subject: Subject, found: &mut Findings) -> bool {
        if self.broken {
            return false;
        }
        let Holder { name, len, head, stage, .. } = self.holder;
        let wrong = if len != self.seq {
            Some(format!("has {} lines, its row says {len}", self.seq))
        } else if head != self.hash {
            Some("the last line is not the one its row names".to_owned())
        } else {
            match (stage, self.stage) {
                (Some(stage), Some(last)) if stage != last => {
                    Some(format!("ends in {last}, its row says {stage}"))
                }
                _ => None,
            }
        };
        let sound = wrong.is_none();
        if let Some(wrong) = wrong {
            found.add(format!("journal of {} {name}: {wrong}", subject.as_str()));
        }
        sound
    }
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
