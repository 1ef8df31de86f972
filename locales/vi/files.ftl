# Tệp người dùng gửi lên.
error-file-empty = { $name }: tệp này không có nội dung, chưa nhận. Hãy chọn tệp khác.
error-file-too-large = { $name }: tệp lớn hơn { $megabytes } MB, chưa nhận. Hãy chọn tệp nhỏ hơn.
error-file-type = { $name }: chưa nhận, vì chỉ nhận ảnh (JPEG, PNG, WebP) và tệp PDF.
error-file-no-room = { $name }: chưa nhận, vì máy chủ gần hết chỗ. Lời đã viết vẫn gửi được; ảnh xin gửi sau hoặc đưa tại trụ sở.
error-file-too-many = { $name }: chưa nhận, vì nhiều nhất { $most } tệp.
error-picture-too-large = { $name }: ảnh có quá nhiều điểm ảnh, chưa nhận. Hãy chụp lại hoặc thu nhỏ ảnh.
error-picture-broken = { $name }: không đọc được ảnh này, chưa nhận. Hãy chọn ảnh khác.
error-files-full = Nhiều nhất { $most } tệp, mà ở đây đã có { $here } tệp. Chưa thêm tệp nào; hãy chọn lại cho vừa.
error-files-gone = Có tệp để quá lâu nên không còn nữa. Hãy chọn lại các tệp.
file-picture = Ảnh { $n }
file-paper = Tệp { $n }
