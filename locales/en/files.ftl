# Files that people send.
error-file-empty = This file is empty. Choose another one.
error-file-too-large = The file is larger than { $megabytes } MB. Choose a smaller one.
error-file-type = Only pictures (JPEG, PNG, WebP) and PDF files are taken.
error-picture-too-large = The picture has too many pixels. Take it again or make it smaller.
error-picture-broken = This picture cannot be read. Choose another one.
file-picture = Picture { $n }
file-paper = File { $n }
