//! The conference: how it is described, its stages, and who may move it.

use crate::role::Role;

crate::words! {
    /// Where a conference stands.
    pub enum Stage {
        /// Đã lên kế hoạch.
        Planned,
        /// Đã thông báo công khai.
        Announced,
        /// Đang họp.
        Open,
        /// Đã bế mạc.
        Adjourned,
        /// Đã hủy.
        Cancelled,
    }
}

crate::words! {
    /// What may be done to a conference.
    pub enum Act {
        /// Lên kế hoạch.
        Plan,
        /// Sửa kế hoạch.
        Revise,
        /// Thông báo công khai (Luật 72/2025/QH15 Đ.43: at least 7 days before).
        Announce,
        /// Đổi ngày, đổi nơi: everybody is told again.
        Postpone,
        /// Hủy: with a reason.
        Cancel,
        /// Khai mạc.
        Open,
        /// Bế mạc.
        Adjourn,
    }
}

crate::words! {
    /// Regular or ad hoc.
    pub enum Occasion {
        /// Định kỳ.
        Regular,
        /// Đột xuất.
        AdHoc,
    }
}

crate::words! {
    /// The form of dialogue that Kế hoạch 202-KH/BDVTU asks for.
    pub enum Approach {
        /// Theo đối tượng: for one group of people.
        ByGroup,
        /// Theo chuyên đề: on one theme.
        ByTheme,
        /// Chuyên sâu: in depth.
        InDepth,
    }
}

crate::words! {
    /// For the whole commune or a cluster of villages.
    pub enum Coverage {
        /// Toàn xã.
        Whole,
        /// Cụm thôn.
        Cluster,
    }
}

crate::words! {
    /// How people take part.
    pub enum Mode {
        /// Trực tiếp.
        InPerson,
        /// Trực tuyến.
        Online,
    }
}

/// The law says no: this act does not start from this stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAllowed {
    /// Where the conference stands.
    pub stage: Stage,
    /// What was tried.
    pub act: Act,
}

impl Stage {
    /// The stage after `act`; this match is the whole law of transitions.
    pub fn after(self, act: Act) -> Result<Stage, NotAllowed> {
        use Stage::*;
        match (self, act) {
            (Planned, Act::Revise) => Ok(Planned),
            (Planned, Act::Announce) => Ok(Announced),
            (Announced, Act::Postpone) => Ok(Announced),
            (Planned | Announced, Act::Cancel) => Ok(Cancelled),
            (Announced, Act::Open) => Ok(Open),
            (Open, Act::Adjourn) => Ok(Adjourned),
            _ => Err(NotAllowed { stage: self, act }),
        }
    }

    /// Whether citizens may see it.
    pub fn is_public(self) -> bool {
        match self {
            Stage::Planned => false,
            Stage::Announced | Stage::Open | Stage::Adjourned | Stage::Cancelled => true,
        }
    }
}

/// The stages from which `act` may start.
pub fn starts_from(act: Act) -> Vec<Stage> {
    Stage::ALL.iter().copied().filter(|stage| stage.after(act).is_ok()).collect()
}

/// The roles that may perform `act`.
pub fn roles_of(act: Act) -> &'static [Role] {
    match act {
        Act::Plan | Act::Revise => &[Role::Clerk],
        Act::Announce | Act::Postpone | Act::Cancel | Act::Open | Act::Adjourn => &[Role::Clerk, Role::Chair],
    }
}

/// Whether a role may perform an act.
pub fn may(role: Role, act: Act) -> bool {
    roles_of(act).contains(&role)
}

/// The rule that said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum No {
    /// None of the person's roles may do this.
    Role(Act),
    /// The act does not start from this stage.
    Stage(NotAllowed),
}

/// The stage after `act` by a person with these roles, or the rule that forbids it.
pub fn permit(act: Act, roles: &[Role], stage: Stage) -> Result<Stage, No> {
    if !roles.iter().any(|role| may(*role, act)) {
        return Err(No::Role(act));
    }
    stage.after(act).map_err(No::Stage)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conference_opens_only_after_it_was_announced() {
        assert_eq!(starts_from(Act::Open), vec![Stage::Announced]);
        assert_eq!(starts_from(Act::Adjourn), vec![Stage::Open]);
    }

    #[test]
    fn permission_is_the_two_tables_together_for_every_stage_act_and_role() {
        for stage in Stage::ALL {
            for act in Act::ALL {
                for role in Role::ALL {
                    let said = permit(*act, &[*role], *stage);
                    let expected = if !may(*role, *act) {
                        Err(No::Role(*act))
                    } else {
                        stage.after(*act).map_err(No::Stage)
                    };
                    assert_eq!(said, expected);
                }
            }
        }
    }

    #[test]
    fn a_plan_is_not_public_before_the_notice() {
        assert!(!Stage::Planned.is_public());
        assert!(Stage::Cancelled.is_public());
    }
}
