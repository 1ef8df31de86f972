//! Who does what in a commune: the roles that accounts hold.

crate::words! {
    /// A role of a staff account; one account may hold several.
    pub enum Role {
        /// Bí thư Đảng ủy: co-chair of conferences, sees what is quarantined.
        PartySecretary,
        /// Chủ tịch UBND: assigns, approves, confirms closing.
        Chair,
        /// Phó Chủ tịch UBND: assigns and approves in the chair's place.
        ViceChair,
        /// Văn phòng HĐND-UBND: intake, classification, numbers, conferences, publication.
        Clerk,
        /// An officer of a professional office: drafts answers in the office's field.
        Officer,
        /// The designated officer for receiving citizens; sees what is quarantined.
        ReceptionOfficer,
        /// Ban Xây dựng Đảng, UBMTTQ: reads what the commune has received and how it stands.
        Monitor,
        /// Trưởng thôn, tổ trưởng: logs on behalf of the people of the village.
        VillageHead,
        /// A province's reader: conferences and redacted cases of its communes.
        Province,
        /// Accounts and lists of the unit; no opinions at all.
        Administrator,
    }
}

impl Role {
    /// Whether an account takes this role, or another address, only when a second person confirms it: it opens what the
    /// ordinary lists hide, a denunciation or what may be one.
    pub fn is_guarded(self) -> bool {
        self.sees_quarantine() || self == Role::Clerk
    }

    /// Whether this role may open quarantined items of its unit (domain rule after Luật Tố cáo 2018 Đ.8, Đ.47).
    pub fn sees_quarantine(self) -> bool {
        match self {
            Role::PartySecretary | Role::Chair | Role::ReceptionOfficer => true,
            Role::ViceChair
            | Role::Clerk
            | Role::Officer
            | Role::Monitor
            | Role::VillageHead
            | Role::Province
            | Role::Administrator => false,
        }
    }
}
