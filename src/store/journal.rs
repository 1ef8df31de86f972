//! The journal: append-only, one hash chain per subject, whose head the subject's own row keeps.

use chrono::{DateTime, Utc};
use entity::journal;
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
};
use sha2::{Digest, Sha256};

use super::{Conn, Error};
use crate::app::encode;

/// A line of the journal as stored.
pub use entity::journal::Model as Entry;

/// What a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// An opinion.
    Opinion,
    /// A conference.
    Conference,
    /// An account.
    Staff,
    /// A unit and its lists.
    Unit,
}

impl Subject {
    /// All sorts of subjects.
    pub const ALL: [Subject; 4] = [Subject::Opinion, Subject::Conference, Subject::Staff, Subject::Unit];

    /// The word in the table.
    pub fn as_str(self) -> &'static str {
        match self {
            Subject::Opinion => "opinion",
            Subject::Conference => "conference",
            Subject::Staff => "staff",
            Subject::Unit => "unit",
        }
    }
}

/// Who acted, as the journal writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// A citizen, by form or API.
    Citizen,
    /// The program, in its rounds.
    Machine,
    /// A staff account.
    Staff(i64),
    /// The operator at the command line.
    Command,
}

impl By {
    fn word(self) -> &'static str {
        match self {
            By::Citizen => "citizen",
            By::Machine => "machine",
            By::Staff(_) => "staff",
            By::Command => "command",
        }
    }

    /// The account, where it was one.
    pub fn staff(self) -> Option<i64> {
        match self {
            By::Staff(id) => Some(id),
            By::Citizen | By::Machine | By::Command => None,
        }
    }
}

/// A line about to be written.
#[derive(Debug, Clone)]
pub struct Line<'a> {
    /// The unit.
    pub unit: i64,
    /// What kind of subject.
    pub subject: Subject,
    /// The subject's public name (code or login): part of the hash.
    pub name: &'a str,
    /// Its place in the subject's chain, from 1.
    pub seq: i32,
    /// The hash before it; empty for the first.
    pub prev: &'a str,
    /// Who.
    pub by: By,
    /// What.
    pub act: &'a str,
    /// The stage before.
    pub from: Option<&'a str>,
    /// The stage after.
    pub to: Option<&'a str>,
    /// When.
    pub at: DateTime<Utc>,
    /// Further facts, as JSON; never words of citizens or identities.
    pub detail: serde_json::Value,
    /// The act and the form's once-token ([`once_of`]), so that a double click is seen.
    pub once: Option<&'a str>,
}

impl Line<'_> {
    /// The hash of this line over the one before it.
    pub fn hash(&self) -> String {
        chained(
            self.prev,
            self.subject.as_str(),
            self.name,
            self.seq,
            self.by.word(),
            self.by.staff(),
            self.act,
            self.from,
            self.to,
            self.at,
            &self.detail.to_string(),
        )
    }

    /// The line as a row about the subject with this key.
    pub fn entry(&self, subject_id: i64) -> Entry {
        Entry {
            id: 0,
            unit_id: self.unit,
            subject: self.subject.as_str().to_owned(),
            subject_id,
            seq: self.seq,
            actor_kind: self.by.word().to_owned(),
            staff_id: self.by.staff(),
            act: self.act.to_owned(),
            from_stage: self.from.map(str::to_owned),
            to_stage: self.to.map(str::to_owned),
            at: self.at,
            detail: self.detail.to_string(),
            once: self.once.map(str::to_owned),
            prev_hash: self.prev.to_owned(),
            hash: self.hash(),
        }
    }

    /// Writes the line; `subject_id` is the subject's key.
    pub async fn write(&self, on: &impl Conn, subject_id: i64) -> Result<(), Error> {
        journal::Entity::insert(self.row(subject_id)).exec_without_returning(on.conn()).await?;
        Ok(())
    }

    /// The row of the line, to be written together with others.
    pub fn row(&self, subject_id: i64) -> journal::ActiveModel {
        let mut row = self.entry(subject_id).into_active_model().reset_all();
        row.id = NotSet;
        row
    }
}

#[expect(clippy::too_many_arguments, reason = "the fields of one line, hashed in their order in one place")]
fn chained(
    prev: &str,
    subject: &str,
    name: &str,
    seq: i32,
    kind: &str,
    staff: Option<i64>,
    act: &str,
    from: Option<&str>,
    to: Option<&str>,
    at: DateTime<Utc>,
    detail: &str,
) -> String {
    let mut hasher = Sha256::new();
    let staff = staff.map(|id| id.to_string()).unwrap_or_default();
    let (seq, at) = (seq.to_string(), at.timestamp_millis().to_string());
    let parts =
        [prev, subject, name, &seq, kind, &staff, act, from.unwrap_or(""), to.unwrap_or(""), &at, detail];
    for part in parts {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part.as_bytes());
    }
    encode(&hasher.finalize())
}

/// The hash that a stored line must carry, for `verify`.
pub fn expected_hash(entry: &Entry, name: &str) -> String {
    chained(
        &entry.prev_hash,
        &entry.subject,
        name,
        entry.seq,
        &entry.actor_kind,
        entry.staff_id,
        &entry.act,
        entry.from_stage.as_deref(),
        entry.to_stage.as_deref(),
        entry.at,
        &entry.detail,
    )
}

/// The further facts of a line; null where it has none.
pub fn facts(line: &Entry) -> serde_json::Value {
    serde_json::from_str(&line.detail).unwrap_or_default()
}

/// The lines about one subject, oldest first.
pub async fn of(on: &impl Conn, subject: Subject, id: i64) -> Result<Vec<Entry>, Error> {
    journal::Entity::find()
        .filter(journal::Column::Subject.eq(subject.as_str()))
        .filter(journal::Column::SubjectId.eq(id))
        .order_by_asc(journal::Column::Seq)
        .all(on.conn())
        .await
}

/// The once-token as it is stored: an act's own, so that another act from the same page is no double click.
pub fn once_of(act: &str, token: &str) -> Option<String> {
    (!token.is_empty()).then(|| format!("{act}:{token}"))
}

/// Whether this account already did this very form on this subject; `once` as [`once_of`] gives it.
pub async fn has_once(
    on: &impl Conn,
    subject: Subject,
    id: i64,
    staff: i64,
    once: &str,
) -> Result<bool, Error> {
    let found: Option<i64> = journal::Entity::find()
        .select_only()
        .column(journal::Column::Id)
        .filter(journal::Column::Once.eq(once))
        .filter(journal::Column::Subject.eq(subject.as_str()))
        .filter(journal::Column::SubjectId.eq(id))
        .filter(journal::Column::StaffId.eq(staff))
        .into_tuple()
        .one(on.conn())
        .await?;
    Ok(found.is_some())
}

/// The words of the stages that a subject has stood in since it was last opened again or brought back, oldest first.
pub async fn been(on: &impl Conn, subject: Subject, id: i64) -> Result<Vec<String>, Error> {
    let mut been = Vec::new();
    for line in of(on, subject, id).await? {
        if matches!(line.act.as_str(), "reopen" | "release") {
            been.clear();
        }
        been.extend(line.to_stage);
    }
    been.dedup();
    Ok(been)
}

/// The newest line about one subject: the head of its chain.
pub async fn last(on: &impl Conn, subject: Subject, id: i64) -> Result<Option<Entry>, Error> {
    journal::Entity::find()
        .filter(journal::Column::Subject.eq(subject.as_str()))
        .filter(journal::Column::SubjectId.eq(id))
        .order_by_desc(journal::Column::Seq)
        .one(on.conn())
        .await
}
