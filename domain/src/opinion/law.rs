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
            circle: Circle::Unit,
            sealed: false,
            excluded_beside: vec![],
            kind: Some(Kind::KienNghi),
            classified: true,
            answered: false,
            published: true,
            number: 2,
            untouched: true,
            logged_by: Some(2),
            lead_office: Some(7),
            officer: None,
            drafter: Some(1),
            excluded: vec![],
        }
    }

    fn who(roles: &[Role]) -> Who<'_> {
        Who { staff: 2, roles, office: Some(7), province: false }
    }

    #[test]
    fn permission_is_the_two_tables_together_for_every_stage_act_and_role() {
        for stage in Stage::ALL {
            for act in Act::ALL {
                for role in Role::ALL {
                    let roles = [*role];
                    let said = permit(*act, who(&roles), &facts(*stage));
                    match (may(*role, *act), stage.after(*act)) {
                        (true, Ok(_)) if *act == Act::HandUp => {
                            assert_eq!(said, Err(No::Open), "{role} {stage}")
                        }
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
        let me = Who { staff: 1, roles: &roles, office: Some(7), province: false };
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
        let other = Who { staff: 2, roles: &roles, office: Some(8), province: false };
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
                case.circle = Circle::Restricted;
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

    #[test]
    fn neither_a_complaint_nor_a_denunciation_is_ever_published() {
        for kind in [Kind::KhieuNai, Kind::ToCao] {
            for stage in Stage::ALL {
                let mut case = facts(*stage);
                case.kind = Some(kind);
                for role in Role::ALL {
                    assert!(permit(Act::Publish, who(&[*role]), &case).is_err(), "{kind} {stage} {role}");
                    assert!(permit(Act::Reopen, who(&[*role]), &case).is_err(), "{kind} {stage} {role}");
                }
            }
        }
    }

    #[test]
    fn what_shows_signs_of_a_denunciation_is_first_classified() {
        let roles = [Role::Clerk];
        let mut case = facts(Stage::Received);
        case.circle = Circle::Desk;
        for act in [Act::Assign, Act::SetAside, Act::Transfer, Act::Publish, Act::Withdraw] {
            assert!(permit(act, who(Role::ALL), &case).is_err(), "{act}");
        }
        assert_eq!(permit(Act::Classify, who(&roles), &case), Ok(Stage::Received));
        assert_eq!(permit(Act::Classify, who(&[Role::Chair]), &case), Err(No::Restricted));
    }

    #[test]
    fn a_matter_that_was_answered_and_then_taken_for_a_denunciation_does_not_wait_again() {
        let mut case = facts(Stage::Diverted);
        case.circle = Circle::Restricted;
        let roles = [Role::PartySecretary];
        assert_eq!(permit(Act::Release, who(&roles), &case), Ok(Stage::Received));
        case.answered = true;
        assert_eq!(permit(Act::Release, who(&roles), &case), Ok(Stage::Answered));
    }

    #[test]
    fn a_reopened_published_matter_can_be_taken_down_and_an_unpublished_one_cannot() {
        let roles = [Role::Clerk];
        let mut case = facts(Stage::Received);
        assert_eq!(permit(Act::Unpublish, who(&roles), &case), Ok(Stage::Received));
        case.published = false;
        assert_eq!(permit(Act::Unpublish, who(&roles), &case), Err(No::NotPublished));
    }

    #[test]
    fn only_an_untouched_second_matter_is_taken_back() {
        let roles = [Role::Clerk];
        let mut case = facts(Stage::Received);
        assert_eq!(permit(Act::Unsplit, who(&roles), &case), Ok(Stage::Closed));
        case.untouched = false;
        assert_eq!(permit(Act::Unsplit, who(&roles), &case), Err(No::Touched));
        case.untouched = true;
        case.number = 1;
        assert_eq!(permit(Act::Unsplit, who(&roles), &case), Err(No::Touched));
    }

    #[test]
    fn a_village_head_corrects_only_what_he_wrote_down_himself() {
        let roles = [Role::VillageHead];
        let mut case = facts(Stage::Received);
        assert_eq!(permit(Act::Correct, who(&roles), &case), Ok(Stage::Received));
        case.logged_by = Some(5);
        assert_eq!(permit(Act::Correct, who(&roles), &case), Err(No::NotYours));
    }

    #[test]
    fn only_what_lies_in_a_closed_circle_is_handed_up() {
        let roles = [Role::PartySecretary];
        for (circle, said) in [
            (Circle::Unit, Err(No::Open)),
            (Circle::Leaders, Ok(Stage::Received)),
            (Circle::Desk, Err(No::Restricted)),
        ] {
            let mut case = facts(Stage::Received);
            case.circle = circle;
            assert_eq!(permit(Act::HandUp, who(&roles), &case), said, "{circle}");
        }
    }

    #[test]
    fn the_sender_of_words_that_another_circle_holds_is_not_opened_through_an_open_matter() {
        let mut case = facts(Stage::Assigned);
        case.sealed = true;
        assert_eq!(permit(Act::SeeIdentity, who(&[Role::Chair]), &case), Err(No::Sealed));
        let mut case = facts(Stage::Received);
        (case.circle, case.excluded_beside) = (Circle::Desk, vec![2]);
        assert_eq!(permit(Act::SeeIdentity, who(&[Role::Clerk]), &case), Err(No::Sealed));
    }

    #[test]
    fn the_provinces_reception_officer_handles_only_what_was_handed_up() {
        let roles = [Role::ReceptionOfficer];
        let me = Who { staff: 2, roles: &roles, office: None, province: true };
        let mut case = facts(Stage::Diverted);
        case.circle = Circle::Restricted;
        assert_eq!(permit(Act::Redirect, me, &case), Err(No::Restricted));
        case.circle = Circle::Province;
        assert_eq!(permit(Act::Redirect, me, &case), Ok(Stage::Closed));
        assert_eq!(permit(Act::Redirect, who(&roles), &case), Err(No::Restricted));
    }
}
