"""Why does a task stand in the plan? Said in comments beside it, so that the text stays clean.

An officer removes them all at once in Word (Review, Delete all comments) before the plan is issued.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from cchc_rules.reports.clean_text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.document import Document
    from docx.text.paragraph import Paragraph

    from cchc_rules.reports.plans.plan_outline import PlanOutline

AUTHOR, INITIALS = "cchc_rules", "CCHC"
_TITLE, _TASK = "TrichYeu", "Khoan"


def add_comments(document: Document, outline: PlanOutline) -> None:
    """Warnings beside the title, the reasons of each task beside its heading."""
    remarks = list(_remarks(document.paragraphs, outline))
    for paragraph, texts in remarks:
        document.add_comment(paragraph.runs, "\n".join(clean(text) for text in texts), AUTHOR, INITIALS)
    if remarks:
        _without_clock(document)


def _remarks(
    paragraphs: Sequence[Paragraph], outline: PlanOutline
) -> Iterator[tuple[Paragraph, tuple[str, ...]]]:
    waiting = [task for task in outline.tasks if task.reasons]
    titled = False
    for paragraph in paragraphs:
        look = paragraph.style.style_id if paragraph.style is not None else None
        if look == _TITLE and outline.notes and not titled:
            titled = True
            yield paragraph, outline.notes
        elif look == _TASK and waiting and paragraph.text == waiting[0].heading:
            yield paragraph, waiting.pop(0).reasons


def _without_clock(document: Document) -> None:
    """The same plan must give the same bytes, whenever it is drafted."""
    comments = document.part.part_related_by(RELATIONSHIP_TYPE.COMMENTS)
    for comment in comments.element:  # type: ignore[attr-defined]
        comment.attrib.pop(qn("w:date"), None)
