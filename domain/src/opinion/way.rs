//! The way of an item as pages draw it, and which acts a page offers: what happened is ticked, nothing else.

use super::law::is_with;
use super::{Act, Desk, Facts, Stage, Who, desk};
use crate::role::Role;

/// How a step of the way stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// It was there.
    Past,
    /// It is there.
    Now,
    /// It may come.
    Ahead,
}

/// The steps behind, the present one and those ahead. `been` holds the stages it stood in since it was last opened, in any order.
///
/// A step that was left out (an answer given aloud needs no approval) is not drawn at all.
pub fn way(now: Stage, been: &[Stage]) -> Vec<(Stage, Mark)> {
    let whole: &[Stage] = match now {
        Stage::Diverted => &[Stage::Received, Stage::Diverted, Stage::Closed],
        Stage::Transferred => {
            &[Stage::Received, Stage::Assigned, Stage::Transferred, Stage::Answered, Stage::Closed]
        }
        Stage::Received
        | Stage::Assigned
        | Stage::InApproval
        | Stage::Approved
        | Stage::Answered
        | Stage::Closed => &[
            Stage::Received,
            Stage::Assigned,
            Stage::InApproval,
            Stage::Approved,
            Stage::Transferred,
            Stage::Diverted,
            Stage::Answered,
            Stage::Closed,
        ],
    };
    let at = whole.iter().position(|stage| *stage == now).unwrap_or_default();
    let mut steps = Vec::new();
    for (n, stage) in whole.iter().enumerate() {
        let side = matches!(stage, Stage::Transferred | Stage::Diverted);
        if n < at && been.contains(stage) {
            steps.push((*stage, Mark::Past));
        } else if n == at {
            steps.push((*stage, if now == Stage::Closed { Mark::Past } else { Mark::Now }));
        } else if n > at && !side {
            steps.push((*stage, Mark::Ahead));
        }
    }
    steps
}

/// The one next act of a case for this person: none where the move is somebody else's, whatever the law lets this one do.
pub fn primary(who: Who<'_>, facts: &Facts, closing_proposed: bool, able: &[Act]) -> Option<Act> {
    let desk = desk(facts.stage, facts.classified, closing_proposed);
    let move_now = next_of(desk).filter(|_| lies_with(desk, who, facts));
    let unpublished = matches!(facts.stage, Stage::Answered | Stage::Closed) && !facts.published;
    let publish = (unpublished && who.roles.contains(&Role::Clerk)).then_some(Act::Publish);
    // What came back is shown before it is closed: a reply that nobody has read ends nothing.
    let order = if desk == Desk::Closing { [publish, move_now] } else { [move_now, publish] };
    order.into_iter().flatten().find(|act| able.contains(act))
}

/// The act that a case on this desk waits for.
fn next_of(desk: Desk) -> Option<Act> {
    match desk {
        Desk::Triage => Some(Act::Classify),
        Desk::Assignment => Some(Act::Assign),
        Desk::Office => Some(Act::SubmitDraft),
        Desk::Approval => Some(Act::Approve),
        Desk::Registry => Some(Act::Issue),
        Desk::Closing => Some(Act::ProposeClosing),
        Desk::Confirmation => Some(Act::Close),
        Desk::Outside => Some(Act::RecordReply),
        Desk::Restricted => Some(Act::Redirect),
        Desk::Nobody => None,
    }
}

/// Whether what lies on this desk is this person's to move, where the law lets more people do it than wait for it.
fn lies_with(desk: Desk, who: Who<'_>, facts: &Facts) -> bool {
    let clerk = who.roles.contains(&Role::Clerk);
    match desk {
        Desk::Triage => clerk || facts.circle.is_closed(),
        Desk::Closing if facts.lead_office.is_none() => clerk,
        Desk::Closing => who.roles.contains(&Role::Officer) && is_with(who, facts),
        Desk::Assignment
        | Desk::Office
        | Desk::Approval
        | Desk::Registry
        | Desk::Confirmation
        | Desk::Outside
        | Desk::Restricted
        | Desk::Nobody => true,
    }
}

/// The act that stands beside the primary one: to give back what lies before this person.
pub fn beside(primary: Option<Act>, able: &[Act]) -> Option<Act> {
    let back = match primary? {
        Act::Approve => Act::ReturnDraft,
        Act::SubmitDraft => Act::ReturnToAssigner,
        _ => return None,
    };
    able.contains(&back).then_some(back)
}

