"""Which faults can a Word template have? One stable code each."""

from __future__ import annotations

from typing import Final

NO_FILE: Final = "TP501"
NOT_WORD: Final = "TP502"
OLD_WORD: Final = "TP503"
PASSWORD: Final = "TP504"
TOO_LARGE: Final = "TP505"
MACROS: Final = "TP506"
BROKEN: Final = "TP507"
TRACKED: Final = "TP511"
TRACKED_ELSEWHERE: Final = "TP512"
OPEN_TAG: Final = "TP521"
UNKNOWN_TAG: Final = "TP522"
SYNTAX: Final = "TP523"
NOT_CLOSED: Final = "TP524"
NOT_OPENED: Final = "TP525"
WRONG_END: Final = "TP526"
NOT_ALONE: Final = "TP527"
NO_ROW: Final = "TP528"
UNKNOWN_NAME: Final = "TP531"
NOT_A_LIST: Final = "TP532"
NOT_A_TEXT: Final = "TP533"
CODE: Final = "TP534"
MISSING: Final = "TP541"
MISSING_TEXT: Final = "TP542"
TRIAL: Final = "TP551"
DROPPED: Final = "TP552"

TITLES: Final[dict[str, str]] = {
    NO_FILE: "Không mở được tệp mẫu",
    NOT_WORD: "Tệp mẫu không phải là tệp Word (.docx)",
    OLD_WORD: "Tệp mẫu là tệp Word đời cũ (.doc)",
    PASSWORD: "Tệp mẫu đặt mật khẩu",
    TOO_LARGE: "Tệp mẫu quá lớn",
    MACROS: "Tệp mẫu chứa macro hoặc là mẫu của Word (.dotx, .docm)",
    BROKEN: "Tệp mẫu bị hỏng",
    TRACKED: "Chỗ điền nằm trong thay đổi đang được theo dõi",
    TRACKED_ELSEWHERE: "Mẫu còn thay đổi đang được theo dõi",
    OPEN_TAG: "Dấu ngoặc của chỗ điền chưa đóng hoặc chưa mở",
    UNKNOWN_TAG: "Lệnh không dùng được trong mẫu",
    SYNTAX: "Chỗ điền viết sai",
    NOT_CLOSED: "Vòng lặp hoặc điều kiện chưa đóng",
    NOT_OPENED: "Dấu kết thúc không có chỗ mở",
    WRONG_END: "Chỗ mở và chỗ đóng không khớp",
    NOT_ALONE: "Lệnh cho cả đoạn hoặc cả hàng phải đứng một mình",
    NO_ROW: "Lệnh cho hàng nằm ngoài bảng",
    UNKNOWN_NAME: "Tên không có trong danh sách chỗ điền",
    NOT_A_LIST: "Lặp qua một tên không phải danh sách",
    NOT_A_TEXT: "In thẳng một danh sách",
    CODE: "Mẫu chứa lệnh không được phép",
    MISSING: "Mẫu thiếu chỗ điền bắt buộc",
    MISSING_TEXT: "Mẫu không dùng một phần của văn bản",
    TRIAL: "Dự thảo thử không thành công",
    DROPPED: "Mẫu làm mất nội dung",
}
"""Code to one-line Vietnamese title."""
