"""Which faults can a dossier log or its map have? One stable code each."""

from __future__ import annotations

from typing import Final

LOG_NOT_FOUND: Final = "HS301"
LOG_KIND: Final = "HS302"
LOG_EMPTY: Final = "HS303"
LOG_BROKEN: Final = "HS304"
CSV_ROW: Final = "HS305"
CSV_ENCODING: Final = "HS306"
EXCEL_TOO_LARGE: Final = "HS307"
HEADER_TWICE: Final = "HS308"
COLUMN_MISSING: Final = "HS311"
COLUMN_TOO_VARIED: Final = "HS313"
AGENCY_LEVEL_UNKNOWN: Final = "HS314"
NO_AGENCY: Final = "HS315"
AGENCY_TWICE: Final = "HS316"
WORD_TWICE: Final = "HS317"
DATE_FORMATS_CLASH: Final = "HS318"
MEASURE_UNKNOWN: Final = "HS322"
MEASURE_KIND: Final = "HS323"
FIGURE_WITHOUT_COLUMN: Final = "HS324"
SCOPE_UNKNOWN: Final = "HS325"
NO_MEASURE: Final = "HS326"
AS_OF_OUTSIDE: Final = "HS327"
MAP_UNCERTAIN: Final = "HS331"
ENGINE: Final = "HS341"

TITLES: Final[dict[str, str]] = {
    LOG_NOT_FOUND: "Không tìm thấy danh sách hồ sơ",
    LOG_KIND: "Không nhận ra loại tệp danh sách hồ sơ",
    LOG_EMPTY: "Danh sách hồ sơ không có dòng dữ liệu nào",
    LOG_BROKEN: "Tệp danh sách hồ sơ hỏng, không đọc được",
    CSV_ROW: "Dòng CSV bị hỏng",
    CSV_ENCODING: "Tệp CSV không đúng bảng mã",
    EXCEL_TOO_LARGE: "Tệp Excel phình quá lớn khi giải nén",
    HEADER_TWICE: "Hai cột có cùng một tên",
    COLUMN_MISSING: "Danh sách hồ sơ thiếu cột",
    COLUMN_TOO_VARIED: "Cột có quá nhiều giá trị khác nhau",
    AGENCY_LEVEL_UNKNOWN: "Chưa biết cấp hành chính của cơ quan",
    NO_AGENCY: "Không nhận ra cơ quan nào trong danh sách hồ sơ",
    AGENCY_TWICE: "Một tên cơ quan chỉ hai cơ quan khác nhau",
    WORD_TWICE: "Một từ được khai hai nghĩa",
    DATE_FORMATS_CLASH: "Hai dạng ngày không phân biệt được",
    MEASURE_UNKNOWN: "Bộ quy tắc không có số liệu này",
    MEASURE_KIND: "Loại số liệu của bộ quy tắc không nhận số đếm này",
    FIGURE_WITHOUT_COLUMN: "Số đếm cần một cột mà danh sách không có",
    SCOPE_UNKNOWN: "Bộ quy tắc không có phạm vi này",
    NO_MEASURE: "Không có số liệu nào của bộ quy tắc nhận được số đếm",
    AS_OF_OUTSIDE: "Ngày chốt số liệu trước khi kỳ bắt đầu",
    MAP_UNCERTAIN: "Chưa đủ chắc chắn để dùng bản đồ cột tự đoán",
    ENGINE: "Bộ máy tính không khởi động được",
}
"""Code to one-line Vietnamese title."""
