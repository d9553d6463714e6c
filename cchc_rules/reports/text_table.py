"""How does a table of Vietnamese text fit the width of a screen? Words are never broken in the middle."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Literal

from tabulate import SEPARATING_LINE, tabulate
from wcwidth import wcswidth

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Align = Literal["left", "right", "center"]

_GAP = 2
"""Blanks between two columns of tabulate's `simple` format."""
_HEAD_PADDING = 2
"""tabulate keeps a column this much wider than its head."""


def text_table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], width: int, *, align: Sequence[Align] | None = None
) -> str:
    """The table, wrapped at blanks to the width; wider only where single words are too long for it."""
    widths = column_widths(heads, rows, width)
    wrapped = [[wrap(cell, size) for cell, size in zip(row, widths, strict=True)] for row in rows]
    tall = any("\n" in cell for row in wrapped for cell in row)
    body: list[Sequence[str] | str] = []
    for row in wrapped:
        if tall and body:
            body.append(SEPARATING_LINE)
        body.append(row)
    return tabulate(
        body,
        headers=[wrap(head, size - _HEAD_PADDING) for head, size in zip(heads, widths, strict=True)],
        tablefmt="simple",
        disable_numparse=True,
        colalign=align or ["left"] * len(heads),
    )


def wrap(text: str, width: int) -> str:
    """The text in lines of at most `width` columns, broken at blanks only."""
    return "\n".join(line for part in text.split("\n") for line in _lines(part.split(" "), width))


def column_widths(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """A width for each column: at least its longest word, the rest by how much text it holds."""
    columns = list(zip_longest(*rows, fillvalue="")) or [()] * len(heads)
    least, wanted, weight = [], [], []
    for head, column in zip(heads, columns, strict=True):
        least.append(max([_longest_word(head) + _HEAD_PADDING, *map(_longest_word, column)]))
        wanted.append(max([_width(head) + _HEAD_PADDING, *map(_longest_line, column)]))
        weight.append(_width(head) + sum(map(_width, column)))
    return _shared_out(least, wanted, weight, width - _GAP * (len(columns) - 1))


def _longest_word(text: str) -> int:
    return max(map(_width, text.split()), default=0)


def _longest_line(text: str) -> int:
    return max(map(_width, text.split("\n")))


def _shared_out(least: Sequence[int], wanted: Sequence[int], weight: Sequence[int], width: int) -> list[int]:
    widths = list(least)
    growing = {index for index in range(len(widths)) if widths[index] < wanted[index]}
    while growing and (spare := width - sum(widths)) > 0:
        total = sum(weight[index] for index in growing)
        for index in sorted(growing, key=lambda index: (weight[index], index)):
            share = max(spare * weight[index] // total, 1)
            widths[index] += max(min(share, wanted[index] - widths[index], width - sum(widths)), 0)
        growing = {index for index in growing if widths[index] < wanted[index]}
    return widths


def _lines(words: Iterable[str], width: int) -> Iterable[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if line and _width(longer) > width:
            yield line
            line = word
        else:
            line = longer
    yield line


def _width(text: str) -> int:
    """Columns on the screen; a control character counts as none."""
    width: int = wcswidth(text)
    return width if width >= 0 else len(text)
