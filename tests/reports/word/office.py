"""What an office does to a template in Word, done to the XML."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from cchc_rules.reports.templates import template_kind
from cchc_rules.reports.word.template_check import check_template

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docx.document import Document as WordDocument

SHIPPED = template_kind("plan").shipped()


def changed(change: Callable[[WordDocument], object], template: bytes = SHIPPED) -> bytes:
    """The template after somebody worked on it."""
    document = Document(io.BytesIO(template))
    change(document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def paragraphs(document: WordDocument) -> list[Any]:
    """All paragraphs of the text, those in tables too."""
    return list(document.element.body.iter(qn("w:p")))


def text_of(paragraph: Any) -> str:
    """The text of a paragraph."""
    return "".join(node.text or "" for node in paragraph.iter(qn("w:t")))


def one(document: WordDocument, text: str) -> Any:
    """The first paragraph with exactly this text."""
    return next(each for each in paragraphs(document) if text_of(each) == text)


def written(old: str, *pieces: str) -> Callable[[WordDocument], None]:
    """Replaces the text of a paragraph, each piece in a run of its own."""

    def change(document: WordDocument) -> None:
        paragraph = one(document, old)
        for run in paragraph.findall(qn("w:r")):
            paragraph.remove(run)
        for piece in pieces:
            run, text = OxmlElement("w:r"), OxmlElement("w:t")
            text.text = piece
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            run.append(text)
            paragraph.append(run)

    return change


def without(text: str) -> Callable[[WordDocument], None]:
    """Deletes a paragraph."""

    def change(document: WordDocument) -> None:
        paragraph = one(document, text)
        paragraph.getparent().remove(paragraph)

    return change


def between(first: str, last: str) -> Callable[[WordDocument], None]:
    """Deletes all from one paragraph to another, both in the text itself."""

    def change(document: WordDocument) -> None:
        blocks = list(document.element.body)
        start = blocks.index(one(document, first))
        end = next(place for place in range(start, len(blocks)) if text_of(blocks[place]) == last)
        for block in blocks[start : end + 1]:
            document.element.body.remove(block)

    return change


def told(content: bytes, kind: str = "plan") -> list[str]:
    """What the check says of a template, fault by fault."""
    return [str(fault) for fault in check_template(content, "mau.docx", template_kind(kind))]


def codes(content: bytes, kind: str = "plan") -> list[str]:
    """The codes of what the check says."""
    return [fault.code for fault in check_template(content, "mau.docx", template_kind(kind))]


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    """The files of a zip."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
