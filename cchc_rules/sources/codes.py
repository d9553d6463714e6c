"""Which faults can a file have? One stable code each, so that a guide can explain it."""

from __future__ import annotations

from typing import Final

MISSING_FILE: Final = "DL001"
NOT_A_FILE: Final = "DL002"
UNREADABLE: Final = "DL003"
NOT_UTF8: Final = "DL004"
TOO_LARGE: Final = "DL005"
EMPTY: Final = "DL006"
UNKNOWN_KIND: Final = "DL007"
CONTROL_CHARACTER: Final = "DL008"
YAML_SYNTAX: Final = "DL010"
TAB_INDENT: Final = "DL011"
MISSING_COLON: Final = "DL012"
OPEN_QUOTE: Final = "DL013"
OPEN_BRACKET: Final = "DL014"
BAD_INDENT: Final = "DL015"
NEEDS_QUOTES: Final = "DL016"
JSON_SYNTAX: Final = "DL017"
BAD_ESCAPE: Final = "DL018"
DUPLICATE_KEY: Final = "DL020"
ANCHOR: Final = "DL021"
TAG: Final = "DL022"
SECOND_DOCUMENT: Final = "DL023"
TOO_DEEP: Final = "DL024"
KEY_NOT_TEXT: Final = "DL025"
COMMA_IN_BRACES: Final = "DL026"
NUMBER_OUT_OF_RANGE: Final = "DL027"
UNKNOWN_KEY: Final = "DL101"
MISSING_KEY: Final = "DL102"
WRONG_TYPE: Final = "DL103"
NOT_ALLOWED: Final = "DL104"
WRONG_FORM: Final = "DL105"
INVALID: Final = "DL106"
OUT_OF_BOUNDS: Final = "DL107"
WRONG_LENGTH: Final = "DL108"
UNKNOWN_FORM: Final = "DL109"
OTHER: Final = "DL199"

TITLES: Final[dict[str, str]] = {
    MISSING_FILE: "Không tìm thấy tệp",
    NOT_A_FILE: "Đường dẫn không phải là một tệp",
    UNREADABLE: "Không mở được tệp",
    NOT_UTF8: "Tệp không được lưu theo mã UTF-8",
    TOO_LARGE: "Tệp quá lớn",
    EMPTY: "Tệp không có nội dung",
    UNKNOWN_KIND: "Tệp không phải là YAML hoặc JSON",
    CONTROL_CHARACTER: "Có ký tự điều khiển không nhìn thấy được",
    YAML_SYNTAX: "Sai cú pháp YAML",
    TAB_INDENT: "Dùng phím Tab để thụt dòng",
    MISSING_COLON: "Thiếu dấu hai chấm sau khóa",
    OPEN_QUOTE: "Dấu nháy chưa được đóng",
    OPEN_BRACKET: "Dấu ngoặc chưa được đóng",
    BAD_INDENT: "Thụt dòng không đúng",
    NEEDS_QUOTES: "Giá trị phải đặt trong dấu nháy kép",
    JSON_SYNTAX: "Sai cú pháp JSON",
    BAD_ESCAPE: "Dấu gạch chéo ngược không hợp lệ trong dấu nháy kép",
    DUPLICATE_KEY: "Khóa bị lặp",
    ANCHOR: "Không được dùng neo (&) và bí danh (*)",
    TAG: "Không được dùng thẻ kiểu (!)",
    SECOND_DOCUMENT: "Tệp chứa nhiều hơn một tài liệu",
    TOO_DEEP: "Nội dung lồng nhau quá sâu",
    KEY_NOT_TEXT: "Khóa không phải là chữ",
    COMMA_IN_BRACES: "Dấu phẩy trong ngoặc nhọn làm tách giá trị",
    NUMBER_OUT_OF_RANGE: "Số nằm ngoài khoảng đọc được",
    UNKNOWN_KEY: "Khóa không được nhận ra",
    MISSING_KEY: "Thiếu khóa bắt buộc",
    WRONG_TYPE: "Sai loại giá trị",
    NOT_ALLOWED: "Giá trị không có trong danh sách cho phép",
    WRONG_FORM: "Giá trị viết không đúng dạng",
    INVALID: "Giá trị không hợp lệ",
    OUT_OF_BOUNDS: "Số nằm ngoài giới hạn cho phép",
    WRONG_LENGTH: "Giá trị quá ngắn hoặc quá dài",
    UNKNOWN_FORM: "Không nhận ra dạng của mục",
    OTHER: "Lỗi khác trong nội dung",
}
"""Code to one-line Vietnamese title."""
