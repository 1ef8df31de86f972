//! Why an act was not done; one enum for pages, API, jobs and commands.

use domain::opinion::No;
use domain::{conference, opinion};

use crate::store::{self, Trouble};

/// A sentence for the person, as a message key with its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The message's key.
    pub key: &'static str,
    /// Its values.
    pub args: Vec<(&'static str, String)>,
}

impl Said {
    /// Whether it is this message.
    pub fn is(&self, key: &str) -> bool {
        self.key == key
    }
}

impl From<&'static str> for Said {
    fn from(key: &'static str) -> Said {
        Said { key, args: Vec::new() }
    }
}

/// What is wrong with which field of a form, in the order of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(pub Vec<(&'static str, Said)>);

impl Fields {
    /// No complaint yet.
    pub fn new() -> Fields {
        Fields::default()
    }

    /// Notes a complaint about a field.
    pub fn add(&mut self, field: &'static str, said: impl Into<Said>) {
        self.0.push((field, said.into()));
    }

    /// The value, or its complaint noted.
    pub fn take<T, E: Into<Said>>(&mut self, field: &'static str, read: Result<T, E>) -> Option<T> {
        read.map_err(|e| self.add(field, e)).ok()
    }

    /// Nothing wrong, or the refusal.
    pub fn done(self) -> Result<(), Refusal> {
        if self.0.is_empty() { Ok(()) } else { Err(Refusal::Invalid(self)) }
    }

    /// A refusal for one field.
    pub fn just(field: &'static str, said: impl Into<Said>) -> Refusal {
        let mut fields = Fields::new();
        fields.add(field, said);
        Refusal::Invalid(fields)
    }

    /// The complaint about one field.
    pub fn of(&self, field: &str) -> Option<&Said> {
        self.0.iter().find(|(name, _)| *name == field).map(|(_, said)| said)
    }
}

/// The rule of permission that said no, as a message key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The item is about this person.
    AboutYou,
    /// None of the person's roles may do this.
    Role,
    /// It lies with another office or officer.
    NotYours,
    /// Drafter and approver must differ.
    OwnDraft,
    /// Topic and kind first.
    Unclassified,
    /// Restricted list only.
    Restricted,
    /// The sender's name is kept.
    Sealed,
    /// Nothing is there to hand up.
    Open,
    /// Somebody must say what it is first.
    Shielded,
    /// Never published.
    NotPublic,
    /// Not in the register.
    NotPublished,
    /// Nobody is left out of it.
    NobodyExcluded,
    /// Something was done on it, or it is the only matter.
    Touched,
    /// Nobody would be left who may open it.
    NobodyLeft,
    /// The program's token was not made for this.
    Scope,
    /// Only a machine fills in what people do not see.
    Machine,
}

impl Why {
    /// The message that tells the person.
    pub fn key(self) -> &'static str {
        match self {
            Why::AboutYou => "refusal-about-you",
            Why::Role => "refusal-role",
            Why::NotYours => "refusal-not-yours",
            Why::OwnDraft => "refusal-own-draft",
            Why::Unclassified => "refusal-unclassified",
            Why::Restricted => "refusal-restricted",
            Why::Sealed => "refusal-sealed",
            Why::Open => "refusal-open",
            Why::Shielded => "refusal-shielded",
            Why::NotPublic => "refusal-not-public",
            Why::NotPublished => "refusal-not-published",
            Why::NobodyExcluded => "refusal-nobody-excluded",
            Why::Touched => "refusal-touched",
            Why::NobodyLeft => "refusal-nobody-left",
            Why::Scope => "refusal-scope",
            Why::Machine => "refusal-machine",
        }
    }
}

/// Why an act was not done.
#[derive(Debug, Clone)]
pub enum Refusal {
    /// No such thing, or not for these eyes: the same answer for both.
    NotFound,
    /// Seen, but not allowed to do this.
    Forbidden(Why),
    /// The law has no such step from here.
    NotAllowed {
        /// The stage's word.
        stage: &'static str,
        /// The act's word.
        act: &'static str,
    },
    /// A colleague was faster; look again.
    Overtaken,
    /// Something in the form is wrong.
    Invalid(Fields),
    /// Too many tries; come back after these seconds.
    TooMany(u64),
    /// Too busy now, or the database is away; nothing was written.
    Unavailable,
    /// The disk has no room left; nothing was written.
    NoRoom,
    /// Broken; logged where it is handled.
    Internal(String),
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Refusal::NotFound => write!(f, "not found"),
            Refusal::Forbidden(why) => write!(f, "forbidden: {}", why.key()),
            Refusal::NotAllowed { stage, act } => write!(f, "{act} does not start from {stage}"),
            Refusal::Overtaken => write!(f, "overtaken by a colleague"),
            Refusal::Invalid(fields) => {
                let fields: Vec<String> =
                    fields.0.iter().map(|(name, said)| format!("{name}: {}", said.key)).collect();
                write!(f, "invalid: {}", fields.join(", "))
            }
            Refusal::TooMany(seconds) => write!(f, "too many tries, again in {seconds} s"),
            Refusal::Unavailable => write!(f, "too busy"),
            Refusal::NoRoom => write!(f, "no room left on the disk"),
            Refusal::Internal(cause) => write!(f, "{cause}"),
        }
    }
}

impl std::error::Error for Refusal {}

impl From<store::Error> for Refusal {
    fn from(error: store::Error) -> Refusal {
        match Trouble::of(&error) {
            Trouble::Busy => Refusal::Unavailable,
            Trouble::Away => {
                tracing::warn!(%error, "the database is away");
                Refusal::Unavailable
            }
            Trouble::Full => {
                tracing::error!(%error, "no room left");
                Refusal::NoRoom
            }
            Trouble::Broken => Refusal::Internal(error.to_string()),
        }
    }
}

impl From<No> for Refusal {
    fn from(no: No) -> Refusal {
        match no {
            No::AboutYou => Refusal::Forbidden(Why::AboutYou),
            No::Role(_) => Refusal::Forbidden(Why::Role),
            No::NotYours => Refusal::Forbidden(Why::NotYours),
            No::OwnDraft => Refusal::Forbidden(Why::OwnDraft),
            No::Unclassified => Refusal::Forbidden(Why::Unclassified),
            No::Restricted => Refusal::Forbidden(Why::Restricted),
            No::Sealed => Refusal::Forbidden(Why::Sealed),
            No::Open => Refusal::Forbidden(Why::Open),
            No::Shielded => Refusal::Forbidden(Why::Shielded),
            No::NotPublic => Refusal::Forbidden(Why::NotPublic),
            No::NotPublished => Refusal::Forbidden(Why::NotPublished),
            No::NobodyExcluded => Refusal::Forbidden(Why::NobodyExcluded),
            No::Touched => Refusal::Forbidden(Why::Touched),
            No::Stage(opinion::NotAllowed { stage, act }) => {
                Refusal::NotAllowed { stage: stage.as_str(), act: act.as_str() }
            }
        }
    }
}

impl From<conference::No> for Refusal {
    fn from(no: conference::No) -> Refusal {
        match no {
            conference::No::Role(_) => Refusal::Forbidden(Why::Role),
            conference::No::Stage(no) => {
                Refusal::NotAllowed { stage: no.stage.as_str(), act: no.act.as_str() }
            }
        }
    }
}
