# Thư gửi người dân, cán bộ và đại biểu.

letter-greeting = Kính gửi: Ông (Bà)
letter-greeting-to = Kính gửi: Ông (Bà) { $who }
letter-greeting-staff = Kính gửi ông (bà),
letter-office-system = Hệ thống Đối Thoại
letter-foot-address = Địa chỉ: { $address }
letter-foot-phone = Điện thoại: { $phone }
letter-foot-automatic = Thư này do hệ thống gửi tự động.

letter-fact-code = Mã ý kiến
letter-fact-secret = Mã bí mật
letter-fact-received-on = Ngày tiếp nhận
letter-fact-answer-by = Trả lời chậm nhất
letter-fact-document = Văn bản trả lời
letter-fact-checked-on = Ngày kiểm tra
letter-fact-responsible = Người chịu trách nhiệm thực hiện
letter-fact-accepted = Về kiến nghị của ông (bà)
letter-fact-done-before = Làm xong trước ngày
letter-fact-signer = Người ký
letter-fact-body = Cơ quan tiếp nhận
letter-fact-reply-by = Nếu chưa có trả lời, xã sẽ hỏi lại vào
letter-fact-promised-before = Ngày đã hẹn
letter-fact-go-to = Nơi tiếp nhận
letter-fact-reception = Nơi và giờ tiếp công dân
letter-fact-title = Trích yếu
letter-fact-village = Thôn, tổ
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

letter-note = Lời nhắn

letter-received-subject = Giấy biên nhận ý kiến
letter-received-thanks = { $unit } đã nhận ý kiến của ông (bà), sẽ xem xét và trả lời. Cảm ơn ông (bà).
letter-received-keep = Xin ông (bà) giữ mã ý kiến và mã bí mật để tra cứu. Không đưa mã bí mật cho người khác.
letter-received-next = Văn phòng đọc, phân loại và chuyển ý kiến đến cơ quan phụ trách. Câu trả lời được gửi đến địa chỉ thư này và xem được ở trang tra cứu; ông (bà) không cần làm gì thêm.

letter-answered-subject = Đã có trả lời
letter-answered-opening = { $unit } trả lời ý kiến của ông (bà) như sau.
letter-answered-reply = { $body } đã trả lời ý kiến của ông (bà) được chuyển đến. Nội dung trả lời như sau.
letter-answered-document = Số { $number }, ngày { $on }
letter-answered-question = Ý kiến của ông (bà)
letter-answered-checked = Kết quả kiểm tra
letter-answered-ground = Căn cứ
letter-answered-accepted-why = Lý do
letter-answered-solution = Trả lời
letter-answered-next = Nếu còn điều chưa rõ, xin ông (bà) liên hệ theo địa chỉ hoặc số điện thoại dưới đây và nêu mã ý kiến.

letter-transferred-subject = Đã chuyển đến cơ quan có thẩm quyền
letter-transferred-opening = Việc ông (bà) nêu vượt thẩm quyền của { $unit }, nên đã được chuyển đến cơ quan có thẩm quyền giải quyết.
letter-transferred-next = Khi cơ quan đó trả lời, nội dung trả lời được gửi đến địa chỉ thư này; ông (bà) không cần gửi lại ý kiến.

letter-moved-subject = Thay đổi ngày hẹn trả lời
letter-moved-opening = { $unit } xin lỗi ông (bà): ý kiến của ông (bà) cần thêm thời gian so với ngày đã hẹn.
letter-moved-reason = Lý do
letter-moved-next = Ý kiến vẫn đang được giải quyết; ông (bà) không cần gửi lại.

letter-reopened-subject = Ý kiến của ông (bà) được xem xét tiếp
letter-reopened-opening = Lãnh đạo { $unit } đã mở lại ý kiến của ông (bà) để xem xét tiếp.

letter-closed-subject = Kết quả giải quyết
letter-closed-resolved = { $unit } đã giải quyết xong việc ông (bà) nêu.
letter-closed-explained = { $unit } đã giải trình, cung cấp thông tin về việc ông (bà) nêu. Ý kiến được kết thúc tại đây.
letter-closed-transferred = Việc ông (bà) nêu vượt thẩm quyền của { $unit } và do cơ quan khác giải quyết. Ý kiến được kết thúc tại đây.
letter-closed-withdrawn = { $unit } đã kết thúc ý kiến theo nguyện vọng rút lại của ông (bà).
letter-closed-other = { $unit } đã kết thúc ý kiến của ông (bà) theo quy định.
letter-closed-next = Nếu thực tế không đúng như vậy, xin ông (bà) báo lại theo địa chỉ hoặc số điện thoại dưới đây và nêu mã ý kiến.
letter-going-on-subject = Việc đang được giải quyết
letter-going-on-opening = { $unit } đang giải quyết việc ông (bà) nêu.
letter-roadmap-subject = Việc có lộ trình giải quyết
letter-roadmap-opening = { $unit } chưa giải quyết được ngay việc ông (bà) nêu và đã có lộ trình.

letter-thanks-subject = Đã nhận lời cảm ơn
letter-thanks-opening = { $unit } đã nhận lời cảm ơn của ông (bà) và rất trân trọng.

