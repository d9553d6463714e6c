"""What are templates put together from? Paragraphs, loops, conditions and tables as Word stores them.

A paragraph or a row that only steers the template holds nothing but its tag, and is gone from the plan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.reports.word.named_styles import element, parent, twips

if TYPE_CHECKING:
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
    return (_tag(f"for {loop}"), *pieces, _tag("endfor"))


def when(condition: str, *pieces: BaseOxmlElement) -> tuple[BaseOxmlElement, ...]:
    return (_tag(f"if {condition}"), *pieces, _tag("endif"))


def table(
    widths: tuple[float, ...], rows: list[list[list[BaseOxmlElement]]], *, borders: bool = False
) -> BaseOxmlElement:
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
