//! Rows that keep the head of their own journal: they move with a line of it, or not at all.

use domain::opinion::desk;
use entity::{conference, opinion, staff, unit};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::conferences::Conference;
use super::fingerprints::of_matter;
use super::journal::{Line, Subject};
use super::moving::differing;
use super::opinions::Opinion;
use super::staff::Staff;
use super::statements::Statement;
use super::units::Unit;
use super::{Conn, Error, WriteTx, tally};

/// What a step can be taken on.
pub trait Held: Clone + Send + Sync {
    /// What kind of subject it is.
    const SUBJECT: Subject;
    /// What stands around it while an act works on it.
    type Around: Send + Sync;
    /// Key.
    fn id(&self) -> i64;
    /// The unit.
    fn unit(&self) -> i64;
    /// Its public name: part of the hashes.
    fn called(&self) -> &str;
    /// Grows with each change.
    fn version(&self) -> i32;
    /// The word of its stage, where it has any.
    fn stage(&self) -> Option<&'static str>;
    /// Lines in its journal.
    fn lines(&self) -> i32;
    /// Hash of the last line.
    fn head(&self) -> &str;
    /// The fingerprint of its own words, where it has any that the journal seals.
    fn fingerprint(&self) -> Option<String>;
    /// The row with this line as its head.
    #[must_use]
    fn headed(self, line: &Line<'_>) -> Self;
    /// Moves it from `before` to `after` with a line of its journal; `false` when somebody was faster. Only the columns
    /// that differ are written.
    fn keep(
        tx: &WriteTx,
        before: &Self,
        after: Self,
        line: &Line<'_>,
    ) -> impl Future<Output = Result<bool, Error>> + Send;
    /// Writes a line alone, for looks that no open form can clash with; `false` when somebody was faster.
    fn note(tx: &WriteTx, row: &Self, line: &Line<'_>) -> impl Future<Output = Result<bool, Error>> + Send;
}

/// A table whose rows name version, length and head of their journal alike; `$counted` keeps what is counted of them.
macro_rules! held {
    (
        $row:ty, $subject:expr, $around:ty, $entity:ident, $unit:ident, $name:ident, $stage:expr, $print:expr,
        $settled:expr, $counted:path
    ) => {
        impl Held for $row {
            const SUBJECT: Subject = $subject;
            type Around = $around;

            fn id(&self) -> i64 {
                self.id
            }

            fn unit(&self) -> i64 {
                self.$unit
            }

            fn called(&self) -> &str {
                &self.$name
            }

            fn version(&self) -> i32 {
                self.version
            }

            fn stage(&self) -> Option<&'static str> {
                let stage: fn(&Self) -> Option<&'static str> = $stage;
                stage(self)
            }

            fn lines(&self) -> i32 {
                self.journal_len
            }

            fn head(&self) -> &str {
                &self.journal_head
            }

            fn fingerprint(&self) -> Option<String> {
                let print: fn(&Self) -> Option<String> = $print;
                print(self)
            }

            fn headed(self, line: &Line<'_>) -> Self {
                Self { journal_len: line.seq, journal_head: line.hash(), ..self }
            }

            async fn keep(tx: &WriteTx, before: &Self, after: Self, line: &Line<'_>) -> Result<bool, Error> {
                let settled: fn(Self) -> Self = $settled;
                let after = Self { version: before.version + 1, ..settled(after).headed(line) };
                let row: $entity::ActiveModel = differing(before, after.clone());
                let done = $entity::Entity::update_many()
                    .set(row)
                    .filter($entity::Column::Id.eq(before.id))
                    .filter($entity::Column::Version.eq(before.version))
                    .filter($entity::Column::JournalLen.eq(before.journal_len))
                    .exec(tx.conn())
                    .await?;
                if done.rows_affected == 1 {
                    line.write(tx, before.id).await?;
                    $counted(tx, before, &after).await?;
                }
                Ok(done.rows_affected == 1)
            }

            async fn note(tx: &WriteTx, row: &Self, line: &Line<'_>) -> Result<bool, Error> {
                let done = $entity::Entity::update_many()
                    .col_expr($entity::Column::JournalLen, Expr::value(line.seq))
                    .col_expr($entity::Column::JournalHead, Expr::value(line.hash()))
                    .filter($entity::Column::Id.eq(row.id))
                    .filter($entity::Column::JournalLen.eq(row.journal_len))
                    .exec(tx.conn())
                    .await?;
                if done.rows_affected == 1 {
                    line.write(tx, row.id).await?;
                }
                Ok(done.rows_affected == 1)
            }
        }
    };
}

held!(
    Opinion,
    Subject::Opinion,
    Statement,
    opinion,
    unit_id,
    code,
    |row| Some(row.stage.0.as_str()),
    |row| Some(of_matter(row)),
    |row| {
        let classified = row.topic.is_some() && row.kind.is_some();
        let waits_for = desk(row.stage.0, classified, row.outcome.is_some()).into();
        Opinion { open: row.stage.0.is_open(), waits_for, ..row }
    },
    tally::moved
);
held!(
    Conference,
    Subject::Conference,
    (),
    conference,
    unit_id,
    code,
    |row| Some(row.stage.0.as_str()),
    |_| None,
    |row| row,
    uncounted
);
held!(
    Staff,
    Subject::Staff,
    Unit,
    staff,
    unit_id,
    login,
    |row| Some(row.stage()),
    |_| None,
    |row| row,
    uncounted
);
held!(Unit, Subject::Unit, (), unit, id, code, |_| None, |_| None, |row| row, uncounted);

/// Of these rows the figures count nothing.
async fn uncounted<T>(_: &WriteTx, _: &T, _: &T) -> Result<(), Error> {
    Ok(())
}
