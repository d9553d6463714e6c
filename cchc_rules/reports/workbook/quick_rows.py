"""How is a row of a big table written in a quarter of the time? As one piece of XML.

The only module that uses inner names of XlsxWriter (its file, its row counter, its bounds); a test
holds what it writes against what the library writes itself. It knows rows and styles, no reports.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

if TYPE_CHECKING:
    from collections.abc import Sequence

_LITERAL_ESCAPE = re.compile("(_x[0-9a-fA-F]{4}_)")


QuickCell = tuple[int, str | float | None, str | None]
"""A cell: the number of its format; text, number or nothing; for a formula its text without the "="."""


class QuickSheet(Worksheet):  # type: ignore[misc]  # the library publishes no types
    """A sheet of a book in constant memory that takes whole rows beside single cells."""

    def style_of(self, look: object) -> int:
        """The number of a format, as rows name it."""
        return int(look._get_xf_index())  # type: ignore[attr-defined]  # noqa: SLF001 - see above

    def write_whole_row(self, row: int, cells: Sequence[QuickCell | None], height: float | None) -> None:
        """Write a row from column A on; rows come from top to bottom, ``height`` is in points."""
        if row > self.previous_row:
            self._write_single_row(row)
        self._check_dimensions(row, 0)
        self._check_dimensions(row, len(cells) - 1)
        number = str(row + 1)
        tall = f' ht="{height:g}" customHeight="1"' if height is not None else ""
        parts = [f'<row r="{number}"{tall}>']
        for place, cell in enumerate(cells):
            if cell is not None:
                parts.append(_cell_xml(_letters(place) + number, cell))
        parts.append("</row>")
        self.fh.write("".join(parts))


def _cell_xml(place: str, cell: QuickCell) -> str:
    style, value, formula = cell
    if formula is not None:
        kind, value = (' t="str"', "") if value is None else ("", value)
        return f'<c r="{place}" s="{style}"{kind}><f>{_escaped(formula)}</f><v>{value}</v></c>'
    if value is None:
        return f'<c r="{place}" s="{style}"/>'
    if isinstance(value, str):
        keep = ' xml:space="preserve"' if value.strip() != value else ""
        return f'<c r="{place}" s="{style}" t="inlineStr"><is><t{keep}>{_escaped(value)}</t></is></c>'
    return f'<c r="{place}" s="{style}"><v>{value!r}</v></c>'


def _escaped(text: str) -> str:
    if "_x" in text:
        # Excel would read "_x0041_" as the letter A.
        text = _LITERAL_ESCAPE.sub(r"_x005F\1", text)
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


@cache
def _letters(column: int) -> str:
    return str(xl_col_to_name(column))
