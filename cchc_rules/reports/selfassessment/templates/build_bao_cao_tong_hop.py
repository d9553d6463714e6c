"""How is the shipped template of the summary made? Run this module to write bao-cao-tong-hop.docx anew.

The layout follows Decree 30/2020/NĐ-CP, Annex I. Knows the places of the texts only.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cchc_rules.reports.selfassessment.templates.report_parts import (
    Column,
    charts,
    difficulties,
    field_table,
    grouped_table,
    table_of,
    title,
)
from cchc_rules.reports.word.fixed_zip import fixed_zip
from cchc_rules.reports.word.frame import annex_head, foot, head, template_of
from cchc_rules.reports.word.sections import document_end, section_end
from cchc_rules.reports.word.template_parts import each, paragraph, when

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

TEMPLATE = Path(__file__).with_name("bao-cao-tong-hop.docx")

_RANKS = (
    Column("Hạng", 13, "rank", centred=True),
    Column("Hạng có thể đạt", 20, "rank_range", centred=True),
    Column("Cơ quan, đơn vị", 57, "name"),
    Column("Chỉ số CCHC", 24, "index", centred=True),
    Column("Xếp loại", 20, "band", centred=True),
    Column("Điểm tối đa", 18, "maximum", centred=True),
    Column("Chắc chắn đạt", 18, "sure", centred=True),
    Column("Có nguy cơ", 18, "at_risk", centred=True),
    Column("Chưa rõ", 18, "unknown", centred=True),
    Column("Đã bị trừ", 18, "lost", centred=True),
    Column("Điểm tự chấm", 23, "self_score", centred=True),
)
_FIRST_LOSSES = (
    Column("Mã", 24, "number", centred=True),
    Column("Tiêu chí, tiêu chí thành phần", 56, "name"),
    Column("Số cơ quan bị trừ", 20, "deducted", centred=True),
    Column("Số cơ quan có nguy cơ", 20, "at_risk", centred=True),
    Column("Điểm đã mất", 20, "lost", centred=True),
    Column("Điểm có nguy cơ", 20, "risk", centred=True),
)
_LOSSES = (
    Column("Mã", 24, "number", centred=True),
    Column("Tiêu chí, tiêu chí thành phần", 103, "name"),
    Column("Số cơ quan bị trừ điểm", 24, "deducted", centred=True),
    Column("Số cơ quan có nguy cơ", 24, "at_risk", centred=True),
    Column("Số cơ quan được chấm", 24, "agencies", centred=True),
    Column("Điểm đã mất", 24, "lost", centred=True),
    Column("Điểm có nguy cơ", 24, "risk", centred=True),
)
_OPENS = (
    Column("Cơ quan, đơn vị", 80, "name"),
    Column("Số tiêu chí chưa chấm được", 32, "count", centred=True),
    Column("Điểm chưa rõ", 25, "unknown", centred=True),
    Column("Mã các tiêu chí", 110, "criteria"),
)
_PROOFS = (
    Column("Mã", 24, "number", centred=True),
    Column("Tiêu chí, tiêu chí thành phần", 60, "name"),
    Column("Số cơ quan", 18, "count", centred=True),
    Column("Cơ quan chưa có hoặc chưa đủ tài liệu kiểm chứng", 58, "agencies"),
)


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
        *_annex("rank", grouped_table(_RANKS, "row in ranks", "row.group"), notes="rank_notes"),
        section_end("lying"),
        *when("losses", *_annex("loss", table_of(_LOSSES, "row in losses"))),
        section_end("lying"),
        *when("opens", *_annex("open", grouped_table(_OPENS, "row in opens", "row.group"))),
        document_end(),
    )
    return fixed_zip(template_of(pieces, last="lying"))


def _results() -> tuple[BaseOxmlElement, ...]:
    return (
        paragraph("Muc", "I. KẾT QUẢ TỔNG HỢP"),
        paragraph("Khoan", "1. Kết quả chung"),
        *each("text in results", paragraph("NoiDung", "{{ text }}")),
        paragraph("Khoan", "2. Kết quả theo lĩnh vực"),
        field_table(),
        paragraph("KhoanSauBang", "3. Tiêu chí, tiêu chí thành phần mất nhiều điểm nhất"),
        *when(
            "first_losses",
            paragraph("TruocBang", "{{ losses_intro }}"),
            table_of(_FIRST_LOSSES, "row in first_losses"),
        ),
        *when("not first_losses", paragraph("NoiDung", "{{ losses_intro }}")),
        paragraph("KhoanSauBang", "4. Cơ quan, đơn vị chưa có hoặc chưa đủ số liệu"),
        paragraph("NoiDung", "{{ open_intro }}"),
        paragraph("Khoan", "5. Biểu đồ"),
        *charts(),
    )


def _explanations() -> tuple[BaseOxmlElement, ...]:
    return (
        paragraph("Muc", "II. GIẢI TRÌNH"),
        *when(
            "proofs",
            paragraph("TruocBang", "{{ proof_intro }}"),
            grouped_table(_PROOFS, "row in proofs", "row.field"),
        ),
        *when("not proofs", paragraph("NoiDung", "{{ proof_intro }}")),
    )


def _annex(name: str, table: BaseOxmlElement, notes: str | None = None) -> tuple[BaseOxmlElement, ...]:
    said = each(f"text in {notes}", paragraph("GhiChu", "{{ text }}")) if notes else ()
    return (
        *annex_head("Báo cáo", f"{{{{ {name}_label }}}}", f"{{{{ {name}_title }}}}"),
        *said,
        table,
    )


if __name__ == "__main__":
    TEMPLATE.write_bytes(build())
