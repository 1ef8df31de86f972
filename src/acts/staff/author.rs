//! Who changes accounts: an administrator of the unit, or the operator at the command line.

use domain::role::Role;

use crate::acts::{Person, Refusal, Why};
use crate::store::WriteTx;
use crate::store::journal::By;

/// Who changes an account.
#[derive(Debug, Clone, Copy)]
pub enum Author<'a> {
    /// A signed-in person.
    Person(&'a Person),
    /// The operator, for one unit.
    Command {
        /// The unit whose accounts are changed.
        unit: i64,
    },
}

impl Author<'_> {
    /// The unit whose accounts may be changed: administrators have their own only.
    pub(super) fn unit(&self) -> Result<i64, Refusal> {
        match self {
            Author::Person(person) if person.has(Role::Administrator) => Ok(person.unit_id),
            Author::Person(_) => Err(Refusal::Forbidden(Why::Role)),
            Author::Command { unit } => Ok(*unit),
        }
    }

    /// Refuses an administrator who was disabled or lost the role a moment ago.
    pub(super) async fn still_may(&self, tx: &WriteTx) -> Result<(), Refusal> {
        let Author::Person(person) = self else {
            return Ok(());
        };
        match Person::load(tx, person.id).await? {
            Some(now) if now.has(Role::Administrator) => Ok(()),
            Some(_) | None => Err(Refusal::Forbidden(Why::Role)),
        }
    }

    /// The author's name in letters; empty for the operator.
    pub(super) fn name(&self) -> &str {
        match self {
            Author::Person(person) => &person.name,
            Author::Command { .. } => "",
        }
    }

    /// Whether this is the account itself.
    pub(super) fn is(&self, staff: i64) -> bool {
        match self {
            Author::Person(person) => person.id == staff,
            Author::Command { .. } => false,
        }
    }

    /// The account of the author.
    pub(super) fn staff(&self) -> Option<i64> {
        match self {
            Author::Person(person) => Some(person.id),
            Author::Command { .. } => None,
        }
    }

    /// The author as the journal writes it.
    pub(super) fn by(&self) -> By {
        match self {
            Author::Person(person) => person.by(),
            Author::Command { .. } => By::Command,
        }
    }
}

impl<'a> From<&'a Person> for Author<'a> {
    fn from(person: &'a Person) -> Author<'a> {
        Author::Person(person)
    }
}
