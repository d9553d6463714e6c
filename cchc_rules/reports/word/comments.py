"""How do remarks get beside a text without getting into it? As comments in Word.

An officer removes them all at once (Review, Delete all comments) before the document is issued.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from cchc_rules.reports.clean_text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docx.document import Document

AUTHOR, INITIALS = "cchc_rules", "CCHC"


def comment_on(document: Document, remarks: Mapping[str, Sequence[str]]) -> None:
    """Remarks by the text of the paragraph they are about; the first one with the text has them."""
    waiting = {clean(text): lines for text, lines in remarks.items() if lines}
    added = False
    for element in document.element.body.iter(qn("w:p")):
        if not waiting:
            break
        lines = waiting.pop("".join(node.text or "" for node in element.iter(qn("w:t"))), None)
        if lines:
            paragraph = Paragraph(element, document)
            document.add_comment(paragraph.runs, "\n".join(map(clean, lines)), AUTHOR, INITIALS)
            added = True
    if added:
        _without_clock(document)


def _without_clock(document: Document) -> None:
    """The same document must give the same bytes, whenever it is made."""
    comments = document.part.part_related_by(RELATIONSHIP_TYPE.COMMENTS)
    for comment in comments.element:  # type: ignore[attr-defined]
        comment.attrib.pop(qn("w:date"), None)
