"""Which pages does a document have? Upright ones, and lying ones for annexes with wide tables.

Decree 30/2020/NĐ-CP, Annex I, II.1: A4, upright or lying, the same margins for both; every annex counts
its pages from 1 again, and the first page of each part shows no number.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Literal

from docx.oxml.ns import qn

from cchc_rules.reports.word.named_styles import element, parent

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

Page = Literal["upright", "lying"]

BREAK_STYLE = "NgatPhan"


def section_end(page: Page) -> BaseOxmlElement:
    """A paragraph, too low to be seen, that ends a part with such pages."""
    made = element("sectPr")
    made.append(element("pgSz", orient="landscape" if page == "lying" else "portrait"))
    return parent("p", parent("pPr", element("pStyle", val=BREAK_STYLE), made))


def document_end() -> BaseOxmlElement:
    """The paragraph after a last table: a document does not end with a table."""
    return parent("p", parent("pPr", element("pStyle", val=BREAK_STYLE)))


def complete_sections(document: Document, last: Page) -> None:
    """Give every part that `section_end` ended, and the last one, the whole settings of its pages.

    What the document holds at its end are the settings of an upright page with its page numbers.
    """
    final = document.element.body.sectPr
    upright = deepcopy(final)
    breaks = document.element.body.findall(f"{qn('w:p')}/{qn('w:pPr')}/{qn('w:sectPr')}")
    for place, mark in enumerate(breaks):
        lying = mark.find(qn("w:pgSz")).get(qn("w:orient")) == "landscape"
        mark.getparent().replace(mark, _settings(upright, lying=lying, annex=place > 0))
    final.getparent().replace(final, _settings(upright, lying=last == "lying", annex=bool(breaks)))


def without_empty_sections(document: Document) -> None:
    """Take out parts in which a condition of the template has left nothing: no empty page is printed."""
    body = document.element.body
    part: list[BaseOxmlElement] = []
    for block in list(body):
        if block.tag == qn("w:sectPr"):
            break
        part.append(block)
        if _ends_section(block):
            if not any(_shows(each) for each in part):
                for each in part:
                    body.remove(each)
            part = []
    if part and not any(_shows(each) for each in part):
        _end_with_the_part_before(body, part)


def _settings(upright: BaseOxmlElement, *, lying: bool, annex: bool) -> BaseOxmlElement:
    made: BaseOxmlElement = deepcopy(upright)
    size = made.find(qn("w:pgSz"))
    if lying:
        size.set(qn("w:orient"), "landscape")
        width, height = size.get(qn("w:w")), size.get(qn("w:h"))
        size.set(qn("w:w"), height)
        size.set(qn("w:h"), width)
    if annex:
        made.find(qn("w:pgMar")).addnext(element("pgNumType", start=1))
    return made


def _end_with_the_part_before(body: BaseOxmlElement, part: list[BaseOxmlElement]) -> None:
    before = part[0].getprevious()
    settings = None if before is None else before.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
    if settings is None:
        return
    for each in part:
        body.remove(each)
    body.replace(body.sectPr, settings)


def _ends_section(block: BaseOxmlElement) -> bool:
    return block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None


def _shows(block: BaseOxmlElement) -> bool:
    """Whether a reader sees anything of it."""
    if block.tag == qn("w:tbl"):
        return True
    texts = (each.text for each in block.iter(qn("w:t")))
    drawn = (qn("w:drawing"), qn("w:pict"), qn("w:object"))
    return any(text and text.strip() for text in texts) or next(block.iter(*drawn), None) is not None
