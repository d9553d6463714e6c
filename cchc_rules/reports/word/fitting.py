"""What depends on how long the texts turned out? Rules below lines, and rows that may break across pages.

Decree 30/2020/NĐ-CP, Annex I, II.2 and II.5: the rule below the issuing body and below the abstract is a
third to a half of the line above it.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from cchc_rules.reports.word.named_styles import TEXT_WIDTH, TWIPS_PER_MM, element, twips
from cchc_rules.reports.word.text_width import bold_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

_RULES = {"KeCoQuan": 13, "KeTrichYeu": 14}
"""Styles of the rules and the sizes of the lines above them, in points."""
_PART = 0.42
"""Of the line above: between a third and a half."""
_TALLEST, _TALLEST_LYING = 125, 85
"""Millimetres, half a page: kept whole, a taller row would leave a wide gap at the end of a page."""
_LETTER = 1.95
"""Millimetres of a letter of 12 points, on average."""
_LINE, _GAP = 4.9, 1.4
"""Millimetres of a line of 12 points and between paragraphs."""
_CELL_SIDES = 3


def fit_to_texts(document: Document) -> None:
    """Make rules as long as the decree has them, and let rows break that are too tall for a page."""
    body = document.element.body
    for paragraph in list(body.iter(qn("w:p"))):
        style = _style_of(paragraph)
        if style in _RULES:
            _fit_rule(paragraph, _RULES[style])
    for row in body.iter(qn("w:tr")):
        whole = row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}")
        if whole is not None and _height(row) > _tallest_whole(row):
            whole.getparent().remove(whole)


def whole_tables(document: Document) -> None:
    """Give cells in which a loop printed nothing the paragraph every cell has, and take out tables
    without rows: Word opens neither."""
    for cell in list(document.element.body.iter(qn("w:tc"))):
        if not len(cell) or cell[-1].tag != qn("w:p"):
            cell.append(element("p"))
    for table in list(document.element.body.iter(qn("w:tbl"))):
        if table.find(qn("w:tr")) is None:
            table.getparent().remove(table)


def _fit_rule(rule: BaseOxmlElement, size: float) -> None:
    above, properties = rule.getprevious(), rule.find(qn("w:pPr"))
    # Indents of its own are the office's choice.
    if above is None or above.tag != qn("w:p") or properties.find(qn("w:ind")) is not None:
        return
    within = _width_of_place(rule)
    side = twips((within - _PART * min(bold_width(_text(above), size), within)) / 2)
    indents = properties.get_or_add_ind()
    indents.set(qn("w:left"), str(side))
    indents.set(qn("w:right"), str(side))


def _width_of_place(paragraph: BaseOxmlElement) -> float:
    cell = next(paragraph.iterancestors(qn("w:tc")), None)
    return TEXT_WIDTH if cell is None else _cell_width(cell)


def _cell_width(cell: BaseOxmlElement) -> float:
    width = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
    written = "" if width is None else width.get(qn("w:w"), "")
    return int(written) / TWIPS_PER_MM if written.isdecimal() and int(written) else TEXT_WIDTH


def _tallest_whole(row: BaseOxmlElement) -> int:
    width = sum(map(_cell_width, row.findall(qn("w:tc"))))
    return _TALLEST_LYING if width > TEXT_WIDTH + _CELL_SIDES else _TALLEST


def _height(row: BaseOxmlElement) -> float:
    """Millimetres of the tallest cell, roughly."""
    return max(map(_cell_height, row.findall(qn("w:tc"))), default=0)


def _cell_height(cell: BaseOxmlElement) -> float:
    letters = max((_cell_width(cell) - _CELL_SIDES) / _LETTER, 1)
    return sum(_GAP + _LINE * max(ceil(length / letters), 1) for length in _lengths(cell))


def _lengths(cell: BaseOxmlElement) -> Iterator[int]:
    return (len(_text(paragraph)) for paragraph in cell.findall(qn("w:p")))


def _style_of(paragraph: BaseOxmlElement) -> str | None:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return None if style is None else style.get(qn("w:val"))


def _text(paragraph: BaseOxmlElement) -> str:
    return "".join(each.text or "" for each in paragraph.iter(qn("w:t")))
