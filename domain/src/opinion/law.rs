//! The one table of permissions, and the rules that look at the case: four eyes, own office, nothing about oneself.

use super::stage::NotAllowed;
use super::{Act, Circle, Kind, Stage};
use crate::role::Role;

/// The roles that may perform `act`; citizens and the machine act through their own doors.
pub fn roles_of(act: Act) -> &'static [Role] {
    use Role::*;
    match act {
        Act::Submit => &[],
        Act::Log => &[Clerk, ReceptionOfficer, VillageHead],
        Act::AnswerOnSpot => &[Clerk],
        Act::Classify => &[Clerk, Chair, ViceChair, PartySecretary, ReceptionOfficer],
        Act::Divert => &[Clerk, Chair, ViceChair, PartySecretary, ReceptionOfficer],
        Act::Quarantine => &[Clerk, Officer, Chair, ViceChair, PartySecretary, ReceptionOfficer],
        Act::Assign => &[Chair, ViceChair],
        Act::ReturnToAssigner => &[Officer],
        Act::Draft | Act::SubmitDraft => &[Officer],
        Act::ReturnDraft | Act::Approve => &[Chair, ViceChair],
        Act::Issue => &[Clerk],
        Act::Transfer => &[Clerk, Chair, ViceChair],
        Act::RecordReply => &[Clerk],
        Act::Publish | Act::Unpublish => &[Clerk, Chair],
        Act::ProposeClosing => &[Officer, Clerk],
        Act::Close => &[Chair, ViceChair],
        Act::Reopen => &[Chair],
        Act::SetAside => &[Clerk, Chair],
        Act::Withdraw => &[Clerk],
        Act::Release | Act::Redirect => &[Chair, PartySecretary, ReceptionOfficer],
        Act::SeeIdentity => &[Clerk, Officer, Chair, ViceChair, PartySecretary, ReceptionOfficer],
        Act::OpenRestricted => &[Clerk, Chair, PartySecretary, ReceptionOfficer],
        Act::Readmit | Act::HandUp => &[Chair, PartySecretary],
        Act::Split | Act::Unsplit => &[Clerk, ReceptionOfficer],
        Act::Correct => &[Clerk, ReceptionOfficer, VillageHead],
    }
}

/// Whether a role may perform an act at all, whatever the case.
pub fn may(role: Role, act: Act) -> bool {
    roles_of(act).contains(&role)
}

/// Who wants to act.
#[derive(Debug, Clone, Copy)]
pub struct Who<'a> {
    /// The account.
    pub staff: i64,
    /// Its roles.
    pub roles: &'a [Role],
    /// The office it works in.
    pub office: Option<i64>,
    /// Whether it belongs to a province.
    pub province: bool,
}

/// What the rules need to know of the case.
#[derive(Debug, Clone)]
pub struct Facts {
    /// Where it stands.
    pub stage: Stage,
    /// Who may know of it.
    pub circle: Circle,
    /// Another matter of its statement lies in a closed circle that is not this one's, so that words and sender belong there.
    pub sealed: bool,
    /// The accounts that closed matters of the same statement are about; they never learn who made it.
    pub excluded_beside: Vec<i64>,
    /// The legal kind, once somebody said it.
    pub kind: Option<Kind>,
    /// Topic and kind are set.
    pub classified: bool,
    /// Whether an answer was ever given.
    pub answered: bool,
    /// Whether the public register shows it.
    pub published: bool,
    /// Its number among the matters of its statement, from 1.
    pub number: i32,
    /// Nothing was done on it since it was split off.
    pub untouched: bool,
    /// Who wrote the statement down for the citizen.
    pub logged_by: Option<i64>,
    /// The lead office.
    pub lead_office: Option<i64>,
    /// The officer it was given to, if to one.
    pub officer: Option<i64>,
    /// Who submitted the draft that lies for approval.
    pub drafter: Option<i64>,
    /// The accounts the item is about; they never handle it.
    pub excluded: Vec<i64>,
}

