"""What may stand in a cell of a book? Texts that stay texts, exact numbers as numbers, formulas with values.

A text never becomes a formula or a link, and what is too long for a cell is cut with a word about it.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from cchc_rules.reports.clean_text import clean
from cchc_rules.vietnamese.numbers import format_number

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

_CELL_END = 32_767
"""Characters an Excel cell holds, counted in UTF-16."""
_LINE = 15.0
"""Height of a line of 11 point Times New Roman, in points."""
_LETTERS_A_UNIT = 1.12
"""Letters of running text in the width of one digit, by which Excel measures columns."""
_ROW_END = 409.0
"""The tallest row of Excel, in points."""
_LINES_END = int(_ROW_END // _LINE)


class Formula(NamedTuple):
    """A formula and what it comes to; None where it comes to an empty text."""

    text: str
    value: Fraction | None


class Link(NamedTuple):
    """A text that leads to a sheet of the book."""

    text: str
    sheet: str


class Figure(NamedTuple):
    """A number with so many decimals; ``suffix`` stands behind points, to tell their status."""

    number: Fraction
    places: int = 2
    percent: bool = False
    suffix: str = ""


Cell: TypeAlias = "str | int | Fraction | date | Formula | Link | Figure | None"
"""None is an empty cell."""


def fitting(text: str) -> str:
    """A text as a cell holds it: composed, no control characters, lines kept, not too long."""
    if not text.isprintable():
        text = "\n".join(clean(line) for line in text.split("\n"))
    if len(text) > _CELL_END // 2:
        text = _cut(text)
    # A text in these tags would be taken for XML of its own.
    return f"{text} " if text.startswith("<r>") else text


def _cut(text: str) -> str:
    size = len(text.encode("utf-16-le")) // 2
    if size <= _CELL_END:
        return text
    left_out = f"… (lược bớt, vì một ô Excel chỉ chứa {format_number(_CELL_END)} ký tự)"
    kept = text.encode("utf-16-le")[: 2 * (_CELL_END - len(left_out))]
    return kept.decode("utf-16-le", errors="ignore") + left_out


def figure_of(number: Fraction | None, said: str | None, *, is_rate: bool) -> Figure | str | None:
    """A value as a number where the number says all that is printed; "khoảng 0,03%" stays a text."""
    if number is None or said is None or not said[:1].isdigit():
        return said
    places = len(said.rstrip("%").partition(",")[2])
    if is_rate and said.endswith("%"):
        return Figure(number, places, percent=True)
    return said if is_rate or not said.replace(".", "").replace(",", "").isdigit() else Figure(number, places)


def lines_in(text: str, width: float) -> int:
    """How many lines a text takes in a column so many characters wide."""
    return sum(max(1, ceil(len(line) / (width * _LETTERS_A_UNIT))) for line in text.split("\n"))


def height_of(lines: int) -> float:
    """The height of a row of so many lines, in points."""
    return min(max(lines, 1), _LINES_END) * _LINE + 3.0
