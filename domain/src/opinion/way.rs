//! The way of an item as pages draw it, and which acts a page offers: what happened is ticked, nothing else.

use super::{Act, Stage};

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

/// The one next act of a case, of those that this person is able to do.
pub fn primary(
    stage: Stage,
    classified: bool,
    closing_proposed: bool,
    published: bool,
    able: &[Act],
) -> Option<Act> {
    let wished: &[Act] = match stage {
        Stage::Received if classified => &[Act::Assign, Act::Classify],
        Stage::Received => &[Act::Classify],
        Stage::Assigned => &[Act::SubmitDraft],
        Stage::InApproval => &[Act::Approve],
        Stage::Approved => &[Act::Issue],
        Stage::Answered if !classified => &[Act::Classify],
        Stage::Answered if closing_proposed => &[Act::Close],
        Stage::Answered => &[Act::ProposeClosing, Act::Close],
        Stage::Closed => &[],
        Stage::Transferred => &[Act::RecordReply],
        Stage::Diverted => &[Act::Redirect],
    };
    let unpublished = matches!(stage, Stage::Answered | Stage::Closed) && !published;
    let last = unpublished.then_some(Act::Publish);
    wished.iter().copied().chain(last).find(|act| able.contains(act))
}

/// The acts that stand beside the primary one: to give back what lies before one.
pub fn beside(primary: Option<Act>, able: &[Act]) -> Vec<Act> {
    let back = [Act::ReturnDraft, Act::ReturnToAssigner].into_iter();
    back.filter(|act| able.contains(act) && Some(*act) != primary).collect()
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

    #[test]
    fn the_next_act_is_one_that_this_person_can_do() {
        assert_eq!(primary(Stage::Answered, true, false, false, &[Act::Publish]), Some(Act::Publish));
        assert_eq!(primary(Stage::Answered, true, false, true, &[Act::Publish]), None);
        assert_eq!(primary(Stage::Closed, true, true, false, &[Act::Reopen]), None);
    }
}