/// The rule that said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum No {
    /// The item is about this person (domain rule: nobody handles an item about himself).
    AboutYou,
    /// None of the person's roles may do this.
    Role(Act),
    /// The item is with another office or another officer.
    NotYours,
    /// The drafter may not approve the own draft.
    OwnDraft,
    /// Topic and kind must be set first.
    Unclassified,
    /// Only the circle that may know of it handles it.
    Restricted,
    /// The sender's name is kept by another circle.
    Sealed,
    /// Everybody of the unit may know of it: nothing is there to hand up.
    Open,
    /// It shows signs of a denunciation: first somebody says what it is.
    Shielded,
    /// Complaints and denunciations are never published.
    NotPublic,
    /// The register does not show it.
    NotPublished,
    /// Nobody is left out who could be let in again.
    NobodyExcluded,
    /// Only a matter that was split off, and on which nothing was done, is taken back.
    Touched,
    /// The act does not start from this stage.
    Stage(NotAllowed),
}

/// The stage after `act` by this person on this case, or the rule that forbids it.
pub fn permit(act: Act, who: Who<'_>, facts: &Facts) -> Result<Stage, No> {
    if facts.excluded.contains(&who.staff) {
        return Err(No::AboutYou);
    }
    if !who.roles.iter().any(|role| facts.circle.opens_to(*role, who.province)) {
        return Err(No::Restricted);
    }
    let mut able = who.roles.iter().filter(|role| may(**role, act)).peekable();
    if able.peek().is_none() {
        return Err(No::Role(act));
    }
    let next = next(act, facts)?;
    if able.clone().all(|role| *role == Role::Officer) && !is_with(who, facts) {
        return Err(No::NotYours);
    }
    if able.all(|role| *role == Role::VillageHead) && facts.logged_by != Some(who.staff) {
        return Err(No::NotYours);
    }
    match act {
        Act::Approve if facts.drafter == Some(who.staff) => Err(No::OwnDraft),
        Act::SeeIdentity if facts.excluded_beside.contains(&who.staff) => Err(No::Sealed),
        _ => Ok(next),
    }
}

/// The stage after `act` whoever does it, the machine too, or the rule of the case that forbids it.
pub fn next(act: Act, facts: &Facts) -> Result<Stage, No> {
    let next = facts.stage.after(act).map_err(No::Stage)?;
    let opinion = facts.kind.is_none_or(Kind::is_opinion);
    match act {
        _ if facts.circle.is_shield() && !waits_under_the_shield(act) => Err(No::Shielded),
        Act::Assign | Act::Transfer | Act::ProposeClosing | Act::Close if !facts.classified => {
            Err(No::Unclassified)
        }
        Act::SeeIdentity if facts.sealed => Err(No::Sealed),
        Act::HandUp if !facts.circle.is_closed() => Err(No::Open),
        Act::Publish if !opinion || facts.circle.is_closed() => Err(No::NotPublic),
        Act::Publish if !facts.classified => Err(No::Unclassified),
        Act::Readmit if facts.excluded.is_empty() => Err(No::NobodyExcluded),
        Act::Unpublish if !facts.published => Err(No::NotPublished),
        Act::Reopen if !opinion => Err(No::NotPublic),
        Act::Unsplit if facts.number == 1 || !facts.untouched => Err(No::Touched),
        // What was answered before it was taken for a denunciation stays answered, and waits for nothing again.
        Act::Release if facts.answered => Ok(Stage::Answered),
        _ => Ok(next),
    }
}

/// What may be done to an item that shows signs of a denunciation before somebody says what it is.
fn waits_under_the_shield(act: Act) -> bool {
    matches!(
        act,
        Act::Classify
            | Act::Divert
            | Act::Quarantine
            | Act::HandUp
            | Act::SeeIdentity
            | Act::OpenRestricted
            | Act::Readmit
            | Act::Split
            | Act::Correct
    )
}

/// Whether the case lies with this person's office, and with no colleague in it.
pub(super) fn is_with(who: Who<'_>, facts: &Facts) -> bool {
    facts.lead_office.is_some()
        && facts.lead_office == who.office
        && facts.officer.is_none_or(|officer| officer == who.staff)
}

#[cfg(test)]
mod tests;
