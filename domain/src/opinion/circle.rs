//! Who may know of an item at all: everybody of the unit, or a circle that grows smaller with what it says.

use super::{Kind, Stage};
use crate::role::Role;

crate::words! {
    /// The circle of people who may know of an item.
    pub enum Circle {
        /// Everybody of the unit, each as far as the role reaches.
        Unit,
        /// Shielded until somebody classifies it, because its words show signs of a denunciation: the clerk and the reception officer.
        Desk,
        /// Shielded, and whoever works at the desk may be meant: the secretary and the reception officer.
        Leaders,
        /// A denunciation: chair, secretary and reception officer (Luật Tố cáo 2018 Đ.8, Đ.47).
        Restricted,
        /// Nobody of the unit may see it: the province's reception officer.
        Province,
        /// Split off by mistake and taken back; only its journal stays.
        Nobody,
    }
}

/// An account as far as circles look at it.
#[derive(Debug, Clone)]
pub struct Reader {
    /// The account.
    pub staff: i64,
    /// Its roles.
    pub roles: Vec<Role>,
}

impl Circle {
    /// Whether this role opens the circle; `province` says whether the account belongs to a province.
    pub fn opens_to(self, role: Role, province: bool) -> bool {
        match self {
            Circle::Unit => true,
            Circle::Desk => !province && matches!(role, Role::Clerk | Role::ReceptionOfficer),
            Circle::Leaders => !province && matches!(role, Role::PartySecretary | Role::ReceptionOfficer),
            Circle::Restricted => !province && role.sees_quarantine(),
            Circle::Province => province && role == Role::ReceptionOfficer,
            Circle::Nobody => false,
        }
    }

    /// The closed circles that these roles open.
    pub fn opened_by(roles: &[Role], province: bool) -> Vec<Circle> {
        let closed = Circle::ALL.iter().copied().filter(|circle| *circle != Circle::Unit);
        closed.filter(|circle| roles.iter().any(|role| circle.opens_to(*role, province))).collect()
    }

    /// Whether the words are out of the sight of most of the unit.
    pub fn is_closed(self) -> bool {
        self != Circle::Unit
    }

    /// Whether it only waits for somebody to say what it is.
    pub fn is_shield(self) -> bool {
        matches!(self, Circle::Desk | Circle::Leaders)
    }

    /// Whether it is a denunciation that was recognised as one.
    pub fn is_quarantine(self) -> bool {
        matches!(self, Circle::Restricted | Circle::Province)
    }

    /// Whether one of these accounts, less the excluded ones, opens the circle.
    fn reaches(self, readers: &[Reader], excluded: &[i64], province: bool) -> bool {
        readers
            .iter()
            .filter(|reader| !excluded.contains(&reader.staff))
            .any(|reader| reader.roles.iter().any(|role| self.opens_to(*role, province)))
    }
}

/// Whether its sender is told only that it takes its way: a closed circle, a complaint or a denunciation. Whoever looks
/// over a shoulder must not learn more.
pub fn is_quiet(circle: Circle, stage: Stage, kind: Option<Kind>) -> bool {
    circle.is_closed() || stage == Stage::Diverted || kind.is_some_and(|kind| !kind.is_opinion())
}

/// The smallest lawful circle that still holds somebody: the first of `wished` that an active account of the unit opens
/// and that is not about this account; then the province, if somebody there opens it. None when nobody could.
pub fn circle_with_somebody(
    wished: &[Circle],
    unit: &[Reader],
    province: &[Reader],
    excluded: &[i64],
) -> Option<Circle> {
    let here = wished.iter().copied().find(|circle| circle.reaches(unit, excluded, false));
    here.or_else(|| Circle::Province.reaches(province, excluded, true).then_some(Circle::Province))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reader(staff: i64, role: Role) -> Reader {
        Reader { staff, roles: vec![role] }
    }

    #[test]
    fn the_administrator_the_officers_and_the_province_open_no_closed_circle_of_the_unit() {
        for role in [Role::Administrator, Role::Officer, Role::Monitor, Role::VillageHead, Role::ViceChair] {
            assert!(Circle::opened_by(&[role], false).is_empty(), "{role}");
        }
        assert!(Circle::opened_by(&[Role::Province], true).is_empty());
        assert_eq!(Circle::opened_by(&[Role::ReceptionOfficer], true), [Circle::Province]);
    }

    #[test]
    fn the_chair_does_not_read_what_only_waits_to_be_classified() {
        assert_eq!(Circle::opened_by(&[Role::Chair], false), [Circle::Restricted]);
        assert_eq!(Circle::opened_by(&[Role::Clerk], false), [Circle::Desk]);
    }

    #[test]
    fn a_denunciation_of_chair_and_secretary_reaches_the_reception_officer_or_else_the_province() {
        let mut unit =
            vec![reader(1, Role::Chair), reader(2, Role::PartySecretary), reader(3, Role::ReceptionOfficer)];
        let province = vec![reader(9, Role::ReceptionOfficer)];
        let go = |unit: &[Reader], province: &[Reader]| {
            circle_with_somebody(&[Circle::Restricted], unit, province, &[1, 2])
        };
        assert_eq!(go(&unit, &province), Some(Circle::Restricted));
        unit.pop();
        assert_eq!(go(&unit, &province), Some(Circle::Province));
        assert_eq!(go(&unit, &[reader(9, Role::Province)]), None);
    }

    #[test]
    fn a_text_about_the_clerk_goes_to_the_leaders() {
        let unit = vec![reader(1, Role::Clerk), reader(2, Role::PartySecretary)];
        let wished = [Circle::Desk, Circle::Leaders];
        assert_eq!(circle_with_somebody(&wished, &unit, &[], &[]), Some(Circle::Desk));
        assert_eq!(circle_with_somebody(&wished, &unit, &[], &[1]), Some(Circle::Leaders));
    }

    #[test]
    fn what_was_taken_back_opens_for_nobody() {
        for role in Role::ALL {
            assert!(
                !Circle::Nobody.opens_to(*role, false) && !Circle::Nobody.opens_to(*role, true),
                "{role}"
            );
        }
    }
}
