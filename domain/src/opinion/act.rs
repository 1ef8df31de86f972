//! The verbs of an opinion's life.

crate::words! {
    /// What may be done to an opinion; each is one line in the journal.
    pub enum Act {
        /// Gửi: a citizen sends it.
        Submit,
        /// Ghi: staff log it, spoken, by phone or on paper.
        Log,
        /// Trả lời tại chỗ: the answer given aloud is written down.
        AnswerOnSpot,
        /// Phân loại: topic and kind are set.
        Classify,
        /// Tách khỏi luồng ý kiến: it is a complaint.
        Divert,
        /// Hạn chế: it is a denunciation; at once out of sight.
        Quarantine,
        /// Giao: to an office and officer, with a due day.
        Assign,
        /// Trả lại người giao: not ours.
        ReturnToAssigner,
        /// Soạn: the draft is saved.
        Draft,
        /// Trình duyệt: the draft goes to the approver.
        SubmitDraft,
        /// Trả lại để sửa: with a reason.
        ReturnDraft,
        /// Duyệt: by somebody other than the drafter.
        Approve,
        /// Phát hành: numbered, dated, sent.
        Issue,
        /// Chuyển cơ quan ngoài xã.
        Transfer,
        /// Ghi trả lời của cơ quan ngoài xã.
        RecordReply,
        /// Công khai: a redacted version in the public register.
        Publish,
        /// Gỡ công khai.
        Unpublish,
        /// Đề nghị kết thúc: outcome and evidence proposed.
        ProposeClosing,
        /// Kết thúc: outcome confirmed.
        Close,
        /// Mở lại: with a reason.
        Reopen,
        /// Không xử lý: with a reason code.
        SetAside,
        /// Rút: at the citizen's wish.
        Withdraw,
        /// Đưa về luồng ý kiến: neither complaint nor denunciation after all.
        Release,
        /// Hướng dẫn, chuyển đơn: the diverted item leaves with a document.
        Redirect,
        /// Xem người gửi: opening the identity; written down, changes nothing.
        SeeIdentity,
        /// Mở xem nội dung hạn chế: opening what is sealed; written down, changes nothing.
        OpenRestricted,
        /// Bỏ loại trừ: somebody is not concerned after all; with a reason.
        Readmit,
        /// Chuyển lên tỉnh: nobody of the unit may see it, so the province's reception officer gets it.
        HandUp,
        /// Tách nội dung: one statement holds several matters.
        Split,
        /// Bỏ tách: a matter split off by mistake, while nothing was done on it.
        Unsplit,
        /// Sửa ghi chép: a mistyped word, village, place or name; the first version stays.
        Correct,
    }
}
