# Thư gửi người dân, cán bộ và đại biểu.

letter-greeting = Kính gửi ông/bà,
letter-greeting-staff = Kính gửi ông/bà,
letter-office-system = Hệ thống Đối Thoại
letter-foot-address = Địa chỉ: { $address }
letter-foot-phone = Điện thoại: { $phone }
letter-foot-automatic = Thư này do hệ thống gửi tự động.

letter-fact-code = Mã ý kiến
letter-fact-secret = Mã bí mật
letter-fact-received-on = Ngày tiếp nhận
letter-fact-answer-by = Ông/bà sẽ được trả lời chậm nhất
letter-fact-number = Số văn bản trả lời
letter-fact-issued-on = Ngày ban hành
letter-fact-responsible = Người chịu trách nhiệm thực hiện
letter-fact-done-by = Thời hạn thực hiện
letter-fact-body = Cơ quan tiếp nhận
letter-fact-reply-by = Nếu chưa có trả lời, chúng tôi sẽ đôn đốc ngày
letter-fact-outcome = Kết quả
letter-fact-go-to = Nơi tiếp nhận
letter-fact-reception = Nơi và giờ tiếp công dân
letter-fact-topic = Lĩnh vực
letter-fact-due-on = Hạn trả lời
letter-fact-login = Tên đăng nhập
letter-fact-until = Liên kết dùng được đến
letter-fact-theme = Nội dung
letter-fact-day = Ngày
letter-fact-hours = Thời gian
letter-fact-place = Địa điểm
letter-fact-online = Tham gia trực tuyến
letter-fact-collect-until = Nhận ý kiến gửi trước đến hết
letter-fact-had-been = Ngày dự kiến trước đây

letter-link-track = Tra cứu ý kiến
letter-link-send = Gửi ý kiến khác
letter-link-case = Mở hồ sơ
letter-link-open = Mở danh sách
letter-link-password = Đặt mật khẩu
letter-link-conference = Xem hội nghị

letter-received-subject = Đã tiếp nhận ý kiến
letter-received-thanks = Cảm ơn ông/bà đã gửi ý kiến. Chúng tôi đã tiếp nhận và sẽ xem xét, trả lời.
letter-received-keep = Xin ông/bà giữ mã ý kiến và mã bí mật để tra cứu. Không đưa mã bí mật cho người khác.
letter-received-next = Trong hai ngày làm việc, ý kiến sẽ được chuyển đến bộ phận phụ trách. Khi có trả lời, ông/bà sẽ nhận được thư; ông/bà không cần làm gì thêm.

letter-answered-subject = Đã có trả lời
letter-answered-opening = Ý kiến của ông/bà đã được trả lời như sau.
letter-answered-reply = Cơ quan tiếp nhận đã trả lời ý kiến mà chúng tôi chuyển đến. Nội dung trả lời như sau.
letter-answered-checked = Việc đã kiểm tra
letter-answered-ground = Căn cứ
letter-answered-solution = Trả lời
letter-answered-next = Nếu còn điều chưa rõ, xin ông/bà liên hệ với chúng tôi theo địa chỉ hoặc số điện thoại dưới đây và cho biết mã ý kiến.

letter-transferred-subject = Đã chuyển đến cơ quan có thẩm quyền
letter-transferred-opening = Việc ông/bà nêu vượt thẩm quyền của chúng tôi, nên chúng tôi đã chuyển đến cơ quan có thẩm quyền giải quyết.
letter-transferred-next = Chúng tôi tiếp tục theo dõi. Khi có trả lời, chúng tôi sẽ báo ngay cho ông/bà; ông/bà không cần gửi lại.

letter-closed-subject = Đã kết thúc xử lý
letter-closed-opening = Việc xử lý ý kiến của ông/bà đã kết thúc.
letter-closed-note = Ghi chú
letter-closed-next = Nếu kết quả trên thực tế không đúng như vậy, xin ông/bà báo cho chúng tôi và cho biết mã ý kiến.
letter-outcome-resolved = Đã giải quyết xong
letter-outcome-in-progress = Đang giải quyết
letter-outcome-explained = Đã giải trình, cung cấp thông tin
letter-outcome-roadmap = Chưa giải quyết, có lộ trình
letter-outcome-transferred = Vượt thẩm quyền, đã chuyển
letter-outcome-withdrawn = Đã rút theo nguyện vọng của ông/bà
letter-outcome-not-processed = Không xử lý
letter-outcome-guided = Đã hướng dẫn
letter-outcome-forwarded = Đã chuyển theo quy định

