"""Which tags does a Word template hold, and where? Finds them as people see them, mends how Word stores them.

Word cuts a tag into pieces (spelling, revisions) and may put a blank after "{%"; keyboards type letters
decomposed. Knows tags as text; what they mean is for others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

from cchc_rules.sources.faults import Place
from cchc_rules.vietnamese.names import nfc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_STEERING = re.compile(r"\{%(-?)\s*(?:(p|tr|tc|r)\s+)?(?=(?:for|if|elif|else|endfor|endif)\b)")
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\N{NO-BREAK SPACE}": " "})
_EXCERPT = 45
_TEXT, _PARAGRAPH = qn("w:t"), qn("w:p")


@dataclass(frozen=True, slots=True, order=True)
class Spot(Place):
    """A place in a Word file, in words: `line` only keeps the order of reading."""

    where: str = ""

    def __str__(self) -> str:
        return f"{self.file}: {self.where}"


@dataclass(frozen=True, slots=True)
class TaggedParagraph:
    """A paragraph that holds tags, or pieces of some."""

    element: Any
    text: str
    spot: Spot

    @property
    def tags(self) -> list[str]:
        """Its tags, mended, in order."""
        return [mended(tag) for tag in TAG.findall(self.text)]


def tagged_paragraphs(document: Document, file: str) -> Iterator[TaggedParagraph]:
    """Every paragraph with a tag in reading order: the text with its tables, then heads and feet of pages."""
    for number, (paragraph, where) in enumerate(_places(document), start=1):
        text = "".join(node.text or "" for node in _text_nodes(paragraph))
        if any(mark in text for mark in ("{{", "}}", "{%", "%}")):
            spot = Spot(file, number, 0, f"{where} “{_excerpt(text)}”")
            yield TaggedParagraph(paragraph, text, spot)


def mend_tags(document: Document) -> None:
    """Put every tag into one piece of text, composed, with straight quotes and its prefix in place."""
    for paragraph, _ in _places(document):
        nodes = _text_nodes(paragraph)
        text = "".join(node.text or "" for node in nodes)
        if "{" in text:
            for found in reversed(list(TAG.finditer(text))):
                _put(nodes, found.start(), found.end(), mended(found[0]))


def mended(tag: str) -> str:
    """The tag as it was meant: `{% tr for` is `{%tr for`."""
    composed = nfc(tag).translate(_QUOTES)
    return _STEERING.sub(lambda found: f"{{%{found[1]}{found[2] or ''} ", composed, count=1)


def _put(nodes: list[BaseOxmlElement], start: int, end: int, tag: str) -> None:
    """Replace the characters from start to end, wherever the pieces are, by the tag in its first piece."""
    position = 0
    for node in nodes:
        written = node.text or ""
        first, last = max(start - position, 0), min(end - position, len(written))
        if first < last:
            begins = position <= start
            node.text = written[:first] + (tag if begins else "") + written[last:]
        position += len(written)


def _text_nodes(paragraph: BaseOxmlElement) -> list[BaseOxmlElement]:
    """The texts of a paragraph; those of a box drawn in it are of paragraphs of their own."""
    return [node for node in paragraph.iter(_TEXT) if next(node.iterancestors(_PARAGRAPH)) is paragraph]


def _places(document: Document) -> Iterator[tuple[BaseOxmlElement, str]]:
    body = document.element.body
    tables = {table: place for place, table in enumerate(body.findall(qn("w:tbl")), start=1)}
    number = 0
    for paragraph in body.iter(_PARAGRAPH):
        row = next(paragraph.iterancestors(qn("w:tr")), None)
        if row is None:
            number += 1
            yield paragraph, f"đoạn {number}"
        else:
            yield paragraph, _cell_place(paragraph, row, tables)
    for name, part in _margins(document):
        for paragraph in part.iter(_PARAGRAPH):
            yield paragraph, name


def _cell_place(paragraph: BaseOxmlElement, row: BaseOxmlElement, tables: dict[Any, int]) -> str:
    cell = next(paragraph.iterancestors(qn("w:tc")))
    table = next((tables[each] for each in row.iterancestors(qn("w:tbl")) if each in tables), 0)
    rows = list(row.getparent().iterchildren(qn("w:tr")))
    cells = list(row.iterchildren(qn("w:tc")))
    return f"bảng {table}, hàng {_index(rows, row)}, ô {_index(cells, cell)}"


def _index(among: list[BaseOxmlElement], one: BaseOxmlElement) -> int:
    return among.index(one) + 1 if one in among else 0


def _margins(document: Document) -> Iterable[tuple[str, BaseOxmlElement]]:
    """Heads and feet of pages, each once."""
    names = {"header": "đầu trang", "footer": "chân trang"}
    for relation in sorted(document.part.rels.values(), key=lambda relation: relation.rId):
        name = names.get(relation.reltype.rpartition("/")[2])
        if name and not relation.is_external:
            yield name, relation.target_part.element


def _excerpt(text: str) -> str:
    shown = " ".join(nfc(text).split())
    return shown if len(shown) <= _EXCERPT else f"{shown[: _EXCERPT - 1]}…"
