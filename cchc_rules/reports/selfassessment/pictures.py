"""Which charts stand in a report, and how do they get into Word? As PNG, with a text for who cannot see.

Without the extra that draws them a report is made all the same, and says so.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from cchc_rules.reports.clean_text import clean
from cchc_rules.reports.word.named_styles import TEXT_WIDTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document

STYLE = "HinhAnh"
NO_CHARTS = (
    "Báo cáo chưa có biểu đồ vì máy này chưa cài phần mở rộng vẽ biểu đồ; "
    "số liệu của các biểu đồ có trong các bảng."
)
NOTHING_TO_DRAW = "Chưa có số liệu để vẽ biểu đồ."
_TALLEST = 215
"""Millimetres: a page less its margins and a caption."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn chart; `alt` says in words what it shows."""

    name: str
    alt: str
    png: bytes


@dataclass(frozen=True, slots=True)
class ChartPlace:
    """Where a chart goes: what stands there for who cannot see it, and its caption."""

    alt: str
    caption: str


def chart_places(pictures: Sequence[Picture] | None) -> tuple[tuple[ChartPlace, ...], tuple[str, ...]]:
    """The places of the charts with their numbers, or why there are none."""
    if pictures is None:
        return (), (NO_CHARTS,)
    places = tuple(
        ChartPlace(clean(each.alt), f"Biểu đồ {number}. {clean(each.name)}")
        for number, each in enumerate(pictures, start=1)
    )
    return places, () if places else (NOTHING_TO_DRAW,)


def place_pictures(document: Document, pictures: Sequence[Picture]) -> None:
    """Put each chart in its place, as wide as the text or as tall as a page allows."""
    waiting = iter(pictures)
    # A summary has thousands of paragraphs: each is asked for its style without a look through all styles.
    for element in list(document.element.body.iter(qn("w:p"))):
        if element.style == STYLE and (picture := next(waiting, None)) is not None:
            _put(Paragraph(element, document), picture)


def _put(paragraph: Paragraph, picture: Picture) -> None:
    for run in paragraph.runs:
        paragraph._p.remove(run._r)  # noqa: SLF001 - python-docx has no typed way
    shape = paragraph.add_run().add_picture(io.BytesIO(picture.png), width=Mm(TEXT_WIDTH))
    if shape.height > Mm(_TALLEST):
        shape.width = round(shape.width * Mm(_TALLEST) / shape.height)
        shape.height = Mm(_TALLEST)
    about = shape._inline.docPr  # noqa: SLF001 - python-docx has no public way to the alternative text
    about.set("descr", clean(picture.alt))
    about.set("name", clean(picture.name))
