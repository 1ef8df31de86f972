//! The matters that people of an invented commune speak of, with the parts of their sentences.

/// A matter that people speak of.
pub struct Matter {
    /// The topic's code.
    pub topic: &'static str,
    /// Short titles.
    pub titles: &'static [&'static str],
    /// What is the case; `{p}` is a place.
    pub facts: &'static [&'static str],
    /// What is asked.
    pub wishes: &'static [&'static str],
    /// What the office found and does.
    pub answers: &'static [&'static str],
}

/// The matters, land and environment first.
pub const MATTERS: &[Matter] = &[
    Matter {
        topic: "DAT-01",
        titles: &["Hồ sơ cấp sổ đỏ lần đầu chờ lâu", "Xác nhận nguồn gốc đất để cấp giấy chứng nhận"],
        facts: &[
            "Gia đình tôi nộp hồ sơ cấp giấy chứng nhận lần đầu cho thửa đất ở {p} đã tám tháng mà chưa có kết quả",
            "Thửa đất ông bà để lại ở {p} đã đóng thuế từ lâu nhưng mỗi lần đến hỏi lại thiếu một giấy khác nhau",
        ],
        wishes: &[
            "Đề nghị xã cho biết còn thiếu giấy gì và ngày nào xong",
            "Mong cán bộ địa chính hẹn ngày xuống đo",
        ],
        answers: &[
            "Đã kiểm tra hồ sơ, còn thiếu bản trích đo; phòng sẽ phối hợp đo đạc và trình ký trong kỳ tới",
        ],
    },
    Matter {
        topic: "DAT-06",
        titles: &["Quy hoạch treo, không xây được nhà", "Dự án khu dân cư chậm triển khai"],
        facts: &[
            "Khu đất {p} nằm trong quy hoạch hơn mười năm, nhà dột nát mà không được sửa",
            "Dự án ở {p} cắm mốc rồi bỏ đó, dân không biết bao giờ làm",
        ],
        wishes: &[
            "Xin công khai tiến độ, nếu không làm thì bỏ quy hoạch",
            "Đề nghị cho sửa chữa nhà ở tạm thời",
        ],
        answers: &[
            "Dự án thuộc danh mục rà soát của tỉnh; xã đã có văn bản đề nghị và sẽ niêm yết kết quả tại nhà văn hóa",
        ],
    },
    Matter {
        topic: "DAT-08",
        titles: &["Lấn chiếm đất công, đổ đất ra mương", "Xây nhà xưởng trên đất ruộng"],
        facts: &[
            "Có hộ đổ đất lấn ra mương ở {p} làm tắc dòng chảy",
            "Trên đất trồng lúa ở {p} mọc lên nhà xưởng khung thép không thấy ai nhắc nhở",
        ],
        wishes: &[
            "Đề nghị lập biên bản, yêu cầu trả lại hiện trạng",
            "Mong xã kiểm tra và trả lời cho dân biết",
        ],
        answers: &["Đoàn kiểm tra đã lập biên bản, yêu cầu tháo dỡ phần lấn chiếm và khơi thông mương"],
    },
    Matter {
        topic: "MTG-01",
        titles: &["Rác sinh hoạt chậm thu gom", "Điểm tập kết rác gần nhà dân"],
        facts: &[
            "Rác ở {p} ba bốn ngày mới có xe lấy, trời nóng bốc mùi rất khó chịu",
            "Điểm tập kết rác đặt sát {p}, trời mưa nước đen chảy tràn ra đường",
        ],
        wishes: &["Đề nghị thu gom đúng lịch", "Xin chuyển điểm tập kết ra xa khu dân cư"],
        answers: &[
            "Đơn vị thu gom đã ký lại lịch ba chuyến một tuần; điểm tập kết sẽ được dời và có mái che",
        ],
    },
    Matter {
        topic: "MTG-04",
        titles: &["Nước thải xưởng sản xuất ra kênh", "Kênh đổi màu, cá chết"],
        facts: &[
            "Ban đêm có nước thải màu nâu xả ra kênh đoạn {p}, sáng ra cá nổi trắng",
            "Xưởng tái chế cạnh {p} xả nước nóng có bọt ra mương tưới",
        ],
        wishes: &["Mong lấy mẫu nước vào ban đêm", "Đề nghị công khai kết quả quan trắc"],
        answers: &[
            "Đã lấy ba mẫu nước, kết quả vượt ngưỡng hai chỉ tiêu; cơ sở bị đình chỉ xả thải để khắc phục",
        ],
    },
    Matter {
        topic: "MTG-05",
        titles: &["Bụi và khói từ lò đốt", "Xe chở vật liệu gây bụi"],
        facts: &[
            "Khói lò gạch bay vào {p} cả tuần, trẻ con ho nhiều",
            "Xe chở đất chạy qua {p} không che bạt, bụi phủ kín nhà cửa",
        ],
        wishes: &["Đề nghị tưới đường và xử lý xe không che bạt", "Xin kiểm tra ống khói của lò"],
        answers: &["Công an xã đã xử phạt bốn xe không che bạt; chủ mỏ cam kết tưới đường hai lần mỗi ngày"],
    },
    Matter {
        topic: "MTG-07",
        titles: &["Trại lợn gây mùi trong khu dân cư", "Chuồng trại sát nguồn nước"],
        facts: &[
            "Trang trại lợn cạnh {p} xả thẳng ra mương, mùa mưa nước tràn vào giếng",
            "Chuồng gà công nghiệp ở {p} mùi nồng nặc, ruồi bay vào bếp",
        ],
        wishes: &["Đề nghị kiểm tra giấy phép và hầm biogas", "Mong xã có lộ trình di dời"],
        answers: &[
            "Cơ sở phải nạo vét hầm chứa và phun khử mùi trong mười ngày; việc di dời nằm trong kế hoạch năm sau",
        ],
    },
    Matter {
        topic: "TNG-01",
        titles: &["Hút cát ban đêm gây sạt bờ sông", "Thuyền hút cát trái phép"],
        facts: &["Đêm nào cũng nghe tiếng máy hút cát đoạn {p}, bờ bãi sạt vào gần đường"],
        wishes: &["Đề nghị tuần tra vào lúc một đến ba giờ sáng", "Xin cắm biển cấm và kè tạm"],
        answers: &["Đã phối hợp tuần tra, bắt giữ hai phương tiện; hồ sơ kè bờ đã gửi cấp trên"],
    },
    Matter {
        topic: "TNG-03",
        titles: &["Nước sạch yếu và đục", "Chưa có nước máy"],
        facts: &[
            "Nước máy ở {p} yếu, sáng sớm đục như nước gạo",
            "Cả cụm dân cư {p} vẫn dùng nước giếng nhiễm phèn",
        ],
        wishes: &["Đề nghị xét nghiệm nước", "Mong kéo đường ống về cụm dân cư"],
        answers: &["Nhà máy nước đã súc rửa đường ống; tuyến ống mới được bố trí vốn trong năm"],
    },
    Matter {
        topic: "TNG-07",
        titles: &["Kênh mương bồi lắng, thiếu nước tưới", "Cống điều tiết hỏng"],
        facts: &[
            "Mương nội đồng {p} bồi lấp, cuối kênh không có nước cấy",
            "Cống ở {p} hỏng cánh phai từ trận lụt trước",
        ],
        wishes: &["Đề nghị nạo vét trước vụ", "Xin sửa cống sớm"],
        answers: &["Hợp tác xã đã nạo vét; cánh phai mới được lắp và chạy thử"],
    },
    Matter {
        topic: "HTG-01",
        titles: &["Đường liên thôn hỏng nặng", "Ổ gà trên đường đi học"],
        facts: &[
            "Đường qua {p} nhiều ổ gà, trời mưa trẻ đi học ngã xe",
            "Mặt đường bê tông {p} vỡ vì xe quá tải",
        ],
        wishes: &["Đề nghị vá đường trước mùa mưa", "Xin cắm biển hạn chế tải trọng"],
        answers: &["Đã vá tạm bằng đá dăm; dự án làm lại mặt đường nằm trong kế hoạch đầu tư công"],
    },
    Matter {
        topic: "HTG-02",
        titles: &["Đèn đường hỏng", "Dây điện sà thấp"],
        facts: &["Đèn đường ở {p} tắt cả tháng", "Dây điện qua {p} võng thấp, máy gặt không qua được"],
        wishes: &["Đề nghị thay bóng", "Xin điện lực nâng dây trước vụ gặt"],
        answers: &["Đã thay sáu bóng đèn; điện lực hẹn nâng dây trong tuần"],
    },
    Matter {
        topic: "XHO-02",
        titles: &["Xét hộ cận nghèo", "Hỗ trợ xóa nhà tạm"],
        facts: &[
            "Gia đình neo người ở {p} có hai cháu nhỏ mà chưa được xét hộ cận nghèo",
            "Nhà cụ già ở {p} mái dột chưa được hỗ trợ",
        ],
        wishes: &["Đề nghị rà soát lại", "Mong được xét trong đợt này"],
        answers: &["Tổ rà soát đã chấm điểm lại và công khai danh sách tại nhà văn hóa"],
    },
    Matter {
        topic: "ANT-03",
        titles: &["Xe tải chạy giờ học sinh tan trường", "Điểm mù gần ngã ba"],
        facts: &[
            "Xe tải chạy qua {p} đúng giờ tan học rất nguy hiểm",
            "Ngã ba {p} khuất tầm nhìn, đã có ba vụ va quệt",
        ],
        wishes: &["Đề nghị cấm xe theo giờ", "Xin lắp gương cầu lồi"],
        answers: &["Đã cắm biển cấm xe tải theo giờ và lắp gương cầu lồi"],
    },
    Matter {
        topic: "HCC-01",
        titles: &["Hồ sơ một cửa trễ hẹn", "Phải đi lại nhiều lần"],
        facts: &[
            "Hồ sơ nộp qua một cửa trễ hẹn hai lần mà không có giấy xin lỗi",
            "Tôi ở {p} đi lại năm lần vì mỗi lần hướng dẫn một kiểu",
        ],
        wishes: &["Đề nghị niêm yết thành phần hồ sơ", "Mong trả kết quả đúng hẹn"],
        answers: &["Trung tâm đã gửi thư xin lỗi, trả kết quả và niêm yết lại danh mục giấy tờ"],
    },
];
