//! Phrases that sound like an accusation and are none: whatever they cover does not count.

/// Everyday phrases; the words they cover are not looked at. `!` in front: only where accents are typed.
pub(super) const COVERS: &[&str] = &[
    // Asking how it goes, and the name of a law or a procedure.
    "thủ|trình tục|tự .. tố cáo",
    "mẫu|cách|kênh|luật|quyền|hướng|dẫn|định|lý|quyết|nhận .. tố cáo",
    "hỏi .. tố cáo",
    "tố cáo .. ở|ra|đến|tới|cho|như đâu|ai|thế|nào",
    "tố cáo thế|nặc|thì|sai",
    "khiếu nại tố cáo",
    "khiếu nại và|hay|hoặc tố cáo",
    "không|chẳng|chưa phải|có|định|muốn|dám .. tố cáo",
    "tố giác tội",
    "bị tố cáo",
    "how|where|procedure|form .. denunciation|denounce",
    "cây|người|cao|nhà|rất|vừa|o to cao",
    "to cao toc|lon|qua|hon|nhat|tang|vut|khoe|rao",
    // Envelopes, pockets, training, compensation.
    "phong bì đựng|dán|thư|niêm|công|phúc|bưu|ghi|hồ|hoàn|chuyển|in|giấy",
    "mừng|phúng|viếng|đám|cưới .. phong bì",
    "phong bì .. mừng|phúng|viếng|cưới",
    "bỏ túi ni|nilon|nylon|rác|bóng|giấy",
    "lớp|tập|học|khóa|hội|đào|chương|giáo .. bồi dưỡng",
    "bồi dưỡng kiến|nghiệp|kỹ|học|chuyên|thường|sức|chính|lý|giáo|nghề",
    "dầu|mỡ .. bôi trơn",
    "nhận|lĩnh|lãnh|chi|trả|phát|cấp|chậm|nợ|được .. tiền đền|hỗ|trợ|lương|hưu|công|điện|thưởng|phụ|chế|tết|cọc|thừa|thuê|gốc|lãi|học|gạo",
    "nhận|lĩnh|lãnh|chi|trả|phát|cấp|chậm|nợ|được .. tiền bồi|bảo thường|hiểm",
    "được|chưa|đến|đi|lên|ký|ngày|lịch|chờ|danh|ra|tới nhận|lĩnh|lấy tiền",
    "nhận tiền .. từ xã|ubnd|kho|quỹ|nhà|ngân|bưu",
    "tiền|đồng|triệu|nghìn phí|thuế|điện|nước|rác|học|viện|vệ",
    "tiền lệ phí",
    "nộp|đóng|thu .. phí|thuế|lệ",
    "đánh nhau",
    "!chữ ký các|của|hộ|đồng",
    "vắc|vắcxin|văc xin",
    "!nhân tiện",
    "nhan tien cho|day|xin|toi hoi|xin|toi|cho",
    // Preventing is not doing.
    "phòng ngừa|chống|và|tham .. tham|tiêu|lãng|hối|nhũng|chống nhũng|cực|phí|lộ|nhiễu",
    "chống|ngăn|đấu|bài|chặn|ngừa .. tham|tiêu|lãng|hối|nhũng nhũng|cực|phí|lộ|nhiễu",
    "luật|nghị|kế|tuyên|chuyên|học|quán .. tham nhũng",
    // Matters that are not an officer's money.
    "!khống chế|chỉ",
    "!trả thù lao",
    "!răng|hàng|tay|chân|hoa|thuốc|tiền|phân|cây|giống|rượu|mỹ giả",
    "!hàng .. giả",
    "!đánh giá|bắt|dấu|số|thuế|máy",
    "điều tra dân|hộ|thống|nông|lao|kinh|doanh|rừng|dịch|cơ|viên|tổng|nhu|biến",
    "thanh tra nhân|giao|xây|đất|sở|y",
    "hưởng|động|cảm|quả tiêu cực",
    "!bán hàng|vé|rau",
    "bắt .. trộm|cướp|nhóm|nghiện|cờ|đánh",
    "!chứng|xác|công|tiếp|ghi nhận",
    "làm khó chịu|khăn",
    "bạt|lưới|tường|tôn|vật|kết|che bao che",
    "bao che chắn|bụi|xung|công|bằng|kín",
];

