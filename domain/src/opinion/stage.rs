//! The one table of transitions: which act leads from which stage to which.

use super::Act;

crate::words! {
    /// Where an opinion stands in the procedure; waiting, urgency and outcome are facts of their own.
    pub enum Stage {
        /// Đã nhận: in, not yet with an office.
        Received,
        /// Đã giao: an office has it and a clock runs.
        Assigned,
        /// Chờ duyệt: a draft lies with the approver.
        InApproval,
        /// Đã duyệt: waits for its number.
        Approved,
        /// Đã trả lời: the citizen has been told.
        Answered,
        /// Kết thúc.
        Closed,
        /// Đã chuyển: a body outside the commune has it.
        Transferred,
        /// Đã tách: a complaint or denunciation, outside the flow of opinions.
        Diverted,
    }
}

/// The law says no: this act does not start from this stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAllowed {
    /// Where the opinion stands.
    pub stage: Stage,
    /// What was tried.
    pub act: Act,
}

impl std::fmt::Display for NotAllowed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} is not possible while {}", self.act, self.stage)
    }
}

impl std::error::Error for NotAllowed {}

impl Stage {
    /// The stage after `act`; this match is the whole law of transitions.
    pub fn after(self, act: Act) -> Result<Stage, NotAllowed> {
        use Stage::*;
        match (self, act) {
            (Received, Act::AnswerOnSpot) => Ok(Answered),
            (Received, Act::Classify) => Ok(Received),
            (Received, Act::Assign) => Ok(Assigned),
            (Received, Act::SetAside) => Ok(Closed),

            (Assigned, Act::Classify | Act::Assign | Act::Draft) => Ok(Assigned),
            (Assigned, Act::ReturnToAssigner) => Ok(Received),
            (Assigned, Act::SubmitDraft) => Ok(InApproval),

            (InApproval | Approved, Act::ReturnDraft) => Ok(Assigned),
            (InApproval, Act::Approve) => Ok(Approved),
            (Approved, Act::Issue) => Ok(Answered),

            (Received | Assigned, Act::Transfer) => Ok(Transferred),
            (Transferred, Act::RecordReply) => Ok(Answered),

            (Answered, Act::Classify | Act::ProposeClosing) => Ok(Answered),
            (Answered | Transferred, Act::Close) => Ok(Closed),
            (
                Received | Assigned | InApproval | Approved | Answered | Closed | Transferred,
                Act::Publish | Act::Unpublish,
            ) => Ok(self),
            (Closed, Act::Reopen) => Ok(Received),
            (Received | Assigned | InApproval | Approved | Transferred, Act::Withdraw) => Ok(Closed),

            (Received | Assigned | InApproval | Approved | Answered, Act::Divert) => Ok(Diverted),
            (
                Received | Assigned | InApproval | Approved | Answered | Transferred | Closed,
                Act::Quarantine,
            ) => Ok(Diverted),
            (Diverted, Act::Quarantine) => Ok(Diverted),
            (Diverted, Act::Release) => Ok(Received),
            (Diverted, Act::Redirect) => Ok(Closed),

            (Received | Assigned | InApproval | Approved | Answered | Transferred, Act::Split) => Ok(self),
            (Received, Act::Unsplit) => Ok(Closed),
            (Received | Diverted | Closed, Act::HandUp) => Ok(self),
            (_, Act::SeeIdentity | Act::OpenRestricted | Act::Correct | Act::Readmit) => Ok(self),
            _ => Err(NotAllowed { stage: self, act }),
        }
    }

    /// Whether somebody still has something to do.
    pub fn is_open(self) -> bool {
        self != Stage::Closed
    }

    /// Whether the citizen still waits for an answer, so that the due day counts.
    pub fn awaits_answer(self) -> bool {
        match self {
            Stage::Received | Stage::Assigned | Stage::InApproval | Stage::Approved => true,
            Stage::Answered | Stage::Closed | Stage::Transferred | Stage::Diverted => false,
        }
    }
}

/// The stages from which `act` may start; feeds the compare-and-set, the buttons and the printed table.
pub fn starts_from(act: Act) -> Vec<Stage> {
    Stage::ALL.iter().copied().filter(|stage| stage.after(act).is_ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_can_be_reached_and_only_closed_is_an_end() {
        let mut reached = vec![Stage::Received];
        loop {
            let more: Vec<Stage> = reached
                .iter()
                .flat_map(|s| Act::ALL.iter().filter_map(|a| s.after(*a).ok()))
                .filter(|s| !reached.contains(s))
                .collect();
            if more.is_empty() {
                break;
            }
            for s in more {
                if !reached.contains(&s) {
                    reached.push(s);
                }
            }
        }
        assert_eq!(reached.len(), Stage::ALL.len());
        for stage in Stage::ALL {
            let leaves = Act::ALL.iter().any(|a| stage.after(*a).is_ok_and(|to| to != *stage));
            assert!(leaves, "{stage} is a dead end");
        }
    }

    #[test]
    fn birth_acts_start_from_no_stage() {
        assert!(starts_from(Act::Submit).is_empty());
        assert!(starts_from(Act::Log).is_empty());
    }

    #[test]
    fn an_answer_is_issued_only_after_approval() {
        assert_eq!(starts_from(Act::Issue), vec![Stage::Approved]);
        assert_eq!(starts_from(Act::Approve), vec![Stage::InApproval]);
    }

    #[test]
    fn a_denunciation_is_quarantined_from_wherever_it_stands() {
        assert_eq!(starts_from(Act::Quarantine).len(), Stage::ALL.len());
        for stage in Stage::ALL {
            assert_eq!(stage.after(Act::Quarantine), Ok(Stage::Diverted));
        }
    }

    #[test]
    fn a_diverted_item_takes_no_step_of_the_normal_way() {
        let allowed: Vec<Act> =
            Act::ALL.iter().copied().filter(|a| Stage::Diverted.after(*a).is_ok()).collect();
        let expected = [
            Act::Quarantine,
            Act::Release,
            Act::Redirect,
            Act::SeeIdentity,
            Act::OpenRestricted,
            Act::Readmit,
            Act::HandUp,
            Act::Correct,
        ];
        assert_eq!(allowed, expected);
    }
}
