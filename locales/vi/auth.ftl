# Đăng nhập
sign-in-title = Đăng nhập
sign-in-first = Xin đăng nhập để mở trang này.
sign-in-after-password = Đã đặt mật khẩu. Xin đăng nhập bằng mật khẩu mới.
sign-in-after-leaving = Ông/bà đã đăng xuất.
sign-in-after-set-up = Đã cài đặt xong. Xin đăng nhập bằng tài khoản vừa tạo.
sign-in-code-title = Nhập mã xác thực
sign-in-code = Mã xác thực
sign-in-code-hint = Sáu chữ số trong ứng dụng xác thực trên điện thoại.
sign-in-again = Đăng nhập lại từ đầu
error-sign-in = Tên đăng nhập hoặc mật khẩu chưa đúng.
error-sign-in-too-many = Đã thử quá nhiều lần. Xin chờ khoảng { $minutes } phút rồi thử lại, hoặc đặt lại mật khẩu.
error-code = Mã chưa đúng hoặc đã dùng rồi. Xin chờ ứng dụng hiện mã mới rồi nhập lại.
error-code-start-again = Xin quét lại hình mới bên trên rồi nhập mã.

# Quên mật khẩu, đặt mật khẩu
forgotten-title = Quên mật khẩu
forgotten-lead = Hệ thống sẽ gửi một liên kết để ông/bà đặt mật khẩu mới.
forgotten-account = Tên đăng nhập hoặc thư điện tử
forgotten-account-hint = Thư được gửi đến địa chỉ đã ghi trong tài khoản.
forgotten-submit = Gửi liên kết
forgotten-sent-title = Xin xem thư điện tử
forgotten-sent = Nếu tài khoản có trong hệ thống, một liên kết đã được gửi đến thư điện tử của tài khoản và dùng được trong một giờ. Không thấy thư thì xin xem mục thư rác, hoặc hỏi người quản trị.
link-expired-title = Liên kết không dùng được nữa
link-expired = Mỗi liên kết chỉ dùng được một lần và có thời hạn. Xin lấy liên kết mới, hoặc đề nghị người quản trị gửi lại.
password-first-title = Đặt mật khẩu cho tài khoản mới
password-new-title = Đặt mật khẩu mới
password-new = Mật khẩu mới
password-hint = Ít nhất { $least } ký tự. Một câu dễ nhớ, khó đoán là tốt nhất; không bắt buộc có số hay ký hiệu.
password-submit = Lưu mật khẩu
password-current = Mật khẩu hiện tại
password-change-title = Đổi mật khẩu
password-change-lead = Sau khi đổi, các máy khác đang đăng nhập sẽ phải đăng nhập lại.
error-password-short = Mật khẩu cần ít nhất { $least } ký tự.
error-password-long = Mật khẩu dài quá { $most } ký tự. Xin chọn mật khẩu ngắn hơn.
error-password-common = Mật khẩu này quá dễ đoán. Xin chọn một câu khác.
error-password-wrong = Mật khẩu chưa đúng.

# Cài đặt lần đầu
set-up-title = Cài đặt lần đầu
set-up-lead = Ghi tên xã và lập tài khoản quản trị đầu tiên. Phòng, ban thường có sẽ được lập sẵn.
set-up-kind = Loại đơn vị
unit-kind-xa = Xã
unit-kind-phuong = Phường
unit-kind-dac-khu = Đặc khu
set-up-place = Tên xã, phường
set-up-place-hint = Chỉ ghi tên, ví dụ: An Khê Thượng.
set-up-code = Mã đơn vị
set-up-code-hint = Mã hành chính năm chữ số, hoặc tên viết liền không dấu. Mã này nằm trong địa chỉ trang.
set-up-prefix = Chữ đầu của mã ý kiến
set-up-prefix-hint = 2 đến 6 chữ cái không dấu hoặc chữ số, ví dụ: AKT.
set-up-phone = Điện thoại văn phòng
set-up-address = Địa chỉ trụ sở
set-up-name = Họ tên người quản trị
set-up-clerk = Người này cũng làm việc của văn phòng (tiếp nhận, phân loại, công khai)
set-up-submit = Hoàn tất cài đặt
error-unit-code = Mã gồm 2 đến 30 chữ cái không dấu, chữ số hoặc dấu gạch ngang.
error-prefix = Xin ghi 2 đến 6 chữ cái không dấu hoặc chữ số.
error-unit-taken = Mã đơn vị hoặc chữ đầu này đã có. Xin chọn mã khác.

# Tài khoản
account-title = Tài khoản của tôi
account-name = Họ tên
account-post = Chức danh
account-post-hint = Ghi như trên văn bản, ví dụ: Phó Chủ tịch UBND.
account-email = Thư điện tử
account-email-hint = Liên kết đặt mật khẩu và thư báo việc được gửi đến đây.
account-phone = Điện thoại
account-office = Cơ quan
account-village = Thôn, tổ
account-village-hint = Chỉ dành cho trưởng thôn, tổ trưởng.
account-roles = Vai trò
account-lang = Ngôn ngữ
account-lang-hint = Dùng cho trang làm việc và thư gửi đến ông/bà.
account-shortcuts = Dùng phím tắt
account-save = Lưu
account-none = Không có
account-login-hint = Từ 3 đến 40 ký tự: chữ cái không dấu, chữ số, dấu chấm, gạch ngang, gạch dưới.
account-who-changes = Họ tên, chức danh và vai trò do người quản trị của xã thay đổi.
account-safety = Bảo vệ tài khoản
account-done = Đã lưu.
account-done-password = Đã đổi mật khẩu. Các máy khác đã bị đăng xuất.
account-done-factor = Đã bật xác thực hai bước. Các máy khác đã bị đăng xuất.
account-done-factor-dropped = Đã tắt xác thực hai bước. Các máy khác đã bị đăng xuất.