/// Who is spoken of is a stranger who pretends, or nobody knows who: a report to the police and no denunciation.
pub(super) const STRANGERS: &[&str] = &[
    "giả|mạo danh",
    "giả mạo .. công|cán|nhân|người|trang|tài|website|zalo|facebook|số|điện",
    "tự xưng",
    "tự nhận .. là",
    "# người|tên|kẻ lạ|đến|vào|tự|mặc|đi",
    "xưng là",
    "kẻ gian|xấu|lạ|trộm|lừa|cắp",
    "đối tượng lạ|xấu|lừa|này|trên|nghi|trộm|thanh|ngoài|đã|nghiện",
    "người|số|kẻ|thanh lạ|niên",
    "nhóm|một|bọn|mấy .. thanh niên|lạ|người|đối",
    "không rõ|biết là|ai|người|lai|tên",
    "lừa đảo .. qua|trên|mạng|người|dân|bà",
    "qua mạng|điện|zalo|facebook|app",
    "gọi điện .. lừa|giả|mạo",
    "scam|scammer|scammers|stranger|strangers|pretending|impersonating|unknown",
];

/// Thanks and praise: what is denied in the same breath is no accusation.
pub(super) const PRAISE: &[&str] = &[
    "^ cảm|cám ơn",
    "xin|thành|tôi|rất|dân|lời|trân|vô cảm|cám ơn .. cán|các|xã|đã|ủy|công|đội|trưởng|đồng|vì",
    "biết ơn",
    "khen|tuyên|biểu|hoan ngợi|dương|nghênh|thưởng",
    "tận|nhiệt|vui|niềm tình|tụy|vẻ|tâm|nở",
    "thank|thanks|grateful|praise",
];

/// Words that turn what follows into its opposite.
pub(super) const DENIALS: &[&str] = &["không", "chưa", "chẳng", "chả", "đừng", "chống", "tránh", "cấm", "ngừa", "never", "no", "not"];

/// Words that may stand between a denial and what is denied.
pub(super) const BETWEEN: &[&str] = &[
    "hề", "bị", "phải", "được", "nên", "để", "ai", "bao", "giờ", "từng", "thấy", "cần", "đòi", "cho", "dám", "nhận", "một", "any",
    "a", "is", "asked", "for",
];

/// Asking, telling and everyday duty: beside these a sum, a relative or a deed says nothing.
pub(super) const EVERYDAY: &[&str] = &[
    "xin|cho|muốn|được|phép|tôi|em hỏi",
    "hỏi|nói thêm|chút|xem",
    "bao giờ|nhiêu|lâu",
    "khi|hôm nào",
    "thế|như nào",
    "ở|ra đâu",
    "được|phải|có|đúng không",
    "làm sao",
    "mong|nhờ|xin xã|ubnd|cán|chủ|bí|công|trưởng|địa|kiểm|lãnh|cấp|cho|phép|giúp|miễn|giảm|được|hỗ|sớm|các|trợ|tư|cấp|ghi|giấy",
    "đề|kiến nghị xã|ubnd|công|chủ|trưởng|lắp|sửa|tăng|giảm|hỗ|cho|đo|xem|giải|trả|rà|giới|hủy|tính|lấy|đặt|bố|mở|sớm|nhà|có|khen|xử|các|thôn",
    "hướng|chỉ dẫn",
    "trả lời|công",
    "thông báo",
    "giải thích",
    "bầu mới|lại|cử",
    "báo .. tăng|học|lịch|cúp|thiếu|về",
    "hứa|hẹn|nhắc|giúp|mời|tuyển|thăm|trao|tặng|vận",
    "gửi|giao|phát giấy|tận|tờ|tiền",
    "công nợ",
    "báo nợ|nộp",
    "đã|đều nộp|đóng|góp|trả",
    "thu .. nộp",
    "hòa giải",
    "phụ cấp",
    "chế độ",
    "trợ cấp",
    "nghỉ .. ốm|sinh|hưu|trưa|phép|làm",
    "đã|chưa báo|giải|xuống|đến|thấy|có|nhận|về|hiểu|xử",
    "yêu cầu .. đo|xã",
    "không|chưa nhất|đồng|chấp trí|ý|nhận",
    "hàng xóm",
    "công khai",
    "nhầm",
    "sửa|đính|cấp|tính|đo lại|chính",
    "how|when|where|could|please|can",
];

/// What a denunciation asks for; then its questions are no everyday ones.
pub(super) const DEMANDS: &[&str] = &[
    "làm rõ|sáng",
    "xử lý .. @",
    "điều|thanh tra",
    "tư cách",
    "công lý",
    "kỷ luật",
    "cách chức",
    "đứng sau",
];
