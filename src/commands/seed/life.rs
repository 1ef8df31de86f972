//! One matter from receipt to as far as it has come by the last day: every step is one the law allows.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use domain::deadline::{Deadline, TermKey};
use domain::opinion::{Act, Stage, desk};

use super::cast::Cast;
use super::dice::Dice;
use crate::store::almanac::Pages;
use crate::store::bulk::{self, Batch};
use crate::store::deadlines::{Stored, as_json};
use crate::store::fingerprints::{self, Fingerprints, Public};
use crate::store::journal::{By, Line, Subject};
use crate::store::opinions::{Answer, Case, Opinion};
use crate::store::publications::{self, Named, Texts};
use crate::store::statements::Statement;

/// Hours between Vietnam and UTC.
const AHEAD: TimeDelta = TimeDelta::hours(7);

/// What all lives share.
pub struct World<'a> {
    /// Who acts.
    pub cast: &'a Cast,
    /// Calendar and terms.
    pub pages: &'a Pages,
    /// The last moment told.
    pub until: DateTime<Utc>,
}

/// A matter as it is being lived.
pub struct Life<'a> {
    pub(super) world: &'a World<'a>,
    pub(super) dice: Dice,
    pub(super) statement: &'a Statement,
    pub(super) row: Opinion,
    pub(super) batch: Batch,
    /// The moment of the last step.
    at: DateTime<Utc>,
    /// What everybody reads of it, and since when.
    shown: Option<(Texts, DateTime<Utc>)>,
    /// The fingerprint of the matter's own words in the last line that bears one.
    print: String,
}

/// The story went past the last day, or the person forgot.
pub struct Stop;

/// What a step says when the story goes on or stops.
pub type Told = Result<(), Stop>;

