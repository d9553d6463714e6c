"""A comparison of two packs as one HTML file that needs no other."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from cchc_rules.reports.clean_text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc_rules.reports.comparison.outline import Outline, Section

_STYLE: Final = """\
body { font: 16px/1.5 "Times New Roman", serif; color: #111; background: #fff;
  margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #767676; padding: .3rem .5rem; text-align: left; vertical-align: top; }
th { background: #eee; }
@media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } }
"""


def write(outline: Outline) -> str:
    """The page, ending with a newline."""
    return "\n".join(_lines(outline)) + "\n"


def _lines(outline: Outline) -> Iterator[str]:
    title = _text(outline.title)
    yield '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>"
    yield from (f"<p>{_text(line)}</p>" for line in outline.lines)
    for section in outline.sections:
        yield f"<h2>{_text(section.heading)}</h2>"
        yield from (f"<p>{_text(line)}</p>" for line in section.lines)
        if section.rows:
            yield from _table(section)
    yield "</body>\n</html>"


def _table(section: Section) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{_text(head)}</th>' for head in section.heads)
    # A table wider than a telephone scrolls by itself, also from the keyboard.
    label = escape(clean(section.heading))
    yield f'<div class="scroll" tabindex="0" role="region" aria-label="{label}">'
    yield f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>"
    for row in section.rows:
        yield "<tr>" + "".join(f"<td>{_cell(cell.split(chr(10)))}</td>" for cell in row) + "</tr>"
    yield "</tbody>\n</table>\n</div>"


def _cell(lines: Iterable[str]) -> str:
    return "<br>".join(_text(line) for line in lines)


def _text(text: str) -> str:
    return escape(clean(text), quote=False)