/// Whether a case offers this act among the further ones: births, looks and acts inside others have no button.
pub fn offered(act: Act, published: bool) -> bool {
    match act {
        Act::Submit
        | Act::Log
        | Act::AnswerOnSpot
        | Act::SeeIdentity
        | Act::OpenRestricted
        | Act::Draft
        | Act::HandUp => false,
        Act::Unpublish => published,
        Act::Classify
        | Act::Divert
        | Act::Quarantine
        | Act::Assign
        | Act::ReturnToAssigner
        | Act::SubmitDraft
        | Act::ReturnDraft
        | Act::Approve
        | Act::Issue
        | Act::Transfer
        | Act::RecordReply
        | Act::Publish
        | Act::ProposeClosing
        | Act::Close
        | Act::Reopen
        | Act::SetAside
        | Act::Withdraw
        | Act::Release
        | Act::Redirect
        | Act::Readmit
        | Act::Split
        | Act::Unsplit
        | Act::Correct => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinion::{Circle, Kind, permit};

    #[test]
    fn an_answer_given_aloud_ticks_neither_assignment_nor_approval() {
        let steps = way(Stage::Answered, &[Stage::Received, Stage::Answered]);
        assert_eq!(
            steps,
            [(Stage::Received, Mark::Past), (Stage::Answered, Mark::Now), (Stage::Closed, Mark::Ahead)]
        );
    }

    #[test]
    fn what_was_set_aside_was_never_answered() {
        let steps = way(Stage::Closed, &[Stage::Received, Stage::Closed]);
        assert_eq!(steps, [(Stage::Received, Mark::Past), (Stage::Closed, Mark::Past)]);
    }

    #[test]
    fn a_new_item_has_its_whole_way_ahead_and_no_side_way() {
        let ahead: Vec<Stage> =
            way(Stage::Received, &[Stage::Received]).into_iter().skip(1).map(|(stage, _)| stage).collect();
        assert_eq!(
            ahead,
            [Stage::Assigned, Stage::InApproval, Stage::Approved, Stage::Answered, Stage::Closed]
        );
    }

    fn facts(stage: Stage, classified: bool, published: bool) -> Facts {
        Facts {
            stage,
            circle: Circle::Unit,
            sealed: false,
            excluded_beside: vec![],
            kind: Some(Kind::KienNghi),
            classified,
            answered: false,
            published,
            number: 1,
            untouched: false,
            logged_by: None,
            lead_office: Some(7),
            officer: None,
            drafter: Some(1),
            excluded: vec![],
        }
    }

    /// The primary act of somebody with one role, who works in the lead office.
    fn of(role: Role, proposed: bool, facts: &Facts) -> Option<Act> {
        let roles = [role];
        let who = Who { staff: 2, roles: &roles, office: Some(7), province: false };
        let able: Vec<Act> =
            Act::ALL.iter().copied().filter(|act| permit(*act, who, facts).is_ok()).collect();
        primary(who, facts, proposed, &able)
    }

    #[test]
    fn what_no_office_leads_is_published_and_then_closed_by_the_clerk() {
        let of_nobody = |published| Facts {
            lead_office: None,
            answered: true,
            ..facts(Stage::Answered, true, published)
        };
        assert_eq!(of(Role::Clerk, false, &of_nobody(false)), Some(Act::Publish));
        assert_eq!(of(Role::Clerk, false, &of_nobody(true)), Some(Act::ProposeClosing));
        assert_eq!(of(Role::Officer, false, &of_nobody(true)), None);
        let of_office = Facts { answered: true, ..facts(Stage::Answered, true, true) };
        assert_eq!(of(Role::Officer, false, &of_office), Some(Act::ProposeClosing));
        assert_eq!(of(Role::Clerk, false, &of_office), None);
    }

    #[test]
    fn what_waits_for_somebody_else_has_no_primary_act_for_those_who_did_their_part() {
        let sorted = facts(Stage::Received, true, false);
        assert_eq!(of(Role::Clerk, false, &sorted), None);
        assert_eq!(of(Role::Chair, false, &sorted), Some(Act::Assign));
        let unsorted = facts(Stage::Received, false, false);
        assert_eq!(of(Role::Clerk, false, &unsorted), Some(Act::Classify));
        assert_eq!(of(Role::Chair, false, &unsorted), None);
        let approved = facts(Stage::Approved, true, false);
        assert_eq!(of(Role::ViceChair, false, &approved), None);
        assert_eq!(of(Role::Clerk, false, &approved), Some(Act::Issue));
        let answered = facts(Stage::Answered, true, true);
        assert_eq!(of(Role::Clerk, false, &answered), None);
        assert_eq!(of(Role::Chair, false, &answered), None);
        assert_eq!(of(Role::Officer, false, &answered), Some(Act::ProposeClosing));
        assert_eq!(of(Role::Chair, true, &answered), Some(Act::Close));
    }

    #[test]
    fn what_is_answered_waits_for_the_clerk_to_publish_it() {
        assert_eq!(of(Role::Clerk, false, &facts(Stage::Answered, true, false)), Some(Act::Publish));
        assert_eq!(of(Role::Clerk, true, &facts(Stage::Closed, true, false)), Some(Act::Publish));
        assert_eq!(of(Role::Clerk, true, &facts(Stage::Closed, true, true)), None);
        assert_eq!(of(Role::Chair, true, &facts(Stage::Closed, true, false)), None);
    }

    #[test]
    fn a_way_back_is_offered_beside_the_way_on_and_not_without_it() {
        let able = [Act::ReturnDraft, Act::ReturnToAssigner];
        assert_eq!(beside(Some(Act::Approve), &able), Some(Act::ReturnDraft));
        assert_eq!(beside(Some(Act::SubmitDraft), &able), Some(Act::ReturnToAssigner));
        assert_eq!(beside(None, &able), None);
        assert_eq!(beside(Some(Act::Approve), &[]), None);
    }
}
