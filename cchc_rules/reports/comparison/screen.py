"""A comparison of two packs on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.reports.clean_text import clean
from cchc_rules.reports.text_table import text_table, wrap

if TYPE_CHECKING:
    from cchc_rules.reports.comparison.outline import Outline


def write(outline: Outline, width: int) -> str:
    """The comparison as text for a terminal of a width, ending with a newline."""
    parts = ["\n".join(wrap(line, width) for line in (outline.title, *outline.lines))]
    for section in outline.sections:
        lines = [section.heading, *(wrap(line, width) for line in section.lines)]
        if section.rows:
            lines.append(text_table(section.heads, [_cells(row) for row in section.rows], width))
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _cells(row: tuple[str, ...]) -> list[str]:
    return ["\n".join(clean(line) for line in cell.split("\n")) for cell in row]
