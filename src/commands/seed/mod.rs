//! `doithoai seed`: many invented opinions with true journals, deadlines and search texts, the same for the same seed.

use std::io::Write;
use std::time::Instant;

use chrono::{Datelike, NaiveDate, TimeDelta};
use domain::code::Code;
use domain::opinion::Circle;

use crate::app::{Clock, day_in_vietnam, digest};
use crate::commands::migrate::{self, Ready};
use crate::config::Config;
use crate::store::Database;
use crate::store::almanac::{Almanac, Pages};
use crate::store::bulk::{self, Batch};
use crate::store::statements::Identity;
use crate::store::tally;

mod cast;
mod codes;
mod dice;
mod drafting;
mod life;
mod matters;
mod newborn;
mod story;
mod words;

use cast::Cast;
use codes::Taken;
use dice::Dice;
use life::{Life, World};
use story::Numbers;
use words::Said;

/// What `seed` is told.
#[derive(Debug, Clone, clap::Args)]
pub struct SeedArgs {
    /// How many opinions; some statements hold two or three.
    #[arg(long, default_value_t = 1_000)]
    pub opinions: usize,
    /// The same number gives the same data.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// The unit's code; the home unit, or a new one when there is none.
    #[arg(long)]
    pub unit: Option<String>,
    /// The last day told; today unless given. Data of the same seed is the same only for the same day.
    #[arg(long)]
    pub until: Option<NaiveDate>,
    /// Prints code and secret of this many of the last statements, for load tests.
    #[arg(long, default_value_t = 0)]
    pub slips: usize,
}

/// Opinions written in one transaction, or a few more.
const PIECE: usize = 500;
/// Pieces after which the counters that they wrote are summed up.
const PIECES_SUMMED: usize = 20;
/// Counters summed up in one transaction.
const COUNTERS: u64 = 10_000;
/// How long the told time is.
const YEARS: i64 = 3;

/// What was made.
#[derive(Debug, Clone)]
pub struct Seeded {
    /// The unit that was filled.
    pub unit: String,
    /// Codes and secrets of the last statements.
    pub slips: Vec<(String, String)>,
}

/// Fills a unit, showing progress on stderr.
pub async fn run(config: &Config, args: SeedArgs) -> Result<(), String> {
    let Ready { db, lock } = migrate::open(config).await?;
    let began = Instant::now();
    let seeded = fill(&db, &args, |done| {
        eprint!("\r{done} of {} opinions, {} s", args.opinions, began.elapsed().as_secs());
        let _ = std::io::stderr().flush();
    })
    .await?;
    eprintln!();
    for (code, secret) in &seeded.slips {
        println!("{code} {secret}");
    }
    eprintln!("filled the unit {} in {} s", seeded.unit, began.elapsed().as_secs());
    db.close().await.map_err(|e| format!("database: {e}"))?;
    drop(lock);
    Ok(())
}

/// Fills a unit of an open database; `progress` hears how many are done.
pub async fn fill(db: &Database, args: &SeedArgs, progress: impl Fn(usize)) -> Result<Seeded, String> {
    let now = Clock::default().now();
    let unit = cast::unit(db, args.unit.as_deref(), now).await?;
    if !bulk::may_fill(db, unit.id, &unit.code).await.map_err(sentence)? {
        return Err(format!(
            "{} ({}) holds real opinions; bulk data goes only into an empty unit or the demo's",
            unit.name, unit.code
        ));
    }
    let pages = Almanac::default().read(db).await.map_err(sentence)?;
    let cast = cast::gather(db, unit, now).await?;
    let last_day = args.until.unwrap_or_else(|| day_in_vietnam(now));
    let last_moment = last_day.and_time(chrono::NaiveTime::MIN).and_utc() + TimeDelta::hours(16);
    let until = if args.until.is_none() { now.min(last_moment) } else { last_moment };
    let world = World { cast: &cast, pages: &pages, until };
    let mut telling = Telling::new(db, &world, args, last_day).await?;
    let (mut done, mut pieces) = (0, 0);
    while done < args.opinions {
        done = telling.piece(db, done).await?;
        pieces += 1;
        if pieces % PIECES_SUMMED == 0 || done >= args.opinions {
            while tally::sum_up(db, COUNTERS).await.map_err(sentence)? > 0 {}
        }
        progress(done);
    }
    bulk::analyse(db).await.map_err(sentence)?;
    let older = telling.slips.len().saturating_sub(args.slips);
    Ok(Seeded { unit: cast.unit.code.clone(), slips: telling.slips.split_off(older) })
}

/// What is carried from piece to piece.
struct Telling<'a> {
    world: &'a World<'a>,
    args: &'a SeedArgs,
    first_day: NaiveDate,
    taken: Taken,
    numbers: Numbers,
    slips: Vec<(String, String)>,
}

