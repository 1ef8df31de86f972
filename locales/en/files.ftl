# Files that people send.
error-file-empty = { $name }: this file is empty and was not taken. Choose another one.
error-file-too-large = { $name }: this file is larger than { $megabytes } MB and was not taken. Choose a smaller one.
error-file-type = { $name }: not taken, as only pictures (JPEG, PNG, WebP) and PDF files are.
error-file-no-room = { $name }: not taken, as the server has little room left. Your words can still be sent; please bring the picture later or to the office.
error-file-too-many = { $name }: not taken, as { $most } files are the most.
error-picture-too-large = { $name }: the picture has too many pixels and was not taken. Take it again or make it smaller.
error-picture-broken = { $name }: this picture cannot be read and was not taken. Choose another one.
error-files-full = { $most } files are the most, and there are { $here } already. None was added; choose fewer.
error-files-gone = A file waited too long and is gone. Choose the files again.
file-picture = Picture { $n }
file-paper = File { $n }
