# Văn bản do lệnh `doithoai law` in ra.
law-title = Bảng các bước và thẩm quyền
law-about = In bằng lệnh `doithoai law` từ chính các bảng mà chương trình áp dụng; một phép thử giữ cho văn bản này luôn đúng.
law-act = Việc làm
law-opinion-steps = Ý kiến: việc nào làm được ở bước nào, và dẫn đến bước nào
law-opinion-steps-about = Ô trống: không làm được ở bước đó. Dấu “=”: làm được, bước không đổi. “Gửi ý kiến” và “Ghi ý kiến” mở đầu một ý kiến mới ở bước “Đã tiếp nhận”.
law-opinion-roles = Ý kiến: ai được làm việc nào
law-opinion-roles-about = Người dân tự gửi ý kiến, không cần vai trò. Ngoài bảng này: không ai xử lý việc liên quan đến chính mình; người soạn không duyệt bản của mình; cán bộ chuyên môn chỉ làm việc đã giao cho phòng mình, và cho mình nếu đã giao đích danh; phải phân loại trước khi giao, chuyển hoặc kết thúc.
law-conference-steps = Hội nghị: việc nào làm được ở bước nào, và dẫn đến bước nào
law-conference-steps-about = “Lên kế hoạch” mở đầu một hội nghị mới ở bước “Đã lên kế hoạch”.
law-conference-roles = Hội nghị: ai được làm việc nào
law-circle = Vòng
law-circles = Ai được biết một nội dung hạn chế
law-circles-about = Nội dung bình thường: mọi người trong đơn vị, trong phạm vi vai trò của mình. Lời có dấu hiệu tố cáo được che ngay khi đến, cho tới khi có người phân loại. Không ai được biết nội dung nói về chính mình. Khi cả đơn vị không còn ai được xem, cán bộ tiếp công dân của tỉnh nhận. Mỗi lần mở đều được ghi lại.
law-of-the-province = của tỉnh
