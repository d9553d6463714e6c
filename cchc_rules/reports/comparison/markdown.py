"""A comparison of two packs as a Markdown page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.reports.markdown_text import escaped, markdown_table

if TYPE_CHECKING:
    from cchc_rules.reports.comparison.outline import Outline


def write(outline: Outline) -> str:
    """The page, ending with a newline."""
    parts = [f"# {escaped(outline.title)}", *map(escaped, outline.lines)]
    for section in outline.sections:
        parts += [f"## {escaped(section.heading)}", *map(escaped, section.lines)]
        if section.rows:
            parts.append(markdown_table(section.heads, section.rows))
    return "\n\n".join(parts) + "\n"