letter-aside-subject = Kết quả xem xét
letter-aside-opening = { $unit } cảm ơn ông (bà) đã gửi ý kiến. Sau khi xem xét, ý kiến này không được xử lý tiếp.
letter-aside-no-content = Lý do: nội dung đã gửi chưa cho biết rõ sự việc. Xin ông (bà) gửi lại và cho biết rõ việc gì, ở đâu, từ khi nào.
letter-aside-already-answered = Lý do: việc này đã được trả lời trước đây và không có tình tiết mới. Nếu có tình tiết mới, xin ông (bà) gửi ý kiến khác.
letter-aside-not-public = Lý do: việc này không thuộc trách nhiệm của cơ quan nhà nước. Các bên có thể tự thỏa thuận hoặc đề nghị tổ hòa giải ở thôn giúp đỡ.
letter-aside-other = Lý do được ghi dưới đây.
letter-aside-note = Hướng dẫn
letter-aside-next = Nếu ý kiến chưa được hiểu đúng, xin ông (bà) gửi ý kiến khác hoặc liên hệ theo địa chỉ, số điện thoại dưới đây.

letter-redirected-subject = Hướng dẫn thủ tục
letter-redirected-opening = { $unit } cảm ơn ông (bà) đã tin tưởng. Việc ông (bà) nêu được pháp luật quy định một thủ tục riêng, bảo đảm quyền của ông (bà) tốt hơn việc góp ý.
letter-redirected-how = Xin ông (bà) nộp đơn hoặc đến trình bày trực tiếp tại nơi dưới đây. Khi đi, ông (bà) mang theo giấy tờ có liên quan, nếu có.
letter-redirected-next = Ông (bà) có thể hỏi cán bộ tiếp công dân cách viết đơn. Xin lưu ý: thời hiệu khiếu nại là 90 ngày kể từ ngày nhận được hoặc biết được quyết định, việc làm đó.

letter-assigned-subject = Ý kiến được giao
letter-assigned-opening = Một ý kiến của người dân vừa được giao cho ông (bà) hoặc cơ quan của ông (bà) chủ trì trả lời.
letter-assigned-note = Lời dặn của người giao
letter-supports-subject = Đề nghị phối hợp
letter-supports-opening = Cơ quan của ông (bà) được giao phối hợp trả lời một ý kiến của người dân.
letter-draft-waits-subject = Dự thảo chờ duyệt
letter-draft-waits-opening = Một dự thảo trả lời đang chờ ông (bà) duyệt.
letter-draft-returned-subject = Dự thảo được trả lại
letter-draft-returned-opening = Dự thảo trả lời của ông (bà) được trả lại để hoàn thiện; thời hạn vẫn tiếp tục tính.
letter-draft-returned-reason = Lý do trả lại
letter-approved-subject = Trả lời chờ phát hành
letter-approved-opening = Một văn bản trả lời đã được duyệt và đang chờ phát hành.
letter-urgent-subject = Việc khẩn
letter-urgent-opening = Một ý kiến vừa được đánh dấu khẩn. Xin ông (bà) mở hồ sơ ngay.
letter-look-subject = Có một việc cần xem
letter-look-opening = Có một việc cần ông (bà) xem trong hệ thống. Thư này không nêu nội dung.
letter-shielded-subject = Có một việc cần đọc và phân loại
letter-shielded-opening = Một ý kiến vừa gửi đến được che lại cho đến khi có người đọc và phân loại. Thư này không nêu nội dung.
letter-province-subject = Có một việc chuyển đến cấp tỉnh
letter-province-opening = Một việc của { $unit } không còn ai ở đó được phép xem, nên chuyển đến cán bộ tiếp công dân của tỉnh. Thư này không nêu nội dung.

letter-account-subject = Tài khoản của ông (bà) đã được tạo
letter-account-opening = Ông (bà) { $name } đã có tài khoản làm việc tại { $unit }. Xin mở liên kết dưới đây và đặt mật khẩu.
letter-reset-subject = Đặt lại mật khẩu
letter-reset-opening = Có yêu cầu đặt lại mật khẩu cho tài khoản của ông (bà) { $name } tại { $unit }.
letter-account-not-you = Liên kết chỉ dùng được một lần. Tài khoản do người quản trị của { $unit } tạo. Nếu ông (bà) không làm việc ở đó, xin bỏ qua thư này: chưa đặt mật khẩu thì không ai vào được.
letter-reset-not-you = Liên kết chỉ dùng được một lần. Nếu ông (bà) không yêu cầu, xin bỏ qua thư này: không có gì thay đổi.

letter-announced-subject = Thông báo hội nghị đối thoại
letter-announced-opening = { $unit } trân trọng mời ông (bà) dự hội nghị tiếp xúc, đối thoại trực tiếp với Nhân dân.
letter-announced-opening-staff = { $unit } đã thông báo công khai hội nghị tiếp xúc, đối thoại trực tiếp với Nhân dân.
letter-postponed-subject = Hội nghị đối thoại thay đổi thời gian, địa điểm
letter-postponed-opening = { $unit } thay đổi thời gian hoặc địa điểm của hội nghị đối thoại. Thông tin dưới đây thay cho thông báo trước.
letter-cancelled-subject = Hội nghị đối thoại không tổ chức
letter-cancelled-opening = { $unit } không tổ chức hội nghị đối thoại dưới đây. Ý kiến ông (bà) đã gửi vẫn được xem xét và trả lời.
letter-cancelled-opening-staff = { $unit } không tổ chức hội nghị đối thoại dưới đây. Các ý kiến đã gửi trước vẫn được xử lý như thường.
letter-conference-agenda = Chương trình
letter-conference-reason = Lý do
letter-fact-promised-now = Ngày hẹn mới
letter-conference-next = Ý kiến ông (bà) đã gửi được đưa ra hội nghị. Ông (bà) có thể gửi thêm ý kiến đến hết ngày nêu trên, hoặc phát biểu trực tiếp.