impl<'a> Telling<'a> {
    async fn new(
        db: &Database,
        world: &'a World<'a>,
        args: &'a SeedArgs,
        last_day: NaiveDate,
    ) -> Result<Telling<'a>, String> {
        let unit = world.cast.unit.id;
        let (mut taken, mut after) = (Taken::default(), 0);
        loop {
            let page = bulk::codes(db, unit, after).await.map_err(sentence)?;
            let Some((last, _)) = page.last() else { break };
            after = *last;
            page.iter().for_each(|(_, code)| taken.note(code));
        }
        let numbers = bulk::series(db, unit, "UBND").await.map_err(sentence)?.into_iter().collect();
        let first_day = last_day - TimeDelta::days(YEARS * 365);
        Ok(Telling { world, args, first_day, taken, numbers, slips: Vec::new() })
    }

    /// Writes the opinions from `start` on, in one transaction; gives where the next one begins.
    async fn piece(&mut self, db: &Database, start: usize) -> Result<usize, String> {
        let Cast { unit, .. } = self.world.cast;
        let mut turns = Vec::new();
        let mut at = start;
        while at < self.args.opinions && at < start + PIECE {
            let (dice, born, said) = self.turn(at)?;
            at += born.rows.len();
            turns.push((dice, born, said));
        }
        let tx = db.begin_write().await.map_err(sentence)?;
        let mut keys = bulk::take_keys(&tx, turns.len(), at - start).await.map_err(sentence)?;
        let mut batch = Batch::default();
        for (mut dice, born, said) in turns {
            let newborn::Newborn { mut statement, rows, split_at, identity, .. } = born;
            statement.id = keys.statements.next().ok_or("a statement without a key")?;
            batch.identities.extend(identity.map(|sender| Identity { statement_id: statement.id, ..sender }));
            for (mut row, said) in rows.into_iter().zip(&said) {
                row.id = keys.opinions.next().ok_or("an opinion without a key")?;
                row.statement_id = statement.id;
                let mut life = Life::begin(self.world, dice.branch(), &statement, row);
                story::tell(&mut life, said, split_at, &mut self.numbers);
                join(&mut batch, life.end());
            }
            let own = batch.opinions.iter().rev().take_while(|row| row.statement_id == statement.id);
            statement.sealed = own.map(|row| row.circle.0).any(Circle::is_closed);
            batch.statements.push(statement);
        }
        bulk::write(&tx, batch).await.map_err(sentence)?;
        for (year, last) in &self.numbers {
            bulk::set_series(&tx, unit.id, "UBND", *year, *last).await.map_err(sentence)?;
        }
        bulk::mark_filled(&tx, &unit.code, self.world.until).await.map_err(sentence)?;
        tx.commit().await.map_err(sentence)?;
        Ok(at)
    }

    /// What one person says, as the opinion at this place and those after it.
    fn turn(&mut self, at: usize) -> Result<(Dice, newborn::Newborn, Vec<Said>), String> {
        let left = self.args.opinions - at;
        let mut dice = Dice::new(self.args.seed.wrapping_mul(1_000_003).wrapping_add(at as u64));
        let said = words::turn(&mut dice, left);
        // Days follow one another, so that later keys came in later, as in life.
        let span = usize::try_from(YEARS * 365).unwrap_or(1);
        let into = i64::try_from(at * span / self.args.opinions).unwrap_or(0);
        let day = self.first_day + TimeDelta::days(into);
        let prefix = &self.world.cast.unit.prefix;
        let code = self.taken.free(prefix, day.year(), &mut dice)?;
        let born = newborn::make(self.world, &mut dice, &said, code, day)?;
        if left <= self.args.slips.saturating_mul(words::MATTERS_MOST) {
            self.slips.push((born.statement.code.clone(), born.secret.clone()));
        }
        Ok((dice, born, said))
    }
}

fn join(all: &mut Batch, one: Batch) {
    let Batch {
        statements,
        opinions,
        texts,
        publications,
        identities,
        classifications,
        answers,
        deadlines,
        transfers,
        lines,
    } = one;
    all.statements.extend(statements);
    all.opinions.extend(opinions);
    all.texts.extend(texts);
    all.publications.extend(publications);
    all.identities.extend(identities);
    all.classifications.extend(classifications);
    all.answers.extend(answers);
    all.deadlines.extend(deadlines);
    all.transfers.extend(transfers);
    all.lines.extend(lines);
}

/// The days of promise for an opinion received on a day: classified by the first, answered by the second.
fn promised(pages: &Pages, unit: i64, day: NaiveDate) -> Result<NaiveDate, String> {
    use domain::deadline::TermKey;
    let term = |key| pages.term(unit, key).map_err(sentence);
    let intake = term(TermKey::Intake)?.count(&pages.calendar, day);
    Ok(term(TermKey::Answer)?.count(&pages.calendar, intake.due_on).due_on)
}

/// What the table keeps of a phone number's end, so that a slip can be opened without its secret.
fn tail_hash(code: &Code, last4: &str) -> String {
    digest(&format!("{code}:{last4}"))
}

fn sentence(error: crate::store::Error) -> String {
    format!("database: {error}")
}
