"""What are templates put together from? Paragraphs, loops, conditions and tables as Word stores them.

A paragraph or a row that only steers the template holds nothing but its tag, and is gone from the plan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.reports.word.named_styles import element, parent, twips

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.oxml.xmlchemy import BaseOxmlElement


def paragraph(style: str, *texts: str, italic: str | None = None) -> BaseOxmlElement:
    """A paragraph of runs; the run equal to `italic` is set in italics."""
    made = parent("p", parent("pPr", element("pStyle", val=style)))
    for text in texts:
        run = element("r")
        if text == italic:
            run.append(parent("rPr", element("i"), element("iCs")))
        shown = element("t")
        shown.text = text
        shown.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.append(shown)
        made.append(run)
    return made


def _tag(text: str) -> BaseOxmlElement:
    """A paragraph that only steers the template; it is gone from the plan."""
    return paragraph("NoiDung", "{%p " + text + " %}")


def each(loop: str, *pieces: BaseOxmlElement) -> tuple[BaseOxmlElement, ...]:
    """The pieces once for each of a list: `each("line in lines", ...)`."""
    return (_tag(f"for {loop}"), *pieces, _tag("endfor"))


def when(condition: str, *pieces: BaseOxmlElement) -> tuple[BaseOxmlElement, ...]:
    """The pieces where the condition holds."""
    return (_tag(f"if {condition}"), *pieces, _tag("endif"))


def grouped_rows(
    loop: str, group: str, row: list[list[BaseOxmlElement]]
) -> tuple[list[list[BaseOxmlElement]], ...]:
    """Rows of a table: one for each of a list, with a row across all columns above it where a group begins.

    `group` is what a row says about its group, empty where none begins.
    """
    columns = len(row)
    return (
        steering_row(f"for {loop}", columns),
        steering_row(f"if {group}", columns),
        [[paragraph("NhomBang", f"{{{{ {group} }}}}")]],
        steering_row("endif", columns),
        row,
        steering_row("endfor", columns),
    )


def looked_rows(
    loop: str, looks: Mapping[str, list[list[BaseOxmlElement]]], otherwise: list[list[BaseOxmlElement]]
) -> tuple[list[list[BaseOxmlElement]], ...]:
    """Rows of a table, one for each of a list: like the first of `looks` whose condition holds."""
    columns = len(otherwise)
    found = [steering_row(f"for {loop}", columns)]
    for place, (condition, row) in enumerate(looks.items()):
        found += [steering_row(f"{'elif' if place else 'if'} {condition}", columns), row]
    if looks:
        found += [steering_row("else", columns), otherwise, steering_row("endif", columns)]
    else:
        found.append(otherwise)
    return (*found, steering_row("endfor", columns))


def table(
    widths: tuple[float, ...], rows: list[list[list[BaseOxmlElement]]], *, borders: bool = False
) -> BaseOxmlElement:
    """A table of fixed widths in millimetres; `rows` hold cells, cells hold paragraphs. One with borders
    repeats its first row on every page, one cell alone in its row stands across all columns."""
    properties = element("tblPr")
    properties.append(element("tblW", w=sum(twips(width) for width in widths), type="dxa"))
    if borders:
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        properties.append(
            parent(
                "tblBorders", *(element(side, val="single", sz=4, space=0, color="000000") for side in sides)
            )
        )
    properties.append(element("tblLayout", type="fixed"))
    margin = twips(1.5) if borders else 0
    properties.append(
        parent("tblCellMar", element("left", w=margin, type="dxa"), element("right", w=margin, type="dxa"))
    )
    made = parent("tbl", properties)
    made.append(parent("tblGrid", *(element("gridCol", w=twips(width)) for width in widths)))
    for row in rows:
        made.append(_row(widths, row, head=borders and row is rows[0]))
    return made


def _row(widths: tuple[float, ...], cells: list[list[BaseOxmlElement]], *, head: bool) -> BaseOxmlElement:
    made = parent("tr", parent("trPr", element("cantSplit"), *([element("tblHeader")] if head else [])))
    if len(cells) == 1 < len(widths):
        total = sum(twips(width) for width in widths)
        whole = parent("tcPr", element("tcW", w=total, type="dxa"), element("gridSpan", val=len(widths)))
        made.append(parent("tc", whole, *cells[0]))
        return made
    for width, content in zip(widths, cells, strict=True):
        made.append(parent("tc", parent("tcPr", element("tcW", w=twips(width), type="dxa")), *content))
    return made


def steering_row(tag: str, columns: int) -> list[list[BaseOxmlElement]]:
    """A row that only steers the template; it is gone from the document."""
    return [[paragraph("OBang", "{%tr " + tag + " %}")], *([paragraph("OBang")] for _ in range(1, columns))]
