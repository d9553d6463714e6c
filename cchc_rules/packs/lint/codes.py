"""Which doubts can the checks have about a pack that loads? One stable code each, from CC301 on."""

from __future__ import annotations

from typing import Final

UNUSED_MEASURE: Final = "CC301"
UNUSED_NAME: Final = "CC302"

STEPS_GAP: Final = "CC311"
STEP_UNREACHABLE: Final = "CC312"
STEPS_OVERLAP: Final = "CC313"
NEVER_FULL: Final = "CC314"
UP_AND_DOWN: Final = "CC315"
MARGIN_TOO_WIDE: Final = "CC316"

NO_BASIS: Final = "CC321"
NO_REMEDY: Final = "CC322"
NO_LEAD: Final = "CC323"
NO_TIMING: Final = "CC324"
NO_CONTENT: Final = "CC325"

TARGETS_CONTRADICT: Final = "CC331"
OUTSIDE_PERIOD: Final = "CC332"
WRONG_YEAR: Final = "CC333"

NEVER_FIRES: Final = "CC341"
NOBODY_ASSERTS: Final = "CC342"
OPPOSITE_STATUSES: Final = "CC343"
SAME_POLICY_TWICE: Final = "CC344"

NOT_NFC: Final = "CC351"
LOOK_ALIKE_IN_ID: Final = "CC352"
LOOK_ALIKE_IN_TEXT: Final = "CC353"
LETTER_FOR_DIGIT: Final = "CC354"
ID_WITHOUT_QUOTES: Final = "CC355"

UNIT_MISSPELT: Final = "CC361"
UNIT_SHORTENED: Final = "CC362"

IGNORED_WITHOUT_REASON: Final = "CC391"
NOTHING_IGNORED: Final = "CC392"

TITLES: Final[dict[str, str]] = {
    UNUSED_MEASURE: "Số liệu khai báo mà không dùng",
    UNUSED_NAME: "Phạm vi, loại đơn vị khai báo mà không dùng",
    STEPS_GAP: "Các bậc điểm để hở một khoảng",
    STEP_UNREACHABLE: "Bậc điểm không bao giờ được áp dụng",
    STEPS_OVERLAP: "Các bậc điểm chồng lên nhau",
    NEVER_FULL: "Không cách nào được đủ điểm",
    UP_AND_DOWN: "Điểm lúc tăng lúc giảm theo giá trị",
    MARGIN_TOO_WIDE: "Khoảng cảnh báo rộng hơn mức đạt",
    NO_BASIS: "Tiêu chí không có căn cứ",
    NO_REMEDY: "Tiêu chí không có giải pháp khắc phục",
    NO_LEAD: "Giải pháp không có đơn vị chủ trì",
    NO_TIMING: "Giải pháp không có thời gian",
    NO_CONTENT: "Giải pháp không có nội dung",
    TARGETS_CONTRADICT: "Hai chỉ tiêu mâu thuẫn nhau",
    OUTSIDE_PERIOD: "Thời hạn nằm ngoài kỳ đánh giá",
    WRONG_YEAR: "Năm đánh giá khác kỳ đánh giá",
    NEVER_FIRES: "Quy tắc suy luận không bao giờ áp dụng",
    NOBODY_ASSERTS: "Quy tắc suy luận chờ một dữ kiện không bao giờ có",
    OPPOSITE_STATUSES: "Các quy tắc suy luận kết luận trái nhau",
    SAME_POLICY_TWICE: "Hai quy tắc suy luận giống hệt nhau",
    NOT_NFC: "Chữ tiếng Việt không ở dạng dựng sẵn",
    LOOK_ALIKE_IN_ID: "Mã có ký tự trông giống chữ La-tinh",
    LOOK_ALIKE_IN_TEXT: "Lời văn có ký tự trông giống chữ La-tinh",
    LETTER_FOR_DIGIT: "Mã có chữ cái đứng chỗ chữ số",
    ID_WITHOUT_QUOTES: "Mã bằng số không đặt trong dấu nháy",
    UNIT_MISSPELT: "Tên đơn vị có thể viết sai",
    UNIT_SHORTENED: "Tên đơn vị viết tắt",
    IGNORED_WITHOUT_REASON: "Ghi chú bỏ qua không nêu lý do",
    NOTHING_IGNORED: "Ghi chú bỏ qua không còn tác dụng",
}
"""Code to one-line Vietnamese title."""
