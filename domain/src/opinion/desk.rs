//! On whose desk an opinion lies: derived from its facts, stored for the work lists.

use super::Stage;

crate::words! {
    /// Who has the next move.
    pub enum Desk {
        /// The office must classify it.
        Triage,
        /// The chair must give it to an office.
        Assignment,
        /// The lead office must draft the answer.
        Office,
        /// The chair must approve or return the draft.
        Approval,
        /// The office must number and issue the approved answer.
        Registry,
        /// Answered: somebody must say what became of it.
        Closing,
        /// The chair must confirm the proposed closing.
        Confirmation,
        /// A body outside has it; the office chases the reply.
        Outside,
        /// On the restricted list.
        Restricted,
        /// Nothing to do.
        Nobody,
    }
}

/// The desk on which an item lies: `classified` when topic and kind are set, `closing_proposed` when an outcome waits for the chair.
pub fn desk(stage: Stage, classified: bool, closing_proposed: bool) -> Desk {
    match stage {
        Stage::Received if classified => Desk::Assignment,
        Stage::Received => Desk::Triage,
        Stage::Assigned => Desk::Office,
        Stage::InApproval => Desk::Approval,
        Stage::Approved => Desk::Registry,
        Stage::Answered if !classified => Desk::Triage,
        Stage::Answered if closing_proposed => Desk::Confirmation,
        Stage::Answered => Desk::Closing,
        Stage::Transferred => Desk::Outside,
        Stage::Diverted => Desk::Restricted,
        Stage::Closed => Desk::Nobody,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_given_on_the_spot_is_classified_before_it_is_closed() {
        assert_eq!(desk(Stage::Answered, false, false), Desk::Triage);
        assert_eq!(desk(Stage::Answered, true, false), Desk::Closing);
        assert_eq!(desk(Stage::Answered, true, true), Desk::Confirmation);
    }
}
