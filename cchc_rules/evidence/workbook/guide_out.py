"""How does an officer fill in the form? The first sheet, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cchc_rules.evidence.workbook.styles import Look, Styles, height_of
from cchc_rules.vietnamese.dates import format_date

if TYPE_CHECKING:
    from cchc_rules.packs.pack import RulePack

GUIDE_SHEET: Final = "Hướng dẫn"
_WIDTH: Final = 100
_SAMPLE: Final = 14
_A4: Final = 9

_PARTS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (
        "Trình tự",
        (
            "1. Trang “Cơ quan”: kiểm tra tên cơ quan, kỳ số liệu; ghi ngày chốt số liệu.",
            (
                "2. Mỗi lĩnh vực một trang: điền số liệu vào các ô nền vàng nhạt. Cột “Giải thích” cho biết"
                " số liệu dùng cho tiêu chí nào."
            ),
            (
                "3. Trang “Tài liệu”: chọn “đã ban hành” rồi ghi số, ngày, mục, trang; hoặc chọn “không ban"
                " hành”."
            ),
            "4. Trang “Điểm tự chấm”: ghi điểm cơ quan tự chấm.",
            "5. Lưu tệp và gửi lại cơ quan tổng hợp. Không đổi dòng tiêu đề của các cột.",
        ),
    ),
    (
        "Cách ghi số liệu",
        (
            (
                "Tỷ lệ: gõ kèm dấu %, ví dụ 81,6%. Không gõ 0,816. Ô tỷ lệ luôn hiện dấu %; ô mất dấu % sẽ "
                "bị trả lại."
            ),
            "Số đếm: gõ số liền, ví dụ 49000; Excel tự thêm dấu phân cách hàng nghìn.",
            "Ngày: gõ ngày/tháng/năm, ví dụ 30/9/2021.",
            (
                "Số ước lượng: vẫn gõ số ở cột “Giá trị”, rồi chọn “hơn”, “gần” hoặc “khoảng” ở cột “Mức "
                "chính xác”. Không gõ “khoảng 80”. Để trống mức chính xác là số chính xác. Cột “Sai số (±)”"
                " chỉ dùng với “khoảng”."
            ),
            (
                "Không phát sinh: để trống giá trị, chọn “không phát sinh” ở cột “Mức chính xác”. Để trống "
                "cả hai là chưa có số liệu: chưa có số liệu không được coi là số 0."
            ),
            (
                "Có tử số và mẫu số thì không cần gõ tỷ lệ. Gõ cả hai mà lệch nhau thì kết quả thấp hơn "
                "được tính và có cảnh báo."
            ),
            (
                "Số liệu của nhiều ngày, nhiều nguồn: số mới nhất ghi ở trang của lĩnh vực, các số khác ghi"
                " ở trang “Số liệu kỳ khác”, mỗi ngày một dòng."
            ),
            (
                "Nguồn: ghi rõ báo cáo, mục, trang. Hệ thống lấy số liệu: ví dụ Cổng Dịch vụ công quốc gia;"
                " Bộ chấm theo số liệu của Cổng này chứ không theo số liệu của địa phương."
            ),
        ),
    ),
    (
        "Lưu ý khi chép dán",
        (
            "Dán bằng “Dán đặc biệt, Giá trị” (Paste Special, Values) để giữ định dạng của biểu.",
            ("Các trang được khóa không mật khẩu để tránh gõ nhầm; được phép chỉnh độ rộng, chiều cao, lọc."),
            "Ô có #N/A, #REF! hoặc công thức chưa tính sẽ bị trả lại kèm vị trí ô.",
        ),
    ),
)


def put_guide(workbook: Any, styles: Styles, pack: RulePack, whose: str) -> None:
    """Write the guide as the first sheet."""
    sheet = workbook.add_worksheet(GUIDE_SHEET)
    sheet.set_column(0, 0, 3)
    sheet.set_column(1, 1, _WIDTH - _SAMPLE)
    sheet.set_column(2, 2, _SAMPLE)
    period = pack.manifest.period
    sheet.write_string(0, 1, "BIỂU SỐ LIỆU VÀ TÀI LIỆU KIỂM CHỨNG", styles.of(Look.TITLE))
    sheet.merge_range(1, 1, 1, 2, pack.manifest.title, styles.of(Look.GUIDE))
    sheet.set_row(1, height_of({_WIDTH: pack.manifest.title}))
    days = f"Kỳ đánh giá: từ {format_date(period.from_)} đến {format_date(period.to)}. {whose}"
    sheet.merge_range(2, 1, 2, 2, days, styles.of(Look.GUIDE))
    sheet.set_row(2, height_of({_WIDTH: days}))
    row = 4
    for head, lines in _PARTS:
        sheet.write_string(row, 1, head, styles.of(Look.GUIDE_HEAD))
        row += 1
        for line in lines:
            sheet.merge_range(row, 1, row, 2, line, styles.of(Look.GUIDE))
            sheet.set_row(row, height_of({_WIDTH: line}))
            row += 1
        row += 1
    _put_sample(sheet, styles, row)
    sheet.set_portrait()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 1)
    sheet.hide_gridlines(2)
    sheet.protect("")


def _put_sample(sheet: Any, styles: Styles, row: int) -> None:
    sheet.write_string(row, 1, "Kiểm tra máy", styles.of(Look.GUIDE_HEAD))
    text = (
        "Ô bên phải phải hiện 49.000. Nếu hiện 49,000 thì máy dùng dấu phẩy để phân cách hàng nghìn và "
        "dấu chấm là dấu thập phân: hãy gõ số liền (49000) và gõ 81.6% thay cho 81,6%."
    )
    sheet.write_string(row + 1, 1, text, styles.of(Look.GUIDE))
    sheet.write_number(row + 1, 2, 49000, styles.of(Look.COUNT))
    sheet.set_row(row + 1, height_of({_WIDTH - _SAMPLE: text}))