impl<'a> Life<'a> {
    /// A life that begins with this row, when its statement comes in.
    pub fn begin(world: &'a World<'a>, dice: Dice, statement: &'a Statement, row: Opinion) -> Life<'a> {
        let at = statement.received_at;
        Life { world, dice, statement, row, batch: Batch::default(), at, shown: None, print: String::new() }
    }

    /// Lets time pass until a moment that has come.
    pub fn reach(&mut self, at: DateTime<Utc>) {
        self.at = at;
    }

    /// The day in Vietnam of the last step.
    pub fn today(&self) -> NaiveDate {
        (self.at + AHEAD).date_naive()
    }

    /// The moment of the last step.
    pub fn now(&self) -> DateTime<Utc> {
        self.at
    }

    /// Lets some days pass until a working hour of a working day.
    pub fn wait(&mut self, low: i64, high: i64) -> Told {
        let days = TimeDelta::days(self.dice.between(low, high));
        let mut day = self.world.pages.calendar.next_working(self.today() + days);
        let mut at = moment(day, &mut self.dice);
        if at <= self.at {
            day = self.world.pages.calendar.next_working(day + TimeDelta::days(1));
            at = moment(day, &mut self.dice);
        }
        if at > self.world.until {
            return Err(Stop);
        }
        self.at = at;
        Ok(())
    }

    /// Writes the first line.
    pub fn arrive(&mut self, act: Act, by: By, detail: serde_json::Value) {
        self.write(act, by, None, Stage::Received, detail);
        self.count(TermKey::Intake);
    }

    /// Takes a step of the law and writes it down.
    pub fn step(&mut self, act: Act, by: By, detail: serde_json::Value) -> Told {
        let from = self.row.stage.0;
        let next = from.after(act).map_err(|_| Stop)?;
        self.write(act, by, Some(from), next, detail);
        self.row.version += 1;
        self.row.stage = next.into();
        self.row.open = next.is_open();
        let classified = self.row.topic.is_some() && self.row.kind.is_some();
        self.row.waits_for = desk(next, classified, self.row.outcome.is_some()).into();
        Ok(())
    }

    fn write(&mut self, act: Act, by: By, from: Option<Stage>, to: Stage, detail: serde_json::Value) {
        let detail = self.prints(act, from.is_none()).within(detail);
        let line = Line {
            unit: self.row.unit_id,
            subject: Subject::Opinion,
            name: &self.row.code,
            seq: self.row.journal_len + 1,
            prev: &self.row.journal_head,
            by,
            act: act.as_str(),
            from: from.map(Stage::as_str),
            to: Some(to.as_str()),
            at: self.at,
            detail,
            once: None,
        };
        let entry = line.entry(self.row.id);
        self.row.journal_len = entry.seq;
        self.row.journal_head.clone_from(&entry.hash);
        self.batch.lines.push(entry);
    }

    /// The fingerprints of what a step puts in.
    fn prints(&mut self, act: Act, first: bool) -> Fingerprints {
        let mut prints = Fingerprints::default();
        let own = fingerprints::of_matter(&self.row);
        if own != self.print {
            self.print.clone_from(&own);
            prints.matter = Some(own);
        }
        if first {
            prints.said = Some(fingerprints::of_statement(self.statement));
        }
        let drafted = [Act::SubmitDraft, Act::ReturnDraft, Act::Approve, Act::Issue, Act::RecordReply];
        if let Some(answer) = self.batch.answers.last().filter(|_| drafted.contains(&act)) {
            prints.answered(answer, &[]);
        }
        let sent = [Act::Transfer, Act::Redirect, Act::RecordReply];
        if let Some(transfer) = self.batch.transfers.last().filter(|_| sent.contains(&act)) {
            let place = i32::try_from(self.batch.transfers.len()).unwrap_or(i32::MAX);
            prints.transfers.insert(place, fingerprints::of_transfer(transfer));
        }
        if act == Act::Publish
            && let Some((texts, at)) = self.shown.clone()
        {
            let shown = publications::row(&self.case(), texts, self.named(), at);
            let texts = Some(fingerprints::of_publication(&shown));
            prints.public = Some(Public { texts, ..Public::default() });
        }
        prints
    }

    /// Who is named beside the texts that are shown.
    fn named(&self) -> Named {
        let answer = self.batch.answers.iter().rev().find(|answer| answer.state == "issued");
        Named {
            transferred_to: self.row.transferred_to.clone(),
            answer_office: answer.and_then(|answer| answer.office_id),
            answer_body: answer.and_then(|answer| answer.body.clone()),
        }
    }

    fn case(&self) -> Case {
        Case { opinion: self.row.clone(), statement: self.statement.clone() }
    }

    /// Sets the running deadline by a term counted from today; the one before it becomes history.
    pub fn count(&mut self, key: TermKey) {
        self.retire();
        let Ok(term) = self.world.pages.term(self.row.unit_id, key) else {
            return;
        };
        let counted: Deadline = term.count(&self.world.pages.calendar, self.today());
        let Ok(json) = as_json(&counted) else { return };
        self.row.due_on = Some(counted.due_on);
        self.row.due_json = Some(json.clone());
        self.batch.deadlines.push(Stored {
            id: 0,
            opinion_id: Some(self.row.id),
            conference_id: None,
            key: key.into(),
            starts_on: counted.starts_on,
            due_on: counted.due_on,
            detail_json: json,
            met_on: None,
            replaced_at: None,
            created_at: self.at,
        });
    }

    /// Marks the running deadline as replaced.
    pub fn retire(&mut self) {
        let now = self.at;
        if let Some(last) = self.batch.deadlines.last_mut().filter(|last| last.met_on.is_none()) {
            last.replaced_at = Some(now);
        }
    }

    /// Marks the running deadline as met today.
    pub fn met(&mut self) {
        let today = self.today();
        if let Some(last) = self.batch.deadlines.last_mut() {
            last.met_on = Some(today);
        }
    }

    /// Notes that the citizen was answered today.
    pub fn answered(&mut self) {
        self.row.answer_due_on = self.row.due_on;
        self.row.answer_office_id = self.row.lead_office_id;
        self.told();
    }

    /// Notes that a body outside replied today.
    pub fn replied(&mut self) {
        self.row.answer_outside = true;
        self.told();
    }

    fn told(&mut self) {
        self.met();
        self.row.answered_on = Some(self.today());
        self.row.due_on = None;
        self.row.due_json = None;
    }

    /// Shows these texts to everybody from now on.
    pub fn show(&mut self, texts: Texts) {
        self.row.published = true;
        self.shown = Some((texts, self.at));
    }

    /// Stops the clock of what is closed.
    pub fn closed(&mut self) {
        self.row.closed_on = Some(self.today());
        self.row.due_on = None;
        self.row.due_json = None;
    }

    /// The answer as it stands, to be changed.
    pub fn answer(&mut self) -> Option<&mut Answer> {
        self.batch.answers.last_mut()
    }

    /// Hands over what was written.
    pub fn end(self) -> Batch {
        let named = self.named();
        let Life { world, statement, row, mut batch, shown, .. } = self;
        let case = Case { opinion: row, statement: statement.clone() };
        batch.texts.push(bulk::text(&case.opinion, searched(world, &case).as_deref()));
        if let Some((texts, at)) = shown {
            batch.publications.push(publications::row(&case, texts, named, at));
        }
        batch.opinions.push(case.opinion);
        batch
    }
}

/// What staff find it by; nothing while a circle is closed around it.
fn searched(world: &World<'_>, case: &Case) -> Option<String> {
    if case.opinion.circle.is_closed() {
        return None;
    }
    let village = world.cast.villages.iter().find(|village| Some(village.id) == case.statement.village_id);
    let parts = [
        Some(case.statement.code.as_str()),
        case.opinion.title.as_deref(),
        case.words(),
        case.statement.place.as_deref(),
        village.map(|village| village.name.as_str()),
    ];
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// A moment in the office's hours of a day.
pub fn moment(day: NaiveDate, dice: &mut Dice) -> DateTime<Utc> {
    at_hours(day, 8, 16, dice)
}

/// A moment between two hours of a day in Vietnam.
pub fn at_hours(day: NaiveDate, from: i64, to: i64, dice: &mut Dice) -> DateTime<Utc> {
    let into = TimeDelta::hours(dice.between(from, to)) + TimeDelta::seconds(dice.between(0, 3_599));
    day.and_time(NaiveTime::MIN).and_utc() + into - AHEAD
}
