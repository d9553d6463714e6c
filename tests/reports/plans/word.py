"""Looks into a Word file as a reader of its XML does."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx import Document
from lxml import etree

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: the id of its style and its text."""

    style: str
    text: str


def opened(file: bytes) -> WordDocument:
    """The file as python-docx reads it."""
    return Document(io.BytesIO(file))


def part(file: bytes, name: str) -> etree._Element:
    """The root of an XML part."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return etree.fromstring(archive.read(name))


def lines(file: bytes) -> list[Line]:
    """Every paragraph of the document in reading order, those in tables too; empty ones left out."""
    found = []
    for paragraph in part(file, "word/document.xml").iter(f"{_W}p"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        text = "".join(each.text or "" for each in paragraph.iter(f"{_W}t"))
        if text:
            found.append(Line("" if style is None else style.get(f"{_W}val", ""), text))
    return found


def texts(file: bytes, style: str) -> list[str]:
    """The texts of all paragraphs of a style."""
    return [line.text for line in lines(file) if line.style == style]


def found(root: etree._Element, path: str) -> list[etree._Element]:
    """Elements by a path of plain names: `body/tbl/tblPr`."""
    return root.findall(
        "/".join(f"{_W}{name}" if name not in (".", "") else name for name in path.split("/"))
    )


def value(element: etree._Element, path: str, name: str = "val") -> str | None:
    """An attribute of the first element of a path; None where there is none."""
    steps = found(element, path) if path else [element]
    return steps[0].get(f"{_W}{name}") if steps else None


def style(file: bytes, style_id: str) -> etree._Element:
    """A style by its id."""
    styles = found(part(file, "word/styles.xml"), "style")
    return next(each for each in styles if each.get(f"{_W}styleId") == style_id)