letter-aside-subject = Kết quả xem xét
letter-aside-opening = Cảm ơn ông/bà đã gửi ý kiến. Chúng tôi đã xem xét và không thụ lý ý kiến này.
letter-aside-no-content = Lý do: chúng tôi chưa hiểu được sự việc từ nội dung đã gửi. Xin ông/bà gửi lại và cho biết rõ việc gì, ở đâu, từ khi nào.
letter-aside-already-answered = Lý do: việc này đã được trả lời trước đây và không có tình tiết mới. Nếu có tình tiết mới, xin ông/bà gửi ý kiến khác.
letter-aside-praise = Lý do: ông/bà gửi lời cảm ơn, không có việc phải giải quyết. Chúng tôi trân trọng và sẽ chuyển lời đến những người có liên quan.
letter-aside-not-public = Lý do: việc này không thuộc trách nhiệm của cơ quan nhà nước. Các bên có thể tự thỏa thuận hoặc đề nghị tổ hòa giải ở thôn giúp đỡ.
letter-aside-other = Lý do được ghi dưới đây.
letter-aside-note = Hướng dẫn
letter-aside-next = Nếu ông/bà thấy chúng tôi hiểu chưa đúng, xin gửi ý kiến khác hoặc liên hệ trực tiếp.

letter-redirected-subject = Hướng dẫn thủ tục
letter-redirected-opening = Cảm ơn ông/bà đã tin tưởng gửi đến chúng tôi. Việc ông/bà nêu được pháp luật quy định một thủ tục riêng, bảo đảm quyền của ông/bà tốt hơn việc góp ý.
letter-redirected-how = Xin ông/bà nộp đơn hoặc đến trình bày trực tiếp tại nơi dưới đây. Khi đi, ông/bà mang theo giấy tờ có liên quan, nếu có.
letter-redirected-next = Cán bộ tiếp công dân sẽ giúp ông/bà viết đơn nếu cần. Xin lưu ý: thời hiệu nộp đơn thường là 90 ngày kể từ ngày biết sự việc.

letter-assigned-subject = Ý kiến được giao
letter-assigned-opening = Một ý kiến của người dân vừa được giao cho ông/bà hoặc cơ quan của ông/bà chủ trì trả lời.
letter-assigned-note = Lời nhắn của người giao
letter-supports-subject = Đề nghị phối hợp
letter-supports-opening = Cơ quan của ông/bà được giao phối hợp trả lời một ý kiến của người dân.
letter-draft-waits-subject = Dự thảo chờ duyệt
letter-draft-waits-opening = Một dự thảo trả lời đang chờ ông/bà duyệt.
letter-draft-returned-subject = Dự thảo được trả lại
letter-draft-returned-opening = Dự thảo trả lời của ông/bà được trả lại để hoàn thiện. Lý do ghi trong hồ sơ; thời hạn vẫn tiếp tục tính.
letter-approved-subject = Trả lời chờ vào số
letter-approved-opening = Một văn bản trả lời đã được duyệt và đang chờ vào số, ban hành.
letter-urgent-subject = Việc khẩn
letter-urgent-opening = Một ý kiến vừa được đánh dấu khẩn.
letter-look-subject = Có một việc cần xem
letter-look-opening = Có một việc cần ông/bà xem trong hệ thống. Thư này không nêu nội dung.

letter-account-subject = Tài khoản của ông/bà đã được tạo
letter-account-opening = Ông/bà { $name } đã có tài khoản làm việc tại { $unit }. Xin mở liên kết dưới đây và đặt mật khẩu.
letter-reset-subject = Đặt lại mật khẩu
letter-reset-opening = Có yêu cầu đặt lại mật khẩu cho tài khoản của ông/bà { $name } tại { $unit }.
letter-account-not-you = Liên kết chỉ dùng được một lần. Nếu ông/bà không yêu cầu, xin bỏ qua thư này: không có gì thay đổi.

letter-announced-subject = Thông báo hội nghị đối thoại
letter-announced-opening = Trân trọng mời ông/bà dự hội nghị tiếp xúc, đối thoại trực tiếp với Nhân dân.
letter-announced-opening-staff = Hội nghị tiếp xúc, đối thoại trực tiếp với Nhân dân đã được thông báo công khai.
letter-postponed-subject = Hội nghị đối thoại thay đổi thời gian, địa điểm
letter-postponed-opening = Hội nghị đối thoại thay đổi thời gian hoặc địa điểm. Thông tin dưới đây thay cho thông báo trước.
letter-cancelled-subject = Hội nghị đối thoại không tổ chức
letter-cancelled-opening = Hội nghị đối thoại dưới đây sẽ không tổ chức. Ý kiến ông/bà đã gửi vẫn được xem xét và trả lời đúng hạn.
letter-cancelled-opening-staff = Hội nghị đối thoại dưới đây sẽ không tổ chức. Các ý kiến đã gửi trước vẫn được xử lý đúng hạn.
letter-conference-agenda = Chương trình
letter-conference-reason = Lý do
letter-conference-next = Ý kiến ông/bà đã gửi sẽ được trình bày tại hội nghị. Ông/bà có thể gửi thêm ý kiến đến hết ngày nêu trên, hoặc phát biểu trực tiếp.
letter-promise-moved-subject = Ngày trả lời thay đổi
letter-promise-moved-opening = Việc ông/bà nêu cần thêm thời gian. Xã xin báo ngày hẹn mới.
letter-fact-promised-before = Ngày hẹn cũ
letter-fact-promised-now = Ngày hẹn mới
letter-promise-moved-why = Lý do
