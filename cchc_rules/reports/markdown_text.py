"""How is any text written so that Markdown shows it as it is?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc_rules.reports.clean_text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~&{}])")
# "1. " and "- " at the beginning of a line would become a list.
_LIST_START = re.compile(r"^(\d+)([.)])(?=\s|$)|^([-+])(?=\s|$)")


def escaped(text: str) -> str:
    """The text as Markdown that shows exactly it."""
    safe = _SPECIAL.sub(r"\\\1", clean(text))
    return _LIST_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", safe)


def markdown_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table; lines within a cell are parted by <br>."""
    lines = [_row(heads), "|" + " --- |" * len(heads), *(_row(row) for row in rows)]
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _cell(text: str) -> str:
    return "<br>".join(escaped(line) for line in text.split("\n"))
