"""How is the shipped template of a self-assessment report made? Run this module to write bao-cao.docx anew.

The layout follows Decree 30/2020/NĐ-CP, Annex I, and the three parts the ministry asks for. Knows the
places of the texts only.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cchc_rules.reports.selfassessment.templates.report_parts import (
    Column,
    bold,
    charts,
    difficulties,
    field_table,
    half_bold,
    table_of,
    title,
    total,
)
from cchc_rules.reports.word.fixed_zip import fixed_zip
from cchc_rules.reports.word.frame import annex_head, foot, head, template_of
from cchc_rules.reports.word.sections import document_end, section_end
from cchc_rules.reports.word.template_parts import each, grouped_rows, paragraph, table, when

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

TEMPLATE = Path(__file__).with_name("bao-cao.docx")

_SCORE_COLUMNS = (
    Column("STT", 24, "number", centred=True),
    Column("Lĩnh vực, tiêu chí, tiêu chí thành phần", 70, "name"),
    Column("Điểm tối đa", 17, "maximum", centred=True),
    Column("Điểm tự chấm", 19, "self_score", centred=True),
    Column("Điểm máy tính", 28, "computed", centred=True),
    Column("Chênh lệch", 20, "difference", centred=True),
    Column("Trạng thái", 25, "status", centred=True),
    Column("Tài liệu kiểm chứng", 44, "proof", lines=True),
)
_EXPLAINED_WIDTHS = (24.0, 50.0, 25.0, 61.0)


def build() -> bytes:
    """The template as a .docx file; the same bytes every time."""
    pieces = (
        *head(),
        *title(),
        *_results(),
        *_explanations(),
        *difficulties(),
        *foot(),
        section_end("upright"),
        *annex_head("Báo cáo", "Phụ lục", "{{ annex_title }}"),
        *each("text in annex_notes", paragraph("GhiChu", "{{ text }}")),
        table_of(
            _SCORE_COLUMNS,
            "row in rows",
            {
                "row.look == 'field'": bold(_SCORE_COLUMNS),
                "row.look == 'parent'": half_bold(_SCORE_COLUMNS),
                "row.look == 'total'": total(_SCORE_COLUMNS),
            },
        ),
        document_end(),
    )
    return fixed_zip(template_of(pieces, last="lying"))


def _results() -> tuple[BaseOxmlElement, ...]:
    return (
        paragraph("Muc", "I. KẾT QUẢ TỰ ĐÁNH GIÁ, CHẤM ĐIỂM"),
        paragraph("Khoan", "1. Kết quả chung"),
        *each("text in results", paragraph("NoiDung", "{{ text }}")),
        paragraph("Khoan", "2. Kết quả theo lĩnh vực"),
        field_table(),
        paragraph(
            "SauBang",
            "Điểm của từng tiêu chí, tiêu chí thành phần: tổng hợp tại Phụ lục kèm theo Báo cáo này.",
        ),
        paragraph("Khoan", "3. Biểu đồ"),
        *charts(),
    )


def _explanations() -> tuple[BaseOxmlElement, ...]:
    return (
        paragraph("Muc", "II. GIẢI TRÌNH"),
        *each(
            "group in groups",
            paragraph("KhoanSauBang", "{{ group.heading }}"),
            *when("group.rows", paragraph("TruocBang", "{{ group.intro }}"), _explained_table()),
            *when("not group.rows", paragraph("NoiDung", "{{ group.intro }}")),
        ),
    )


def _explained_table() -> BaseOxmlElement:
    head = [
        [paragraph("DauBang", "Mã")],
        [paragraph("DauBang", "Tiêu chí, tiêu chí thành phần")],
        [paragraph("DauBang", "{{ group.measure_head }}")],
        [paragraph("DauBang", "{{ group.known_head }}")],
    ]
    row = [
        [paragraph("OBangGiua", "{{ row.number }}")],
        [paragraph("OBang", "{{ row.name }}")],
        [paragraph("OBangGiua", "{{ row.measure }}")],
        list(each("line in row.known", paragraph("OBang", "{{ line }}"))),
    ]
    return table(
        _EXPLAINED_WIDTHS, [head, *grouped_rows("row in group.rows", "row.field", row)], borders=True
    )


if __name__ == "__main__":
    TEMPLATE.write_bytes(build())
