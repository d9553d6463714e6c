"""How is the shipped template of an extract made? Run this module to write phieu-giao-viec.docx anew.

The tasks of one unit out of a plan, with the head and foot every document of an office has. Knows the
places of the texts only.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cchc_rules.reports.word.fixed_zip import fixed_zip
from cchc_rules.reports.word.frame import BLANK_DAY, BLANK_NUMBER, foot, head, template_of
from cchc_rules.reports.word.template_parts import each, paragraph, steering_row, table, when

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

TEMPLATE = Path(__file__).with_name("phieu-giao-viec.docx")

_LED = (
    ("Số", 12),
    ("Nhiệm vụ chủ trì", 62),
    ("Phối hợp", 30),
    ("Kết quả, sản phẩm", 30),
    ("Thời gian", 26),
)
_HELPED = (("Số", 12), ("Nhiệm vụ phối hợp", 76), ("Chủ trì", 44), ("Thời gian", 28))


def build() -> bytes:
    """The template as a .docx file; the same bytes every time."""
    pieces = (*head(), *_title(), *_led(), *_helped(), *_end(), *foot(), *_received())
    return fixed_zip(template_of(pieces))


def _title() -> tuple[BaseOxmlElement, ...]:
    return (
        paragraph("TenLoai", "PHIẾU GIAO VIỆC"),
        paragraph("TrichYeu", "{{ unit }}"),
        paragraph("KeTrichYeu"),
        paragraph(
            "NoiDung",
            f"Trích Kế hoạch số{BLANK_NUMBER}/{{{{ symbol }}}} {BLANK_DAY}: {{{{ plan_title }}}}.",
        ),
        paragraph("NoiDung", "Giao {{ unit }} thực hiện các nhiệm vụ sau:"),
    )


def _led() -> tuple[BaseOxmlElement, ...]:
    row = [
        [paragraph("OBangGiua", "{{ task.number }}")],
        [
            paragraph("OBangDam", "{{ task.title }}"),
            *each("line in task.content", paragraph("OBang", "{{ line }}")),
            *each("line in task.part", paragraph("OBang", "{{ line }}")),
        ],
        list(each("line in task.coordinate", paragraph("OBang", "{{ line }}"))),
        list(each("line in task.product", paragraph("OBang", "{{ line }}"))),
        [paragraph("OBangGiua", "{{ task.timing }}")],
    ]
    return (paragraph("Muc", "I. NHIỆM VỤ CHỦ TRÌ"), _table(_LED, "task in led", row))


def _helped() -> tuple[BaseOxmlElement, ...]:
    row = [
        [paragraph("OBangGiua", "{{ task.number }}")],
        [
            paragraph("OBangDam", "{{ task.title }}"),
            *when("task.part", paragraph("OBang", "{{ task.part }}")),
        ],
        list(each("line in task.lead", paragraph("OBang", "{{ line }}"))),
        [paragraph("OBangGiua", "{{ task.timing }}")],
    ]
    return when(
        "helped",
        paragraph("Muc", "II. NHIỆM VỤ PHỐI HỢP"),
        _table(_HELPED, "task in helped", row),
    )


def _end() -> tuple[BaseOxmlElement, ...]:
    return (
        *when(
            "due",
            paragraph("NoiDungSauBang", "Thời hạn phải hoàn thành:"),
            *each("line in due", paragraph("GachDauDong", "{{ line }}")),
        ),
        paragraph(
            "NoiDungSauBang",
            "Đơn vị được giao việc báo cáo kết quả thực hiện đúng thời gian nêu trên; nếu có khó khăn, "
            "vướng mắc thì kịp thời báo cáo để xem xét, giải quyết./.",
        ),
    )


def _received() -> tuple[BaseOxmlElement, ...]:
    """Where the unit signs that it has the task."""
    return (
        paragraph("NoiDungSauBang", f"Đơn vị nhận việc (ký, ghi rõ họ tên): {'…' * 12}"),
        paragraph("NoiDung", f"Ngày nhận: {'…' * 8}"),
    )


def _table(
    columns: tuple[tuple[str, int], ...], loop: str, row: list[list[BaseOxmlElement]]
) -> BaseOxmlElement:
    widths = tuple(float(width) for _, width in columns)
    head_row = [[paragraph("DauBang", name)] for name, _ in columns]
    rows = [head_row, steering_row(f"for {loop}", len(row)), row, steering_row("endfor", len(row))]
    return table(widths, rows, borders=True)


if __name__ == "__main__":
    TEMPLATE.write_bytes(build())
