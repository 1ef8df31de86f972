//! What the offices of the story answer.

/// The parts of one answer.
pub(super) struct Said {
    pub checked: &'static str,
    pub ground: &'static str,
    pub solution: &'static str,
    pub responsible: &'static str,
    /// Days until it is done.
    pub done_in: Option<u64>,
    /// How much of the proposal is accepted, and why not all; empty where nothing was proposed.
    pub accepted: (&'static str, &'static str),
}

const KT: &str = "Đàm Quang Vinh, Phòng Kinh tế, điện thoại 0209 000 0021";

pub(super) const LAND_VAGUE: Said = Said {
    checked: "Phòng Kinh tế đã xem hồ sơ của gia đình ông.",
    ground: "Theo quy định của pháp luật.",
    solution: "Hồ sơ đang được xem xét, khi có kết quả sẽ thông báo.",
    responsible: "Phòng Kinh tế",
    done_in: None,
    accepted: ("whole", ""),
};

pub(super) const LAND: Said = Said {
    checked: "Phòng Kinh tế cùng Chi nhánh Văn phòng đăng ký đất đai mở hồ sơ số 0312. Hồ sơ đủ biên lai thuế; thiếu biên bản xác nhận ranh giới với hộ liền kề phía đông.",
    ground: "Điều 138 Luật Đất đai năm 2024 về cấp giấy chứng nhận cho hộ gia đình sử dụng đất ổn định trước ngày 15/10/1993.",
    solution: "Địa chính xã đến tận nhà đo và lập biên bản ranh giới, ông không phải đi lại. Sau đó xã niêm yết 15 ngày và chuyển Chi nhánh cấp giấy.",
    responsible: KT,
    done_in: Some(30),
    accepted: ("whole", ""),
};

pub(super) const CANAL: Said = Said {
    checked: "Cùng trưởng thôn Bãi Trong đi dọc kênh N4 từ cống nhà văn hóa đến trạm bơm. Nước đục, có mùi; một cửa xả của trại chăn nuôi mở thẳng ra kênh.",
    ground: "Điều 61 Luật Bảo vệ môi trường năm 2020; Điều 59 Nghị định 45/2022/NĐ-CP.",
    solution: "Xã lập biên bản, yêu cầu bịt cửa xả ngay trong ngày và làm bể biogas. Hợp tác xã thủy nông nạo vét 600 m kênh. Xã lấy mẫu nước mỗi tuần và niêm yết kết quả tại nhà văn hóa thôn.",
    responsible: KT,
    done_in: Some(25),
    accepted: ("whole", ""),
};

pub(super) const PLASTIC: Said = Said {
    checked: "Tổ kiểm tra gồm Phòng Kinh tế và Công an xã đến lúc 22:00. Xưởng xay nhựa chạy đêm, đo tiếng ồn vượt mức, không có giấy phép môi trường.",
    ground: "Điều 22 Nghị định 45/2022/NĐ-CP về vi phạm tiếng ồn.",
    solution: "Đình chỉ xay đêm từ hôm nay, lập biên bản xử phạt, yêu cầu chủ xưởng chuyển vào cụm công nghiệp. Công an xã kiểm tra lại hằng đêm trong hai tuần. Trạm Y tế đến khám cho cháu nhỏ.",
    responsible: KT,
    done_in: Some(14),
    accepted: ("", ""),
};

pub(super) const POOR: Said = Said {
    checked: "Phòng Văn hóa – Xã hội cùng thôn rà soát lại theo bộ tiêu chí; chấm điểm lại có đại diện các hộ.",
    ground: "Nghị định 07/2021/NĐ-CP về chuẩn nghèo; Thông tư 07/2021/TT-BLĐTBXH về rà soát.",
    solution: "Kết quả rà soát được niêm yết tại nhà văn hóa thôn trong 7 ngày để bà con góp ý. Thông tin riêng của từng hộ không công bố.",
    responsible: "Triệu Thị Liên, Phòng Văn hóa – Xã hội, điện thoại 0209 000 0022",
    done_in: Some(10),
    accepted: ("", ""),
};

pub(super) const BRIDGE: Said = Said {
    checked: "Phòng Kinh tế và thôn Bãi Trong khảo sát vị trí ngầm tràn suối Cái; mùa lũ năm nay học sinh nghỉ học 6 ngày.",
    ground: "Điều 58 Luật Đầu tư công năm 2024 về danh mục trung hạn; Nghị quyết HĐND xã về đầu tư công.",
    solution: "Kinh phí làm cầu vượt quá ngân sách xã. Xã trình đưa vào kế hoạch đầu tư công trung hạn; trước mùa lũ sang năm làm ngầm tràn tạm có cọc tiêu và bố trí xe đưa học sinh những ngày ngập.",
    responsible: KT,
    done_in: Some(90),
    accepted: ("part", "Làm cầu phải chờ vốn trung hạn; năm tới làm ngầm tràn tạm trước mùa lũ."),
};

pub(super) const LAMPS: Said = Said {
    checked: "Phòng Kinh tế cùng Điện lực đi dọc đường từ ngã ba chợ vào tổ liên gia số 3: 9 trên 14 bóng cháy, một đoạn dây đứt.",
    ground: "Quy chế quản lý chiếu sáng công cộng của xã; dự toán chi thường xuyên năm nay.",
    solution: "Xã thay 9 bóng và nối lại dây trong tuần này. Tổ liên gia giữ số điện thoại của thợ để báo khi đèn hỏng.",
    responsible: KT,
    done_in: Some(7),
    accepted: ("whole", ""),
};

pub(super) const HOUSE: Said = Said {
    checked: "Phòng Văn hóa – Xã hội đã làm việc với tổ trưởng: chìa khóa do một người giữ, lịch mượn không niêm yết.",
    ground: "Quy chế hoạt động của nhà văn hóa thôn do Ủy ban nhân dân xã ban hành.",
    solution: "Từ nay chìa khóa để ở hai nhà cạnh nhà văn hóa, mở cửa 19 giờ đến 21 giờ mỗi tối. Bà con mượn họp chỉ báo tổ trưởng trước một ngày. Không mở suốt ngày vì chưa có người trông.",
    responsible: "Triệu Thị Liên, Phòng Văn hóa – Xã hội, điện thoại 0209 000 0022",
    done_in: Some(3),
    accepted: ("part", "Chưa có người trông nhà văn hóa ban ngày."),
};
