# Tệp người dùng gửi lên.
error-file-empty = Tệp này không có nội dung. Hãy chọn tệp khác.
error-file-too-large = Tệp lớn hơn { $megabytes } MB. Hãy chọn tệp nhỏ hơn.
error-file-type = Chỉ nhận ảnh (JPEG, PNG, WebP) và tệp PDF.
error-picture-too-large = Ảnh có quá nhiều điểm ảnh. Hãy chụp lại hoặc thu nhỏ ảnh.
error-picture-broken = Không đọc được ảnh này. Hãy chọn ảnh khác.
file-picture = Ảnh { $n }
file-paper = Tệp { $n }
