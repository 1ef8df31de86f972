# Từ của pháp luật và của văn phòng: mỗi từ lưu trong cơ sở dữ liệu có một tên gọi trên màn hình.
# Gạch dưới trong từ lưu thành gạch nối trong khóa: in_approval → stage-in-approval.

## Ý kiến đang ở bước nào
stage-received = Đã tiếp nhận
stage-assigned = Đã giao
stage-in-approval = Chờ duyệt
stage-approved = Đã duyệt
stage-answered = Đã trả lời
stage-closed = Đã kết thúc
stage-transferred = Đã chuyển cơ quan khác
stage-diverted = Chuyển theo thủ tục khiếu nại, tố cáo

## Việc làm với một ý kiến
act-submit = Gửi ý kiến
act-log = Ghi ý kiến
act-answer-on-spot = Trả lời tại chỗ
act-classify = Phân loại
act-divert = Chuyển theo thủ tục khiếu nại
act-quarantine = Chuyển vào Đơn tố cáo, hạn chế
act-assign = Giao việc
act-return-to-assigner = Trả lại người giao
act-draft = Soạn trả lời
act-submit-draft = Trình lãnh đạo duyệt
act-return-draft = Trả lại để sửa
act-approve = Duyệt
act-issue = Phát hành
act-transfer = Chuyển cơ quan khác
act-record-reply = Ghi trả lời của cơ quan khác
act-publish = Công khai
act-unpublish = Thôi công khai
act-propose-closing = Đề nghị kết thúc
act-close = Kết thúc
act-reopen = Mở lại
act-set-aside = Không xử lý
act-withdraw = Rút ý kiến
act-release = Đưa về sổ ý kiến
act-redirect = Hướng dẫn, chuyển đơn
act-see-identity = Xem người gửi
act-open-restricted = Mở nội dung hạn chế
act-readmit = Bỏ loại trừ
act-hand-up = Chuyển lên tỉnh
act-split = Tách nội dung
act-unsplit = Bỏ tách
act-correct = Sửa ghi chép

## Ai được biết
circle-unit = Mọi người trong đơn vị
circle-desk = Tạm che, chờ phân loại: bộ phận tiếp nhận
circle-leaders = Tạm che, chờ phân loại: Bí thư và cán bộ tiếp công dân
circle-restricted = Danh sách hạn chế
circle-province = Đã chuyển lên tỉnh
circle-nobody = Đã bỏ tách

## Mức tiếp thu
accepted-whole = Tiếp thu toàn bộ
accepted-part = Tiếp thu một phần
accepted-no = Không tiếp thu

## Vai trò
role-party-secretary = Bí thư Đảng ủy
role-chair = Chủ tịch UBND
role-vice-chair = Phó Chủ tịch UBND
role-clerk = Văn phòng HĐND và UBND
role-officer = Cán bộ chuyên môn
role-reception-officer = Cán bộ tiếp công dân
role-monitor = Theo dõi, giám sát
role-village-head = Trưởng thôn, tổ trưởng
role-province = Cán bộ cấp tỉnh
role-administrator = Quản trị hệ thống

## Loại
kind-kien-nghi = Kiến nghị
kind-phan-anh = Phản ánh
kind-hoi = Hỏi, thủ tục hành chính
kind-khieu-nai = Khiếu nại
kind-to-cao = Tố cáo

## Kênh tiếp nhận
channel-conference = Tại hội nghị
channel-before-conference = Gửi trước hội nghị
channel-web = Qua trang web
channel-desk = Trung tâm Phục vụ hành chính công
channel-reception = Tiếp công dân
channel-letter = Thư giấy
channel-phone = Điện thoại
channel-village-head = Trưởng thôn, Mặt trận gửi thay

## Kết quả
outcome-resolved = Đã giải quyết xong
outcome-in-progress = Đang giải quyết
outcome-explained = Giải trình, cung cấp thông tin
outcome-roadmap = Chưa giải quyết, có lộ trình
outcome-transferred = Vượt thẩm quyền, đã chuyển
outcome-withdrawn = Người gửi đã rút
outcome-not-processed = Không xử lý
outcome-guided = Đã hướng dẫn theo quy định
outcome-forwarded = Đã chuyển theo quy định

## Việc đang nằm ở đâu
desk-triage = Chờ phân loại
desk-assignment = Chờ giao
desk-office = Chờ soạn trả lời
desk-approval = Chờ duyệt
desk-registry = Chờ phát hành
desk-closing = Chờ đề nghị kết thúc
desk-confirmation = Chờ xác nhận kết thúc
desk-outside = Chờ cơ quan khác trả lời
desk-restricted = Đơn tố cáo, hạn chế
desk-nobody = Không còn việc

## Lý do không xử lý
set-aside-no-content = Không có nội dung cụ thể
set-aside-trial = Gửi thử hoặc quảng cáo
set-aside-already-answered = Đã được trả lời, không có nội dung mới
set-aside-praise = Lời cảm ơn, khen ngợi
set-aside-not-public = Không thuộc việc của cơ quan nhà nước

## Hội nghị đang ở bước nào
conference-stage-planned = Đã lên kế hoạch
conference-stage-announced = Đã thông báo
conference-stage-open = Đang họp
conference-stage-adjourned = Đã bế mạc
conference-stage-cancelled = Đã hủy

## Việc làm với một hội nghị
conference-act-plan = Lên kế hoạch
conference-act-revise = Sửa kế hoạch
conference-act-announce = Thông báo công khai
conference-act-postpone = Đổi ngày, đổi nơi
conference-act-cancel = Hủy hội nghị
conference-act-open = Khai mạc
conference-act-adjourn = Bế mạc

## Hình thức hội nghị
occasion-regular = Định kỳ
occasion-ad-hoc = Đột xuất
approach-by-group = Theo đối tượng
approach-by-theme = Theo chuyên đề
approach-in-depth = Chuyên sâu
coverage-whole = Toàn xã
coverage-cluster = Cụm thôn
mode-in-person = Trực tiếp
mode-online = Trực tuyến

## Điều có thể là thông tin riêng, và vì sao được giữ nguyên
private-phone = Số điện thoại
private-id-number = Số giấy tờ tùy thân hoặc mã số thuế
private-account = Số tài khoản, số thẻ hoặc dãy số dài
private-plate = Biển số xe
private-email = Địa chỉ thư điện tử
private-profile = Trang cá nhân trên mạng
private-birth = Ngày hoặc năm sinh
private-name = Tên người
waiver-of-office = Số hoặc địa chỉ của cơ quan
waiver-in-office = Cán bộ được nêu tên vì việc công
waiver-public = Tên đường, trường học, nhân vật lịch sử
waiver-agreed = Người đó đã đồng ý, sự đồng ý có lưu
waiver-not-personal = Không phải thông tin riêng, máy nhận nhầm
