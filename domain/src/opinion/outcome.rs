//! What became of the matter, apart from the stage of the procedure: answered is not resolved.

crate::words! {
    /// What became of the matter, as reports count it.
    pub enum Outcome {
        /// Đã giải quyết xong: done, with a picture or document as evidence.
        Resolved,
        /// Đang giải quyết: being done, with a promise and its day.
        InProgress,
        /// Giải trình, cung cấp thông tin: explained.
        Explained,
        /// Chưa giải quyết, có lộ trình: not yet, with a road map.
        Roadmap,
        /// Vượt thẩm quyền, đã chuyển: beyond the commune's authority, passed on.
        Transferred,
        /// Rút: withdrawn by the citizen.
        Withdrawn,
        /// Không xử lý: set aside with a reason and guidance.
        NotProcessed,
        /// Đã hướng dẫn: a complaint, shown the way in law.
        Guided,
        /// Đã chuyển: a denunciation, passed to the competent body.
        Forwarded,
    }
}

impl Outcome {
    /// The outcomes with which the chair may close an answered opinion.
    pub const FOR_CLOSING: [Outcome; 5] =
        [Outcome::Resolved, Outcome::InProgress, Outcome::Explained, Outcome::Roadmap, Outcome::Transferred];

    /// Whether this outcome stands only with a picture or a document beside it.
    pub fn needs_evidence(self) -> bool {
        self == Outcome::Resolved
    }

    /// Whether this outcome promises something by a day.
    pub fn needs_day(self) -> bool {
        matches!(self, Outcome::InProgress | Outcome::Roadmap)
    }
}

crate::words! {
    /// Why an item was set aside without being worked on.
    pub enum SetAsideReason {
        /// Nothing in it can be understood or acted upon.
        NoContent,
        /// A trial entry or an advertisement.
        Trial,
        /// Already answered, nothing new.
        AlreadyAnswered,
        /// Thanks or praise: nothing to be done.
        Praise,
        /// Not a matter of any public body.
        NotPublic,
    }
}

crate::words! {
    /// Tiếp thu: how much of the proposal was accepted, said when it is answered (Luật 10/2022/QH15, Đ.26 ff.).
    pub enum Accepted {
        /// Tiếp thu toàn bộ.
        Whole,
        /// Tiếp thu một phần.
        Part,
        /// Không tiếp thu: with the reason.
        No,
    }
}

impl Accepted {
    /// Whether the citizen must be told why.
    pub fn needs_reason(self) -> bool {
        self != Accepted::Whole
    }
}
