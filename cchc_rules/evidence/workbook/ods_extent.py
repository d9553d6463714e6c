"""How large are the sheets of an .ods once its repeated cells are written out?

A few bytes can repeat a filled cell a thousand million times; the reader of .ods files writes them all out.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Final
from xml.etree.ElementTree import iterparse

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CELLS: Final = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


def used_area(content: IO[bytes]) -> int:
    """Rows times columns up to the last filled cell, of the largest sheet.

    Raises:
        xml.etree.ElementTree.ParseError: the content is no XML.
    """
    largest = row = last_row = last_column = 0
    for event, element in iterparse(content, events=("start", "end")):
        if element.tag == f"{_TABLE}table" and event == "start":
            row = last_row = last_column = 0
        elif element.tag == f"{_TABLE}table-row" and event == "end":
            width = _width(element)
            row += _repeated(element, "number-rows-repeated")
            if width:
                last_row, last_column = row, max(last_column, width)
                largest = max(largest, last_row * last_column)
            element.clear()
    return largest


def _width(row: Element) -> int:
    """The column of the last filled cell of a row."""
    column = width = 0
    for cell in row:
        if cell.tag in _CELLS:
            column += _repeated(cell, "number-columns-repeated")
            if len(cell) or f"{_OFFICE}value-type" in cell.attrib:
                width = column
    return width


def _repeated(element: Element, name: str) -> int:
    text = element.get(f"{_TABLE}{name}", "1")
    return int(text) if text.isdecimal() else 1
