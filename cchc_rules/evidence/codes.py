"""Which faults can evidence have, beyond those any file can have? One stable code each."""

from __future__ import annotations

from typing import Final

UNKNOWN_MEASURE: Final = "EV201"
DOCUMENT_AMONG_FIGURES: Final = "EV202"
FIGURE_AMONG_DOCUMENTS: Final = "EV203"
UNKNOWN_SCOPE: Final = "EV204"
UNKNOWN_UNIT_KIND: Final = "EV205"
UNKNOWN_CRITERION: Final = "EV206"
UNKNOWN_LEVEL: Final = "EV207"
UNKNOWN_CHOICE: Final = "EV208"
UNKNOWN_QUALIFIER: Final = "EV209"
NOT_A_NUMBER: Final = "EV211"
NOT_WHOLE: Final = "EV212"
NEGATIVE: Final = "EV213"
NO_PERCENT_SIGN: Final = "EV214"
WRONG_UNIT: Final = "EV215"
RATE_OUT_OF_RANGE: Final = "EV216"
OUT_OF_BOUNDS: Final = "EV217"
RANK_BELOW_ONE: Final = "EV218"
NOT_A_DATE: Final = "EV219"
NOT_A_FLAG: Final = "EV220"
NOT_A_CHOICE: Final = "EV221"
QUALIFIER_NOT_ALLOWED: Final = "EV222"
TOLERANCE: Final = "EV223"
NOT_A_DOCUMENT: Final = "EV224"
PART_ABOVE_WHOLE: Final = "EV231"
SAME_FIGURE_TWICE: Final = "EV232"
SAME_UNIT_TWICE: Final = "EV233"
SAME_WAIVER_TWICE: Final = "EV234"
SCORE_ABOVE_MAXIMUM: Final = "EV235"
SCORE_BELOW_ZERO: Final = "EV236"
EMPTY_RESULT: Final = "EV237"
PERIOD_REVERSED: Final = "EV241"
AS_OF_BEFORE_PERIOD: Final = "EV242"
AS_OF_AFTER_PERIOD: Final = "EV243"
OTHER_PERIOD: Final = "EV244"
FIGURE_AFTER_AS_OF: Final = "EV245"
DOCUMENT_AFTER_AS_OF: Final = "EV246"
LATER_LEFT_OUT: Final = "EV247"
PERIOD_NOT_USED: Final = "EV248"
AGENCY_TWICE: Final = "EV251"
PARENT_NOT_LOADED: Final = "EV252"
NOT_AN_EVIDENCE_FILE: Final = "EV253"
WORKBOOK_NOT_READ: Final = "EV254"
EMPTY_FOLDER: Final = "EV255"
FOLDER_UNREADABLE: Final = "EV256"

TITLES: Final[dict[str, str]] = {
    UNKNOWN_MEASURE: "Số liệu không có trong bộ quy tắc",
    DOCUMENT_AMONG_FIGURES: "Tài liệu bị ghi ở mục số liệu",
    FIGURE_AMONG_DOCUMENTS: "Số liệu bị ghi ở mục tài liệu",
    UNKNOWN_SCOPE: "Phạm vi không có trong bộ quy tắc",
    UNKNOWN_UNIT_KIND: "Loại đơn vị trực thuộc không có trong bộ quy tắc",
    UNKNOWN_CRITERION: "Tiêu chí không có trong bộ quy tắc",
    UNKNOWN_LEVEL: "Không nhận ra cấp hành chính",
    UNKNOWN_CHOICE: "Giá trị không nằm trong các lựa chọn",
    UNKNOWN_QUALIFIER: "Không nhận ra mức chính xác của số liệu",
    NOT_A_NUMBER: "Giá trị không phải là số",
    NOT_WHOLE: "Số đếm không phải là số nguyên",
    NEGATIVE: "Số liệu âm",
    NO_PERCENT_SIGN: "Tỷ lệ thiếu dấu %",
    WRONG_UNIT: "Số liệu viết kèm đơn vị không đúng loại",
    RATE_OUT_OF_RANGE: "Tỷ lệ ngoài khoảng từ 0% đến 100%",
    OUT_OF_BOUNDS: "Số liệu ngoài giới hạn bộ quy tắc cho phép",
    RANK_BELOW_ONE: "Thứ hạng nhỏ hơn 1",
    NOT_A_DATE: "Giá trị không phải là ngày",
    NOT_A_FLAG: "Giá trị không phải là có hoặc không",
    NOT_A_CHOICE: "Giá trị không phải là một lựa chọn",
    QUALIFIER_NOT_ALLOWED: "Số liệu loại này không thể là ước lượng",
    TOLERANCE: "Sai số ước lượng không hợp lệ",
    NOT_A_DOCUMENT: "Tài liệu ghi không đúng dạng",
    PART_ABOVE_WHOLE: "Tử số lớn hơn mẫu số",
    SAME_FIGURE_TWICE: "Một số liệu được ghi hai lần",
    SAME_UNIT_TWICE: "Một đơn vị trực thuộc được ghi hai lần",
    SAME_WAIVER_TWICE: "Một tiêu chí được miễn hai lần",
    SCORE_ABOVE_MAXIMUM: "Điểm cao hơn điểm tối đa của tiêu chí",
    SCORE_BELOW_ZERO: "Điểm âm",
    EMPTY_RESULT: "Kết quả công bố không có điểm và không có trạng thái",
    PERIOD_REVERSED: "Kỳ số liệu bị ngược",
    AS_OF_BEFORE_PERIOD: "Ngày chốt số liệu trước khi kỳ bắt đầu",
    AS_OF_AFTER_PERIOD: "Ngày chốt số liệu sau khi kỳ kết thúc",
    OTHER_PERIOD: "Kỳ số liệu khác kỳ của bộ quy tắc",
    FIGURE_AFTER_AS_OF: "Số liệu có ngày sau ngày chốt số liệu",
    DOCUMENT_AFTER_AS_OF: "Tài liệu đề ngày sau ngày chốt số liệu",
    LATER_LEFT_OUT: "Số liệu, tài liệu sau ngày đánh giá không được dùng",
    PERIOD_NOT_USED: "Tệp của kỳ không được dùng",
    AGENCY_TWICE: "Một cơ quan có hai tệp cho cùng một kỳ",
    PARENT_NOT_LOADED: "Không có số liệu của cơ quan cấp trên",
    NOT_AN_EVIDENCE_FILE: "Tệp không phải là tệp số liệu",
    WORKBOOK_NOT_READ: "Tệp trong thư mục không được đọc",
    EMPTY_FOLDER: "Thư mục không có tệp số liệu",
    FOLDER_UNREADABLE: "Không mở được thư mục",
}
"""Code to one-line Vietnamese title."""
