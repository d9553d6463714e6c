"""How is the shipped template of a remediation plan made? Run this module to write ke-hoach.docx anew.

The layout follows Decree 30/2020/NĐ-CP, Annex I, and the plan of the Quảng Ngãi Office of August 2021.
Knows the places of the texts only: the texts come from `plan_docx` when a plan is drafted.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cchc_rules.reports.word.fixed_zip import fixed_zip
from cchc_rules.reports.word.frame import annex_head, foot, head, template_of
from cchc_rules.reports.word.sections import document_end, section_end
from cchc_rules.reports.word.template_parts import each, grouped_rows, paragraph, table, when

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.oxml.xmlchemy import BaseOxmlElement

TEMPLATE = Path(__file__).with_name("ke-hoach.docx")

_TASK_COLUMNS = (
    ("STT", 14, "number"),
    ("Nội dung nhiệm vụ", 93, "content"),
    ("Chủ trì", 40, "lead"),
    ("Phối hợp", 36, "coordinate"),
    ("Kết quả, sản phẩm", 36, "product"),
    ("Thời gian thực hiện", 28, "timing"),
)
_RESULT_COLUMNS = (
    ("Mã", 22, "criterion"),
    ("Tiêu chí, tiêu chí thành phần", 62, "name"),
    ("Kết quả", 32, "value"),
    ("Chỉ tiêu", 32, "target"),
    ("Khoảng cách đến chỉ tiêu", 49, "distance"),
    ("Đánh giá", 28, "judgement"),
    ("Nhiệm vụ", 22, "tasks"),
)
_CENTRED = ("number", "timing", "criterion", "value", "target", "judgement", "tasks")


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
        section_end("upright"),
        *_task_annexes(),
        *_result_annex(),
        document_end(),
    )
    return fixed_zip(template_of(pieces, last="lying"))


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
        *_task_paragraphs(),
        *each("text in annex_notes", paragraph("NoiDung", "{{ text }}")),
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


def _task_annexes() -> tuple[BaseOxmlElement, ...]:
    return each(
        "annex in task_annexes",
        *annex_head("Kế hoạch", "{{ annex.label }}", "{{ annex.title }}"),
        _table(_TASK_COLUMNS, "row.section", {"content": paragraph("OBangDam", "{{ row.title }}")}),
        section_end("lying"),
    )


def _result_annex() -> tuple[BaseOxmlElement, ...]:
    return each(
        "annex in result_annexes",
        *annex_head("Kế hoạch", "{{ annex.label }}", "{{ annex.title }}"),
        _table(
            _RESULT_COLUMNS,
            "row.agency",
            {},
            single=("criterion", "name", "value", "target", "distance", "tasks"),
        ),
    )


def _table(
    columns: tuple[tuple[str, int, str], ...],
    group: str,
    above: Mapping[str, BaseOxmlElement],
    *,
    single: tuple[str, ...] = (),
) -> BaseOxmlElement:
    """The table of an annex; `above` stands above the lines of a cell, a `single` cell has one line."""
    widths = tuple(float(width) for _, width, _ in columns)
    head = [[paragraph("DauBang", name)] for name, _, _ in columns]
    row = []
    for _, _, cell in columns:
        style = "OBangGiua" if cell in _CENTRED else "OBang"
        if cell in single:
            lines = [paragraph(style, f"{{{{ row.{cell} }}}}")]
        else:
            lines = list(each(f"line in row.{cell}", paragraph(style, "{{ line }}")))
        row.append([above[cell], *lines] if cell in above else lines)
    return table(widths, [head, *grouped_rows("row in annex.rows", group, row)], borders=True)


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