# Xác thực hai bước
factor-title = Bật xác thực hai bước
factor-lead = Mở ứng dụng xác thực trên điện thoại, quét hình dưới đây rồi nhập mã sáu chữ số mà ứng dụng hiện ra.
factor-picture = Hình QR cho ứng dụng xác thực
factor-by-hand = Không quét được thì nhập tay:
factor-code = Mã trong ứng dụng
factor-code-hint = Sáu chữ số.
factor-password = Mật khẩu của ông/bà
factor-submit = Bật xác thực hai bước
factor-on = Xác thực hai bước đang bật.
factor-replace = Đổi sang điện thoại khác
factor-drop-title = Tắt xác thực hai bước
factor-drop-lead = Sau khi tắt, chỉ cần mật khẩu là đăng nhập được.
factor-drop-submit = Tắt xác thực hai bước

# Phiên làm việc
session-title = Đang đăng nhập
session-browser = Trình duyệt
session-seen = Dùng lần cuối
session-this = (máy này)
session-end = Đăng xuất
session-end-all = Đăng xuất khỏi mọi máy
session-unknown = Trình duyệt khác

# Mã truy cập
token-title = Mã truy cập cho phần mềm
token-lead = Phần mềm khác dùng mã này để làm việc thay ông/bà, với đúng quyền của ông/bà. Không đưa mã cho người khác.
token-list = Mã đang dùng
token-none = Chưa có mã nào.
token-label = Dùng cho việc gì
token-label-hint = Ví dụ: báo cáo hằng tuần.
token-created = Tạo lúc
token-used = Dùng lần cuối
token-never = Chưa dùng
token-revoke = Thu hồi
token-new = Tạo mã mới
token-submit = Tạo mã
token-fresh = Mã mới
token-fresh-hint = Xin chép lại ngay: mã chỉ hiện một lần này.
error-too-many-tokens = Đã có quá nhiều mã. Xin thu hồi mã không dùng nữa.

# Cán bộ
colleagues-title = Tài khoản cán bộ
colleagues-active = Đang làm việc
colleagues-disabled = Đã ngừng
colleague-new-title = Thêm tài khoản
colleague-new-lead = Người này sẽ nhận thư có liên kết để tự đặt mật khẩu.
colleague-add = Thêm tài khoản
colleague-waiting = (chưa đặt mật khẩu)
colleague-since = Ngừng từ
colleague-open = Ý kiến còn giữ
colleague-open-count = { $n } ý kiến cần giao người khác
colleague-open-none = Không còn
colleague-is-disabled = đã ngừng
colleague-enable = Cho làm việc lại
colleague-enable-hint = Lưu biểu mẫu này để tài khoản làm việc lại. Người này sẽ nhận liên kết đặt mật khẩu mới.
colleague-more = Việc khác
colleague-link = Gửi liên kết đặt mật khẩu
colleague-link-hint = Dùng khi người này chưa nhận được thư hoặc quên mật khẩu. Liên kết cũ hết hiệu lực.
colleague-disable = Ngừng tài khoản
colleague-disable-hint = Người này bị đăng xuất ngay và không đăng nhập được nữa. Việc đang giữ vẫn được liệt kê để giao người khác.
colleague-done-added = Đã thêm tài khoản và gửi thư.
colleague-done = Đã lưu.
colleague-done-disabled = Đã ngừng tài khoản.
colleague-done-link = Đã gửi liên kết.
error-login = Tên đăng nhập gồm 3 đến 40 ký tự: chữ cái không dấu, chữ số, dấu chấm, gạch ngang, gạch dưới.
error-login-taken = Tên đăng nhập này đã có người dùng. Xin chọn tên khác.
error-unknown-role = Không có vai trò này ở đơn vị.
error-choose-role = Xin chọn ít nhất một vai trò.
error-officer-needs-office = Chuyên viên thì phải thuộc một cơ quan.
error-village-head-needs-village = Trưởng thôn thì phải ghi thôn nào.
error-own-roles = Không tự đổi vai trò của mình được. Xin nhờ người quản trị khác.
error-last-administrator = Đây là người quản trị cuối cùng. Xin cử người quản trị khác trước.
error-disable-oneself = Không tự ngừng tài khoản của mình được.
error-account-disabled = Tài khoản này đã ngừng.

# Vai trò
role-hint-party-secretary = đồng chủ trì hội nghị, xem được Đơn tố cáo, hạn chế
role-hint-chair = giao việc, duyệt trả lời, xem được Đơn tố cáo, hạn chế
role-hint-vice-chair = giao việc và duyệt trả lời thay Chủ tịch
role-hint-clerk = tiếp nhận, phân loại, phát hành, công khai, hội nghị
role-hint-officer = soạn trả lời trong lĩnh vực của cơ quan
role-hint-reception-officer = tiếp công dân, xem được Đơn tố cáo, hạn chế
role-hint-monitor = chỉ xem và đôn đốc
role-hint-village-head = ghi hộ người dân trong thôn
role-hint-province = xem hội nghị và bản công khai của các xã
role-hint-administrator = tài khoản và danh mục, không xem ý kiến
