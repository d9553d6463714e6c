"""Which faults can an Excel form have, beyond those any evidence can have? One stable code each."""

from __future__ import annotations

from typing import Final

NOT_A_WORKBOOK: Final = "EV261"
PASSWORD: Final = "EV262"
TOO_LARGE: Final = "EV263"
NOT_A_FORM: Final = "EV264"
OTHER_PACK: Final = "EV265"
OLD_PACK: Final = "EV266"
NOT_PART_OF_THE_FORM: Final = "EV267"
MISSING_PART: Final = "EV268"
CELL_ERROR: Final = "EV271"
NOT_COUNTED: Final = "EV272"
READ_AS: Final = "EV273"
MERGED: Final = "EV274"
UNKNOWN_ROW: Final = "EV275"
DOUBTFUL_NAME: Final = "EV276"
UNKNOWN_NAME: Final = "EV277"
UNKNOWN_WORD: Final = "EV278"
CONTRADICTION: Final = "EV279"
INCOMPLETE: Final = "EV280"
NOT_TEXT: Final = "EV281"

TITLES: Final[dict[str, str]] = {
    NOT_A_WORKBOOK: "Tệp không mở được như một bảng tính",
    PASSWORD: "Bảng tính đặt mật khẩu",
    TOO_LARGE: "Bảng tính quá lớn hoặc nén bất thường",
    NOT_A_FORM: "Bảng tính không phải là biểu số liệu",
    OTHER_PACK: "Biểu lập cho bộ quy tắc khác",
    OLD_PACK: "Biểu lập theo nội dung cũ của bộ quy tắc",
    NOT_PART_OF_THE_FORM: "Trang, cột không thuộc biểu nên không được đọc",
    MISSING_PART: "Biểu thiếu trang hoặc cột",
    CELL_ERROR: "Ô có giá trị lỗi của bảng tính",
    NOT_COUNTED: "Công thức chưa có kết quả được lưu",
    READ_AS: "Ô được đọc khác với cách ghi",
    MERGED: "Ô gộp",
    UNKNOWN_ROW: "Dòng không nhận ra",
    DOUBTFUL_NAME: "Tên có thể là của nhiều cơ quan, đơn vị",
    UNKNOWN_NAME: "Không nhận ra tên",
    UNKNOWN_WORD: "Từ không nằm trong danh sách chọn",
    CONTRADICTION: "Các ô của một dòng trái nhau",
    INCOMPLETE: "Dòng điền dở",
    NOT_TEXT: "Ô chữ bị đổi thành số hoặc ngày",
}
"""Code to one-line Vietnamese title."""
