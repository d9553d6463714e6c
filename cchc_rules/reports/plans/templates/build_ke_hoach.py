"""How is the shipped template of a remediation plan made? Run this module to write ke-hoach.docx anew.

The layout follows Decree 30/2020/NĐ-CP, Annex I, and the plan of the Quảng Ngãi Office of August 2021.
Knows the places of the texts only: the texts come from `plan_docx` when a plan is drafted.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cchc_rules.reports.word.fixed_zip import fixed_zip
from cchc_rules.reports.word.frame import foot, head, template_of
from cchc_rules.reports.word.template_parts import each, paragraph, table, when

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

TEMPLATE = Path(__file__).with_name("ke-hoach.docx")

_COLUMNS = (
    ("TT", 9),
    ("Nhiệm vụ", 52),
    ("Chủ trì", 28),
    ("Phối hợp", 24),
    ("Thời gian", 25),
    ("Sản phẩm", 22),
)


def build() -> bytes:
    """The template as a .docx file; the same bytes every time."""
    pieces = (
        *head(),
        *_title(),
        *_purpose(),
        *_solutions(),
        *_conclusions(),
        *_organisation(),
        *foot(),
    )
    return fixed_zip(template_of(pieces))


def _title() -> tuple[BaseOxmlElement, ...]:
    return (
        paragraph("TenLoai", "KẾ HOẠCH"),
        paragraph("TrichYeu", "{{ title }}"),
        paragraph("KeTrichYeu"),
        *each(
            "ground in grounds",
            *when("ground.italic", paragraph("CanCu", "{{ ground.text }}")),
            *when("not ground.italic", paragraph("NoiDung", "{{ ground.text }}")),
        ),
    )


def _purpose() -> tuple[BaseOxmlElement, ...]:
    return (
        paragraph("Muc", "{{ purpose_number }}. MỤC ĐÍCH, YÊU CẦU"),
        paragraph("Khoan", "1. Mục đích"),
        *each("point in purpose", paragraph("Diem", "{{ point }}")),
        paragraph("Khoan", "2. Yêu cầu"),
        *each("point in requirements", paragraph("Diem", "{{ point }}")),
    )


def _solutions() -> tuple[BaseOxmlElement, ...]:
    return (
        paragraph("Muc", "{{ solutions_number }}. {{ solutions_title }}"),
        *each("text in solutions_intro", paragraph("NoiDung", "{{ text }}")),
        *when("not as_table", *_task_paragraphs()),
        *when("as_table", _task_table()),
    )


def _task_paragraphs() -> tuple[BaseOxmlElement, ...]:
    return each(
        "task in tasks",
        *when("task.section", paragraph("NhomNhiemVu", "{{ task.section }}")),
        paragraph("Khoan", "{{ task.heading }}"),
        *each(
            "point in task.points",
            *when("point.lines", paragraph("DiemTieuDe", "{{ point.heading }}")),
            *when("not point.lines", paragraph("Diem", "{{ point.heading }}")),
            *each("line in point.lines", paragraph("GachDauDong", "{{ line }}")),
        ),
    )


def _task_table() -> BaseOxmlElement:
    widths = tuple(float(width) for _, width in _COLUMNS)
    head = [[paragraph("DauBang", name)] for name, _ in _COLUMNS]
    cells = ("number", "content", "lead", "coordinate", "timing", "product")
    row = [
        list(
            each(
                f"line in row.{cell}",
                paragraph("OBangGiua" if cell in ("number", "timing") else "OBang", "{{ line }}"),
            )
        )
        for cell in cells
    ]
    row[1].insert(0, paragraph("OBangDam", "{{ row.title }}"))
    rows = [
        head,
        _steering_row("for row in rows"),
        _steering_row("if row.section"),
        [[paragraph("NhomBang", "{{ row.section }}")]],
        _steering_row("endif"),
        row,
        _steering_row("endfor"),
    ]
    return table(widths, rows, borders=True)


def _steering_row(tag: str) -> list[list[BaseOxmlElement]]:
    return [
        [paragraph("OBang", "{%tr " + tag + " %}")],
        *([paragraph("OBang")] for _ in _COLUMNS[1:]),
    ]


def _conclusions() -> tuple[BaseOxmlElement, ...]:
    return when(
        "conclusions",
        paragraph("Muc", "{{ conclusions_number }}. KIẾN NGHỊ"),
        *each("text in conclusions", paragraph("NoiDung", "{{ text }}")),
    )


def _organisation() -> tuple[BaseOxmlElement, ...]:
    return (
        paragraph("Muc", "{{ organisation_number }}. TỔ CHỨC THỰC HIỆN"),
        *each("text in organisation", paragraph("NoiDung", "{{ text }}")),
        paragraph("DoanKet", "{{ closing }}"),
    )


if __name__ == "__main__":
    TEMPLATE.write_bytes(build())
