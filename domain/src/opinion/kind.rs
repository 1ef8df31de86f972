//! What sort of item it is, and which way it came in.

crate::words! {
    /// The legal kind of what was said; the officer's classification binds, the citizen's choice is a hint.
    pub enum Kind {
        /// Kiến nghị: proposes something, asks for a solution.
        KienNghi,
        /// Phản ánh: tells of a fact.
        PhanAnh,
        /// Hỏi, thủ tục hành chính: asks about a rule or a dossier.
        Hoi,
        /// Khiếu nại: asks to review a decision or act that hurts one's own rights (Luật Khiếu nại 2011 Đ.2).
        KhieuNai,
        /// Tố cáo: accuses somebody of a breach of law and wants it dealt with as such (Luật Tố cáo 2018 Đ.2).
        ToCao,
    }
}

impl Kind {
    /// Whether the item is an opinion in the sense of Kết luận 116 and takes the normal way.
    pub fn is_opinion(self) -> bool {
        match self {
            Kind::KienNghi | Kind::PhanAnh | Kind::Hoi => true,
            Kind::KhieuNai | Kind::ToCao => false,
        }
    }
}

crate::words! {
    /// The way by which an opinion reached the commune.
    pub enum Channel {
        /// Spoken at a conference.
        Conference,
        /// Sent beforehand for a conference.
        BeforeConference,
        /// The public web form.
        Web,
        /// Handed in at the Public Service Centre.
        Desk,
        /// Citizens' reception (tiếp công dân).
        Reception,
        /// A paper letter.
        Letter,
        /// Telephone or hotline.
        Phone,
        /// A village head or the Fatherland Front on somebody's behalf.
        VillageHead,
    }
}
