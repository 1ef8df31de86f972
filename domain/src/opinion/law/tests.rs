//! The table is the two tables together, and each rule of the case says its no.

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
                    (true, Ok(_)) if *act == Act::Readmit => {
                        assert_eq!(said, Err(No::NobodyExcluded), "{role} {stage}")
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
fn somebody_is_let_in_again_only_where_somebody_is_left_out() {
    let roles = [Role::Chair];
    let mut case = facts(Stage::Diverted);
    assert_eq!(permit(Act::Readmit, who(&roles), &case), Err(No::NobodyExcluded));
    case.excluded = vec![99];
    assert_eq!(permit(Act::Readmit, who(&roles), &case), Ok(Stage::Diverted));
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
