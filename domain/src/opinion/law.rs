//! The one table of permissions, and the rules that look at the case: four eyes, own office, nothing about oneself.

use super::stage::NotAllowed;
use super::{Act, Stage};
use crate::role::Role;

/// The roles that may perform `act`; citizens and the machine act through their own doors.
pub fn roles_of(act: Act) -> &'static [Role] {
    use Role::*;
    match act {
        Act::Submit => &[],
        Act::Log => &[Clerk, ReceptionOfficer, VillageHead],
        Act::AnswerOnSpot => &[Clerk],
        Act::Classify => &[Clerk, Chair, ViceChair],
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
}

/// What the rules need to know of the case.
#[derive(Debug, Clone)]
pub struct Facts {
    /// Where it stands.
    pub stage: Stage,
    /// A denunciation, out of sight.
    pub quarantined: bool,
    /// Topic and kind are set.
    pub classified: bool,
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
    /// Only those on the restricted list handle a quarantined item.
    Restricted,
    /// The act does not start from this stage.
    Stage(NotAllowed),
}

/// The stage after `act` by this person on this case, or the rule that forbids it.
pub fn permit(act: Act, who: Who<'_>, facts: &Facts) -> Result<Stage, No> {
    if facts.excluded.contains(&who.staff) {
        return Err(No::AboutYou);
    }
    if facts.quarantined && !who.roles.iter().any(|role| role.sees_quarantine()) {
        return Err(No::Restricted);
    }
    let mut able = who.roles.iter().filter(|role| may(**role, act)).peekable();
    if able.peek().is_none() {
        return Err(No::Role(act));
    }
    let next = facts.stage.after(act).map_err(No::Stage)?;
    if able.all(|role| *role == Role::Officer) && !is_with(who, facts) {
        return Err(No::NotYours);
    }
    match act {
        Act::Approve if facts.drafter == Some(who.staff) => Err(No::OwnDraft),
        Act::Assign | Act::Transfer if !facts.classified => Err(No::Unclassified),
        Act::ProposeClosing | Act::Close if !facts.classified => Err(No::Unclassified),
        _ => Ok(next),
    }
}

/// Whether the case lies with this person's office, and with no colleague in it.
fn is_with(who: Who<'_>, facts: &Facts) -> bool {
    facts.lead_office.is_some()
        && facts.lead_office == who.office
        && facts.officer.is_none_or(|officer| officer == who.staff)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(stage: Stage) -> Facts {
        Facts {
            stage,
            quarantined: false,
            classified: true,
            lead_office: Some(7),
            officer: None,
            drafter: Some(1),
            excluded: vec![],
        }
    }

    fn who(roles: &[Role]) -> Who<'_> {
        Who { staff: 2, roles, office: Some(7) }
    }

    #[test]
    fn permission_is_the_two_tables_together_for_every_stage_act_and_role() {
        for stage in Stage::ALL {
            for act in Act::ALL {
                for role in Role::ALL {
                    let roles = [*role];
                    let said = permit(*act, who(&roles), &facts(*stage));
                    match (may(*role, *act), stage.after(*act)) {
                        (true, Ok(next)) => assert_eq!(said, Ok(next), "{role} {act} {stage}"),
                        (true, Err(no)) => assert_eq!(said, Err(No::Stage(no)), "{role} {act} {stage}"),
                        (false, _) => assert_eq!(said, Err(No::Role(*act)), "{role} {act} {stage}"),
                    }
                }
            }
        }
    }

    #[test]
    fn the_drafter_never_approves_the_own_draft_whatever_other_roles_say() {
        let roles = [Role::Officer, Role::Chair];
        let me = Who { staff: 1, roles: &roles, office: Some(7) };
        assert_eq!(permit(Act::Approve, me, &facts(Stage::InApproval)), Err(No::OwnDraft));
    }

    #[test]
    fn nobody_handles_an_item_about_himself_in_any_role_at_any_stage() {
        for stage in Stage::ALL {
            for act in Act::ALL {
                let mut case = facts(*stage);
                case.excluded = vec![2];
                assert_eq!(permit(*act, who(Role::ALL), &case), Err(No::AboutYou));
            }
        }
    }

    #[test]
    fn an_officer_of_another_office_has_no_hand_in_it() {
        let roles = [Role::Officer];
        let other = Who { staff: 2, roles: &roles, office: Some(8) };
        for act in [Act::Draft, Act::SubmitDraft, Act::ReturnToAssigner] {
            assert_eq!(permit(act, other, &facts(Stage::Assigned)), Err(No::NotYours));
        }
    }

    #[test]
    fn a_colleague_of_the_same_office_does_not_take_what_was_given_to_one_officer() {
        let roles = [Role::Officer];
        let mut case = facts(Stage::Assigned);
        case.officer = Some(99);
        assert_eq!(permit(Act::Draft, who(&roles), &case), Err(No::NotYours));
    }

    #[test]
    fn only_the_restricted_circle_touches_a_quarantined_item() {
        for role in Role::ALL {
            for act in Act::ALL {
                let roles = [*role];
                let mut case = facts(Stage::Diverted);
                case.quarantined = true;
                let said = permit(*act, who(&roles), &case);
                if !role.sees_quarantine() {
                    assert_eq!(said, Err(No::Restricted), "{role} {act}");
                }
            }
        }
    }

    #[test]
    fn nothing_is_assigned_or_closed_before_it_is_classified() {
        let roles = [Role::Chair];
        let mut case = facts(Stage::Received);
        case.classified = false;
        assert_eq!(permit(Act::Assign, who(&roles), &case), Err(No::Unclassified));
        case.stage = Stage::Answered;
        assert_eq!(permit(Act::Close, who(&roles), &case), Err(No::Unclassified));
    }

    #[test]
    fn administrators_monitors_and_the_province_have_no_act_on_opinions() {
        for role in [Role::Administrator, Role::Monitor, Role::Province] {
            assert!(Act::ALL.iter().all(|act| !may(role, *act)), "{role}");
        }
    }
}
