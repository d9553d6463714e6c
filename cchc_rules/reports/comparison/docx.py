"""A comparison of two packs as an annex in Word: A4 across, Times New Roman, heads repeated on every page."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Final

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor

from cchc_rules.reports.clean_text import clean
from cchc_rules.reports.word.fixed_zip import fixed_zip

if TYPE_CHECKING:
    from datetime import date

    from docx.document import Document as WordDocument
    from docx.table import Table, _Cell

    from cchc_rules.reports.comparison.outline import Outline, Section

_FONT: Final = "Times New Roman"
_BODY, _CELL = 14, 12
_LONG, _SHORT = 297, 210
_LEFT, _OTHER = 30, 20
_WEIGHTS: Final = {"Mã": 2, "Tên": 5, "Thay đổi": 4, "Trước": 6, "Sau": 6, "Điểm trước": 3, "Điểm sau": 3}
"""How wide a column is beside the others."""
_OTHERWISE: Final = 4


def write(outline: Outline, day: date) -> bytes:
    """The annex as a .docx file; the same comparison gives the same bytes."""
    document = Document()
    _page(document)
    _styles(document)
    title = document.add_paragraph(style="Title")
    title.add_run(clean(outline.title))
    for line in outline.lines:
        document.add_paragraph(clean(line))
    for section in outline.sections:
        document.add_paragraph(clean(section.heading), style="Heading 1")
        for line in section.lines:
            document.add_paragraph(clean(line))
        if section.rows:
            _table(document, section)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = clean(outline.title)[:255], "", ""
    properties.language = "vi-VN"
    # Not the clock: the same comparison must give the same bytes.
    properties.created = properties.modified = datetime.combine(day, time(), UTC)
    return fixed_zip(document)


def _page(document: WordDocument) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(_LONG), Mm(_SHORT)
    section.left_margin = Mm(_LEFT)
    section.right_margin = section.top_margin = section.bottom_margin = Mm(_OTHER)


def _styles(document: WordDocument) -> None:
    for name, size, bold in (("Normal", _BODY, False), ("Title", _BODY, True), ("Heading 1", _BODY, True)):
        style = document.styles[name]
        font = style.font
        font.name, font.size, font.bold, font.color.rgb = _FONT, Pt(size), bold, RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), _FONT)
        look = style.paragraph_format
        look.space_before, look.space_after = Pt(6 if bold else 0), Pt(6)
    title = document.styles["Title"]
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    border = title.element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")
    if border is not None:
        border.getparent().remove(border)


def _table(document: WordDocument, section: Section) -> None:
    table = document.add_table(rows=1, cols=len(section.heads), style="Table Grid")
    table.autofit = False
    for cell, head in zip(table.rows[0].cells, section.heads, strict=True):
        _fill(cell, head, bold=True)
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001 - python-docx has no other way
    for row in section.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            _fill(cell, text)
    _widths(table, section.heads)


def _widths(table: Table, heads: tuple[str, ...]) -> None:
    weights = [_WEIGHTS.get(head, _OTHERWISE) for head in heads]
    room = _LONG - _LEFT - _OTHER
    for column, weight in zip(table.columns, weights, strict=True):
        width = Mm(room * weight / sum(weights))
        column.width = width
        for cell in column.cells:
            cell.width = width


def _fill(cell: _Cell, text: str, *, bold: bool = False) -> None:
    for number, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(clean(line))
        run.bold, run.font.size = bold, Pt(_CELL)
